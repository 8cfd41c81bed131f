//! What stays open, and what keeps it open: every session weighed against the best route, at the prices of the plan.

use nms_solver::allocation;
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
        let mut asked = Asked::new(self, &persons)?;
        let mut rows = Vec::new();
        for (at, (person, sessions)) in persons.iter().zip(routes).enumerate() {
            let route = self.offers(sessions);
            rows.extend(person.needs.iter().filter_map(|need| asked.open(at, person, need, &route)));
        }
        Ok(rows)
    }
}

/// Persons of a plan as the planner sees them, to be asked about.
pub(super) struct Asked<'p> {
    plan: &'p RoutePlan,
    maker: Maker<'p>,
    instance: Instance,
    prices: Vec<i64>,
    /// Who was asked about last, and what the best route is worth at the prices.
    free: Option<(usize, Option<i64>)>,
}

impl<'p> Asked<'p> {
    pub(super) fn new(plan: &'p RoutePlan, persons: &[Person<'p>]) -> Result<Self, Error> {
        let maker = plan.maker();
        let instance = maker.make(persons, maker.pool(persons, &[]))?;
        let prices = plan.prices_in(&instance);
        Ok(Self { plan, maker, instance, prices, free: None })
    }

    /// What a route leaves open of a need, with the reason of the session that comes nearest to closing it.
    fn open(&mut self, at: usize, person: &Person<'p>, need: &Need, route: &[Offer<'p>]) -> Option<UnmetRow<'p>> {
        let plan = self.plan;
        let gain: i64 = route.iter().filter_map(|offer| offer.gain(person, need.competence)).sum();
        let open = levels(need.worth(i64::MAX) - need.worth(gain));
        if open <= 1e-3 {
            return None;
        }
        let others = plan.catalogue.offers().filter(|offer| route.iter().all(|one| one.at != offer.at));
        let helping = others.filter(|offer| offer.gain(person, need.competence).is_some());
        // The later a reason stands in the list, the nearer the session came.
        let nearest = helping.map(|offer| self.why_not(at, person, offer)).max_by(|a, b| {
            let near = |one: &Explanation<'_>| -one.loss.unwrap_or(f64::MAX);
            a.why.cmp(&b.why).then(near(a).total_cmp(&near(b))).then(b.session.cmp(a.session))
        });
        Some(UnmetRow {
            person: person.id,
            competence: plan.diagnosis.competence_id(need.competence),
            open,
            why: nearest.as_ref().map(|one| one.why),
            session: nearest.as_ref().map(|one| one.session),
            rule: nearest.and_then(|one| one.rule),
        })
    }

    /// Why a session is not in the route of a person, by the place.
    pub(super) fn why_not(&mut self, at: usize, person: &Person<'p>, offer: Offer<'p>) -> Explanation<'p> {
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
            Some((place, _)) => self.weighed(at, person, offer, place),
            None => plan.told(person, offer, WhyNot::NoDeficit),
        }
    }

    /// Weighs the best route with a session, by its place with the person, against the best of all.
    fn weighed(&mut self, at: usize, person: &Person<'p>, offer: Offer<'p>, place: u32) -> Explanation<'p> {
        let (problem, prices) = (&self.instance.problem, &self.prices);
        let mut found = self.plan.told(person, offer, WhyNot::NoRoom);
        let free = match self.free {
            Some((known, free)) if known == at => free,
            _ => allocation::best(problem, at, prices, allocation::NODES).map(|best| best.value),
        };
        self.free = Some((at, free));
        let with = allocation::best_with(problem, at, prices, allocation::NODES, &[place]);
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
