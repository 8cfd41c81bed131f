//! A diagnosis for those who need one.

use chrono::Datelike;

use super::{Fields, Form, Rule, World};
use crate::region::store::date;
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// Whose level is known in nothing gets a starting diagnosis (стартовая диагностика), who has a deficit to close an interim one
/// (рубежная диагностика), where there is any.
#[derive(Debug)]
pub(super) struct Diagnosis {
    name: &'static str,
    /// Whether it is for those of whom nothing is known.
    unknown: bool,
    /// The months in which it begins; any, where none are named.
    months: Vec<u32>,
}

impl Diagnosis {
    pub(super) fn start(fields: &mut Fields<'_>) -> Self {
        Self { name: "start_diagnosis", unknown: true, months: months(fields) }
    }

    pub(super) fn interim(fields: &mut Fields<'_>) -> Self {
        Self { name: "interim_diagnosis", unknown: false, months: months(fields) }
    }
}

fn months(fields: &mut Fields<'_>) -> Vec<u32> {
    fields.wholes("months", 1..=12).unwrap_or_default()
}

impl Rule for Diagnosis {
    fn name(&self) -> &str {
        self.name
    }

    fn form(&self) -> Form {
        Form::Mandatory
    }

    fn concerns(&self, _: World<'_>, person: &Person<'_>) -> bool {
        if self.unknown { person.levels.is_empty() } else { !person.needs.is_empty() }
    }

    fn wanted(&self, _: World<'_>, offer: Offer<'_>) -> bool {
        let month = offer.session.days.map(|(first, _)| date(first).month());
        let then = || month.is_some_and(|month| self.months.contains(&month));
        offer.activity.is_diagnosis() && (self.months.is_empty() || then())
    }

    fn keeps(&self, _: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let free = if self.unknown { !person.levels.is_empty() } else { person.needs.is_empty() };
        let mut diagnoses = route.iter().filter(|offer| offer.activity.kind == "diagnosis");
        free || diagnoses.any(|offer| {
            let (first, _) = offer.session.days.unwrap_or_default();
            self.months.is_empty() || offer.session.days.is_some() && self.months.contains(&date(first).month())
        })
    }
}
