//! `cargo xtask wasm`.

use anyhow::Result;

use crate::project::Project;
use crate::setup;
use crate::wasm::build;

/// Builds the package for JavaScript.
pub(crate) fn run(project: &Project) -> Result<()> {
    setup::rust::wasm_target(project)?;
    setup::npm::install(project)?;
    println!("{}", build(project)?);
    Ok(())
}
