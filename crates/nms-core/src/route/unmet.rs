//! What stays open, and what keeps it open: every session weighed against the best route, at the prices of the plan.

use nms_solver::{allocation, side};
use serde::Serialize;

use super::catalogue::Offer;
use super::explain::{Explanation, WhyNot};
use super::instance::{Instance, Maker};
use super::need::Need;
use super::person::Person;
use super::plan::{RoutePlan, levels, price_levels};
use crate::boundary::Error;
use crate::diagnosis::rounded::rounded;

/// A deficit that a plan leaves open.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnmetRow<'p> {
    /// The person.
    pub person: &'p str,
    /// The competence.
    pub competence: &'p str,
    /// What stays open, in levels of a competence of weight one.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub open: f64,
    /// Why no session closes it: the reason of the one that comes nearest; nothing where no session develops the competence.
    pub why: Option<WhyNot>,
    /// That session.
    pub session: Option<&'p str>,
    /// The rule that keeps it from the person.
    pub rule: Option<&'p str>,
}

impl RoutePlan {
    /// The deficits that routes leave open by more than a thousandth of a level, each with the reason.
    ///
    /// # Errors
    /// `route.instance`.
    pub fn unmet(&self) -> Result<Vec<UnmetRow<'_>>, Error> {
        let source = self.source();
        let known = self.routes.iter().filter_map(|(row, sessions)| Some((source.read(*row)?, sessions)));
        let (persons, routes): (Vec<Person<'_>>, Vec<&Vec<usize>>) = known.unzip();
        let asked = Asked::new(self, &persons)?;
        let mut all: Vec<(usize, &Person<'_>, &Vec<usize>)> =
            persons.iter().zip(routes).enumerate().map(|(at, (person, sessions))| (at, person, sessions)).collect();
        let mut parts: Vec<_> = all.chunks_mut(PART).collect();
        let rows = side::each(&mut parts, |_, part| {
            part.iter().flat_map(|(at, person, sessions)| asked.open(*at, person, sessions)).collect::<Vec<_>>()
        });
        Ok(rows.into_iter().flatten().collect())
    }
}

/// Persons looked at by one processor at a time.
const PART: usize = 64;

/// Persons of a plan as the planner sees them, to be asked about.
pub(super) struct Asked<'p> {
    plan: &'p RoutePlan,
    maker: Maker<'p>,
    instance: Instance,
    prices: Vec<i64>,
}

impl<'p> Asked<'p> {
    pub(super) fn new(plan: &'p RoutePlan, persons: &[Person<'p>]) -> Result<Self, Error> {
        let maker = plan.maker();
        let instance = maker.make(persons, maker.pool(persons, &[]))?;
        let prices = plan.prices_in(&instance);
        Ok(Self { plan, maker, instance, prices })
    }

    /// What the best route of a person, by the place, is worth at the prices, if any keeps the rules.
    pub(super) fn free(&self, at: usize) -> Option<i64> {
        allocation::best(&self.instance.problem, at, &self.prices, allocation::NODES).map(|best| best.value)
    }

    /// What the route of a person leaves open, each with the reason of the session that comes nearest to closing it.
    fn open(&self, at: usize, person: &Person<'p>, sessions: &[usize]) -> Vec<UnmetRow<'p>> {
        let (plan, route) = (self.plan, self.plan.offers(sessions));
        let left = |need: &Need| {
            let gain: i64 = route.iter().filter_map(|offer| offer.gain(person, need.competence)).sum();
            levels(need.worth(i64::MAX) - need.worth(gain))
        };
        let needs: Vec<(&Need, f64)> = person.needs.iter().map(|need| (need, left(need))).collect();
        let open: Vec<(&Need, f64)> = needs.into_iter().filter(|(_, open)| *open > 1e-3).collect();
        if open.is_empty() {
            return Vec::new();
        }
        // A session may help with several of them.
        let helps = |offer: &Offer<'_>| open.iter().any(|(need, _)| offer.gain(person, need.competence).is_some());
        let others = plan.catalogue.offers().filter(|offer| !sessions.contains(&offer.at)).filter(helps);
        let free = self.free(at);
        let others: Vec<(Offer<'p>, Explanation<'p>)> =
            others.map(|offer| (offer, self.why_not(at, person, offer, free))).collect();
        let row = |(need, open): (&Need, f64)| {
            let helping = others.iter().filter(|(offer, _)| offer.gain(person, need.competence).is_some());
            // The later a reason stands in the list, the nearer the session came.
            let nearest = helping.map(|(_, why)| why).max_by(|a, b| {
                let near = |one: &Explanation<'_>| -one.loss.unwrap_or(f64::MAX);
                a.why.cmp(&b.why).then(near(a).total_cmp(&near(b))).then(b.session.cmp(a.session))
            });
            UnmetRow {
                person: person.id,
                competence: plan.diagnosis.competence_id(need.competence),
                open,
                why: nearest.map(|one| one.why),
                session: nearest.map(|one| one.session),
                rule: nearest.and_then(|one| one.rule),
            }
        };
        open.iter().copied().map(row).collect()
    }

    /// Why a session is not in the route of a person, by the place; `free` is what the best route of all is worth.
    pub(super) fn why_not(
        &self,
        at: usize,
        person: &Person<'p>,
        offer: Offer<'p>,
        free: Option<i64>,
    ) -> Explanation<'p> {
        let plan = self.plan;
        if !self.maker.is_open(offer) {
            return plan.told(person, offer, WhyNot::Days);
        }
        if let Some(rule) = self.maker.barred(person, offer) {
            let standing = plan.options.rules.iter().find(|standing| standing.rule.name() == rule.name());
            return Explanation {
                rule: standing.map(|standing| standing.rule.name()),
                clause: standing.and_then(|standing| standing.clause.as_deref()),
                ..plan.told(person, offer, WhyNot::Rule)
            };
        }
        let candidates = self.instance.problem.candidates(at);
        match (0_u32..).zip(candidates).find(|(_, session)| **session as usize == offer.at) {
            Some((place, _)) => self.weighed(at, person, offer, place, free),
            None => plan.told(person, offer, WhyNot::NoDeficit),
        }
    }

    /// Weighs the best route with a session, by its place with the person, against the best of all.
    fn weighed(
        &self,
        at: usize,
        person: &Person<'p>,
        offer: Offer<'p>,
        place: u32,
        free: Option<i64>,
    ) -> Explanation<'p> {
        let problem = &self.instance.problem;
        let mut found = self.plan.told(person, offer, WhyNot::NoRoom);
        let with = allocation::best_with(problem, at, &self.prices, allocation::NODES, &[place]);
        if let (Some(free), Some(with)) = (free, with) {
            let loss = price_levels(free - with.value);
            found.loss = Some(loss.max(0.0));
            found.why = if found.price > 0.0 && loss <= found.price { WhyNot::Price } else { WhyNot::Other };
            let candidates = problem.candidates(at);
            let sessions = with.chosen.iter().filter_map(|place| candidates.get(*place as usize));
            let route = sessions.filter_map(|session| self.plan.catalogue.sessions.get(*session as usize));
            found.instead = route.map(|one| one.id.as_str()).collect();
        }
        found
    }
}
