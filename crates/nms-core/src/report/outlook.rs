//! Indicators before a plan and after it, and what would mend those that fall short.

use std::collections::BTreeMap;

use super::RegionReport;
use crate::boundary::Error;
use crate::kpi::{KpiFigure, ReportedIndicator, Status};
use crate::norm::entry::DefinitionKind;

/// An indicator before a plan and after it (показатель до и после плана).
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The indicator, with its target in force before the plan.
    pub indicator: ReportedIndicator,
    /// Its figure at the top.
    pub before: KpiFigure,
    /// The same after the plan, if the indicator still stands then.
    pub after: Option<KpiFigure>,
    /// Where more people would reach it after the plan: the dearest seats, one more of which counts for it.
    pub seats: Vec<Seat>,
}

/// A session that would be worth more seats (дефицитное место).
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// The session.
    pub session: String,
    /// What one more seat adds to the plan at most, in levels of a competence of weight one.
    pub price: f64,
}

impl Outlook {
    /// Whether it stands below its target when the plan is carried out.
    pub fn falls_short(&self) -> bool {
        self.last().status == Status::Short
    }

    /// How many more would reach the target then, where more of them help.
    pub fn missing(&self) -> Option<i64> {
        self.last().shortfall
    }

    /// Whether nothing in the tables speaks of it then: a milestone that is not recorded, or what there are no figures for.
    pub fn is_unrecorded(&self) -> bool {
        let is_milestone = self.indicator.kind == DefinitionKind::Milestone;
        is_milestone && self.falls_short() || self.lapses() && self.last().status == Status::Undefined
    }

    /// Whether it is known or reached before and not after: what is wanted in each period anew, and is not recorded for the later one.
    pub fn lapses(&self) -> bool {
        match self.last().status {
            Status::Short => self.before.status == Status::Reached,
            Status::Undefined => self.before.value.is_some(),
            Status::Reached | Status::NoTarget => false,
        }
    }

    fn last(&self) -> &KpiFigure {
        self.after.as_ref().unwrap_or(&self.before)
    }
}

impl RegionReport<'_> {
    /// The indicators at the top, before and after; those that fall short with the seats that would mend them.
    ///
    /// Whether a seat counts for an indicator is tried: somebody is given it, and the indicator looked at again.
    ///
    /// # Errors
    /// `kpi.node` if the two reports are of different regions.
    pub fn outlook(&self) -> Result<Vec<Outlook>, Error> {
        let top = self.top();
        let after = self.after.at(&top)?;
        let mut seats = self.seats_that_count(&top, &after)?;
        let mut after: BTreeMap<String, KpiFigure> =
            after.into_iter().map(|figure| (figure.indicator.clone(), figure)).collect();
        let indicators = self.before.indicators().into_iter().zip(self.before.at(&top)?);
        let rows = indicators.map(|(indicator, before)| {
            let (after, seats) = (after.remove(&indicator.id), seats.remove(&indicator.id).unwrap_or_default());
            Outlook { indicator, before, after, seats }
        });
        Ok(rows.collect())
    }
}
