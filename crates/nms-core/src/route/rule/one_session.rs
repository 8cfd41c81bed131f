//! One session of an activity is enough.

use std::collections::BTreeSet;

use super::{Form, Rule, World};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// At most one session of an activity stands in a route.
#[derive(Debug)]
pub(super) struct OneSession;

impl Rule for OneSession {
    fn name(&self) -> &'static str {
        "one_session"
    }

    fn form(&self) -> Form {
        Form::Pair
    }

    fn together(&self, one: Offer<'_>, other: Offer<'_>) -> bool {
        one.session.activity != other.session.activity
    }

    fn keeps(&self, _: World<'_>, _: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let activities: BTreeSet<&str> = route.iter().map(|offer| offer.activity.id.as_str()).collect();
        activities.len() == route.len()
    }
}
