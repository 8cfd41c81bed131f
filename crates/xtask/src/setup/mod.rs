//! Installing what is missing: every function looks first, and does nothing when all is there.

pub(crate) mod chromium;
pub(crate) mod deny;
pub(crate) mod npm;
pub(crate) mod python;
pub(crate) mod rust;

use anyhow::Result;

use crate::project::Project;

/// Installs everything that `cargo xtask test` needs.
pub(crate) fn all(project: &Project) -> Result<()> {
    rust::components(project)?;
    rust::wasm_target(project)?;
    deny::install(project)?;
    python::install(project)?;
    npm::install(project)?;
    chromium::find_or_install(project)?;
    Ok(())
}
