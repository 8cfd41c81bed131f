//! `cargo xtask bench`.

use std::path::PathBuf;

use anyhow::Result;
use xshell::cmd;

use crate::commands::py;
use crate::process::show;
use crate::project::Project;
use crate::setup;

/// Runs the benchmarks of the core, then every peer in `benches/peers`; a peer prints its own ratios.
pub(crate) fn run(project: &Project) -> Result<()> {
    let sh = &project.shell;
    show("benchmarks of the core", cmd!(sh, "cargo bench --package nms-core"))?;
    let peers = peers(project)?;
    if peers.is_empty() {
        return Ok(());
    }
    setup::python::install(project)?;
    // A fair comparison needs what is optimised, on every surface.
    show("the main job", cmd!(sh, "cargo build --release --package nms-core --example region"))?;
    super::wasm::run(project)?;
    println!("Python package: {}", py::build(project, "release")?);
    let python = project.python();
    for peer in peers {
        show(&format!("peer: {}", peer.display()), cmd!(sh, "{python} {peer}"))?;
    }
    Ok(())
}

/// The scripts of the peers, in the order of their names.
fn peers(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.path("benches/peers");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let scripts = project.shell.read_dir(folder)?.into_iter();
    Ok(scripts.filter(|path| path.extension().is_some_and(|extension| extension == "py")).collect())
}
