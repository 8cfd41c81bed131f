//! What was learned is not learned again.

use super::{Fields, Form, Rule, World};
use crate::region::store::date;
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// An activity completed is not repeated, at all or for some years.
#[derive(Debug)]
pub(super) struct Repetition {
    /// After how many years it may be repeated; never where it is nought.
    years: u32,
}

impl Repetition {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let mut years = 0;
        fields.whole("years", 0..=100, &mut years);
        Self { years: u32::try_from(years).unwrap_or_default() }
    }
}

impl Rule for Repetition {
    fn name(&self) -> &'static str {
        "repetition"
    }

    fn form(&self) -> Form {
        Form::Admission
    }

    fn admits(&self, world: World<'_>, person: &Person<'_>, offer: Offer<'_>) -> bool {
        let start = offer.session.days.map_or(world.today, |days| days.0);
        let over = |last: i32| date(start).years_since(date(last)).is_some_and(|years| years >= self.years);
        let mut done = person.done.iter().filter(|(activity, _)| *activity == offer.session.activity);
        done.all(|(_, last)| self.years > 0 && last.is_some_and(over))
    }

    fn keeps(&self, world: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        person.done.iter().all(|(activity, last)| {
            let again = route.iter().find(|offer| offer.session.activity == *activity);
            let Some(again) = again else { return true };
            let may = last.and_then(|last| date(last).checked_add_months(chrono::Months::new(12 * self.years)));
            let start = again.session.days.map_or(world.today, |(first, _)| first);
            self.years > 0 && may.is_some_and(|from| from <= date(start))
        })
    }
}
