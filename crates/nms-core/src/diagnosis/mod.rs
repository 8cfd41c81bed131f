//! Diagnosis: from the answers of an instrument to levels with errors.

mod classical;
mod design;
mod figure;
mod percent;
mod scores;
mod undefined;

pub use classical::{Classical, ClassicalOptions, FlagKind, ItemFlag, ItemStatistics};
pub use design::{Design, DesignPart};
pub use percent::{PercentLevel, PercentScore};
pub use scores::{DeclaredItem, Mark, Response, ScoredItem, Scores};
pub use undefined::WhyUndefined;
