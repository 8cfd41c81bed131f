//! One seat more: what it would write into the tables.

use super::person::Person;
use super::plan::RoutePlan;
use crate::region::Event;

/// Persons tried for a session, at most.
const PERSONS: usize = 3;

/// Persons among whom they are looked for, at most: with a route, and without one.
const LOOKED_AT: usize = 500;

/// Somebody who lacks something.
struct Candidate<'p> {
    person: Person<'p>,
    route: &'p [usize],
    times: usize,
}

impl RoutePlan {
    /// What one seat more in each of some sessions would add to [`outcome`](Self::outcome): the events of a few persons, one
    /// after the other, whom the session helps and no rule keeps from it.
    ///
    /// Those without a route come first, then those who were seldom taken before; the events of later sessions follow earlier ones.
    pub(crate) fn one_seat_more(&self, sessions: &[&str]) -> Vec<Vec<Vec<Event>>> {
        let (source, maker) = (self.source(), self.maker());
        let lacking = |is_idle: bool| {
            let routes = self.routes.iter().filter(move |(_, route)| route.is_empty() == is_idle);
            let read =
                routes.filter_map(|(row, route)| Some(Candidate { person: source.read(*row)?, route, times: 0 }));
            read.filter(|one| !one.person.needs.is_empty()).take(LOOKED_AT)
        };
        let mut candidates: Vec<Candidate<'_>> = lacking(true).chain(lacking(false)).collect();
        let mut events_of = |session: &&str| {
            let Some(offer) = self.catalogue.offer_of(session).filter(|offer| maker.is_open(*offer)) else {
                return Vec::new();
            };
            let fits = |Candidate { person, route, .. }: &Candidate<'_>| {
                let helps = person.needs.iter().any(|need| offer.gain(person, need.competence).is_some());
                helps && !route.contains(&offer.at) && maker.barred(person, offer).is_none()
            };
            let mut fit: Vec<_> = candidates.iter_mut().filter(|one| fits(one)).collect();
            fit.sort_by_key(|one| (!one.route.is_empty(), one.times));
            let events = fit.into_iter().take(PERSONS).map(|one| {
                let mut events = self.carried_out(&one.person, &self.items_of(&one.person, &[offer.at]));
                // The route itself is in the tables already where there is one.
                let has_route = !one.route.is_empty() || one.times > 0;
                events.drain(..usize::from(has_route));
                one.times += 1;
                events
            });
            events.collect()
        };
        sessions.iter().map(&mut events_of).collect()
    }
}
