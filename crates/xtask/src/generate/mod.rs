//! Every file of the repository that is generated, and the two things one does with them.

mod schemas;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// One generated file.
struct Generated {
    /// Where it lies, from the root of the repository.
    path: &'static str,
    /// What makes its text; the same sources must give the same bytes.
    text: fn() -> Result<String>,
}

/// All generated files. To add one, write a module with its generator and name it here.
const FILES: &[Generated] = &[
    Generated { path: "crates/nms-core/schemas/pack.schema.json", text: schemas::pack },
    Generated { path: "crates/nms-core/schemas/rows.schema.json", text: schemas::rows },
    Generated { path: "crates/nms-core/schemas/answers.schema.json", text: schemas::answers },
    Generated { path: "crates/nms-core/schemas/pack.shape.json", text: schemas::pack_shape },
    Generated { path: "crates/nms-core/schemas/rows.shape.json", text: schemas::rows_shape },
];

/// Writes the files that are out of date; the others are not touched.
pub(crate) fn write(project: &Project) -> Result<()> {
    for (path, text) in outdated(project)? {
        let file = project.path(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("cannot write {path}"))?;
        println!("written  {path}");
    }
    Ok(())
}

/// Fails, naming the files, when any is out of date.
pub(crate) fn check(project: &Project) -> Result<()> {
    let outdated = outdated(project)?;
    if outdated.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = outdated.iter().map(|(path, _)| *path).collect();
    bail!("out of date, run `cargo xtask gen`:\n  {}", names.join("\n  "))
}

/// The files that differ from what would be generated, with their new text.
fn outdated(project: &Project) -> Result<Vec<(&'static str, String)>> {
    let mut outdated = Vec::new();
    for Generated { path, text } in FILES {
        let text = text().with_context(|| format!("cannot generate {path}"))?;
        if fs::read(project.path(path)).ok().as_deref() != Some(text.as_bytes()) {
            outdated.push((*path, text));
        }
    }
    Ok(outdated)
}
