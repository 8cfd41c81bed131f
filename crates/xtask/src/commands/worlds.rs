//! `cargo xtask worlds`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use xshell::cmd;

use crate::commands::py;
use crate::project::Project;
use crate::setup;
use crate::wasm;

/// How many worlds `cargo xtask test` looks at.
const SAMPLE: usize = 50;

/// What the sample came to when it was last looked at: it must come to the same on another machine.
const KNOWN: &str = "tests/worlds.sha256";

/// Makes so many worlds and compares what every surface says of them, in Rust both as for tests and as shipped.
pub(crate) fn run(project: &Project, many: usize) -> Result<()> {
    setup::all(project).context("a tool is missing and could not be installed")?;
    println!("Python package: {}", py::build(project, "dev")?);
    println!("JavaScript package: {}", wasm::build(project)?);
    let browser = setup::chromium::find_or_install(project)?;
    println!("{}", compare(project, &browser, many, &["dev", "release"])?);
    Ok(())
}

/// The same for a few worlds, whose one digest is known.
pub(crate) fn sample(project: &Project, browser: &Path) -> Result<String> {
    let found = compare(project, browser, SAMPLE, &["dev"])?;
    let known = project.shell.read_file(project.path(KNOWN))?;
    if known.trim() != found {
        bail!(
            "the sample of worlds comes to {found}, not to {}; if that is wanted, write it into {KNOWN}",
            known.trim()
        );
    }
    Ok(found)
}

/// The one digest to which all surfaces come.
fn compare(project: &Project, browser: &Path, many: usize, profiles: &[&str]) -> Result<String> {
    let sh = &project.shell;
    let folder = project.target("worlds/made");
    let example = |profile: &str| -> Result<PathBuf> {
        let build =
            cmd!(sh, "cargo build --quiet --package nms-core --all-features --example worlds --profile {profile}");
        build.quiet().run()?;
        let kind = if profile == "dev" { "debug" } else { profile };
        Ok(project.target(kind).join("examples").join(format!("worlds{}", std::env::consts::EXE_SUFFIX)))
    };
    let mut told: Option<String> = None;
    for (at, profile) in profiles.iter().enumerate() {
        let rust = example(profile)?;
        if at == 0 {
            let many = many.to_string();
            cmd!(sh, "{rust} make {many} {folder}").quiet().run()?;
        }
        for threads in ["1", "2", "8"] {
            let lines = cmd!(sh, "{rust} run {folder}").env("RAYON_NUM_THREADS", threads).quiet().read()?;
            same(&mut told, &format!("Rust, {profile}, threads: {threads}"), lines)?;
        }
    }
    let (python, script) = (project.python(), project.path("crates/nms-py/tests/stages.py"));
    same(&mut told, "Python", cmd!(sh, "{python} {script} {folder}").quiet().read()?)?;
    let script = project.path("crates/nms-wasm/scripts/worlds.mjs");
    for surface in ["node", "chromium"] {
        let lines = cmd!(sh, "node {script} {surface} {folder}").env("CHROME_BIN", browser).quiet().read()?;
        same(&mut told, surface, lines)?;
    }
    Ok(digest(&told.unwrap_or_default()))
}

/// Compares what a surface says with what was said before it; the first line that differs names the world and the stage.
fn same(told: &mut Option<String>, surface: &str, lines: String) -> Result<()> {
    let Some(known) = told else {
        *told = Some(lines);
        return Ok(());
    };
    let line = |text: &str, at: usize| text.lines().nth(at).unwrap_or("nothing").to_owned();
    let most = known.lines().count().max(lines.lines().count());
    match (0..most).find(|at| line(known, *at) != line(&lines, *at)) {
        None => Ok(()),
        Some(at) => bail!("{surface} says\n  {}\nand Rust said first\n  {}", line(&lines, at), line(known, at)),
    }
}

/// The SHA-256 of all lines.
fn digest(lines: &str) -> String {
    Sha256::digest(lines).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_named() {
        let mut told = None;
        same(&mut told, "Rust", "a tables 1\nb tables 2".to_owned()).unwrap();
        same(&mut told, "Python", "a tables 1\nb tables 2".to_owned()).unwrap();
        let error = same(&mut told, "Node", "a tables 1\nb tables 3".to_owned()).unwrap_err().to_string();
        assert_eq!(error, "Node says\n  b tables 3\nand Rust said first\n  b tables 2");
        let error = same(&mut told, "Node", "a tables 1".to_owned()).unwrap_err().to_string();
        assert_eq!(error, "Node says\n  nothing\nand Rust said first\n  b tables 2");
    }
}
