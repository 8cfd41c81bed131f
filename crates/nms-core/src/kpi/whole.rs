//! A report as one value that crosses a border.

use chrono::NaiveDate;
use serde::Serialize;

use super::report::{KpiFigure, KpiReport, ReportedIndicator, ReportedNode};
use crate::network::HierarchyKind;

/// A whole report: what was asked, the indicators, the nodes, and the figure of each indicator at each node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WholeReport {
    /// The day that was asked about.
    pub as_of: NaiveDate,
    /// The day whose knowledge was used.
    pub known: NaiveDate,
    /// The tree over which figures were put together.
    pub hierarchy: HierarchyKind,
    /// The indicators, in the order of the pack.
    pub indicators: Vec<ReportedIndicator>,
    /// The nodes, parents before children.
    pub nodes: Vec<ReportedNode>,
    /// The figures: the nodes of the first indicator, then those of the next.
    pub figures: Vec<KpiFigure>,
}

impl KpiReport {
    /// The whole report as a value.
    pub fn whole(&self) -> WholeReport {
        WholeReport {
            as_of: self.options.as_of,
            known: self.options.known.unwrap_or(self.options.as_of),
            hierarchy: self.options.hierarchy,
            indicators: self.indicators(),
            nodes: self.nodes(),
            figures: self.figures().collect(),
        }
    }

    /// The whole report as its canonical JSON text.
    pub fn to_json(&self) -> String {
        crate::boundary::json(&self.whole())
    }
}
