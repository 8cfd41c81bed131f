//! The parts of the Rust toolchain: formatter, linter and the target for WebAssembly.
//!
//! They come through `rustup`. Where it is absent, or cannot reach its server, there are two ways by hand:
//! the package of the distribution (on Debian `rustfmt`, `rust-clippy`, `libstd-rust-dev-wasm32`, when the
//! compiler is Debian's too), or the standalone archive of the component, of the very version that
//! `rustc --version` names, whose `install.sh --prefix="$(rustc --print sysroot)"` adds it to the toolchain.

use std::path::Path;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::process::{show, works};
use crate::project::Project;

/// The target the browser and Node run.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Installs the formatter and the linter.
pub(crate) fn components(project: &Project) -> Result<()> {
    let sh = &project.shell;
    if works(cmd!(sh, "cargo fmt --version")) && works(cmd!(sh, "cargo clippy --version")) {
        return Ok(());
    }
    show("installing rustfmt and clippy", cmd!(sh, "rustup component add rustfmt clippy")).context(
        "`cargo fmt` or `cargo clippy` is missing and rustup did not add it; \
         see the top of crates/xtask/src/setup/rust.rs for the ways by hand",
    )
}

/// Installs the standard library for WebAssembly.
pub(crate) fn wasm_target(project: &Project) -> Result<()> {
    let sh = &project.shell;
    let library = cmd!(sh, "rustc --print target-libdir --target {WASM_TARGET}").quiet().read()?;
    if Path::new(&library).is_dir() {
        return Ok(());
    }
    show("installing the target for WebAssembly", cmd!(sh, "rustup target add {WASM_TARGET}")).with_context(|| {
        format!(
            "the Rust target {WASM_TARGET} is missing and rustup did not add it; either install the package of your \
             distribution (Debian: libstd-rust-dev-wasm32, with Debian's rustc), or unpack the standalone archive \
             rust-std-<version of rustc>-{WASM_TARGET} and run its `install.sh --prefix=\"$(rustc --print sysroot)\"`"
        )
    })
}
