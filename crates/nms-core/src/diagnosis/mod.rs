//! Diagnosis: from answers to levels with errors, and from levels to deficits.

#[cfg(feature = "arrow")]
pub(crate) mod arrow;
pub mod calendar;
mod calibrate;
mod classes;
mod classical;
pub(crate) mod deficit;
mod diagnose;
pub(crate) mod fields;
pub(crate) mod figure;
pub mod framework;
mod gain;
mod link;
mod options;
mod percent;
mod report;
pub(crate) mod rounded;
mod scale;
mod scores;
mod undefined;

pub use calibrate::{
    CalibratedItem, Calibration, CalibrationOptions, CurveFlag, CurvePoint, FitFigure, InformationPoint, ItemFit,
    Level, Levels, Model, Prior, Residuals, Status,
};
pub use classes::{
    ClassFlag, ClassItem, ClassOptions, PersonSkills, QMatrix, SkillClasses, SkillProbabilities, SkillShare,
};
pub use classical::{Classical, ClassicalOptions, FlagKind, ItemFlag, ItemStatistics};
pub use deficit::{Ageing, Cuts, DeficitStatus, DoubtReason, Evidence, EvidenceKind, LeftOut, Settling, SettlingItem};
pub use diagnose::Diagnosis;
pub use framework::Framework;
pub use gain::{Gain, GainOptions, Gains, GroupGain, WaveGains, WholeGains};
pub use link::{Anchor, AnchorStanding, Link, LinkFlag};
pub use options::{DiagnosisOptions, Reliabilities, ScaleBy, ScaleUnits, Scoring};
pub use percent::{PercentLevel, PercentScore};
pub use report::{
    DeficitRow, GainRow, GroupGainRow, GroupRow, ItemRow, LevelRow, PersonFitRow, PersonProfile, ProfileRow,
    ProgrammeRequest, ScaleGains, ScaleRow, TypicalBy, TypicalRow, WholeDiagnosis,
};
pub use scores::{DeclaredItem, Design, DesignPart, Mark, Response, ScoredItem, Scores};
pub use undefined::WhyUndefined;
