//! The package for JavaScript: for each build the compiled module, its glue and its types; and the packs.

mod compile;
mod flavour;
mod packs;
mod shrink;
mod size;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::digest::Digest;
use crate::project::Project;
use crate::stamp;
pub(crate) use flavour::FLAVOURS;
use flavour::Flavour;

/// The folder of the finished package; it is emptied before every build.
const DIST: &str = "crates/nms-wasm/dist";

/// What is written by hand of every build, and lies beside its module.
const ENTRIES: &str = "crates/nms-wasm/js";

/// The name the generated files begin with.
const NAME: &str = "nms";

/// What the package is made from.
const INPUTS: [&str; 7] = [
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "crates/nms-core",
    "crates/nms-solver",
    "crates/nms-wasm",
    "crates/xtask/src/wasm",
];

/// Makes the package unless nothing has changed since the last time, and says which.
pub(crate) fn build(project: &Project) -> Result<String> {
    let last = project.target("xtask/wasm.stamp");
    if stamp::holds(&last, &digest(project)?) {
        return Ok("unchanged since the last build".into());
    }
    let dist = project.path(DIST);
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("cannot empty {DIST}"))?;
    }
    packs::write(&dist.join("packs"))?;
    let sizes = FLAVOURS.iter().map(|flavour| one(project, flavour, &dist.join(flavour.name)));
    let sizes = sizes.collect::<Result<Vec<_>>>()?;

    stamp::write(&last, &digest(project)?)?;
    Ok(sizes.join(", "))
}

/// Makes one build in a folder of its own, and says what it weighs.
fn one(project: &Project, flavour: &Flavour, folder: &Path) -> Result<String> {
    compile::bind(&compile::compile(project, flavour.features)?, folder)?;
    for entry in fs::read_dir(project.path(ENTRIES))? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    let (module, glue) = (folder.join(format!("{NAME}_bg.wasm")), folder.join(format!("{NAME}.js")));
    shrink::module(project, &module)?;
    shrink::glue(&glue)?;
    size::check(flavour.name, &[&module, &glue], flavour.limit)
}

/// The digest of the compiler, the sources and the finished package.
///
/// Only the folders that this build writes are taken from `dist`: others may put theirs beside them.
fn digest(project: &Project) -> Result<String> {
    let sh = &project.shell;
    let mut digest = Digest::new().text(&cmd!(sh, "rustc -vV").quiet().read()?);
    for input in INPUTS {
        digest = digest.tree(&project.path(input))?;
    }
    let dist = project.path(DIST);
    for written in FLAVOURS.iter().map(|flavour| flavour.name).chain(["packs"]) {
        digest = digest.tree(&dist.join(written))?;
    }
    Ok(digest.finish())
}
