//! The ways in: CSV texts, JSON, Arrow.

#[cfg(feature = "arrow")]
mod arrow;
mod csv;
mod encoding;
mod json;

#[cfg(feature = "arrow")]
pub(crate) use arrow::alike;
