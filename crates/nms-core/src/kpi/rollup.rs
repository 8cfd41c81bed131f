//! From rows to every node of a tree in one pass: each row counts once at every node, however many places it has below.

use fixedbitset::FixedBitSet;
use nms_solver::bits::{visit, visit2};

use super::placement::Placement;
use crate::norm::entry::Scope;
use crate::region::ReportTree;
use crate::region::store::{MOST, NO_NUMBER, NOWHERE};

/// The figures of one indicator over a tree.
pub(crate) struct Rollup<'t> {
    pub(crate) tree: &'t ReportTree,
    pub(crate) scope: Scope,
}

impl Rollup<'_> {
    /// How many of the rows stand at or below each node.
    ///
    /// A row with several places counts at each of them and, negatively, where the ways up from two of them meet.
    pub(crate) fn counts(&self, placement: &Placement, rows: &FixedBitSet) -> Vec<i64> {
        let mut at = match placement {
            Placement::One(places) if self.scope != Scope::Partners => {
                // Rows are numbered in 32 bits, so that many can be counted in half the space.
                let mut counts = vec![0_u32; self.tree.len()];
                visit(rows, places, |place| {
                    if let Some(count) = counts.get_mut(place as usize) {
                        *count += 1;
                    }
                });
                counts.into_iter().map(i64::from).collect()
            }
            _ => {
                let mut at = vec![0_i64; self.tree.len()];
                for row in rows.ones() {
                    self.spread(placement.of(row), 1, &mut at);
                }
                at
            }
        };
        self.up(&mut at);
        at
    }

    /// How many different first halves of pairs stand, by their second halves, at or below each node; pairs come in order.
    pub(crate) fn counts_of_pairs(&self, pairs: impl Iterator<Item = (u32, u32)>) -> Vec<i64> {
        let mut at = vec![0_i64; self.tree.len()];
        let mut before = None;
        for (referred, place) in pairs.filter(|(_, place)| self.tree.counts(*place, self.scope)) {
            if let Some(count) = at.get_mut(place as usize) {
                *count += 1;
            }
            if let Some((_, last)) = before.filter(|(one, _)| *one == referred)
                && let Some(count) = self.meeting(last, place).and_then(|meeting| at.get_mut(meeting as usize))
            {
                *count -= 1;
            }
            before = Some((referred, place));
        }
        self.up(&mut at);
        at
    }

    /// The sum of the values of the rows at or below each node; nothing where it is too large to hold.
    pub(crate) fn sums(&self, placement: &Placement, rows: &FixedBitSet, values: &[i64]) -> Option<Vec<i64>> {
        // Sums that cannot grow too large, the usual case, are added up in half the space; whether they can is known when
        // every value was seen, and then a sum that ran over is not used.
        let mut at = vec![0_i64; self.tree.len()];
        let (mut largest, mut count) = (0, 0_u64);
        let mut seen = |value: i64| {
            largest = largest.max(value.unsigned_abs());
            count += 1;
        };
        match placement {
            Placement::One(places) if self.scope != Scope::Partners => visit2(rows, values, places, |value, place| {
                if value != NO_NUMBER {
                    seen(value);
                    if let Some(sum) = at.get_mut(place as usize) {
                        *sum = sum.wrapping_add(value);
                    }
                }
            }),
            _ => {
                for row in rows.ones() {
                    let Some(value) = values.get(row).copied().filter(|value| *value != NO_NUMBER) else { continue };
                    seen(value);
                    self.visit(placement.of(row), |place, sign| {
                        if let Some(sum) = at.get_mut(place as usize) {
                            *sum = sum.wrapping_add(value.wrapping_mul(i64::from(sign)));
                        }
                    });
                }
            }
        }
        if u128::from(largest) * u128::from(count) < u128::from(MOST.unsigned_abs()) {
            self.up(&mut at);
            return Some(at);
        }
        let mut at = vec![0_i128; self.tree.len()];
        for row in rows.ones() {
            if let Some(value) = values.get(row).filter(|value| **value != NO_NUMBER) {
                self.spread_wide(placement.of(row), i128::from(*value), &mut at);
            }
        }
        let parents = self.tree.parents(self.scope);
        for node in (0..at.len()).rev() {
            let value = at.get(node).copied().unwrap_or(0);
            if let Some(above) = parents.get(node).and_then(|parent| at.get_mut(*parent as usize)) {
                *above += value;
            }
        }
        // A figure has at most fifteen digits, as it is printed.
        at.into_iter()
            .map(|sum| i64::try_from(sum).ok().filter(|sum| sum.unsigned_abs() < MOST.unsigned_abs()))
            .collect()
    }

    /// The best value among the rows at or below each node; [`NO_NUMBER`] where there is none.
    pub(crate) fn best(
        &self,
        placement: &Placement,
        rows: &FixedBitSet,
        values: &[i64],
        better: fn(i64, i64) -> i64,
    ) -> Vec<i64> {
        let mut at = vec![NO_NUMBER; self.tree.len()];
        let join = |a: i64, b: i64| match (a, b) {
            (NO_NUMBER, other) | (other, NO_NUMBER) => other,
            (a, b) => better(a, b),
        };
        for row in rows.ones() {
            let value = values.get(row).copied().unwrap_or(NO_NUMBER);
            for place in placement.of(row).iter().filter(|place| self.tree.counts(**place, self.scope)) {
                if let Some(best) = at.get_mut(*place as usize) {
                    *best = join(*best, value);
                }
            }
        }
        let parents = self.tree.parents(self.scope);
        for node in (0..at.len()).rev() {
            let value = at.get(node).copied().unwrap_or(NO_NUMBER);
            if let Some(above) = parents.get(node).and_then(|parent| at.get_mut(*parent as usize)) {
                *above = join(*above, value);
            }
        }
        at
    }

    /// Adds a weight once at every node above any of the places, as differences that [`Rollup::up`] sums.
    pub(crate) fn spread(&self, places: &[u32], weight: i64, at: &mut [i64]) {
        self.visit(places, |place, sign| {
            if let Some(count) = at.get_mut(place as usize) {
                *count += i64::from(sign) * weight;
            }
        });
    }

    fn spread_wide(&self, places: &[u32], weight: i128, at: &mut [i128]) {
        self.visit(places, |place, sign| {
            if let Some(sum) = at.get_mut(place as usize) {
                *sum += i128::from(sign) * weight;
            }
        });
    }

    fn visit(&self, places: &[u32], mut add: impl FnMut(u32, i8)) {
        // A partner territory that is cut off lies among the places of the others: ways meet on its own side only.
        let (mut before, mut before_in_partner) = (None, None);
        for place in places.iter().copied().filter(|place| self.tree.counts(*place, self.scope)) {
            add(place, 1);
            let apart = self.scope == Scope::Own && self.tree.is_partner(place);
            let before = if apart { &mut before_in_partner } else { &mut before };
            if let Some(meeting) = before.and_then(|before| self.meeting(before, place)) {
                add(meeting, -1);
            }
            *before = Some(place);
        }
    }

    /// The lowest node above both places (or one of them).
    fn meeting(&self, mut a: u32, mut b: u32) -> Option<u32> {
        let parents = self.tree.parents(self.scope);
        while a != b {
            let lower = if a > b { &mut a } else { &mut b };
            *lower = parents.get(*lower as usize).copied().filter(|parent| *parent != NOWHERE)?;
        }
        Some(a)
    }

    /// Adds a weight once to every node above any of the places.
    pub(crate) fn climb(&self, places: &[u32], weight: i64, at: &mut [i64]) {
        self.above(places, |node, sign| {
            if let Some(count) = at.get_mut(node) {
                *count += sign * weight;
            }
        });
    }

    /// Goes through the nodes above places, with signs that at every node come to one.
    pub(crate) fn above(&self, places: &[u32], mut act: impl FnMut(usize, i64)) {
        let parents = self.tree.parents(self.scope);
        self.visit(places, |place, sign| {
            let mut node = place;
            while let Some(next) = parents.get(node as usize) {
                act(node as usize, i64::from(sign));
                node = *next;
            }
        });
    }

    /// Sums the differences from below: parents stand before their children.
    pub(crate) fn up(&self, at: &mut [i64]) {
        let parents = self.tree.parents(self.scope);
        for node in (0..at.len()).rev() {
            let value = at.get(node).copied().unwrap_or(0);
            if value != 0
                && let Some(above) = parents.get(node).and_then(|parent| at.get_mut(*parent as usize))
            {
                *above += value;
            }
        }
    }
}
