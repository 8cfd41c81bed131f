//! Counts that several indicators have in common are made once.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fixedbitset::FixedBitSet;
use rustc_hash::{FxBuildHasher, FxHasher};

use super::placement::Placement;
use super::rollup::Rollup;
use crate::norm::entry::Scope;

/// The counts of a report so far, over tables whose rows have one place each; shared by all who compute it.
///
/// Indicators of one order mostly count out of the same few populations. Sets are told apart by what is in them, so it
/// does not matter in which words they were asked for.
#[derive(Clone, Default)]
pub(crate) struct Tallies(Arc<Mutex<Known>>);

/// Tallies by table, scope and hash of their rows.
type Known = HashMap<(usize, Scope, u64), Tally, FxBuildHasher>;

struct Tally {
    rows: FixedBitSet,
    counts: Vec<i64>,
}

impl Tallies {
    /// How many of the rows of a table stand at or below each node.
    pub(crate) fn counts(
        &self,
        table: usize,
        rollup: &Rollup<'_>,
        placement: &Placement,
        rows: &FixedBitSet,
    ) -> Vec<i64> {
        if !matches!(placement, Placement::One(_)) {
            return rollup.counts(placement, rows);
        }
        let mut hasher = FxHasher::default();
        rows.as_slice().hash(&mut hasher);
        let key = (table, rollup.scope, hasher.finish());
        let known = |tally: &&Tally| tally.rows == *rows;
        if let Some(tally) = self.lock().get(&key).filter(known) {
            return tally.counts.clone();
        }
        let counts = rollup.counts(placement, rows);
        self.lock().insert(key, Tally { rows: rows.clone(), counts: counts.clone() });
        counts
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
