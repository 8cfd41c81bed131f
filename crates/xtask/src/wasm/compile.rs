//! From Rust to WebAssembly, and the JavaScript and TypeScript around it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use super::NAME;
use crate::process::run;
use crate::project::Project;
use crate::setup::rust::WASM_TARGET;

/// Compiles the crate and gives the path of the raw module.
pub(crate) fn compile(project: &Project) -> Result<PathBuf> {
    let sh = &project.shell;
    run(cmd!(
        sh,
        "cargo rustc --quiet --package nms-wasm --lib --crate-type cdylib --target {WASM_TARGET} --profile wasm"
    ))?;
    Ok(project.target(WASM_TARGET).join("wasm/nms_wasm.wasm"))
}

/// Writes the module together with its glue and its types into a folder.
pub(crate) fn bind(module: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(NAME).typescript(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).context(
        "wasm-bindgen failed; are wasm-bindgen and wasm-bindgen-cli-support of the same version in Cargo.toml?",
    )
}
