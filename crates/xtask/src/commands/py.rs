//! `cargo xtask py`.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::digest::Digest;
use crate::process;
use crate::project::Project;
use crate::setup;
use crate::stamp;

/// What the package is made from; the compiled module lies among the sources and so is watched too.
const INPUTS: [&str; 4] = ["Cargo.toml", "Cargo.lock", "crates/nms-core", "crates/nms-py"];

/// Builds the Python package and installs it into `.venv`.
pub(crate) fn run(project: &Project) -> Result<()> {
    setup::python::install(project)?;
    println!("{}", build(project, "dev")?);
    Ok(())
}

/// Builds with a profile of Cargo unless nothing has changed since the last time, and says which.
pub(crate) fn build(project: &Project, profile: &str) -> Result<String> {
    let last = project.path(".venv/package.stamp");
    if stamp::holds(&last, &digest(project, profile)?) {
        return Ok("unchanged since the last build".into());
    }
    let sh = &project.shell;
    let python = project.python();
    let manifest = project.path("crates/nms-py/Cargo.toml");
    let maturin = cmd!(sh, "{python} -m maturin develop --profile {profile} --manifest-path {manifest}");
    let maturin = maturin.env("VIRTUAL_ENV", project.path(".venv")).env_remove("CONDA_PREFIX");
    process::run(maturin).context("the Python package was not built")?;
    stamp::write(&last, &digest(project, profile)?)?;
    Ok(format!("built with the profile {profile}"))
}

/// The digest of the profile, the interpreter and the sources.
fn digest(project: &Project, profile: &str) -> Result<String> {
    let sh = &project.shell;
    let python = project.python();
    let version = cmd!(sh, "{python} --version").quiet().read()?;
    let mut digest = Digest::new().text(profile).text(&version);
    for input in INPUTS {
        digest = digest.tree(&project.path(input))?;
    }
    Ok(digest.finish())
}
