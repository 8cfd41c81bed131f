//! Conditions that people write, in a subset of the syntax of CEL, made into conditions that run by columns.
//!
//! ```text
//! text ─► token ─► parse ─► syntax tree ─► check (lookup, build) ─► Condition ─► text
//! ```

mod build;
mod check;
mod condition;
mod fault;
mod lookup;
mod parse;
mod syntax;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod token;

pub(crate) use check::{condition, value};
pub(crate) use condition::{Comparison, Condition, Value};
