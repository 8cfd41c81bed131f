//! A diagnosis closes a route.

use super::{Form, Rule, World};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// A diagnosis comes when all else is over; what has no days may go on.
#[derive(Debug)]
pub(super) struct DiagnosisLast;

impl Rule for DiagnosisLast {
    fn name(&self) -> &'static str {
        "diagnosis_last"
    }

    fn form(&self) -> Form {
        Form::Pair
    }

    fn together(&self, one: Offer<'_>, other: Offer<'_>) -> bool {
        let closes = |last: Offer<'_>, other: Offer<'_>| {
            let in_time = last.session.days.zip(other.session.days).is_none_or(|(own, other)| other.1 < own.0);
            !last.activity.is_diagnosis() || in_time
        };
        // Of two diagnoses either may be the last one.
        match (one.activity.is_diagnosis(), other.activity.is_diagnosis()) {
            (true, true) => true,
            _ => closes(one, other) && closes(other, one),
        }
    }

    fn keeps(&self, _: World<'_>, _: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let first = |offer: &Offer<'_>| offer.session.days.filter(|_| offer.activity.kind == "diagnosis");
        let last = |offer: &Offer<'_>| offer.session.days.filter(|_| offer.activity.kind != "diagnosis");
        let begins = route.iter().filter_map(first).map(|(first, _)| first).min();
        let ends = route.iter().filter_map(last).map(|(_, last)| last).max();
        begins.zip(ends).is_none_or(|(begins, ends)| ends < begins)
    }
}
