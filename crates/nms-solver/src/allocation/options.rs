//! What is asked of the solver, and what it answers.

use super::pricing::NODES;

/// How the solver works. Budgets are counted in steps, so that the same input has the same answer everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// It may stop once value and bound are so close, in parts per million of the value.
    pub gap: u32,
    /// Rounds over all persons, at most.
    pub rounds: usize,
    /// Nodes of the search for one person's bundle, at most; up to 64 times as many where nothing else brings the bound nearer.
    pub nodes: usize,
    /// Whether to branch until the optimum is proved.
    pub exact: bool,
    /// Nodes of that branching, at most.
    pub branches: usize,
    /// What samples are drawn by.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { gap: 200, rounds: 200, nodes: NODES, exact: false, branches: 10_000, seed: 1 }
    }
}

impl Options {
    /// The gap to be proved, in parts per million.
    pub(crate) fn asked(self) -> u32 {
        if self.exact { 0 } else { self.gap }
    }
}

/// The highest bound that is so close to a value, in parts per million.
pub(crate) fn enough(value: i64, gap: u32) -> i64 {
    value.saturating_add((i128::from(value.abs()) * i128::from(gap) / 1_000_000) as i64)
}

/// How far the solver has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The value of the best plan so far.
    pub value: Option<i64>,
    /// The lowest proved bound so far.
    pub bound: Option<i64>,
    /// Rounds over persons, samples among them.
    pub round: usize,
}

/// Told of every round, and asked whether to go on.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> bool;

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Value and bound are as close as was asked.
    Proved,
    /// The budget ended, or the watch said to stop: the plan stands, with its bound.
    Ended,
    /// The plan breaks what may not be broken: a person has no legal bundle, or a capacity that must hold does not.
    Infeasible,
}

/// More of a resource is used than there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// The resource.
    pub resource: u32,
    /// How much is missing.
    pub amount: i64,
}

/// A plan for all persons with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// By person: the chosen candidates by their places, rising.
    pub bundles: Vec<Vec<u32>>,
    /// Worth of all bundles less the penalties of what is exceeded.
    pub value: i64,
    /// No plan has a higher value.
    pub bound: i64,
    /// What the prices alone prove; above the bound where branching lowered that.
    pub priced_bound: i64,
    /// By resource: the price that belongs to the bound, in parts of the unit of worth.
    pub prices: Vec<i64>,
    /// How it ended.
    pub status: Status,
    /// Rounds over persons.
    pub rounds: usize,
    /// What is exceeded.
    pub shortfalls: Vec<Shortfall>,
    /// Persons for whom no bundle keeps the rules; they have nothing.
    pub impossible: Vec<u32>,
}

impl Allocation {
    /// How far the value may be from the best, as a share of the value.
    pub fn gap(&self) -> f64 {
        (self.bound - self.value) as f64 / (self.value.abs().max(1)) as f64
    }
}
