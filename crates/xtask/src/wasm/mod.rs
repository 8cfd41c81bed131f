//! The package for JavaScript: the compiled module, its glue, its types and the packs.

mod compile;
mod packs;
mod shrink;
mod size;

use std::fs;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::digest::Digest;
use crate::project::Project;
use crate::stamp;

/// The folder of the finished package; it is emptied before every build.
const DIST: &str = "crates/nms-wasm/dist";

/// The name the files of the package begin with.
const NAME: &str = "nms";

/// What the package is made from.
const INPUTS: [&str; 6] =
    ["Cargo.toml", "Cargo.lock", "package-lock.json", "crates/nms-core", "crates/nms-wasm", "crates/xtask/src/wasm"];

/// Builds the package unless nothing has changed since the last time, and says which.
pub(crate) fn build(project: &Project) -> Result<String> {
    let last = project.target("xtask/wasm.stamp");
    if stamp::holds(&last, &digest(project)?) {
        return Ok("unchanged since the last build".into());
    }
    let dist = project.path(DIST);
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("cannot empty {DIST}"))?;
    }
    fs::create_dir_all(&dist)?;

    let module = compile::compile(project)?;
    compile::bind(&module, &dist)?;
    let shipped = dist.join(format!("{NAME}_bg.wasm"));
    shrink::shrink(project, &shipped)?;
    packs::write(&project.path("crates/nms-core/packs"), &dist.join("packs"))?;
    let note = size::check(&[&shipped, &dist.join(format!("{NAME}.js"))])?;

    stamp::write(&last, &digest(project)?)?;
    Ok(note)
}

/// The digest of the compiler, the sources and the finished package.
///
/// Only the files that this build writes are taken from `dist`: others may put theirs beside them.
fn digest(project: &Project) -> Result<String> {
    let sh = &project.shell;
    let mut digest = Digest::new().text(&cmd!(sh, "rustc -vV").quiet().read()?);
    for input in INPUTS {
        digest = digest.tree(&project.path(input))?;
    }
    let dist = project.path(DIST);
    for written in ["nms.js", "nms.d.ts", "nms_bg.wasm", "nms_bg.wasm.d.ts", "packs"] {
        digest = digest.tree(&dist.join(written))?;
    }
    Ok(digest.finish())
}
