//! Indicators: definitions, their exact values at every node of a hierarchy, and where each value comes from.

mod combine;
mod compare;
pub(crate) mod evaluate;
mod explain;
mod figures;
pub(crate) mod formula;
mod live;
mod measure;
mod options;
mod placement;
mod report;
mod rollup;
mod status;
mod tree;

pub use combine::{Combination, Combined};
pub use compare::{ChangeCause, ChangePart, KpiChange};
pub use explain::{
    Contribution, Derivation, ExcludedRows, Repeated, RowList, Test, Tested, TestedPart, TestedRow, Why,
};
pub use live::LiveReport;
pub use report::{KpiFigure, KpiOptions, KpiReport, LoadFigure, ReportedIndicator, ReportedNode};
pub use status::{Reason, ShownTarget, Status};
