//! Conditions that people write, in a subset of the syntax of CEL, made into conditions that run by columns.

mod condition;

pub(crate) use condition::{Comparison, Condition, Value};
