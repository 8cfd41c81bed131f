//! How far people travel.

use super::{Fields, Form, Rule, World, words};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// Where one must be in person, the session takes place in a territory where the person works.
#[derive(Debug)]
pub(super) struct Travel {
    /// Modes without travel; `online` unless said otherwise.
    free: Vec<String>,
}

impl Travel {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        Self { free: words(fields, "free", &["online"]) }
    }
}

impl Rule for Travel {
    fn name(&self) -> &'static str {
        "travel"
    }

    fn form(&self) -> Form {
        Form::Admission
    }

    fn admits(&self, _: World<'_>, person: &Person<'_>, offer: Offer<'_>) -> bool {
        !offer.is_away(person, &self.free)
    }

    fn keeps(&self, world: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let near = |territory: &str| person.positions.iter().any(|held| held.territory == Some(territory));
        route.iter().all(|offer| {
            let row = world.region.row("activities", offer.activity.row);
            let mode = row.and_then(|row| row.text("mode")).unwrap_or_default();
            self.free.iter().any(|free| free == mode) || offer.session.territory.as_deref().is_none_or(near)
        })
    }
}
