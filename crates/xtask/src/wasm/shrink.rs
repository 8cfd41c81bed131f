//! Making the module small with wasm-opt, which npm brings with `binaryen`.

use std::path::Path;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::process::run;
use crate::project::Project;

/// What rustc uses of WebAssembly by default, each by name, so that wasm-opt adds nothing newer.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Rewrites the module in place.
pub(crate) fn shrink(project: &Project, module: &Path) -> Result<()> {
    let sh = &project.shell;
    let tool = project.npm_tool("wasm-opt").context("the npm package `binaryen` is needed, run `npm ci`")?;
    run(cmd!(
        sh,
        "{tool} --flatten --rereloop -Oz -Oz --strip-debug --strip-producers {FEATURES...} {module} --output {module}"
    ))
}
