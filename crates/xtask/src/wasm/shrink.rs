//! Making the module small with wasm-opt, which npm brings with `binaryen`, and its glue without comments.

use std::fs;
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

/// Functions with one caller are put into it only up to this size: larger ones compress better where they stand.
const INLINED: &str = "20";

/// Rewrites the module in place. What it says of how memory is aligned are hints, which compress worse when they are told.
pub(crate) fn module(project: &Project, module: &Path) -> Result<()> {
    let sh = &project.shell;
    let tool = project.npm_tool("wasm-opt").context("the npm package `binaryen` is needed, run `npm ci`")?;
    run(cmd!(
        sh,
        "{tool} --flatten --rereloop --one-caller-inline-max-function-size {INLINED} -Oz -Oz --dealign --strip-debug --strip-producers {FEATURES...} {module} --output {module}"
    ))
}

/// Rewrites the glue in place; what the comments say stands in its types.
pub(crate) fn glue(glue: &Path) -> Result<()> {
    let text = fs::read_to_string(glue)?;
    Ok(fs::write(glue, without_comments(&text))?)
}

/// A script without the comments that begin their lines.
fn without_comments(text: &str) -> String {
    let mut inside = false;
    let kept = text.split_inclusive('\n').filter(|line| {
        let line = line.trim();
        let comment = inside || line.starts_with("/**") || line.starts_with("//");
        inside = (inside || line.starts_with("/**")) && !line.ends_with("*/");
        !comment
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let text = "/* @ts-self-types */\n/**\n * What it does.\n */\nf(); // kept\n    /** One line. */\n    // Gone.\n    g(a /* b */);\n";
        assert_eq!(without_comments(text), "/* @ts-self-types */\nf(); // kept\n    g(a /* b */);\n");
    }
}
