//! Shares of the hours of a route.

use super::{Fields, Form, Rule, World};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// Of the hours of a route at least a share is formal education, or stands in the federal register.
#[derive(Debug)]
pub(super) struct Share {
    name: &'static str,
    /// In percent.
    least: i64,
    counts: fn(Offer<'_>) -> bool,
}

impl Share {
    pub(super) fn formal(fields: &mut Fields<'_>) -> Self {
        Self { name: "formal_share", least: percent(fields), counts: |offer| offer.activity.formal }
    }

    pub(super) fn federal(fields: &mut Fields<'_>) -> Self {
        Self { name: "federal_share", least: percent(fields), counts: |offer| offer.is_federal() }
    }
}

fn percent(fields: &mut Fields<'_>) -> i64 {
    let mut least = 0;
    fields.needs("least", "a number of percent");
    fields.whole("least", 0..=100, &mut least);
    i64::try_from(least).unwrap_or_default()
}

impl Rule for Share {
    fn name(&self) -> &'static str {
        self.name
    }

    fn form(&self) -> Form {
        Form::Balance
    }

    fn amount(&self, offer: Offer<'_>) -> i64 {
        let counted = if (self.counts)(offer) { 100 } else { 0 };
        (counted - self.least) * offer.activity.hours
    }

    fn keeps(&self, _: World<'_>, _: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let all: i64 = route.iter().map(|offer| offer.activity.hours).sum();
        let counted: i64 = route.iter().filter(|offer| (self.counts)(**offer)).map(|offer| offer.activity.hours).sum();
        100 * counted >= self.least * all
    }
}
