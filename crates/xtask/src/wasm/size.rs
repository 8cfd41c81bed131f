//! The size of what a browser has to fetch.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;

/// The most that the module and its glue may take, without the packs; it may only be lowered.
///
/// The aim is 150 000: see `docs/decisions/005-the-browser-build-and-its-budget.md`.
const LIMIT: usize = 193_000;

/// Compresses each file as a server would, and fails when together they are too large.
pub(crate) fn check(files: &[&Path]) -> Result<String> {
    let mut total = 0;
    for file in files {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        total += compressed(&bytes)?;
    }
    ensure!(total <= LIMIT, "the module and its glue take {total} bytes with brotli; the limit is {LIMIT}");
    Ok(format!("{total} bytes with brotli, the limit is {LIMIT}"))
}

/// The length of some bytes after brotli at its best.
fn compressed(mut bytes: &[u8]) -> Result<usize> {
    let parameters = BrotliEncoderParams { quality: 11, ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut out, &parameters)?;
    Ok(out.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_compresses_well() {
        assert!(compressed(&[7; 100_000]).unwrap() < 100);
    }
}
