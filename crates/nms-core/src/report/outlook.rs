//! Indicators before a plan and after it, and what would mend those that fall short.

use std::collections::BTreeMap;

use super::RegionReport;
use crate::boundary::Error;
use crate::decimal::Decimal;
use crate::kpi::{KpiFigure, ReportedIndicator, Status};
use crate::norm::entry::DefinitionKind;
use crate::page::figure;
use crate::text::{Language, vocabulary};

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

    /// A figure of it as people read it: a number; of a milestone (событие) whether it stands, or in how many places.
    pub fn shown(&self, of: &KpiFigure, language: Language) -> String {
        let number = |value: Decimal| {
            value.to_string().parse().map_or_else(|_| String::new(), |value| figure(value, 2, language))
        };
        let (yes, no) = match language {
            Language::Russian => ("да", "нет"),
            Language::English => ("yes", "no"),
        };
        match (of.numerator, of.denominator, of.value) {
            (Some(numerator), _, Some(_)) if self.is_milestone() && numerator == Decimal::from(0) => no.to_owned(),
            (Some(numerator), Some(places), Some(_)) if self.is_milestone() && numerator == places => yes.to_owned(),
            (Some(numerator), Some(places), Some(_)) if self.is_milestone() => {
                format!("{} / {}", number(numerator), number(places))
            }
            (_, _, value) => value.map_or_else(|| "—".to_owned(), number),
        }
    }

    pub(super) fn is_milestone(&self) -> bool {
        self.indicator.kind == DefinitionKind::Milestone
    }

    fn last(&self) -> &KpiFigure {
        self.after.as_ref().unwrap_or(&self.before)
    }

    /// What it lacks, if it asks in each period anew and still does, did, or never did.
    fn lack(&self, renewed: Option<bool>) -> Option<Lack> {
        match (self.last().status, renewed) {
            (Status::Short, Some(asks)) if self.is_milestone() && self.before.status == Status::Reached => {
                asks.then_some(Lack::Renewal)
            }
            (Status::Short, _) if self.is_milestone() => Some(Lack::Record),
            (Status::Short, _) => self.missing().map(|_| Lack::More),
            (Status::Undefined, Some(true)) if self.before.value.is_some() => Some(Lack::Renewal),
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
            row.lacks = row.lack(measure.renewed(self.after.as_of()));
            row
        });
        Ok(rows.collect())
    }
}
