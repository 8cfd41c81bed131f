//! Why a session is in a route, why another is not, and what stays open.

use nms_solver::allocation::{self, UNIT};
use serde::Serialize;

use super::catalogue::Offer;
use super::instance::{Instance, Maker, Shared};
use super::person::{Person, Source, Step};
use super::plan::{RoutePlan, levels};
use super::rows::closed;
use super::rule::World;
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
    /// The rule that keeps it from the person.
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
        let (person, _) = self.of_person(person)?;
        let known =
            || self.catalogue.sessions.iter().take(2_001).map(|session| session.id.as_str()).collect::<Vec<_>>();
        let at = self.catalogue.find(session);
        let at = at.ok_or_else(|| unknown("route.session", "session", session, known().into_iter()))?;
        self.why(&self.source(), &person, at)
    }

    /// The deficits that routes leave open by more than a thousandth of a level, each with the reason.
    ///
    /// # Errors
    /// `route.instance`.
    pub fn unmet(&self) -> Result<Vec<UnmetRow<'_>>, Error> {
        let source = self.source();
        let mut rows = Vec::new();
        for (row, sessions) in &self.routes {
            let Some(person) = self.person_at(&source, *row) else { continue };
            let route: Vec<Offer<'_>> = sessions.iter().filter_map(|at| self.catalogue.offer(*at)).collect();
            for need in &person.needs {
                let gain: i64 = route.iter().filter_map(|offer| offer.gain(&person, need.competence)).sum();
                let open = levels(need.worth(i64::MAX) - need.worth(gain));
                if open <= 1e-3 {
                    continue;
                }
                let offers = self.catalogue.offers().filter(|offer| offer.gain(&person, need.competence).is_some());
                let others = offers.filter(|offer| !sessions.contains(&offer.at));
                let found = others.map(|offer| self.why(&source, &person, offer.at)).collect::<Result<Vec<_>, _>>()?;
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

    fn why<'p>(&'p self, source: &Source<'p>, person: &Person<'p>, at: usize) -> Result<Explanation<'p>, Error> {
        let missing = || Error::new("route.session", "there is no such session", "use one of the catalogue");
        let offer = self.catalogue.offer(at).ok_or_else(missing)?;
        let world = World::new(source.view, &self.catalogue);
        let maker = Maker::new(world, &self.options);
        let helps = person.needs.iter().filter(|need| offer.gain(person, need.competence).is_some());
        let mut found = Explanation {
            person: person.id,
            session: &offer.session.id,
            why: WhyNot::Chosen,
            rule: None,
            clause: None,
            competences: helps.map(|need| self.diagnosis.competence_id(need.competence)).collect(),
            closes: levels(closed(person, &[offer])),
            price: self.price_of(at),
            loss: None,
            instead: Vec::new(),
        };
        let chosen = self.routes.iter().any(|(row, sessions)| *row == person.row && sessions.contains(&at));
        if chosen {
            return Ok(found);
        }
        if !maker.is_open(offer) {
            found.why = WhyNot::Days;
        } else if let Some(rule) = maker.barred(person, offer) {
            let standing = self.options.rules.iter().find(|standing| standing.rule.name() == rule.name());
            found.why = WhyNot::Rule;
            found.rule = standing.map(|standing| standing.rule.name());
            found.clause = standing.and_then(|standing| standing.clause.as_deref());
        } else if !maker.candidates(person).contains(&at) {
            found.why = WhyNot::NoDeficit;
        } else {
            self.weigh(&maker, person, at, &mut found)?;
        }
        Ok(found)
    }

    /// Weighs the best route with a session against the best of all, at the prices of the plan.
    fn weigh<'p>(
        &'p self,
        maker: &Maker<'p>,
        person: &Person<'p>,
        at: usize,
        found: &mut Explanation<'p>,
    ) -> Result<(), Error> {
        let best = |person: &Person<'p>| -> Result<Option<(i64, Vec<usize>)>, Error> {
            let instance = maker.make(std::slice::from_ref(person), &[])?;
            let prices = self.prices_of(&instance);
            let bundle = allocation::best(&instance.problem, 0, &prices, allocation::NODES);
            let candidates = instance.problem.candidates(0);
            Ok(bundle.map(|bundle| {
                let chosen = bundle.chosen.iter().filter_map(|place| candidates.get(*place as usize));
                (bundle.value, chosen.map(|session| *session as usize).collect())
            }))
        };
        let mut with = person.clone();
        with.steps.retain(|step| step.session != at);
        with.steps.push(Step { session: at, pinned: true });
        let ids = |sessions: &[usize]| {
            sessions.iter().filter_map(|at| self.catalogue.sessions.get(*at)).map(|one| one.id.as_str()).collect()
        };
        match (best(person)?, best(&with)?) {
            (Some((free, _)), Some((forced, route))) => {
                // A pinned session is kept as if it had been promised, which it was not.
                let promised = person.steps.iter().any(|step| step.session == at);
                let kept = if promised { 0 } else { super::instance::worth(self.options.worths.change) * UNIT };
                let loss = levels(free - (forced - kept)) / UNIT as f64;
                found.loss = Some(loss.max(0.0));
                found.why = if found.price > 0.0 && loss <= found.price { WhyNot::Price } else { WhyNot::Other };
                found.instead = ids(&route);
            }
            _ => found.why = WhyNot::NoRoom,
        }
        Ok(())
    }

    /// The prices of the plan for an instance of one person.
    fn prices_of(&self, instance: &Instance) -> Vec<i64> {
        let same = |a: &Shared, b: &Shared| match (a, b) {
            (Shared::Seats(a), Shared::Seats(b)) => a == b,
            (Shared::Target { target: a, territory: x, .. }, Shared::Target { target: b, territory: y, .. }) => {
                a == b && x == y
            }
            _ => false,
        };
        let price =
            |what: &Shared| self.shared.iter().find(|shared| same(&shared.what, what)).map_or(0, |one| one.price);
        instance.shared.iter().map(price).collect()
    }
}
