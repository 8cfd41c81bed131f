//! Diagnosis: from answers to levels with errors, and from levels to deficits.

mod answers;
#[cfg(feature = "arrow")]
mod arrow;
pub mod calendar;
mod calibrate;
mod chart;
mod classes;
mod classical;
mod deficit;
mod design;
mod diagnose;
mod evidence;
pub(crate) mod fields;
mod figure;
mod findings;
pub mod framework;
mod gain;
mod gains;
mod group;
mod link;
mod options;
mod percent;
mod profile;
mod request;
mod rounded;
mod rows;
mod scale;
mod scores;
mod settle;
mod sheets;
mod undefined;
mod verdict;
mod whole;

pub use calibrate::{
    CalibratedItem, Calibration, CalibrationOptions, CurveFlag, CurvePoint, FitFigure, InformationPoint, Level, Levels,
    Model, Prior, Residuals, Status,
};
pub use classes::{
    ClassFlag, ClassItem, ClassOptions, PersonSkills, QMatrix, SkillClasses, SkillProbabilities, SkillShare,
};
pub use classical::{Classical, ClassicalOptions, FlagKind, ItemFlag, ItemStatistics};
pub use deficit::{Cuts, DeficitStatus, DoubtReason};
pub use design::{Design, DesignPart};
pub use diagnose::Diagnosis;
pub use evidence::{Ageing, Evidence, EvidenceKind, LeftOut};
pub use framework::Framework;
pub use gain::{Gain, Gains, GroupGain};
pub use gains::{GainRow, GroupGainRow, ScaleGains};
pub use group::{GroupRow, TypicalBy, TypicalRow};
pub use link::{Anchor, AnchorStanding, Link, LinkFlag};
pub use options::{DiagnosisOptions, Reliabilities, ScaleBy, ScaleUnits, Scoring};
pub use percent::{PercentLevel, PercentScore};
pub use profile::{PersonProfile, ProfileRow};
pub use request::ProgrammeRequest;
pub use rows::{DeficitRow, ItemRow, LevelRow, ScaleRow};
pub use scores::{DeclaredItem, Mark, Response, ScoredItem, Scores};
pub use settle::{Settling, SettlingItem};
pub use undefined::WhyUndefined;
pub use whole::WholeDiagnosis;
