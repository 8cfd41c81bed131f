//! Where things are, and the shell the tools run in.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

/// The repository the tools work on.
#[derive(Clone)]
pub(crate) struct Project {
    /// A shell whose current folder is the root of the repository.
    pub(crate) shell: Shell,
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Finds the repository this tool was built from.
    pub(crate) fn open() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").context("start it as `cargo xtask <command>`")?;
        let root = Path::new(&manifest).ancestors().nth(2).context("the tools are not in crates/xtask")?.to_path_buf();
        let shell = Shell::new()?;
        shell.change_dir(&root);
        let metadata = cmd!(shell, "cargo metadata --no-deps --format-version 1").quiet().read()?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
        let target = metadata.get("target_directory").and_then(serde_json::Value::as_str);
        let target = PathBuf::from(target.context("`cargo metadata` names no target directory")?);
        let project = Self { shell, root, target };
        // One interpreter for every build: otherwise each step would rebuild the bindings for another one.
        project.shell.set_var("PYO3_PYTHON", project.python());
        Ok(project)
    }

    /// A path inside the repository.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A path inside Cargo's target directory.
    pub(crate) fn target(&self, relative: &str) -> PathBuf {
        self.target.join(relative)
    }

    /// A tool that npm installs with the packages of this repository.
    pub(crate) fn npm_tool(&self, name: &str) -> Result<PathBuf> {
        let mut folders = vec![self.path("node_modules/.bin")];
        folders.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
        let folders = std::env::join_paths(folders)?;
        which::which_in(name, Some(folders), &self.root)
            .with_context(|| format!("`{name}` is neither in node_modules/.bin nor on PATH"))
    }

    /// The interpreter of the virtual environment in `.venv`.
    pub(crate) fn python(&self) -> PathBuf {
        self.path(if cfg!(windows) { ".venv/Scripts/python.exe" } else { ".venv/bin/python" })
    }
}
