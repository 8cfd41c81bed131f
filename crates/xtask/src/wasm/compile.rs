//! From Rust to WebAssembly, and the JavaScript and TypeScript around it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;
use xshell::cmd;

use super::NAME;
use crate::process::run;
use crate::project::Project;
use crate::setup::rust::WASM_TARGET;

/// Compiles the crate with some of its features and gives the path of the raw module; the next build takes its place.
pub(crate) fn compile(project: &Project, features: &str) -> Result<PathBuf> {
    let sh = &project.shell;
    let compile = cmd!(
        sh,
        "cargo rustc --quiet --package nms-wasm --features {features} --lib --crate-type cdylib --target {WASM_TARGET} --profile wasm"
    );
    run(compile.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_paths(project)))?;
    Ok(project.target(WASM_TARGET).join("wasm/nms_wasm.wasm"))
}

/// Flags by which the places of this machine do not get into the module: they are nobody's business and take room.
fn without_paths(project: &Project) -> String {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let sources = std::fs::read_dir(cargo.join("registry/src")).into_iter().flatten().flatten();
    let mut remaps: Vec<_> = sources.map(|source| (source.path(), "crates")).collect();
    if let Ok(sysroot) = cmd!(project.shell, "rustc --print sysroot").quiet().read() {
        remaps.push((sysroot.into(), "rust"));
    }
    remaps.push((project.path(""), "nms"));
    let flags = remaps.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    flags.collect::<Vec<_>>().join(" ")
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
