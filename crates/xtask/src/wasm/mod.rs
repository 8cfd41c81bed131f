//! The package for JavaScript: for each build the compiled module, its glue and its types; and the packs.

mod compile;
mod flavour;
mod packs;
mod shrink;
mod size;

use std::fs;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow};
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
const INPUTS: [&str; 10] = [
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "crates/nms-core",
    "crates/nms-solver",
    "crates/nms-wasm/Cargo.toml",
    "crates/nms-wasm/src",
    "crates/nms-wasm/js",
    "crates/nms-wasm/ts",
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
    let sizes = all(project, &dist)?;

    stamp::write(&last, &digest(project)?)?;
    Ok(sizes.join(", "))
}

/// Makes all builds, each in a folder of its own, and says what they weigh.
///
/// They are compiled one after the other; while the next is compiled, the one before is made small.
fn all(project: &Project, dist: &Path) -> Result<Vec<String>> {
    thread::scope(|scope| {
        let mut shrinking = Vec::new();
        for flavour in &FLAVOURS {
            let folder = dist.join(flavour.name);
            compile::bind(&compile::compile(project, flavour.features)?, &folder)?;
            // A shell belongs to one thread.
            let project = project.clone();
            shrinking.push(scope.spawn(move || finish(&project, flavour, &folder)));
        }
        let sizes =
            shrinking.into_iter().map(|one| one.join().map_err(|_| anyhow!("making a module small panicked"))?);
        sizes.collect()
    })
}

/// Puts what is written by hand beside a module, makes the module small, and says what it weighs.
fn finish(project: &Project, flavour: &Flavour, folder: &Path) -> Result<String> {
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
