//! `cargo xtask py`.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::digest::Digest;
use crate::process;
use crate::project::Project;
use crate::setup;
use crate::stamp;

/// What the package is made from; the compiled module lies among the sources and so is watched too.
const INPUTS: [&str; 5] = ["Cargo.toml", "Cargo.lock", "crates/nms-core", "crates/nms-solver", "crates/nms-py"];

/// Builds the Python package and installs it into `.venv`.
pub(crate) fn run(project: &Project) -> Result<()> {
    setup::python::install(project)?;
    println!("{}", build(project, "dev")?);
    Ok(())
}

/// Builds with a profile of Cargo unless nothing has changed since the last time, and says which.
pub(crate) fn build(project: &Project, profile: &str) -> Result<String> {
    let built = once(project, ".venv/package.stamp", profile, || {
        let sh = &project.shell;
        let python = project.python();
        let manifest = project.path("crates/nms-py/Cargo.toml");
        let maturin = cmd!(sh, "{python} -m maturin develop --profile {profile} --manifest-path {manifest}");
        let maturin = maturin.env("VIRTUAL_ENV", project.path(".venv")).env_remove("CONDA_PREFIX");
        process::run(maturin).context("the Python package was not built")
    })?;
    Ok(if built { format!("built with the profile {profile}") } else { "unchanged since the last build".into() })
}

/// Checks that the types of the native half are those it was generated with, unless nothing has changed since.
///
/// It compiles the bindings for themselves, in a way that makes Cargo check them anew: hence no test of every run.
pub(crate) fn check_stubs(project: &Project) -> Result<String> {
    let checked = once(project, ".venv/stubs.stamp", "stubs", || {
        let (sh, python) = (&project.shell, project.python());
        let _inside = sh.push_dir(project.path("crates/nms-py"));
        process::run(cmd!(sh, "{python} -m generate.stubs --check"))
    })?;
    Ok(if checked { String::new() } else { "unchanged since the last look".into() })
}

/// Does the work unless nothing has changed since it was last done well, and says whether it did.
fn once(project: &Project, stamp: &str, purpose: &str, work: impl FnOnce() -> Result<()>) -> Result<bool> {
    let last = project.path(stamp);
    if stamp::holds(&last, &digest(project, purpose)?) {
        return Ok(false);
    }
    work()?;
    stamp::write(&last, &digest(project, purpose)?)?;
    Ok(true)
}

/// The digest of the purpose of a build, the interpreter and the sources.
fn digest(project: &Project, purpose: &str) -> Result<String> {
    let sh = &project.shell;
    let python = project.python();
    let version = cmd!(sh, "{python} --version").quiet().read()?;
    let mut digest = Digest::new().text(purpose).text(&version);
    for input in INPUTS {
        digest = digest.tree(&project.path(input))?;
    }
    Ok(digest.finish())
}
