//! Something else for those who are tired.

use super::{Fields, Form, Rule, World, words};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// Who is flagged as near burn-out gets work of another kind: as an expert, on a jury, in a community.
#[derive(Debug)]
pub(super) struct BurnOut {
    kinds: Vec<String>,
}

impl BurnOut {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        Self { kinds: words(fields, "kinds", &["expert_work", "contest", "community"]) }
    }
}

impl Rule for BurnOut {
    fn name(&self) -> &'static str {
        "burn_out"
    }

    fn form(&self) -> Form {
        Form::Mandatory
    }

    fn concerns(&self, _: World<'_>, person: &Person<'_>) -> bool {
        person.flagged
    }

    fn wanted(&self, _: World<'_>, offer: Offer<'_>) -> bool {
        self.kinds.contains(&offer.activity.kind)
    }

    fn keeps(&self, _: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let other = |offer: &Offer<'_>| self.kinds.contains(&offer.activity.kind);
        !person.flagged || route.iter().any(other)
    }
}
