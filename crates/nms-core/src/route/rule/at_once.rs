//! Sessions at once.

use super::{Fields, Form, Rule, World};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// No more than so many sessions are under way on any day.
#[derive(Debug)]
pub(super) struct AtOnce {
    most: usize,
}

impl AtOnce {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let mut most = 2;
        fields.needs("most", "a number of items");
        fields.whole("most", 0..=1000, &mut most);
        Self { most }
    }
}

impl Rule for AtOnce {
    fn name(&self) -> &'static str {
        "at_once"
    }

    fn form(&self) -> Form {
        Form::Daily
    }

    fn amount(&self, _: Offer<'_>) -> i64 {
        1
    }

    fn most(&self, _: &Person<'_>) -> Option<i64> {
        i64::try_from(self.most).ok()
    }

    fn keeps(&self, _: World<'_>, _: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let days = || route.iter().filter_map(|offer| offer.session.days);
        days().all(|(day, _)| days().filter(|(first, last)| (*first..=*last).contains(&day)).count() <= self.most)
    }
}
