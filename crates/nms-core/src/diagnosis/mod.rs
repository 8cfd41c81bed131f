//! Diagnosis: from answers to levels with errors, and from levels to deficits.

pub mod framework;

pub use framework::Framework;
