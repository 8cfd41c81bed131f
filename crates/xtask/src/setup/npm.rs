//! The packages of npm, for all workspaces at once.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::digest::Digest;
use crate::process::show;
use crate::project::Project;
use crate::stamp;

/// Installs exactly what `package-lock.json` names, anew only when it has changed.
pub(crate) fn install(project: &Project) -> Result<()> {
    let sh = &project.shell;
    let lock = project.path("package-lock.json");
    let digest = Digest::new().tree(&lock)?.finish();
    let last = project.path("node_modules/.stamp");
    if stamp::holds(&last, &digest) {
        return Ok(());
    }
    show("installing the npm packages", cmd!(sh, "npm ci --no-audit --no-fund"))
        .context("Node.js (20 or later) with npm is needed")?;
    stamp::write(&last, &digest)
}
