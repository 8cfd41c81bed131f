//! The size of what a browser has to fetch.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;

/// The most bytes that module and glue of the default build may take with brotli, without the packs.
pub(crate) const LEAN: usize = 150_000;

/// The same for the build with everything.
pub(crate) const FULL: usize = 350_000;

/// The same for the build for indicators.
pub(crate) const INDICATORS: usize = 280_000;

/// The same for the build for diagnosis.
pub(crate) const DIAGNOSIS: usize = 350_000;

/// The same for the build for routes, which has diagnosis.
pub(crate) const ROUTES: usize = 675_000;

/// The same for the build for an instrument.
pub(crate) const INSTRUMENT: usize = 200_000;

/// Compresses each file as a server would, and fails when together they are too large.
pub(crate) fn check(build: &str, files: &[&Path], limit: usize) -> Result<String> {
    let mut total = 0;
    for file in files {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        total += compressed(&bytes)?;
    }
    ensure!(
        total <= limit,
        "module and glue of the {build} build take {total} bytes with brotli; the limit is {limit}"
    );
    Ok(format!("{build} {total} of {limit} bytes"))
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
