//! Why a session is in a route, why another is not, and what stays open.

use nms_solver::allocation::{self, UNIT};
use serde::Serialize;

use super::catalogue::Offer;
use super::instance::{Instance, Maker};
use super::person::{Person, Step};
use super::plan::{RoutePlan, levels, price_levels};
use super::rows::closed;
use super::rule::{Form, Standing};
use crate::boundary::{Error, unknown};
use crate::diagnosis::rounded::{rounded, rounded_some};
use crate::text::vocabulary;

vocabulary! {
    /// Why a session is not in a route.
    WhyNot {
        Chosen = "chosen", "включено", "it is in the route";
        Days = "days", "вне периода планирования", "it lies outside of the days that are planned";
        Rule = "rule", "не допускает правило", "a rule keeps it from the person";
        NoDeficit = "no_deficit", "не закрывает дефицитов", "it closes no deficit of the person";
        NoRoom = "no_room", "не сочетается ни с одним маршрутом", "no route under the rules holds it";
        Price = "price", "место дороже пользы", "its seat is worth more to others";
        Other = "other", "есть маршрут лучше", "another route closes more";
    }
}

/// The answer to "why this session" or "why not" (почему включено или нет).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation<'p> {
    /// The person.
    pub person: &'p str,
    /// The session.
    pub session: &'p str,
    /// Whether it is in the route, and why it is not.
    pub why: WhyNot,
    /// The rule that keeps it from the person, or that makes it mandatory.
    pub rule: Option<&'p str>,
    /// Where that rule stands.
    pub clause: Option<&'p str>,
    /// The deficits it would close.
    pub competences: Vec<&'p str>,
    /// What it closes by itself, in levels of a competence of weight one.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub closes: f64,
    /// What its seat is worth to others.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub price: f64,
    /// By how much the best route with it is worth less, at these prices, than the best of all.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub loss: Option<f64>,
    /// The best route with it.
    pub instead: Vec<&'p str>,
}

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
    /// Why a session is in the route of a person, or why not: the rule, or the price against what it closes.
    ///
    /// # Errors
    /// `route.person` and `route.session` with the nearest id; `route.instance`.
    pub fn explain(&self, person: &str, session: &str) -> Result<Explanation<'_>, Error> {
        let (person, items) = self.of_person(person)?;
        let offer = self.catalogue.find(session).and_then(|at| self.catalogue.offer(at)).ok_or_else(|| {
            let known: Vec<&str> = self.catalogue.sessions.iter().take(2_001).map(|one| one.id.as_str()).collect();
            unknown("route.session", "session", session, known.into_iter())
        })?;
        if items.iter().any(|item| item.session == session) {
            let mut found = self.told(&person, offer, WhyNot::Chosen);
            // What is mandatory is there for its rule.
            let world = self.world();
            let asks = |standing: &&Standing| {
                let rule = standing.rule.as_ref();
                rule.form() == Form::Mandatory && rule.concerns(world, &person) && rule.wanted(world, offer)
            };
            if let Some(standing) = self.options.rules.iter().find(asks) {
                (found.rule, found.clause) = (Some(standing.rule.name()), standing.clause.as_deref());
            }
            return Ok(found);
        }
        self.why_not(&self.maker(), &person, offer, &mut None)
    }

    /// The deficits that routes leave open by more than a thousandth of a level, each with the reason.
    ///
    /// # Errors
    /// `route.instance`.
    pub fn unmet(&self) -> Result<Vec<UnmetRow<'_>>, Error> {
        let (source, maker) = (self.source(), self.maker());
        let mut rows = Vec::new();
        for (row, sessions) in &self.routes {
            let Some(person) = source.read(*row) else { continue };
            let route = self.offers(sessions);
            let mut free = None;
            for need in &person.needs {
                let gain: i64 = route.iter().filter_map(|offer| offer.gain(&person, need.competence)).sum();
                let open = levels(need.worth(i64::MAX) - need.worth(gain));
                if open <= 1e-3 {
                    continue;
                }
                let offers = self.catalogue.offers().filter(|offer| offer.gain(&person, need.competence).is_some());
                let others = offers.filter(|offer| !sessions.contains(&offer.at));
                let found = others
                    .map(|offer| self.why_not(&maker, &person, offer, &mut free))
                    .collect::<Result<Vec<_>, _>>()?;
                // The later a reason stands in the list, the nearer the session came.
                let nearest = found.into_iter().max_by(|a, b| {
                    let near = |one: &Explanation<'_>| -one.loss.unwrap_or(f64::MAX);
                    a.why.cmp(&b.why).then(near(a).total_cmp(&near(b))).then(b.session.cmp(a.session))
                });
                rows.push(UnmetRow {
                    person: person.id,
                    competence: self.diagnosis.competence_id(need.competence),
                    open,
                    why: nearest.as_ref().map(|one| one.why),
                    session: nearest.as_ref().map(|one| one.session),
                    rule: nearest.and_then(|one| one.rule),
                });
            }
        }
        Ok(rows)
    }

    /// What the plan is made from once more, without its persons.
    pub(super) fn maker(&self) -> Maker<'_> {
        Maker::new(self.world(), &self.options)
    }

    /// The prices of the plan for what is shared in an instance.
    pub(super) fn prices_in(&self, instance: &Instance) -> Vec<i64> {
        instance.pool.shared.iter().map(|what| self.price_of_shared(what)).collect()
    }

    /// What can be told of any session.
    fn told<'p>(&'p self, person: &Person<'p>, offer: Offer<'p>, why: WhyNot) -> Explanation<'p> {
        let helps = person.needs.iter().filter(|need| offer.gain(person, need.competence).is_some());
        Explanation {
            person: person.id,
            session: &offer.session.id,
            why,
            rule: None,
            clause: None,
            competences: helps.map(|need| self.diagnosis.competence_id(need.competence)).collect(),
            closes: levels(closed(person, &[offer])),
            price: self.price_of(offer.at),
            loss: None,
            instead: Vec::new(),
        }
    }

    /// Why a session is not in a route; `free` keeps what the best route of the person is worth at the prices, once it is known.
    fn why_not<'p>(
        &'p self,
        maker: &Maker<'p>,
        person: &Person<'p>,
        offer: Offer<'p>,
        free: &mut Option<Option<i64>>,
    ) -> Result<Explanation<'p>, Error> {
        if !maker.is_open(offer) {
            return Ok(self.told(person, offer, WhyNot::Days));
        }
        if let Some(rule) = maker.barred(person, offer) {
            let standing = self.options.rules.iter().find(|standing| standing.rule.name() == rule.name());
            let mut found = self.told(person, offer, WhyNot::Rule);
            found.rule = standing.map(|standing| standing.rule.name());
            found.clause = standing.and_then(|standing| standing.clause.as_deref());
            return Ok(found);
        }
        if !maker.candidates(person).contains(&offer.at) {
            return Ok(self.told(person, offer, WhyNot::NoDeficit));
        }
        self.weighed(maker, person, offer, free)
    }

    /// Weighs the best route with a session against the best of all, at the prices of the plan.
    fn weighed<'p>(
        &'p self,
        maker: &Maker<'p>,
        person: &Person<'p>,
        offer: Offer<'p>,
        free: &mut Option<Option<i64>>,
    ) -> Result<Explanation<'p>, Error> {
        let mut found = self.told(person, offer, WhyNot::NoRoom);
        let best = |person: &Person<'p>| -> Result<Option<(i64, Vec<usize>)>, Error> {
            let one = std::slice::from_ref(person);
            let instance = maker.make(one, maker.pool(one, &[]))?;
            let prices = self.prices_in(&instance);
            let bundle = allocation::best(&instance.problem, 0, &prices, allocation::NODES);
            let candidates = instance.problem.candidates(0);
            Ok(bundle.map(|bundle| {
                let chosen = bundle.chosen.iter().filter_map(|place| candidates.get(*place as usize));
                (bundle.value, chosen.map(|session| *session as usize).collect())
            }))
        };
        let mut with = person.clone();
        with.steps.retain(|step| step.session != offer.at);
        with.steps.push(Step { session: offer.at, pinned: true });
        let free = match *free {
            Some(known) => known,
            None => *free.insert(best(person)?.map(|(value, _)| value)),
        };
        if let (Some(free), Some((forced, route))) = (free, best(&with)?) {
            // A pinned session is kept as if it had been promised, which it was not.
            let promised = person.steps.iter().any(|step| step.session == offer.at);
            let kept = if promised { 0 } else { super::instance::worth(self.options.worths.change) * UNIT };
            let loss = price_levels(free - (forced - kept));
            found.loss = Some(loss.max(0.0));
            found.why = if found.price > 0.0 && loss <= found.price { WhyNot::Price } else { WhyNot::Other };
            let sessions = route.iter().filter_map(|at| self.catalogue.sessions.get(*at));
            found.instead = sessions.map(|one| one.id.as_str()).collect();
        }
        Ok(found)
    }
}
