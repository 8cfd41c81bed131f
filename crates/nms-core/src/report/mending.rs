//! Which seats would mend an indicator: it is tried.

use std::collections::BTreeMap;

use super::RegionReport;
use super::outlook::Seat;
use crate::boundary::Error;
use crate::kpi::{KpiFigure, LiveReport};
use crate::route::SharedKind;

/// Seats named for an indicator, at most.
const SEATS: usize = 3;

/// Persons who are given a seat to see whether it counts, at most.
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
        for (session, price) in dear.filter_map(|row| Some((row.session?, row.price))) {
            trials.begin(session);
            for at in 0..found.len() {
                for _ in 0..PERSONS {
                    let Some(short) = found.get(at).filter(|short| short.asks(session)) else { break };
                    let wanted = |person| live.may_count(short.place, person);
                    let Some(events) = trials.give(live.report().region(), wanted) else { break };
                    let numerators = |live: &LiveReport| -> Result<Vec<_>, Error> {
                        let figure = |short: &Short<'_>| live.report().figure(short.indicator, top);
                        found.iter().map(|short| Ok(figure(short)?.numerator)).collect()
                    };
                    let before = numerators(&live)?;
                    // What the tables refuse to somebody says nothing about the seat.
                    let taken = live.apply(&events).is_ok();
                    let grown = before.into_iter().zip(numerators(&live)?).map(|(before, now)| taken && now > before);
                    let grown: Vec<bool> = grown.collect();
                    if grown.contains(&true) {
                        live = base.clone();
                    }
                    for (short, _) in found.iter_mut().zip(grown).filter(|(short, grown)| *grown && short.asks(session))
                    {
                        short.seats.push(Seat { session: session.to_owned(), price });
                    }
                }
            }
        }
        Ok(found.into_iter().map(|short| (short.indicator.to_owned(), short.seats)).collect())
    }
}
