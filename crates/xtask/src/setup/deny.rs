//! The checker of licences, bans and sources of the dependencies.

use anyhow::Result;
use xshell::cmd;

use crate::process::{show, works};
use crate::project::Project;

/// The version that is installed when there is none.
const VERSION: &str = "0.20.2";

/// Installs cargo-deny.
pub(crate) fn install(project: &Project) -> Result<()> {
    let sh = &project.shell;
    if works(cmd!(sh, "cargo deny --version")) {
        return Ok(());
    }
    show(
        "installing cargo-deny (takes several minutes)",
        cmd!(sh, "cargo install cargo-deny --locked --version {VERSION}"),
    )
}
