//! Months in which teachers are not taken away from their pupils.

use chrono::Datelike;

use super::{Fields, Form, Rule, World, words};
use crate::region::store::date;
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// In some months (of exams, say) nothing takes place for those who teach.
#[derive(Debug)]
pub(super) struct ClosedMonths {
    months: Vec<u32>,
    /// Kinds that go on all the same.
    but: Vec<String>,
}

impl ClosedMonths {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        fields.needs("months", "a list of whole numbers from 1 to 12");
        Self {
            months: fields.wholes("months", 1..=12).unwrap_or_default(),
            but: words(fields, "but", &["mentoring", "community", "self_study"]),
        }
    }
}

impl Rule for ClosedMonths {
    fn name(&self) -> &'static str {
        "closed_months"
    }

    fn form(&self) -> Form {
        Form::Admission
    }

    fn admits(&self, _: World<'_>, person: &Person<'_>, offer: Offer<'_>) -> bool {
        let teaches = person.positions.iter().any(|held| held.staff_category != Some(1));
        let Some((first, last)) = offer.session.days.filter(|_| teaches) else { return true };
        let (from, to) = (date(first), date(last));
        let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
        let touched = (0..=months.clamp(0, 11)).map(|later| (from.month0() + later as u32) % 12 + 1);
        self.but.contains(&offer.activity.kind) || !touched.into_iter().any(|month| self.months.contains(&month))
    }

    fn keeps(&self, _: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        // Day by day; a year has all months.
        let free = |offer: &Offer<'_>| {
            let days = offer.session.days.into_iter().flat_map(|(first, last)| first..=last).take(366);
            self.but.contains(&offer.activity.kind)
                || days.map(|day| date(day).month()).all(|month| !self.months.contains(&month))
        };
        !person.positions.iter().any(|held| held.staff_category != Some(1)) || route.iter().all(free)
    }
}
