//! Hours in all.

use super::{Fields, Form, Rule, World, hours};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// The hours of a route have an upper bound.
#[derive(Debug)]
pub(super) struct Hours {
    most: i64,
}

impl Hours {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        Self { most: hours(fields, "most") }
    }
}

impl Rule for Hours {
    fn name(&self) -> &'static str {
        "hours"
    }

    fn form(&self) -> Form {
        Form::Sum
    }

    fn amount(&self, offer: Offer<'_>) -> i64 {
        offer.activity.hours
    }

    fn most(&self, _: &Person<'_>) -> Option<i64> {
        Some(self.most)
    }

    fn keeps(&self, _: World<'_>, _: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let mut left = self.most;
        for offer in route {
            left -= offer.activity.hours;
        }
        left >= 0
    }
}
