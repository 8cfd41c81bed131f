//! Stamps: small files that say for which inputs something was last done.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Whether the stamp holds this very digest.
pub(crate) fn holds(stamp: &Path, digest: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|text| text == digest)
}

/// Writes the stamp, together with the folders it lies in.
pub(crate) fn write(stamp: &Path, digest: &str) -> Result<()> {
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(stamp, digest).with_context(|| format!("cannot write {}", stamp.display()))
}
