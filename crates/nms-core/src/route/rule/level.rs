//! Levels that must be there before an activity.

use super::{Before, Form, Rule, World};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// A level that an activity starts from is known to be there, or reached by what ends before it in the route.
///
/// Of a competence of which nothing is known nothing can be asked.
#[derive(Debug)]
pub(super) struct Level;

impl Rule for Level {
    fn name(&self) -> &'static str {
        "level"
    }

    fn form(&self) -> Form {
        Form::Before
    }

    fn before(&self, world: World<'_>, person: &Person<'_>, offer: Offer<'_>) -> Vec<Before> {
        let missing = offer.activity.levels.iter().filter_map(|(competence, level)| {
            let missing = level - person.levels.get(competence)?;
            (missing > 0).then_some((*competence, missing))
        });
        missing
            .map(|(competence, least)| Before {
                least,
                from: world
                    .catalogue
                    .offers()
                    .filter(|one| one.ends_before(offer))
                    .filter_map(|one| Some((one.at, one.gain(person, competence)?)))
                    .collect(),
            })
            .collect()
    }

    fn keeps(&self, _: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        route.iter().all(|offer| {
            offer.activity.levels.iter().all(|(competence, needed)| {
                let Some(known) = person.levels.get(competence) else { return true };
                let mut level = *known;
                for one in route {
                    let earlier = matches!((one.session.days, offer.session.days), (Some(a), Some(b)) if a.1 < b.0);
                    if earlier && let Some(gain) = one.gain(person, *competence) {
                        level += gain;
                    }
                }
                level >= *needed
            })
        })
    }
}
