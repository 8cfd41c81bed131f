//! Years of teaching that an activity asks for.

use super::{Fields, Form, Rule, World, words};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// Some kinds of activities are for those who have taught for some years (expert work, say), as of the day of planning.
#[derive(Debug)]
pub(super) struct Experience {
    years: u32,
    kinds: Vec<String>,
}

impl Experience {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let mut years = 3;
        fields.whole("years", 0..=100, &mut years);
        Self { years: u32::try_from(years).unwrap_or_default(), kinds: words(fields, "kinds", &["expert_work"]) }
    }
}

impl Rule for Experience {
    fn name(&self) -> &'static str {
        "experience"
    }

    fn form(&self) -> Form {
        Form::Admission
    }

    fn admits(&self, world: World<'_>, person: &Person<'_>, offer: Offer<'_>) -> bool {
        !self.kinds.contains(&offer.activity.kind)
            || person.experience(world.today).is_some_and(|years| years >= self.years)
    }

    fn keeps(&self, world: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let asks = |offer: &Offer<'_>| self.kinds.contains(&offer.activity.kind);
        let since = crate::region::store::date(world.today).checked_sub_months(chrono::Months::new(12 * self.years));
        let long =
            person.career_start.map(crate::region::store::date).zip(since).is_some_and(|(start, day)| start <= day);
        long || !route.iter().any(asks)
    }
}
