//! Nobody is at two places on one day.

use super::{Fields, Form, Rule, World, words};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// Sessions do not overlap in days, but for kinds that go beside other things.
#[derive(Debug)]
pub(super) struct Overlap {
    /// Kinds that go beside others; mentoring, communities and self-study unless said otherwise.
    beside: Vec<String>,
}

impl Overlap {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        Self { beside: words(fields, "beside", &["mentoring", "community", "self_study"]) }
    }

    /// The days that a session takes for itself.
    fn taken(&self, offer: Offer<'_>) -> Option<(i32, i32)> {
        offer.session.days.filter(|_| !self.beside.contains(&offer.activity.kind))
    }
}

impl Rule for Overlap {
    fn name(&self) -> &'static str {
        "overlap"
    }

    fn form(&self) -> Form {
        Form::Pair
    }

    fn together(&self, one: Offer<'_>, other: Offer<'_>) -> bool {
        let both = self.taken(one).zip(self.taken(other));
        both.is_none_or(|((first, last), (from, to))| last < from || to < first)
    }

    fn keeps(&self, _: World<'_>, _: &Person<'_>, route: &[Offer<'_>]) -> bool {
        // In the order of their first days each must begin after the last day of the one before.
        let mut taken: Vec<_> = route.iter().filter_map(|offer| self.taken(*offer)).collect();
        taken.sort_unstable();
        taken.windows(2).all(|pair| matches!(pair, [before, after] if before.1 < after.0))
    }
}
