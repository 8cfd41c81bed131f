//! `cargo xtask test`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::commands::{py, worlds};
use crate::generate;
use crate::process::run as quietly;
use crate::project::Project;
use crate::setup;
use crate::steps::{Step, Steps};
use crate::wasm;

/// Installs what is missing, builds and looks through everything, then runs the tests of the three languages side by side.
pub(crate) fn run(project: &Project) -> Result<()> {
    setup::all(project).context("a tool is missing and could not be installed")?;
    let mut steps = Steps::begin();
    checks(project, &mut steps)?;
    steps.step("Python: build", || py::build(project, "dev"))?;
    steps.step("Python: types of the native half", || py::check_stubs(project))?;
    steps.step("JavaScript: build", || wasm::build(project))?;
    let browser = setup::chromium::find_or_install(project)?;
    steps.side_by_side(project, vec![rust(), python(), javascript(browser)])?;
    steps.end();
    Ok(())
}

/// The workspace of Cargo without its tests: form, lints, documentation, dependencies, generated files.
fn checks(project: &Project, steps: &mut Steps) -> Result<()> {
    let sh = &project.shell;
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
    steps.step("documentation", || {
        quietly(cmd!(sh, "cargo doc --quiet --no-deps --workspace --all-features").env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    steps.step("licences, bans, sources", || quietly(cmd!(sh, "cargo deny check licenses bans sources")))?;
    steps.step("schemas, tables, surfaces", || generate::check_schemas(project))
}

/// The tests of the core with every feature, as it is shipped, with none; and those of these tools.
fn rust() -> Vec<Step> {
    let flavour = |name, arguments: &'static [&'static str]| {
        Step::new(name, move |project| {
            let sh = &project.shell;
            // A snapshot that differs is a failure here, not a new file to review.
            quietly(cmd!(sh, "cargo test --quiet --package {arguments...}").env("INSTA_UPDATE", "no"))
        })
    };
    vec![
        flavour("tests of the core", &["nms-core", "--all-features"]),
        flavour("tests of the core, as it is shipped", &["nms-core"]),
        flavour("tests of the core, no features", &["nms-core", "--no-default-features"]),
        flavour("tests of the machinery", &["nms-solver", "--all-features"]),
        flavour("tests of the tools", &["xtask"]),
    ]
}

/// The tests of the Python package with its doctests and notebooks, and its types as two checkers see them.
fn python() -> Vec<Step> {
    let module = |name, arguments: &'static [&'static str]| {
        Step::new(name, move |project| {
            let (sh, python) = (&project.shell, project.python());
            let _inside = sh.push_dir(project.path("crates/nms-py"));
            quietly(cmd!(sh, "{python} -m {arguments...}"))
        })
    };
    vec![
        module("Python: pytest", &["pytest", "--quiet"]),
        module("Python: mypy", &["mypy"]),
        module("Python: pyright", &["pyright"]),
    ]
}

/// The tests of every npm workspace, in Node and in the browser; then a sample of made worlds on every surface.
fn javascript(browser: PathBuf) -> Vec<Step> {
    let own = browser.clone();
    let tests = Step::new("JavaScript: Node and browser", move |project| {
        let sh = &project.shell;
        quietly(cmd!(sh, "npm test --workspaces --if-present").env("CHROME_BIN", &own))
    });
    vec![tests, Step::new("worlds on every surface", move |project| worlds::sample(project, &browser))]
}
