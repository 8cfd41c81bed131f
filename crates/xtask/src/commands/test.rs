//! `cargo xtask test`.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::commands::py;
use crate::generate;
use crate::process::run as quietly;
use crate::project::Project;
use crate::setup;
use crate::steps::Steps;
use crate::wasm;

/// Installs what is missing, then runs every check in turn and stops at the first that fails.
pub(crate) fn run(project: &Project) -> Result<()> {
    setup::all(project).context("a tool is missing and could not be installed")?;
    let mut steps = Steps::begin();
    rust(project, &mut steps)?;
    python(project, &mut steps)?;
    javascript(project, &mut steps)?;
    steps.end();
    Ok(())
}

/// The workspace of Cargo: form, lints, tests, documentation, dependencies, generated files.
fn rust(project: &Project, steps: &mut Steps) -> Result<()> {
    let sh = &project.shell;
    // A snapshot that differs is a failure here, not a new file to review.
    let _no_new_snapshots = sh.push_env("INSTA_UPDATE", "no");
    steps.step("format", || quietly(cmd!(sh, "cargo fmt --all --check")))?;
    steps.step("clippy", || {
        quietly(cmd!(sh, "cargo clippy --quiet --workspace --all-targets --all-features -- -D warnings"))
    })?;
    steps.step("clippy, the least of everything", || {
        quietly(cmd!(
            sh,
            "cargo clippy --quiet --package nms-core --package nms-wasm --no-default-features --lib -- -D warnings"
        ))
    })?;
    steps.step("tests of the core", || quietly(cmd!(sh, "cargo test --quiet --package nms-core --all-features")))?;
    steps.step("tests of the core, as it is shipped", || quietly(cmd!(sh, "cargo test --quiet --package nms-core")))?;
    steps.step("tests of the core, no features", || {
        quietly(cmd!(sh, "cargo test --quiet --package nms-core --no-default-features"))
    })?;
    steps.step("tests of the tools", || quietly(cmd!(sh, "cargo test --quiet --package xtask")))?;
    steps.step("documentation", || {
        quietly(cmd!(sh, "cargo doc --quiet --no-deps --workspace --all-features").env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    steps.step("licences, bans, sources", || quietly(cmd!(sh, "cargo deny check licenses bans sources")))?;
    steps.step("generated schemas", || generate::check_schemas(project))
}

/// The Python package: build, tests with doctests and notebooks, types.
fn python(project: &Project, steps: &mut Steps) -> Result<()> {
    let sh = &project.shell;
    let python = project.python();
    let inside = || sh.push_dir(project.path("crates/nms-py"));
    steps.step("Python: build", || py::build(project, "dev"))?;
    steps.step("Python: pytest", || {
        let _inside = inside();
        quietly(cmd!(sh, "{python} -m pytest --quiet"))
    })?;
    steps.step("Python: mypy", || {
        let _inside = inside();
        quietly(cmd!(sh, "{python} -m mypy"))
    })
}

/// The package for JavaScript: build, then the tests of every npm workspace, in Node and in the browser.
fn javascript(project: &Project, steps: &mut Steps) -> Result<()> {
    let sh = &project.shell;
    let browser = setup::chromium::find_or_install(project)?;
    steps.step("JavaScript: build", || wasm::build(project))?;
    steps.step("JavaScript: Node and browser", || {
        quietly(cmd!(sh, "npm test --workspaces --if-present").env("CHROME_BIN", &browser))
    })
}
