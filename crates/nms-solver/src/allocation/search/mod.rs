//! Branch and bound over the bundles of one person.
//!
//! What candidates give is worth less the more is there already, so what each would add now is a bound of what it can
//! ever add. A node keeps the candidates that may still be added, best first; the sum of the first few, relaxed by one
//! multiplier for the scarcest local dimension, bounds all that lies below. No recursion: frames stand in a list.

mod bound;
mod choose;
mod descent;
mod fit;
mod list;
mod needs;
mod relax;
mod root;
mod rules;
mod task;

use super::problem::LOCAL;
pub(crate) use task::{Found, Task};

/// A candidate that may still be added, with what it adds at most, less the relaxed dimension.
#[derive(Clone, Copy, Debug)]
struct Entry {
    adds: i64,
    place: u32,
    /// The bit of its clique; none with many candidates.
    clique: u64,
}

/// What is credited for a unit given to a need, and between what the best credit lies.
#[derive(Clone, Copy, Debug)]
struct Credit {
    rate: i64,
    low: i64,
    high: i64,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    /// Its entries in the list of all: from, to, and the next to look at.
    start: usize,
    end: usize,
    at: usize,
    /// Whether waiting candidates were passed over: they may still be chosen below.
    passed: bool,
    /// What the relaxation counts once.
    once: i64,
    value: i64,
    /// Classes that are there.
    hit: u64,
    room: [u32; LOCAL],
    /// How many more candidates fit at most.
    more: usize,
}

/// Room to search in, kept from one person to the next.
#[derive(Default)]
pub(crate) struct Search {
    best: Vec<u32>,
    /// Whether the last search ended before all was seen.
    cut: bool,
    /// The value of the best so far.
    highest: i64,
    chosen: Vec<u32>,
    base: Vec<i64>,
    given: Vec<i64>,
    /// By requirement: the sum so far. By candidate: requirements not yet met, and whether others may rest on it.
    sums: Vec<i64>,
    unmet: Vec<u32>,
    rests: Vec<bool>,
    unmet_chosen: u32,
    balance: Vec<i64>,
    least: [u32; LOCAL],
    /// The relaxation: the price of a unit of the scarce dimension, by need what a unit given is credited with, and
    /// whether what classes add is counted once and not with each candidate.
    multiplier: i64,
    scarce: usize,
    rates: Vec<i64>,
    gains_once: bool,
    /// By need: width and worth of its step, if it has only one; and the width of all of them.
    single: Vec<(i64, i64)>,
    reach: Vec<i64>,
    tried: Vec<Credit>,
    given_by: Vec<(i64, i64)>,
    top: Vec<(i64, usize)>,
    by_clique: Vec<(i64, usize)>,
    relaxed: bool,
    /// Classes that add to the value, with how much, and those that take from it.
    gains: Vec<(u64, i64)>,
    losses: Vec<(u64, i64)>,
    entries: Vec<Entry>,
    frames: Vec<Frame>,
    waits: Vec<u32>,
}
