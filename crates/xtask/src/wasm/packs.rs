//! The packs as canonical JSON, one file for each: what comes with the package is read already.

use std::fs;
use std::path::Path;

use anyhow::Result;
use nms_core::NormPack;

/// Writes `<pack>.json` for every pack that comes with the library.
pub(crate) fn write(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for id in NormPack::available() {
        fs::write(folder.join(id).with_extension("json"), NormPack::load(id)?.to_json())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use nms_core::Limits;

    #[test]
    fn every_pack_is_read_back() {
        let folder = xshell::Shell::new().unwrap().create_temp_dir().unwrap();
        write(folder.path()).unwrap();
        for id in NormPack::available() {
            let text = fs::read_to_string(folder.path().join(format!("{id}.json"))).unwrap();
            assert_eq!(NormPack::from_json(&text, &Limits::default()).unwrap().id(), id);
        }
    }
}
