//! What all persons together want at prices: map and reduce.

use std::ops::Range;

use super::problem::Problem;
use super::rows::Rows;
use super::search::{Search, Task};
use crate::side;

/// Persons whose bundles are searched in one go.
const PIECE: usize = 128;

/// What persons want at prices; demands of different persons are added up in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// The sum of the best bundles' values at the prices, in parts of the unit of worth.
    pub value: i128,
    /// No choice of bundles has more than this; the value itself if every search came to its end.
    pub bound: i128,
    /// How much of each resource the best bundles use.
    pub used: Vec<i64>,
    /// Persons that have no bundle at all which keeps their rules.
    pub impossible: usize,
}

impl Demand {
    /// Adds the demand of other persons.
    pub fn add(&mut self, other: &Self) {
        self.value += other.value;
        self.bound += other.bound;
        self.impossible += other.impossible;
        self.used.resize(self.used.len().max(other.used.len()), 0);
        self.used.iter_mut().zip(&other.used).for_each(|(sum, used)| *sum += used);
    }
}

/// The demand of some persons at prices (in parts of the unit of worth, one for each resource).
pub fn demand(problem: &Problem, persons: Range<usize>, prices: &[i64], nodes: usize) -> Demand {
    let persons: Vec<u32> = persons.filter_map(|person| u32::try_from(person).ok()).collect();
    let prices = problem.legal(prices);
    sweep(problem, &persons, &prices, nodes, |_| None).demand
}

/// The same with the bundles, one for each of the persons; empty for who has none that keeps the rules.
pub fn choices(problem: &Problem, persons: Range<usize>, prices: &[i64], nodes: usize) -> (Demand, Vec<Vec<u32>>) {
    let persons: Vec<u32> = persons.filter_map(|person| u32::try_from(person).ok()).collect();
    let swept = sweep(problem, &persons, &problem.legal(prices), nodes, |_| None);
    let bundles = (0..persons.len()).map(|place| swept.bundle(place).to_vec()).collect();
    (swept.demand, bundles)
}

/// What came of searching for many persons' bundles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Swept {
    pub(crate) demand: Demand,
    /// By person in the order asked: the bundle; empty for the impossible.
    pub(crate) bundles: Vec<Rows<u32>>,
    /// And its value at the prices; nothing for the impossible.
    pub(crate) values: Vec<Option<i64>>,
}

impl Swept {
    /// The bundle of the n-th person asked.
    pub(crate) fn bundle(&self, place: usize) -> &[u32] {
        self.bundles[place / PIECE].row(place % PIECE)
    }
}

/// Searches the best bundles of persons at legal prices; `known` may tell a bundle of each that keeps its rules.
pub(crate) fn sweep<'a>(
    problem: &Problem,
    persons: &[u32],
    prices: &[i64],
    nodes: usize,
    known: impl Fn(u32) -> Option<&'a [u32]> + Sync,
) -> Swept {
    let costs = problem.costs(prices);
    let mut pieces: Vec<&[u32]> = persons.chunks(PIECE).collect();
    let done = side::each(&mut pieces, |_, piece| {
        let mut search = Search::default();
        let mut demand = Demand { used: vec![0; prices.len()], ..Demand::default() };
        let (mut bundles, mut values) = (Rows::default(), Vec::with_capacity(piece.len()));
        for person in piece.iter() {
            let at = *person as usize;
            let task = Task { problem, person: at, costs: &costs, prices, nodes, forced: &[], barred: &[] };
            let found = search.run(task, known(*person));
            values.push(found.map(|found| found.value));
            let bundle = if found.is_some() { search.best() } else { &[] };
            if let Some(found) = found {
                demand.value += i128::from(found.value);
                demand.bound += i128::from(found.bound);
                problem.each_use(at, bundle, |used| demand.used[used.resource as usize] += used.amount);
            } else {
                demand.impossible += 1;
            }
            let counted = bundles.add(bundle.iter().copied());
            debug_assert!(counted, "a piece has few persons");
        }
        (demand, bundles, values)
    });
    let mut all = Swept { demand: Demand { used: vec![0; prices.len()], ..Demand::default() }, ..Swept::default() };
    for (demand, bundles, values) in done {
        all.demand.add(&demand);
        all.bundles.push(bundles);
        all.values.extend(values);
    }
    all
}
