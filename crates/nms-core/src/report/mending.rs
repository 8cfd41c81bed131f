//! Which seats would mend an indicator: it is tried.

use std::collections::BTreeMap;

use super::RegionReport;
use super::outlook::Seat;
use crate::boundary::Error;
use crate::decimal::Decimal;
use crate::kpi::{KpiFigure, LiveReport};
use crate::route::SharedKind;

/// The dearest sessions that are tried, at most.
const SESSIONS: usize = 200;

/// Seats named for an indicator, at most.
const SEATS: usize = 3;

/// Persons who are given a seat in vain before it is said not to count.
const PERSONS: usize = 3;

/// An indicator that lacks somebody, by its place.
struct Short<'f> {
    place: usize,
    indicator: &'f str,
    seats: Vec<Seat>,
}

impl Short<'_> {
    /// Whether it is not known yet if a session counts for it.
    fn asks(&self, session: &str) -> bool {
        self.seats.len() < SEATS && self.seats.last().is_none_or(|seat| seat.session != session)
    }
}

/// Persons to whom the tables refuse a seat before it is left alone.
const REFUSED: usize = 10;

/// What each indicator counts at the top.
fn numerators(found: &[Short<'_>], live: &LiveReport, top: &str) -> Result<Vec<Option<Decimal>>, Error> {
    found.iter().map(|short| Ok(live.report().figure(short.indicator, top)?.numerator)).collect()
}

impl RegionReport<'_> {
    /// For the indicators that lack somebody at the top, the dearest seats that count for them.
    ///
    /// Persons whom the indicator asks about and does not count are given the seat, in a report that keeps up with them; what an
    /// indicator counts is its own affair.
    pub(super) fn seats_that_count(
        &self,
        top: &str,
        after: &[KpiFigure],
    ) -> Result<BTreeMap<String, Vec<Seat>>, Error> {
        let short = after.iter().enumerate().filter(|(_, figure)| figure.shortfall.is_some());
        let mut found: Vec<Short<'_>> =
            short.map(|(place, figure)| Short { place, indicator: &figure.indicator, seats: Vec::new() }).collect();
        if found.is_empty() {
            return Ok(BTreeMap::new());
        }
        let base = LiveReport::new(self.after.clone());
        let (mut live, mut trials) = (base.clone(), self.plan.trials());
        let dear = self.plan.prices().into_iter().filter(|row| row.kind == SharedKind::Seats && row.price > 0.0);
        let dear = dear.filter_map(|row| Some((row.session?, row.price)));
        for (session, price) in dear.take(SESSIONS) {
            if found.iter().all(|short| short.seats.len() == SEATS) {
                break;
            }
            trials.begin(session);
            let (mut is_spent, mut refused) = (false, 0);
            for at in 0..found.len() {
                let mut persons = 0;
                while persons < PERSONS && refused < REFUSED {
                    let Some(short) = found.get(at).filter(|short| short.asks(session)) else { break };
                    let wanted = |person| live.may_count(short.place, person);
                    let Some(events) = trials.give(live.report().region(), wanted) else { break };
                    let before = numerators(&found, &live, top)?;
                    if live.apply(&events).is_err() {
                        // What the tables refuse to somebody says nothing about the seat.
                        (is_spent, refused) = (true, refused + 1);
                        continue;
                    }
                    persons += 1;
                    let now = numerators(&found, &live, top)?;
                    for (short, (before, now)) in found.iter_mut().zip(before.into_iter().zip(now)) {
                        if now > before && short.asks(session) {
                            short.seats.push(Seat { session: session.to_owned(), price });
                            is_spent = true;
                        }
                    }
                }
            }
            if is_spent {
                // The next seat is tried on everybody again.
                live = base.clone();
            }
        }
        Ok(found.into_iter().map(|short| (short.indicator.to_owned(), short.seats)).collect())
    }
}
