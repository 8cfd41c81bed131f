//! Every file of the repository that is generated, and the two things one does with them.

mod schemas;
mod surfaces;
mod tables;

use std::fs;

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::process::run;
use crate::project::Project;
use crate::setup;

/// One generated file.
struct Generated {
    /// Where it lies, from the root of the repository.
    path: &'static str,
    /// What makes its text; the same sources must give the same bytes.
    text: fn(&Project) -> Result<String>,
}

/// All generated files. To add one, write a module with its generator and name it here.
const FILES: &[Generated] = &[
    Generated { path: "crates/nms-core/schemas/pack.schema.json", text: |_| schemas::pack() },
    Generated { path: "crates/nms-core/schemas/rows.schema.json", text: |_| schemas::rows() },
    Generated { path: "crates/nms-core/schemas/answers.schema.json", text: |_| schemas::answers() },
    Generated { path: "crates/nms-core/schemas/pack.shape.json", text: |_| schemas::pack_shape() },
    Generated { path: "crates/nms-core/schemas/rows.shape.json", text: |_| schemas::rows_shape() },
    Generated { path: "crates/nms-core/schemas/case.shape.json", text: |_| schemas::case_shape() },
    Generated { path: "crates/nms-core/schemas/tables.schema.json", text: |_| tables::schema() },
    Generated { path: "docs/surfaces.md", text: surfaces::page },
    Generated { path: "docs/tables.md", text: |_| tables::page() },
];

/// Writes the schemas that are out of date, then the types of Python and TypeScript that follow from them.
pub(crate) fn write(project: &Project) -> Result<()> {
    for (path, text) in outdated(project)? {
        let file = project.path(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("cannot write {path}"))?;
        println!("written  {path}");
    }
    followers(project, &[])
}

/// Fails when anything generated is out of date.
pub(crate) fn check(project: &Project) -> Result<()> {
    check_schemas(project)?;
    followers(project, &["--check"])
}

/// Fails, naming the files, when a schema is out of date; the tests of each package check what follows from them.
pub(crate) fn check_schemas(project: &Project) -> Result<()> {
    let outdated = outdated(project)?;
    if outdated.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = outdated.iter().map(|(path, _)| *path).collect();
    bail!("out of date, run `cargo xtask gen`:\n  {}", names.join("\n  "))
}

/// The generators of the packages: types and stubs of Python, types of TypeScript.
fn followers(project: &Project, flags: &[&str]) -> Result<()> {
    setup::python::install(project)?;
    setup::npm::install(project)?;
    let sh = &project.shell;
    let python = project.python();
    {
        let _inside = sh.push_dir(project.path("crates/nms-py"));
        run(cmd!(sh, "{python} -m generate.types {flags...}"))?;
        run(cmd!(sh, "{python} -m generate.stubs {flags...}"))?;
    }
    let _inside = sh.push_dir(project.path("crates/nms-wasm"));
    run(cmd!(sh, "node scripts/types.mjs {flags...}"))
}

/// The files that differ from what would be generated, with their new text.
fn outdated(project: &Project) -> Result<Vec<(&'static str, String)>> {
    let mut outdated = Vec::new();
    for Generated { path, text } in FILES {
        let text = text(project).with_context(|| format!("cannot generate {path}"))?;
        if fs::read(project.path(path)).ok().as_deref() != Some(text.as_bytes()) {
            outdated.push((*path, text));
        }
    }
    Ok(outdated)
}
