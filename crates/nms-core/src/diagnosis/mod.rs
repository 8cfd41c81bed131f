//! Diagnosis: from the answers of an instrument to levels with errors.

mod scores;

pub use scores::{DeclaredItem, Mark, Response, ScoredItem, Scores};
