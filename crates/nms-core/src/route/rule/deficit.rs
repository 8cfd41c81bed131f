//! A programme is chosen by diagnosis.

use super::{Fields, Form, Rule, World, words};
use crate::route::catalogue::Offer;
use crate::route::person::Person;

/// What is chosen must develop a competence in which the person has a deficit.
#[derive(Debug)]
pub(super) struct Deficit {
    /// Of these kinds; programmes and internships unless said otherwise.
    kinds: Vec<String>,
}

impl Deficit {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        Self { kinds: words(fields, "kinds", &["programme", "internship"]) }
    }
}

impl Rule for Deficit {
    fn name(&self) -> &'static str {
        "deficit"
    }

    fn form(&self) -> Form {
        Form::Admission
    }

    fn admits(&self, world: World<'_>, person: &Person<'_>, offer: Offer<'_>) -> bool {
        // What another session needs before it may be there for that one.
        let helps = |one: Offer<'_>| person.needs.iter().any(|need| one.gain(person, need.competence).is_some());
        let place = u32::try_from(offer.session.activity).ok();
        !self.kinds.contains(&offer.activity.kind)
            || helps(offer)
            || world
                .catalogue
                .offers()
                .any(|one| place.is_some_and(|at| one.activity.requires.contains(&at)) && helps(one))
    }

    fn grounds(&self, _: World<'_>, _: &Person<'_>, offer: Offer<'_>) -> bool {
        self.kinds.contains(&offer.activity.kind)
    }

    fn keeps(&self, world: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool {
        let closes = |offer: &Offer<'_>| {
            person.needs.iter().any(|need| offer.gain(person, need.competence).is_some_and(|gain| gain > 0))
        };
        let chosen = route.iter().filter(|offer| self.kinds.contains(&offer.activity.kind));
        let mut vain = chosen.filter(|offer| !closes(offer));
        vain.all(|offer| {
            world.catalogue.offers().any(|one| {
                one.activity.requires.iter().any(|at| *at as usize == offer.session.activity) && closes(&one)
            })
        })
    }
}
