//! A norm pack: one order as data.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::entry::{
    Abbreviation, Act, Actor, Competence, Entry, Form, Function, GlossaryTerm, Header, Indicator, Measure, Note,
    Numbering, Relation, Rule, Statement,
};
use super::read;
#[cfg(feature = "toml")]
use super::read::PackError;
use super::section::{Entries, Section};
use crate::boundary::{Error, Limits, json};
use nms_solver::order::gather;

/// One normative document as data: who acts, who answers for what, what is promised and when.
///
/// A pack is immutable. Its entries keep the order of their files, and every id in it is unique.
///
/// ```
/// # #[cfg(feature = "packs")] {
/// let pack = nms_core::NormPack::load("orenburg-2023")?;
/// let centre = pack.actor("orb-cnppm").ok_or("the centre is in the order")?;
/// assert_eq!(centre.abbreviation.as_deref(), Some("ЦНППМ"));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormPack {
    pack: Header,
    entries: Entries,
    index: BTreeMap<String, (Section, usize)>,
}

/// Written as one object: the head under `pack`, then the sections.
impl Serialize for NormPack {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("pack", &self.pack)?;
        self.entries.serialize_into(&mut object)?;
        object.end()
    }
}

impl NormPack {
    /// Reads a pack from its files: pairs of a file name, used in messages, and its TOML text.
    ///
    /// The text of every file may hold any sections; a folder of `actors.toml`, `functions.toml`, … is the custom.
    ///
    /// # Errors
    /// [`PackError`] holds every problem of every file at once: broken TOML, unknown fields, missing labels,
    /// unknown words, duplicate ids, dangling references, ids that deceive, intervals that end before they start.
    /// A pack that extends another needs [`NormPack::extending`].
    ///
    /// ```
    /// let header = r#"
    ///     [pack]
    ///     id = "my-region"
    ///     version = "1.0.0"
    ///     label = { ru = "Приказ", en = "Order" }
    ///     jurisdiction = { ru = "Область", en = "Region" }
    /// "#;
    /// let actors = r#"
    ///     [[actors]]
    ///     id = "centre"
    ///     label = { ru = "Центр", en = "Centre" }
    ///     kind = "centre"
    ///     level = "reginal"
    ///     clause = "1.1"
    /// "#;
    /// let error = nms_core::NormPack::from_files([("pack.toml", header), ("actors.toml", actors)]).unwrap_err();
    /// assert_eq!(error.problems().len(), 1);
    /// assert_eq!(error.problems()[0].code, "pack.word");
    /// assert!(error.problems()[0].help.contains("`regional`"));
    /// ```
    #[cfg(feature = "toml")]
    pub fn from_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, PackError> {
        Self::from_files_within(files, None, &Limits::default())
    }

    /// Reads a pack that extends `base`: the base's entries hold unless the pack brings its own or omits them.
    ///
    /// # Errors
    /// As [`NormPack::from_files`].
    #[cfg(feature = "toml")]
    pub fn extending<'a>(base: &Self, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, PackError> {
        Self::from_files_within(files, Some(base), &Limits::default())
    }

    /// Reads a pack with limits of the caller's own.
    ///
    /// # Errors
    /// As [`NormPack::from_files`].
    #[cfg(feature = "toml")]
    pub fn from_files_within<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
        base: Option<&Self>,
        limits: &Limits,
    ) -> Result<Self, PackError> {
        Self::from_files_and(files, base, limits, &|_| crate::boundary::Several::default())
    }

    /// The same with a further check, by a stage that knows more than the reader.
    #[cfg(feature = "toml")]
    pub(crate) fn from_files_and<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
        base: Option<&Self>,
        limits: &Limits,
        also: &dyn Fn(&Self) -> crate::boundary::Several<read::Faulty>,
    ) -> Result<Self, PackError> {
        read::from_files(files, base, limits, also)
    }

    /// Reads a pack from the text that [`NormPack::to_json`] gave: whole, with what it extends in it.
    ///
    /// # Errors
    /// `input.json` if the text is not JSON, and as [`NormPack::from_files`] for what it says.
    ///
    /// ```
    /// use nms_core::{Limits, NormPack};
    /// let label = r#"{"ru": "Приказ", "en": "Order"}"#;
    /// let text = format!(r#"{{"pack": {{"id": "p", "label": {label}, "version": "1.0.0", "jurisdiction": {label}}}}}"#);
    /// assert_eq!(NormPack::from_json(&text, &Limits::default())?.id(), "p");
    /// assert_eq!(NormPack::from_json("{}", &Limits::default()).unwrap_err().code, "pack.head.missing");
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        read::from_json(text, limits)
    }

    pub(super) fn assemble(pack: Header, entries: Entries) -> Self {
        let index = gather(entries.iter().map(|(section, at, entry)| (entry.id().to_owned(), (section, at))));
        Self { pack, entries, index }
    }

    /// The head of the pack.
    pub fn header(&self) -> &Header {
        &self.pack
    }

    /// The identifier of the pack: `orenburg-2023`.
    pub fn id(&self) -> &str {
        &self.pack.id
    }

    /// All entries, section by section.
    pub fn entries(&self) -> &Entries {
        &self.entries
    }

    /// The entry of any section with this id.
    pub fn entry(&self, id: &str) -> Option<(Section, &dyn Entry)> {
        let (section, at) = *self.index.get(id)?;
        Some((section, self.entries.get(section, at)?))
    }

    /// The JSON text of the pack: the head under `pack`, then the sections. The same text as through serde.
    pub fn to_json(&self) -> String {
        let sections = Section::ALL.iter().map(|section| format!(",\"{section}\":{}", self.section_json(*section)));
        format!("{{\"pack\":{}{}}}", json(&self.pack), sections.collect::<String>())
    }

    /// The JSON text of the list of a section.
    pub fn section_json(&self, section: Section) -> String {
        self.entries.section_json(section)
    }

    /// The JSON text of the entry of any section with this id.
    pub fn entry_json(&self, id: &str) -> Option<String> {
        let (section, at) = *self.index.get(id)?;
        self.entries.entry_json(section, at)
    }

    fn at(&self, section: Section, id: &str) -> Option<usize> {
        self.index.get(id).filter(|(found, _)| *found == section).map(|(_, at)| *at)
    }

    /// The notes on an entry.
    pub fn notes_on<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Note> {
        self.entries.notes.iter().filter(move |note| note.on.iter().any(|on| on.as_str() == id))
    }
}

/// Gives each section a slice accessor and, where it is asked for by id, a lookup.
macro_rules! accessors {
    ($($(#[$doc:meta])* $many:ident: $entry:ty $(, $(#[$one_doc:meta])* $one:ident in $section:ident)?;)+) => {
        impl NormPack {$(
            $(#[$doc])*
            pub fn $many(&self) -> &[$entry] {
                &self.entries.$many
            }
            $($(#[$one_doc])*
            pub fn $one(&self, id: &str) -> Option<&$entry> {
                self.entries.$many.get(self.at(Section::$section, id)?)
            })?
        )+}
    };
}

accessors! {
    /// The acts the document stands on.
    acts: Act;
    /// Numbered lists as printed.
    numberings: Numbering;
    /// What the abbreviations mean in this pack.
    abbreviations: Abbreviation;
    /// Who acts.
    actors: Actor,
        /// The actor with this id.
        actor in Actors;
    /// Who does what.
    functions: Function,
        /// The function with this id.
        function in Functions;
    /// Who is tied to whom.
    relations: Relation,
        /// The relation with this id.
        relation in Relations;
    /// Competence areas.
    competences: Competence;
    /// Rules for planners and checks.
    rules: Rule,
        /// The rule with this id.
        rule in Rules;
    /// Indicators with their targets.
    kpis: Indicator,
        /// The indicator with this id.
        indicator in Kpis;
    /// Rows of the roadmap.
    roadmap: Measure,
        /// The measure with this id.
        measure in Roadmap;
    /// Terms.
    glossary: GlossaryTerm;
    /// Goals, tasks, mechanisms and the like.
    statements: Statement;
    /// Forms to fill in.
    forms: Form;
    /// Doubtful places.
    notes: Note;
}
