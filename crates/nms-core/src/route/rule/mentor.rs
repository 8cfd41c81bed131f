//! A mentor for young teachers.

use chrono::Months;

use super::{Fields, Form, Rule, World};
use crate::region::store::date;
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// Who is young and new to teaching gets mentoring, where there is any.
#[derive(Debug)]
pub(super) struct Mentor {
    /// Below this age in years; 35 unless said otherwise.
    younger_than: u32,
    /// With less than so many years of teaching; 3 unless said otherwise.
    teaching_below: u32,
}

impl Mentor {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let (mut younger_than, mut teaching_below) = (35, 3);
        fields.whole("younger_than", 0..=120, &mut younger_than);
        fields.whole("teaching_below", 0..=100, &mut teaching_below);
        let years = |years: usize| u32::try_from(years).unwrap_or_default();
        Self { younger_than: years(younger_than), teaching_below: years(teaching_below) }
    }
}

impl Rule for Mentor {
    fn name(&self) -> &'static str {
        "mentor"
    }

    fn form(&self) -> Form {
        Form::Mandatory
    }

    fn concerns(&self, world: World<'_>, person: &Person<'_>) -> bool {
        person.age(world.today).is_some_and(|age| age < self.younger_than)
            && person.experience(world.today).is_some_and(|years| years < self.teaching_below)
    }

    fn wanted(&self, _: World<'_>, offer: Offer<'_>) -> bool {
        offer.activity.kind == "mentoring"
    }

    fn keeps(&self, world: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let on = |day: Option<i32>, years: u32| {
            let day = day.map(date).and_then(|day| day.checked_add_months(Months::new(12 * years)));
            day.is_some_and(|day| date(world.today) < day)
        };
        let concerned = on(person.birth, self.younger_than) && on(person.career_start, self.teaching_below);
        !concerned || route.iter().any(|offer| offer.activity.kind == "mentoring")
    }
}
