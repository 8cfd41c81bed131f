//! The best bundle of one person at given prices: branch and bound.

use super::plan::least;
use super::problem::{Problem, UNIT};
use super::search::{Search, Task};

/// What a person chooses at prices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    /// The chosen candidates, by their places with the person, rising.
    pub chosen: Vec<u32>,
    /// Worth less cost at the prices, in parts ([`UNIT`]) of the unit of worth.
    pub value: i64,
    /// No bundle of the person has more than this; the value itself if the search came to its end.
    pub bound: i64,
    /// What it is worth apart from prices.
    pub worth: i64,
}

/// Nodes a search may visit when nothing else is said.
pub const NODES: usize = 1_000;

/// The best bundle of a person at prices (in parts of the unit of worth); nothing if no bundle keeps the person's rules.
///
/// Exact, unless the search needs more than `nodes` nodes: then the best it found, with a bound that holds.
pub fn best(problem: &Problem, person: usize, prices: &[i64], nodes: usize) -> Option<Bundle> {
    best_with(problem, person, prices, nodes, &[])
}

/// Whether a bundle that keeps a person's rules is found within so many nodes: mostly the least there can be does.
pub fn is_possible(problem: &Problem, person: usize, nodes: usize) -> bool {
    let prices = vec![0; problem.resources().len()];
    let costs = problem.costs(&prices);
    let mut search = Search::default();
    let task = Task { problem, person, costs: &costs, prices: &prices, nodes, forced: &[], barred: &[] };
    least(task, &mut search) || search.run(task, None).is_some()
}

/// The best bundle of those that hold some candidates, by their places with the person.
pub fn best_with(problem: &Problem, person: usize, prices: &[i64], nodes: usize, forced: &[u32]) -> Option<Bundle> {
    let prices = problem.legal(prices);
    let costs = problem.costs(&prices);
    let mut search = Search::default();
    let task = Task { problem, person, costs: &costs, prices: &prices, nodes, forced, barred: &[] };
    let found = search.run(task, None)?;
    let worth = problem.worth(person, search.best());
    debug_assert_eq!(worth * UNIT - priced(problem, person, search.best(), &prices), found.value);
    Some(Bundle { chosen: search.best().to_vec(), value: found.value, bound: found.bound, worth })
}

/// What a bundle costs at prices.
pub(crate) fn priced(problem: &Problem, person: usize, bundle: &[u32], prices: &[i64]) -> i64 {
    let mut cost = 0;
    problem.each_use(person, bundle, |used| cost += used.amount * prices[used.resource as usize]);
    cost
}
