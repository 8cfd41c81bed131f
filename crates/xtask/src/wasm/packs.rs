//! The packs as JSON, one file for each: the name of a file → its text.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Writes `<pack>.json` for every folder of packs.
pub(crate) fn write(packs: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for pack in entries(packs)?.iter().filter(|path| path.is_dir()) {
        let text = serde_json::to_string(&files(pack)?)? + "\n";
        let name = pack.file_name().context("a pack without a name")?;
        fs::write(folder.join(name).with_extension("json"), text)?;
    }
    Ok(())
}

/// The files of one pack, in the order of their names.
fn files(pack: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for path in entries(pack)?.iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        let name = path.file_name().context("a file without a name")?;
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        files.insert(name.to_string_lossy().into_owned(), text);
    }
    if files.is_empty() {
        bail!("no .toml files in {}", pack.display());
    }
    Ok(files)
}

/// What lies in a folder.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    read.map(|entry| Ok(entry?.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_becomes_one_object_with_sorted_keys() {
        let folder = xshell::Shell::new().unwrap().create_temp_dir().unwrap();
        let pack = folder.path().join("packs/region-2020");
        fs::create_dir_all(&pack).unwrap();
        for (name, text) in [("rules.toml", "b = 2\n"), ("kpis.toml", "a = 1\n"), ("notes.md", "aside")] {
            fs::write(pack.join(name), text).unwrap();
        }
        let out = folder.path().join("out");
        write(&folder.path().join("packs"), &out).unwrap();
        let json = fs::read_to_string(out.join("region-2020.json")).unwrap();
        assert_eq!(json, "{\"kpis.toml\":\"a = 1\\n\",\"rules.toml\":\"b = 2\\n\"}\n");
    }
}
