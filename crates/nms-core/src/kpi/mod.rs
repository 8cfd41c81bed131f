//! Indicators: definitions, their exact values at every node of a hierarchy, and where each value comes from.

#[cfg(feature = "arrow")]
mod arrow;
pub(crate) mod evaluate;
mod figures;
pub(crate) mod formula;
mod measure;
mod placement;
mod report;
mod rollup;
mod status;
mod tree;
mod whole;

pub use report::{KpiFigure, KpiOptions, KpiReport, LoadFigure, ReportedIndicator, ReportedNode};
pub use status::{Reason, ShownTarget, Status};
pub use whole::WholeReport;
