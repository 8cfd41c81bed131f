//! The browser that the tests of the JavaScript package run in.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::process::{show, works};
use crate::project::Project;

/// The names a browser of the Chromium family may have.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The browser on PATH, installed first when there is none.
pub(crate) fn find_or_install(project: &Project) -> Result<PathBuf> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    install(&project.shell)?;
    find().context("Chromium was installed but is not on PATH")
}

/// The first browser on PATH.
fn find() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| which::which(name).ok())
}

/// Installs Chromium with the package manager of Debian, where that can be done without asking.
fn install(sh: &Shell) -> Result<()> {
    let is_root = cmd!(sh, "id -u").quiet().ignore_stderr().read().is_ok_and(|id| id == "0");
    if which::which("apt-get").is_err() || !(is_root || works(cmd!(sh, "sudo -n true"))) {
        bail!(
            "no browser for the tests: install Chromium or Chrome so that one of {} is on PATH \
             (Debian: `apt-get install chromium`), then start again",
            NAMES.join(", ")
        );
    }
    let sudo: &[&str] = if is_root { &[] } else { &["sudo", "-n"] };
    let apt = &[sudo, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]].concat();
    show("refreshing the list of Debian packages", cmd!(sh, "env {apt...} update"))?;
    show("installing Chromium", cmd!(sh, "env {apt...} install chromium"))
}
