//! Activities that must come before.

use super::{Before, Form, Rule, World};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// An activity that another requires was completed, or ends in the route before the other starts.
#[derive(Debug)]
pub(super) struct Requires;

impl Rule for Requires {
    fn name(&self) -> &'static str {
        "requires"
    }

    fn form(&self) -> Form {
        Form::Before
    }

    fn before(&self, world: World<'_>, person: &Person<'_>, offer: Offer<'_>) -> Vec<Before> {
        let open = offer.activity.requires.iter().map(|activity| *activity as usize);
        let open = open.filter(|activity| !person.has_done(*activity));
        open.map(|activity| {
            let sessions = world.catalogue.offers().filter(|one| one.session.activity == activity);
            Before { least: 1, from: sessions.filter(|one| one.ends_before(offer)).map(|one| (one.at, 1)).collect() }
        })
        .collect()
    }

    fn keeps(&self, world: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        route.iter().all(|offer| {
            world.region.rows_of("activity_requires", "activity", offer.activity.row).all(|row| {
                let id = row.text("requires").unwrap_or_default();
                let Some(wanted) = world.catalogue.activities.iter().position(|activity| activity.id == id) else {
                    return true;
                };
                let in_time = |one: &Offer<'_>| match (one.session.days, offer.session.days) {
                    (Some((_, last)), Some((first, _))) => last < first,
                    _ => false,
                };
                person.done.iter().any(|(activity, _)| *activity == wanted)
                    || route.iter().any(|one| one.session.activity == wanted && in_time(one))
            })
        })
    }
}
