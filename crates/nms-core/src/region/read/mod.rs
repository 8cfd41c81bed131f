//! The ways in: CSV texts, JSON, Arrow.

mod csv;
mod encoding;
mod json;
