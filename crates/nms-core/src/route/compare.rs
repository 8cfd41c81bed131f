//! What changed from one plan to another.

use std::collections::BTreeMap;

use serde::Serialize;

use super::plan::{RoutePlan, levels};
use super::rows::closed;
use crate::diagnosis::rounded::rounded;

/// The difference of two plans (сравнение планов).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanChange {
    /// What the first plan is worth, in levels of a competence of weight one.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub before: f64,
    /// What the second one is worth.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub after: f64,
    /// Persons in both plans whose routes are the same.
    pub same: usize,
    /// All others that have a route in one of them, by id.
    pub persons: Vec<RouteChange>,
    /// Sessions given to more or fewer persons, by id, with how many there were and are.
    pub sessions: Vec<SessionChange>,
}

/// What changed for a person.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RouteChange {
    /// The person.
    pub person: String,
    /// Sessions that only the second plan gives.
    pub added: Vec<String>,
    /// Sessions that only the first plan gives.
    pub removed: Vec<String>,
    /// What the first route closes, in levels of a competence of weight one.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub before: f64,
    /// What the second one closes.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub after: f64,
}

/// How many persons a session is given to.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionChange {
    /// The session.
    pub session: String,
    /// In the first plan.
    pub before: usize,
    /// In the second one.
    pub after: usize,
}

/// A route by the ids of its sessions, with what it closes.
type Told<'p> = (Vec<&'p str>, i64);

impl RoutePlan {
    /// The difference from this plan to another, which may be of other days, persons, seats or rules: persons and sessions
    /// are told apart by their ids.
    pub fn compare(&self, other: &Self) -> PlanChange {
        let (before, after) = (self.by_person(), other.by_person());
        let nothing: Told<'_> = (Vec::new(), 0);
        let mut change = PlanChange {
            before: self.value(),
            after: other.value(),
            same: 0,
            persons: Vec::new(),
            sessions: sessions(&before, &after),
        };
        let all: std::collections::BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
        for person in all {
            let both = before.contains_key(person) && after.contains_key(person);
            let (old, new) = (before.get(person).unwrap_or(&nothing), after.get(person).unwrap_or(&nothing));
            if old.0 == new.0 {
                change.same += usize::from(both);
                continue;
            }
            let only = |one: &Told<'_>, other: &Told<'_>| {
                one.0.iter().filter(|session| !other.0.contains(session)).map(|session| (*session).to_owned()).collect()
            };
            change.persons.push(RouteChange {
                person: person.to_owned(),
                added: only(new, old),
                removed: only(old, new),
                before: levels(old.1),
                after: levels(new.1),
            });
        }
        change
    }

    /// Every route by the id of the person.
    fn by_person(&self) -> BTreeMap<&str, Told<'_>> {
        let source = self.source();
        let told = |(row, sessions): &(u32, Vec<usize>)| {
            let id = self.region.row("persons", *row as usize)?.text("id")?;
            let route = self.offers(sessions);
            let worth = source.read(*row).map_or(0, |person| closed(&person, &route));
            Some((id, (route.iter().map(|offer| offer.session.id.as_str()).collect(), worth)))
        };
        self.routes.iter().filter_map(told).collect()
    }
}

/// Sessions that are given to more or fewer persons than before.
fn sessions(before: &BTreeMap<&str, Told<'_>>, after: &BTreeMap<&str, Told<'_>>) -> Vec<SessionChange> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    before.values().flat_map(|(route, _)| route).for_each(|session| counts.entry(session).or_default().0 += 1);
    after.values().flat_map(|(route, _)| route).for_each(|session| counts.entry(session).or_default().1 += 1);
    let changed = counts.into_iter().filter(|(_, (before, after))| before != after);
    changed.map(|(session, (before, after))| SessionChange { session: session.to_owned(), before, after }).collect()
}
