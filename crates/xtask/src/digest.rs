//! A short digest of files, to see whether anything has changed.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use anyhow::{Context, Result};
use walkdir::{DirEntry, WalkDir};

/// Folders that tools write into and that no build reads.
const SKIPPED: [&str; 8] =
    ["dist", "node_modules", "target", "__pycache__", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache"];

/// A digest in the making.
///
/// It may differ between versions of Rust, which costs no more than one needless build.
pub(crate) struct Digest(DefaultHasher);

impl Digest {
    /// An empty digest.
    pub(crate) fn new() -> Self {
        Self(DefaultHasher::new())
    }

    /// Adds a text.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.add(text.as_bytes());
        self
    }

    /// Adds a file, or a folder with everything in it; a path that is not there counts as an empty folder.
    pub(crate) fn tree(mut self, path: &Path) -> Result<Self> {
        if !path.exists() {
            return Ok(self.text("nothing"));
        }
        let walk = WalkDir::new(path).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_skipped(entry)) {
            let entry = entry?;
            if entry.file_type().is_file() {
                let inner = entry.path().strip_prefix(path)?;
                self.add(inner.to_string_lossy().as_bytes());
                self.add(&fs::read(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?);
            }
        }
        Ok(self)
    }

    /// The digest as a text.
    pub(crate) fn finish(&self) -> String {
        format!("{:016x}", self.0.finish())
    }

    /// Adds bytes together with their number, so that neighbours cannot run into each other.
    fn add(&mut self, bytes: &[u8]) {
        self.0.write_usize(bytes.len());
        self.0.write(bytes);
    }
}

/// Whether a folder holds only what tools have written.
fn is_skipped(entry: &DirEntry) -> bool {
    entry.file_type().is_dir() && entry.file_name().to_str().is_some_and(|name| SKIPPED.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_with_the_content_and_the_name_of_a_file_but_not_with_caches() {
        let folder = xshell::Shell::new().unwrap().create_temp_dir().unwrap();
        let digest = || Digest::new().tree(folder.path()).unwrap().finish();
        fs::write(folder.path().join("a"), "one").unwrap();
        let first = digest();
        assert_eq!(first, digest());

        fs::create_dir(folder.path().join("__pycache__")).unwrap();
        fs::write(folder.path().join("__pycache__/a.pyc"), "cache").unwrap();
        assert_eq!(first, digest());

        fs::rename(folder.path().join("a"), folder.path().join("b")).unwrap();
        assert_ne!(first, digest());
    }

    #[test]
    fn neighbouring_texts_do_not_run_into_each_other() {
        assert_ne!(Digest::new().text("ab").text("c").finish(), Digest::new().text("a").text("bc").finish());
    }
}
