//! Diagnosis: from answers to levels with errors, and from levels to deficits.

pub mod calendar;
pub mod framework;

pub use framework::Framework;
