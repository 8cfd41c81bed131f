//! Diagnosis: from the answers of an instrument to levels with errors.

mod calibrate;
pub(crate) mod fields;
mod figure;
mod rounded;
mod scores;

pub use calibrate::{
    CalibratedItem, Calibration, CalibrationOptions, CurvePoint, FitFigure, InformationPoint, ItemFlag, Level, Levels,
    Model, Prior, Residuals, Status,
};
pub use scores::{DeclaredItem, Mark, Response, ScoredItem, Scores};
