//! The virtual environment of Python and the packages in it.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::digest::Digest;
use crate::process::{show, works};
use crate::project::Project;
use crate::stamp;

/// The pinned packages for building and testing.
const REQUIREMENTS: &str = "crates/nms-py/requirements-dev.txt";

/// Makes `.venv` and installs the pinned packages, anew only when their list has changed.
pub(crate) fn install(project: &Project) -> Result<()> {
    let sh = &project.shell;
    let python = project.python();
    if !works(cmd!(sh, "{python} -m pip --version")) {
        let name = if cfg!(windows) { "python" } else { "python3" };
        show("making a virtual environment in .venv", cmd!(sh, "{name} -m venv --clear .venv"))
            .context("Python 3 with its `venv` module is needed (Debian: python3 and python3-venv)")?;
    }
    let list = project.path(REQUIREMENTS);
    let digest = Digest::new().tree(&list)?.finish();
    let last = project.path(".venv/requirements.stamp");
    if stamp::holds(&last, &digest) {
        return Ok(());
    }
    show("installing the Python packages", cmd!(sh, "{python} -m pip install --quiet --requirement {list}"))?;
    stamp::write(&last, &digest)
}
