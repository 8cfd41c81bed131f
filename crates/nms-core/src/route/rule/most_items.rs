//! How long a route may be.

use super::{Fields, Form, Rule, World};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// A route has no more than so many items.
#[derive(Debug)]
pub(super) struct MostItems {
    most: usize,
}

impl MostItems {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let mut most = 4;
        fields.needs("most", "a number of items");
        fields.whole("most", 0..=1000, &mut most);
        Self { most }
    }
}

impl Rule for MostItems {
    fn name(&self) -> &'static str {
        "most_items"
    }

    fn form(&self) -> Form {
        Form::Sum
    }

    fn amount(&self, _: Offer<'_>) -> i64 {
        1
    }

    fn most(&self, _: &Person<'_>) -> Option<i64> {
        i64::try_from(self.most).ok()
    }

    fn keeps(&self, _: World<'_>, _: &Person<'_>, route: &[Offer<'_>]) -> bool {
        route.len() <= self.most
    }
}
