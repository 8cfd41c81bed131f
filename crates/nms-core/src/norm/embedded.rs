//! The packs that come with the library, embedded at build time.

use super::pack::NormPack;
use super::read::PackError;

/// Lists the packs with their files; the name of a file is shown in messages.
macro_rules! packs {
    ($($pack:literal: $($file:literal)+;)+) => {
        const PACKS: &[(&str, &[(&str, &str)])] = &[$(
            ($pack, &[$((
                concat!($pack, "/", $file, ".toml"),
                include_str!(concat!("../../packs/", $pack, "/", $file, ".toml")),
            ),)+]),
        )+];
    };
}

packs! {
    "orenburg-2023": "pack" "actors" "functions" "relations" "competences" "rules" "kpis" "roadmap" "glossary" "statements" "notes";
    "orenburg-2020": "pack" "actors" "functions" "relations" "rules" "kpis" "roadmap" "glossary" "forms" "notes";
    "orenburg-2025": "pack" "actors" "functions" "relations" "rules" "kpis" "glossary" "statements" "notes";
    "primorye-2022": "pack" "actors" "functions" "relations" "competences" "rules" "kpis" "roadmap" "glossary" "statements" "notes";
    "smolensk-2018": "pack" "actors" "functions" "relations" "rules" "kpis" "roadmap" "glossary" "statements" "notes";
}

impl NormPack {
    /// The identifiers of the packs that come with the library; the main one first.
    pub fn available() -> Vec<&'static str> {
        PACKS.iter().map(|(id, _)| *id).collect()
    }

    /// Loads a pack that comes with the library (feature `packs`).
    ///
    /// # Errors
    /// `pack.unknown` if there is none of this name; the error names those that there are.
    ///
    /// ```
    /// use nms_core::NormPack;
    /// let pack = NormPack::load("primorye-2022")?;
    /// assert_eq!(pack.roadmap().len(), 41);
    /// assert!(NormPack::load("primorie-2022").unwrap_err().problems()[0].help.contains("did you mean `primorye-2022`?"));
    /// # Ok::<(), nms_core::PackError>(())
    /// ```
    pub fn load(id: &str) -> Result<Self, PackError> {
        let (_, files) = PACKS
            .iter()
            .find(|(known, _)| *known == id)
            .ok_or_else(|| PackError::unknown_pack(id, &Self::available()))?;
        Self::from_files(files.iter().copied())
    }
}
