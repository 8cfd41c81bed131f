//! Routes in danger: what must happen, and until when.

use chrono::NaiveDate;
use serde::Serialize;

use super::{ItemStage, RouteStage};
use crate::region::Region;
use crate::region::store::{date, days};
use crate::text::vocabulary;

vocabulary! {
    /// What endangers an item of a route.
    RiskKind {
        Enrol = "enrol", "нужно зачисление до начала", "enrolment is due before it starts";
        Missed = "missed", "начало пропущено", "it has started without enrolment";
        Finish = "finish", "нужно завершить до окончания", "completion is due before it ends";
        Overdue = "overdue", "срок завершения прошёл", "it has ended and is not completed";
    }
}

/// An item of a route that a curator must look after (риск неосвоения).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RiskRow<'r> {
    /// The route.
    pub route: &'r str,
    /// Whose it is.
    pub person: &'r str,
    /// The session.
    pub session: &'r str,
    /// What endangers it.
    pub kind: RiskKind,
    /// Until which day something must happen.
    pub by: String,
}

impl Region {
    /// The items of agreed and active routes that need somebody within so many days of a day, the most urgent first.
    pub fn route_risks(&self, on: NaiveDate, within: u32) -> Vec<RiskRow<'_>> {
        let today = days(on);
        let horizon = today.saturating_add(i32::try_from(within).unwrap_or(i32::MAX));
        let mut risks = Vec::new();
        for route in self.each_row("routes") {
            let Some(id) = route.text("id") else { continue };
            let last = self.last_version("routes", route);
            let stage = last.word("status").and_then(|word| RouteStage::ALL.get(usize::from(word)).copied());
            // Of several versions of a route the first row speaks for all.
            if self.row_of("routes", id) != u32::try_from(route.at).ok()
                || !matches!(stage, Some(RouteStage::Agreed | RouteStage::Active))
            {
                continue;
            }
            let person = route.reference("person").and_then(|row| self.row("persons", row)?.text("id"));
            for (session, stage) in self.items_of_route(id) {
                let row = self.row_of("sessions", session).and_then(|row| self.row("sessions", row as usize));
                let Some((row, person)) = row.zip(person) else { continue };
                let (start, end) = (row.day("start"), row.day("end").or_else(|| row.day("start")));
                let found = match stage {
                    ItemStage::Planned => {
                        start.map(|day| (if day < today { RiskKind::Missed } else { RiskKind::Enrol }, day))
                    }
                    ItemStage::Enrolled => {
                        end.map(|day| (if day < today { RiskKind::Overdue } else { RiskKind::Finish }, day))
                    }
                    ItemStage::Completed | ItemStage::Dropped => None,
                };
                if let Some((kind, by)) = found.filter(|(_, by)| *by <= horizon) {
                    risks.push((by, RiskRow { route: id, person, session, kind, by: date(by).to_string() }));
                }
            }
        }
        risks.sort_by(|(a, one), (b, other)| {
            a.cmp(b).then_with(|| (one.route, one.session).cmp(&(other.route, other.session)))
        });
        risks.into_iter().map(|(_, risk)| risk).collect()
    }
}
