//! Indicators before a plan and after it, and what would mend those that fall short.

use std::collections::BTreeMap;

use crate::boundary::Error;
use crate::kpi::{KpiFigure, ReportedIndicator, Status};
use crate::route::{SharedKind, TargetOf};

use super::RegionReport;

/// An indicator before a plan and after it (показатель до и после плана).
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The indicator, with its target in force before the plan.
    pub indicator: ReportedIndicator,
    /// Its figure at the top.
    pub before: KpiFigure,
    /// The same after the plan, if the indicator still stands then.
    pub after: Option<KpiFigure>,
    /// Where it falls short after the plan and the plan had to reach it: the dearest seats that count for it.
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

/// Seats named for an indicator, at most.
const SEATS: usize = 3;

impl Outlook {
    /// Whether it stands below its target when the plan is carried out.
    pub fn falls_short(&self) -> bool {
        self.last().status == Status::Short
    }

    /// How many more would reach the target then, where more of them help.
    pub fn missing(&self) -> Option<i64> {
        self.last().shortfall
    }

    /// Whether it was reached and is so no more, though its target is the same: what is wanted in each period anew, such as a
    /// milestone of every year, and is not recorded for the later one.
    pub fn lapses(&self) -> bool {
        self.before.status == Status::Reached && self.falls_short()
    }

    fn last(&self) -> &KpiFigure {
        self.after.as_ref().unwrap_or(&self.before)
    }
}

impl RegionReport<'_> {
    /// The indicators at the top, before and after; those that fall short with the seats that would mend them.
    ///
    /// Which target of the plan an indicator belongs to is told by the clause on which both stand.
    ///
    /// # Errors
    /// `kpi.node` if the two reports are of different regions.
    pub fn outlook(&self) -> Result<Vec<Outlook>, Error> {
        let top = self.top();
        let after = self.after.at(&top)?.into_iter().map(|figure| (figure.indicator.clone(), figure));
        let mut after: BTreeMap<String, KpiFigure> = after.collect();
        let indicators = self.before.indicators().into_iter().zip(self.before.at(&top)?);
        let rows = indicators.map(|(indicator, before)| {
            let after = after.remove(&indicator.id);
            let mut row = Outlook { indicator, before, after, seats: Vec::new() };
            if row.falls_short() {
                row.seats = self.seats_for(&row.indicator.clause);
            }
            row
        });
        Ok(rows.collect())
    }

    /// The dearest seats that count for the target of a clause, if the plan has one.
    fn seats_for(&self, clause: &str) -> Vec<Seat> {
        let targets = self.plan.options().targets();
        let Some(target) = targets.iter().find(|target| target.clause() == Some(clause)) else { return Vec::new() };
        let counts = |session: &str| {
            let offer = self.plan.catalogue.offer_of(session);
            target.of == TargetOf::WithRoute || offer.is_some_and(|offer| offer.is_federal())
        };
        let dear = self.plan.prices().into_iter().filter(|row| row.kind == SharedKind::Seats && row.price > 0.0);
        let seats = dear.filter_map(|row| Some((row.session?, row.price)));
        let named = seats.filter(|(session, _)| counts(session)).take(SEATS);
        named.map(|(session, price)| Seat { session: session.to_owned(), price }).collect()
    }
}
