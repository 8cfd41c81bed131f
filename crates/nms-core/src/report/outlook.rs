//! Indicators before a plan and after it, and what would mend those that fall short.

use std::collections::BTreeMap;

use super::RegionReport;
use crate::boundary::Error;
use crate::decimal::Decimal;
use crate::kpi::{KpiFigure, ReportedIndicator, Status};
use crate::norm::entry::DefinitionKind;
use crate::text::vocabulary;

vocabulary! {
    /// Whether a milestone stands (событие).
    Milestone {
        Yes = "yes", "да", "yes";
        No = "no", "нет", "no";
    }
}

vocabulary! {
    /// What an indicator lacks when the plan is carried out (чего не хватает показателю).
    Lack {
        More = "more", "не хватает", "missing";
        Record = "record", "не записано", "not recorded";
        Renewal = "renewal", "нужно в каждом периоде; за этот ещё не записано", "wanted in each period; not recorded for this one yet";
    }
}

/// An indicator before a plan and after it (показатель до и после плана).
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The indicator, with its target in force before the plan.
    pub indicator: ReportedIndicator,
    /// Its figure at the top.
    pub before: KpiFigure,
    /// The same after the plan, if the indicator still stands then.
    pub after: Option<KpiFigure>,
    /// What it lacks then, if anything would mend it.
    pub lacks: Option<Lack>,
    /// Where it lacks more of those it counts: the dearest seats that count for it.
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

    /// Its figure in words (да, нет) where it is a milestone that stands everywhere or nowhere.
    pub fn told(&self, figure: &KpiFigure) -> Option<Milestone> {
        let is_milestone = self.indicator.kind == DefinitionKind::Milestone;
        match figure.numerator {
            Some(numerator) if is_milestone && numerator == Decimal::from(0) => Some(Milestone::No),
            numerator if is_milestone && numerator.is_some() && numerator == figure.denominator => Some(Milestone::Yes),
            _ => None,
        }
    }

    fn last(&self) -> &KpiFigure {
        self.after.as_ref().unwrap_or(&self.before)
    }

    /// What it lacks, which may ask in each period anew.
    fn lack(&self, is_renewed: bool) -> Option<Lack> {
        match self.last().status {
            Status::Short if self.told(self.last()) == Some(Milestone::No) => {
                let was = self.told(&self.before) == Some(Milestone::Yes);
                Some(if was && is_renewed { Lack::Renewal } else { Lack::Record })
            }
            Status::Short => self.missing().map(|_| Lack::More),
            Status::Undefined if self.before.value.is_some() && is_renewed => Some(Lack::Renewal),
            _ => None,
        }
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
        let rows = indicators.zip(&*self.before.measures).map(|((indicator, before), measure)| {
            let (after, seats) = (after.remove(&indicator.id), seats.remove(&indicator.id).unwrap_or_default());
            let mut row = Outlook { indicator, before, after, lacks: None, seats };
            row.lacks = row.lack(measure.is_renewed(self.after.as_of()));
            row
        });
        Ok(rows.collect())
    }
}
