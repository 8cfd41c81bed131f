//! Why a session is in a route, and why another is not.

use serde::Serialize;

use super::catalogue::Offer;
use super::instance::{Instance, Maker};
use super::person::Person;
use super::plan::{RoutePlan, levels, price_levels};
use super::rows::closed;
use super::rule::Standing;
use super::shared::Shared;
use super::unmet::Asked;
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
        Price = "price", "другим это нужнее", "its seat, money or supporter is worth more to others";
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
    /// What its seat is worth to others, with the money and the hours of the supporter that it takes.
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

impl RoutePlan {
    /// Why a session is in the route of a person, or why not: the rule, or the price against what it closes.
    ///
    /// # Errors
    /// `route.person` and `route.session` with the nearest id; `route.instance`.
    pub fn explain(&self, person: &str, session: &str) -> Result<Explanation<'_>, Error> {
        let (person, items) = self.of_person(person)?;
        let offer = self.catalogue.offer_of(session).ok_or_else(|| {
            let known: Vec<&str> = self.catalogue.sessions.iter().take(2_001).map(|one| one.id.as_str()).collect();
            unknown("route.session", "session", session, known.into_iter())
        })?;
        if items.iter().any(|item| item.session == session) {
            let mut found = self.told(&person, offer, WhyNot::Chosen);
            // What is mandatory is there for its rule, what is chosen by diagnosis for that; mandatory rules come last.
            let world = self.world();
            let asks = |standing: &&Standing| standing.rule.grounds(world, &person, offer);
            if let Some(standing) = self.options.rules.iter().rfind(asks) {
                (found.rule, found.clause) = (Some(standing.rule.name()), standing.clause.as_deref());
            }
            return Ok(found);
        }
        let asked = Asked::new(self, std::slice::from_ref(&person))?;
        Ok(asked.why_not(0, &person, offer, asked.free(0)))
    }

    /// What the plan is made from once more, without its persons.
    pub(super) fn maker(&self) -> Maker<'_> {
        Maker::new(self.world(), &self.options)
    }

    /// The prices of the plan for what is shared in an instance.
    pub(super) fn prices_in(&self, instance: &Instance) -> Vec<i64> {
        instance.pool.shared.iter().map(|what| self.price_of_shared(what)).collect()
    }

    /// What all that a session takes of what is shared is worth to others.
    fn price_with(&self, person: &Person<'_>, offer: Offer<'_>) -> f64 {
        let of = |what: &Shared, amount: i64| {
            let shared = self.shared_use(what);
            shared.map_or(0.0, |shared| price_levels(shared.price * (amount / shared.unit)))
        };
        let budgets = self.options.budgets_of(offer).map(|place| of(&Shared::Budget(place), offer.roubles()));
        let loads = self.options.loads_of(person, offer).map(|(load, supporter)| {
            let what = Shared::Load { load, supporter: supporter.to_owned() };
            of(&what, offer.activity.hours)
        });
        budgets.chain(loads).fold(self.price_of(offer.at), |sum, price| sum + price)
    }

    /// What can be told of any session.
    pub(super) fn told<'p>(&'p self, person: &Person<'p>, offer: Offer<'p>, why: WhyNot) -> Explanation<'p> {
        let helps = person.needs.iter().filter(|need| offer.gain(person, need.competence).is_some());
        Explanation {
            person: person.id,
            session: &offer.session.id,
            why,
            rule: None,
            clause: None,
            competences: helps.map(|need| self.diagnosis.competence_id(need.competence)).collect(),
            closes: levels(closed(person, &[offer])),
            price: self.price_with(person, offer),
            loss: None,
            instead: Vec::new(),
        }
    }
}
