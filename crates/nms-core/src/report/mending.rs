//! Which seats would mend an indicator: it is tried.

use std::collections::BTreeMap;

use super::RegionReport;
use super::outlook::Seat;
use crate::boundary::Error;
use crate::kpi::{KpiFigure, LiveReport};
use crate::route::SharedKind;

/// The dearest sessions that are tried.
const SESSIONS: usize = 200;

/// Seats named for an indicator, at most.
const SEATS: usize = 3;

impl RegionReport<'_> {
    /// For the indicators that lack people at the top, the dearest seats of which one more makes that fewer.
    ///
    /// A few persons are given each seat, in a report that keeps up with them; what an indicator counts is its own affair.
    pub(super) fn seats_that_count(
        &self,
        top: &str,
        after: &[KpiFigure],
    ) -> Result<BTreeMap<String, Vec<Seat>>, Error> {
        let mut seats: BTreeMap<String, Vec<Seat>> = BTreeMap::new();
        if after.iter().all(|figure| figure.shortfall.is_none()) {
            return Ok(seats);
        }
        let dear = self.plan.prices().into_iter().filter(|row| row.kind == SharedKind::Seats);
        let dear: Vec<(&str, f64)> = dear.filter_map(|row| Some((row.session?, row.price))).take(SESSIONS).collect();
        let sessions: Vec<&str> = dear.iter().map(|(session, _)| *session).collect();
        let mut live = LiveReport::new(self.after.clone());
        let mut last = after.to_vec();
        for ((session, price), persons) in dear.into_iter().zip(self.plan.one_seat_more(&sessions)) {
            for events in persons {
                // What the tables refuse to somebody says nothing about the seat.
                if live.apply(&events).is_err() {
                    continue;
                }
                let now = live.report().at(top)?;
                for (before, after) in last.iter().zip(&now) {
                    let fewer = before.shortfall.is_some_and(|lacks| after.shortfall.is_none_or(|left| left < lacks));
                    let named = seats.entry(after.indicator.clone()).or_default();
                    if fewer && named.len() < SEATS && named.last().is_none_or(|seat| seat.session != session) {
                        named.push(Seat { session: session.to_owned(), price });
                    }
                }
                last = now;
            }
        }
        Ok(seats)
    }
}
