//! A plan looked at by what did not make it: every rule, every seat, every figure, from the tables and the written plan alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::catalogue::Offer;
use super::need::WORTH;
use super::options::{TargetEach, TargetOf};
use super::person::Person;
use super::plan::RoutePlan;
use super::rule::{Form, World};

/// What is wrong with a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Breach {
    /// The rule that is not kept; or `seats`, `budget`, `load`, `value`, `bound`, `days`, `pinned`, `person`.
    pub rule: String,
    /// Whose route it is; of a load whose hours they are.
    pub person: Option<String>,
    /// The session.
    pub session: Option<String>,
}

impl RoutePlan {
    /// Looks whether every route is legal, no seat is given twice, and the plan is worth what it says.
    ///
    /// What is mandatory and cannot be had is no breach: it stands among what is unmet. Nor is a rule that what has begun
    /// already breaks.
    pub fn check(&self) -> Vec<Breach> {
        let mut breaches = Vec::new();
        let source = self.source();
        let world = World::new(source.view, &self.catalogue);
        let mut seats: BTreeMap<usize, i64> = BTreeMap::new();
        let mut worth = 0_i128;
        let mut persons = Vec::new();
        // Who cannot be planned for is as one of those who are not: what has begun is there, whatever it breaks.
        let impossible: BTreeSet<u32> = self.impossible.iter().copied().collect();
        for (row, sessions) in self.routes.iter().filter(|(row, _)| !impossible.contains(row)) {
            let Some(person) = source.read(*row) else {
                breaches.push(Breach { rule: "person".to_owned(), person: None, session: None });
                continue;
            };
            let route = self.offers(sessions);
            self.legal(world, &person, &route, &mut breaches);
            sessions.iter().for_each(|at| *seats.entry(*at).or_default() += 1);
            worth += self.worth_of(world, &person, &route);
            persons.push((person, route));
        }
        let taken = source.taken_by_others(persons.iter().map(|(person, _)| person));
        for (at, used) in seats {
            let Some(session) = self.catalogue.sessions.get(at) else { continue };
            let begun =
                persons.iter().filter(|(person, _)| person.steps.iter().any(|step| step.session == at && step.pinned));
            let least = i64::try_from(begun.count()).unwrap_or(i64::MAX);
            let others = taken.get(at).copied().unwrap_or(0);
            if session.seats.is_some_and(|seats| used > (seats - others).max(least)) {
                breaches.push(Breach { rule: "seats".to_owned(), person: None, session: Some(session.id.clone()) });
            }
        }
        self.money(&persons, &mut breaches);
        self.hours(&persons, &mut breaches);
        worth -= self.missing_to_targets(&persons);
        if worth != i128::from(self.value) {
            breaches.push(Breach { rule: "value".to_owned(), person: None, session: None });
        }
        if self.bound < self.value {
            breaches.push(Breach { rule: "bound".to_owned(), person: None, session: None });
        }
        breaches
    }

    /// Looks whether any provider gives more places than its money pays for; what has begun is paid for in any case.
    fn money(&self, persons: &[(Person<'_>, Vec<Offer<'_>>)], breaches: &mut Vec<Breach>) {
        for budget in &self.options.budgets {
            let (mut spent, mut begun) = (0, 0);
            for (person, offer) in persons.iter().flat_map(|(person, route)| route.iter().map(move |one| (person, one)))
            {
                if offer.activity.provider.as_ref() == Some(&budget.provider) {
                    let roubles = (offer.session.cost + 999_999) / 1_000_000;
                    spent += roubles;
                    begun += if is_pinned(person, offer) { roubles } else { 0 };
                }
            }
            if spent > budget.most.max(begun) {
                breaches.push(Breach { rule: "budget".to_owned(), person: None, session: None });
            }
        }
    }

    /// Looks whether anybody who supports gives more hours than there are.
    fn hours(&self, persons: &[(Person<'_>, Vec<Offer<'_>>)], breaches: &mut Vec<Breach>) {
        for load in &self.options.loads {
            let mut given: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
            for (person, route) in persons {
                let Some((_, supporter)) = person.supporters.iter().find(|(role, _)| *role == load.role) else {
                    continue;
                };
                for offer in route.iter().filter(|offer| load.kinds.contains(&offer.activity.kind)) {
                    let (all, begun) = given.entry(supporter).or_default();
                    *all += offer.activity.hours;
                    *begun += if is_pinned(person, offer) { offer.activity.hours } else { 0 };
                }
            }
            for (supporter, _) in given.into_iter().filter(|(_, (all, begun))| *all > load.most.max(*begun)) {
                breaches.push(Breach { rule: "load".to_owned(), person: Some(supporter.to_owned()), session: None });
            }
        }
    }

    fn legal(&self, world: World<'_>, person: &Person<'_>, route: &[Offer<'_>], breaches: &mut Vec<Breach>) {
        let breach = |rule: &str, offer: Option<&Offer<'_>>| Breach {
            rule: rule.to_owned(),
            person: Some(person.id.to_owned()),
            session: offer.map(|offer| offer.session.id.clone()),
        };
        let pinned = |offer: &&Offer<'_>| is_pinned(person, offer);
        let begun: Vec<Offer<'_>> = route.iter().filter(pinned).copied().collect();
        let own: Vec<Offer<'_>> = route.iter().filter(|offer| !pinned(offer)).copied().collect();
        for offer in &own {
            let (from, to) = (self.options.from, self.options.to);
            if offer.days().is_some_and(|(first, last)| first < from || last > to || last < first) {
                breaches.push(breach("days", Some(offer)));
            }
        }
        for step in person.steps.iter().filter(|step| step.pinned) {
            if !route.iter().any(|offer| offer.at == step.session) {
                breaches.push(breach("pinned", self.catalogue.offer(step.session).as_ref()));
            }
        }
        for standing in &self.options.rules {
            let rule = standing.rule.as_ref();
            let looked_at = match rule.form() {
                // What has begun is there whether it is admitted or not.
                Form::Admission => own.as_slice(),
                Form::Mandatory => continue,
                _ => route,
            };
            if !rule.keeps(world, person, looked_at) && rule.keeps(world, person, &begun) {
                breaches.push(breach(rule.name(), None));
            }
        }
    }

    /// What a route is worth: what it closes, less its hours and ways, with what was promised and what is mandatory.
    fn worth_of(&self, world: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> i128 {
        let whole = |worth: f64| (worth * WORTH).round() as i128;
        let mut worth = 0;
        for need in &person.needs {
            let gain: i64 = route.iter().filter_map(|offer| offer.gain(person, need.competence)).sum();
            let mut reached = 0;
            for (width, each) in &need.steps {
                worth += i128::from((gain - reached).clamp(0, *width)) * i128::from(*each);
                reached += width;
            }
        }
        for offer in route {
            worth -= whole(self.options.worths.hour * offer.hours());
            let near = |there: &str| person.positions.iter().any(|held| held.territory == Some(there));
            if !offer.session.territory.as_deref().is_none_or(near) && offer.activity.mode.as_deref() != Some("online")
            {
                worth -= whole(self.options.worths.travel);
            }
            if person.steps.iter().any(|step| step.session == offer.at) {
                worth += whole(self.options.worths.change);
            }
        }
        for standing in self.options.rules.iter().filter(|standing| standing.rule.form() == Form::Mandatory) {
            let rule = standing.rule.as_ref();
            if rule.concerns(world, person) && route.iter().any(|offer| rule.wanted(world, *offer)) {
                worth += whole(self.options.worths.mandatory);
            }
        }
        worth
    }

    /// What the persons missing to targets cost.
    fn missing_to_targets(&self, persons: &[(Person<'_>, Vec<Offer<'_>>)]) -> i128 {
        let mut cost = 0;
        for target in &self.options.targets {
            let mut groups: BTreeMap<Option<&str>, (i64, i64)> = BTreeMap::new();
            for (person, route) in persons {
                let group = match target.each {
                    TargetEach::All => None,
                    TargetEach::Territory => person.territories().min(),
                };
                let counts = match target.of {
                    TargetOf::WithRoute => route.iter().any(|offer| offer.activity.kind != "diagnosis"),
                    TargetOf::Federal => route.iter().any(Offer::is_federal),
                };
                let (all, reached) = groups.entry(group).or_default();
                *all += 1;
                *reached += i64::from(counts);
            }
            for (all, reached) in groups.into_values() {
                // 29.96 % is not 30 %: a person more is needed as long as the share is below.
                let missing =
                    (reached..=all).find(|one| one * 100_000 >= all * target.least).map_or(0, |one| one - reached);
                cost += i128::from(missing) * (self.options.worths.target * WORTH).round() as i128;
            }
        }
        cost
    }
}

/// Whether a session has begun for a person, or must be left for another reason.
fn is_pinned(person: &Person<'_>, offer: &Offer<'_>) -> bool {
    person.steps.iter().any(|step| step.pinned && step.session == offer.at)
}
