//! Machinery that knows no domain: numbers in, numbers out.
//!
//! A crate of its own, so that it is optimised for speed where the rest is built for size (the browser) or for a short
//! build (the tests). No clock, no randomness, no platform mathematics: the same numbers everywhere.
#![forbid(unsafe_code)]

pub mod allocation;
pub mod bits;
pub mod chi_square;
pub mod cut;
pub mod forest;
pub mod latent;
pub mod order;
pub mod side;
