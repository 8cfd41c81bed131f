//! `cargo xtask oracle`.

use anyhow::Result;
use xshell::cmd;

use crate::commands::py;
use crate::process::show;
use crate::project::Project;
use crate::setup;

/// Compares the indicators with the slow oracle in Python on many more random regions than the tests do.
pub(crate) fn run(project: &Project, worlds: &str) -> Result<()> {
    setup::python::install(project)?;
    println!("Python package: {}", py::build(project, "release")?);
    let sh = &project.shell;
    let python = project.python();
    let _inside = sh.push_dir(project.path("crates/nms-py"));
    show(
        &format!("{worlds} random regions"),
        cmd!(sh, "{python} -m pytest --quiet tests/oracle").env("NMS_ORACLE_WORLDS", worlds),
    )
}
