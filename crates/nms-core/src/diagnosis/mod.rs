//! Diagnosis: from the answers of an instrument to levels with errors.

mod calibrate;
mod classes;
mod classical;
mod design;
pub(crate) mod fields;
mod figure;
mod gain;
mod link;
mod percent;
mod rounded;
mod scores;
mod undefined;

pub use calibrate::{
    CalibratedItem, Calibration, CalibrationOptions, CurveFlag, CurvePoint, FitFigure, InformationPoint, Level, Levels,
    Model, Prior, Residuals, Status,
};
pub use classes::{
    ClassFlag, ClassItem, ClassOptions, PersonSkills, QMatrix, SkillClasses, SkillProbabilities, SkillShare,
};
pub use classical::{Classical, ClassicalOptions, FlagKind, ItemFlag, ItemStatistics};
pub use design::{Component, Design};
pub use gain::{Gain, Gains, GroupGain};
pub use link::{Anchor, AnchorStanding, Link, LinkFlag};
pub use percent::{PercentLevel, PercentScore};
pub use scores::{DeclaredItem, Mark, Response, ScoredItem, Scores};
pub use undefined::Undefined;
