//! Indicators: definitions, their exact values at every node of a hierarchy, and where each value comes from.

#[cfg(feature = "arrow")]
mod arrow;
mod chart;
mod check;
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
mod spread;
mod status;
mod tally;
mod whole;

pub use check::check;
#[cfg(feature = "toml")]
pub use check::read_pack;
pub use combine::{Combination, Combined};
pub use compare::{ChangeCause, ChangePart, KpiChange};
pub use explain::{
    Carrier, Contribution, Derivation, ExcludedRows, Repeated, RowList, Test, Tested, TestedPart, TestedRow, Why,
};
pub use live::LiveReport;
pub use report::{KpiFigure, KpiOptions, KpiReport, LoadFigure, ReportedIndicator, ReportedNode};
pub use spread::Spread;
pub use status::{Reason, ShownTarget, Status};
pub use whole::WholeReport;
