//! Diagnosis: from the answers of an instrument to levels with errors.

#[cfg(feature = "arrow")]
mod arrow;
mod calibrate;
mod chart;
mod classical;
mod design;
pub(crate) mod fields;
mod figure;
mod percent;
mod rounded;
mod scores;
mod undefined;

pub use calibrate::{
    CalibratedItem, Calibration, CalibrationOptions, CurveFlag, CurvePoint, FitFigure, InformationPoint, Level, Levels,
    Model, Prior, Residuals, Status,
};
pub use classical::{Classical, ClassicalOptions, FlagKind, ItemFlag, ItemStatistics};
pub use design::{Component, Design};
pub use percent::{PercentLevel, PercentScore};
pub use scores::{DeclaredItem, Mark, Response, ScoredItem, Scores};
pub use undefined::Undefined;
