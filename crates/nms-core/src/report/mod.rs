//! A region before a plan and after it, on one page (отчёт по региону).
//!
//! The page holds what the stages found, in the order in which they follow each other: what is wrong in the tables, what people
//! lack, what the plan gives them and how good it is at the least, which seats to open, and the indicators of the order before
//! and after. It asks for nothing from elsewhere, and prints.

mod mending;
mod outlook;
mod page;
mod picture;
mod words;

pub use outlook::{Lack, Outlook, Seat};

use crate::kpi::KpiReport;
use crate::route::RoutePlan;

/// What stages found in a region.
#[derive(Clone, Copy)]
pub struct RegionReport<'r> {
    /// The plan of routes, with the region and the diagnosis that it was made from.
    pub plan: &'r RoutePlan,
    /// The indicators as they are.
    pub before: &'r KpiReport,
    /// The indicators as they would be: over the region with [`RoutePlan::outcome`] in it.
    pub after: &'r KpiReport,
    /// Pages that belong to it: a name to show, and where it lies from here.
    pub files: &'r [(&'r str, &'r str)],
}

impl RegionReport<'_> {
    /// The node at the top of the region; `*` where several stand there.
    pub fn top(&self) -> String {
        self.before.nodes().first().map_or_else(|| "*".to_owned(), |node| node.id.clone())
    }
}
