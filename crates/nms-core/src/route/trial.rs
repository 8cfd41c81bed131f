//! Seats given on trial: what they would write into the tables.

use std::collections::BTreeSet;

use super::catalogue::Offer;
use super::instance::Maker;
use super::person::Person;
use super::plan::RoutePlan;
use crate::region::{Event, Region};

/// Persons who may be given a seat, without a route and with one: of more than twice as many not everybody is looked at.
const LOOKED_AT: usize = 2_000;

/// Persons who lack something, spread over the whole table, those without a route first.
pub(crate) struct Trials<'p> {
    plan: &'p RoutePlan,
    maker: Maker<'p>,
    candidates: Vec<Candidate<'p>>,
    /// The session that is tried.
    offer: Option<Offer<'p>>,
}

struct Candidate<'p> {
    person: Person<'p>,
    route: &'p [usize],
    is_tried: bool,
}

impl RoutePlan {
    /// Persons to be given seats on trial.
    pub(crate) fn trials(&self) -> Trials<'_> {
        let source = self.source();
        let impossible: BTreeSet<u32> = self.impossible.iter().copied().collect();
        let lacking =
            |is_idle: bool| {
                let fits = |(row, route): &&(u32, Vec<usize>)| route.is_empty() == is_idle && !impossible.contains(row);
                let step = (self.routes.iter().filter(fits).count() / LOOKED_AT).max(1);
                let read =
                    self.routes.iter().filter(fits).step_by(step).filter_map(|(row, route)| {
                        Some(Candidate { person: source.read(*row)?, route, is_tried: false })
                    });
                read.filter(|one| !one.person.needs.is_empty()).collect::<Vec<_>>()
            };
        let (mut candidates, busy) = (lacking(true), lacking(false));
        candidates.extend(busy);
        Trials { plan: self, maker: self.maker(), candidates, offer: None }
    }
}

impl<'p> Trials<'p> {
    /// Goes on to a session; nobody is given its seat twice.
    pub(crate) fn begin(&mut self, session: &str) {
        self.offer = self.plan.catalogue.offer_of(session).filter(|offer| self.maker.is_open(*offer));
        self.candidates.iter_mut().for_each(|one| one.is_tried = false);
    }

    /// The events of somebody given a seat and carrying it out, in a region with the [`RoutePlan::outcome`]; nothing where
    /// nobody is left.
    ///
    /// It is somebody whom the session helps, whom no rule of admission keeps from it, and who is `wanted` by the row of the
    /// table. Whether there is room in the route is not asked: the seat counts all the same.
    pub(crate) fn give(&mut self, region: &Region, wanted: impl Fn(usize) -> bool) -> Option<Vec<Event>> {
        let offer = self.offer?;
        let fits = |Candidate { person, route, is_tried }: &Candidate<'_>| {
            let helps = || person.needs.iter().any(|need| offer.gain(person, need.competence).is_some());
            let is_new = !is_tried && !route.contains(&offer.at);
            is_new && wanted(person.row as usize) && helps() && self.maker.barred(person, offer).is_none()
        };
        let found = self.candidates.iter_mut().find(|one| fits(one))?;
        found.is_tried = true;
        let mut events = self.plan.carried_out(&found.person, &self.plan.items_of(&found.person, &[offer.at]));
        let has_route = |event: &Event| {
            let id = event.row.get("id").and_then(serde_json::Value::as_str);
            event.table == "routes" && id.is_some_and(|id| region.row_of("routes", id).is_some())
        };
        events.retain(|event| !has_route(event));
        Some(events)
    }
}
