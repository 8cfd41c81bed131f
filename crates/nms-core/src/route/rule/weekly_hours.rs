//! Hours in a week.

use super::{Fields, Form, Rule, World, hours};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// The weekly load of all sessions under way has an upper bound on every day.
#[derive(Debug)]
pub(super) struct WeeklyHours {
    most: i64,
}

impl WeeklyHours {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        Self { most: hours(fields, "most") }
    }
}

impl Rule for WeeklyHours {
    fn name(&self) -> &'static str {
        "weekly_hours"
    }

    fn form(&self) -> Form {
        Form::Daily
    }

    fn amount(&self, offer: Offer<'_>) -> i64 {
        offer.session.weekly
    }

    fn most(&self, _: &Person<'_>) -> Option<i64> {
        Some(self.most)
    }

    fn keeps(&self, _: World<'_>, _: &Person<'_>, route: &[Offer<'_>]) -> bool {
        // The load is greatest on the first day of some session.
        let starts = route.iter().filter_map(|offer| offer.session.days).map(|(first, _)| first);
        starts.into_iter().all(|day| {
            let under_way = |offer: &&Offer<'_>| offer.session.days.is_some_and(|(a, b)| a <= day && day <= b);
            route.iter().filter(under_way).map(|offer| offer.session.weekly).sum::<i64>() <= self.most
        })
    }
}
