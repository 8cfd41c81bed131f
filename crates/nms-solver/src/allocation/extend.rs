//! From a sample to all: prices that are those of all, and a plan made at them.
//!
//! What all want at the prices of a sample is not what the sample wants made larger. The difference is taken off the
//! capacities of the sample, as a control variate, and its prices are learned again: after two or three rounds over all
//! they are those of all, and the master problem never holds more than the sample. A plan is then made at these prices,
//! and a last master problem, over a few persons who can easily do otherwise, makes up for what is missing or too much.

use super::columns::Columns;
use super::demand::Swept;
use super::learn::Learner;
use super::plan::{Plan, least};
use super::problem::Problem;
use super::search::{Search, Task};
use super::stage::Aim;

/// Rounds over all persons, at most.
const ROUNDS: usize = 6;
/// Rounds with the master in each of them, at most.
const STAGE: usize = 8;
/// Rounds near the prices before the last master is let go.
const HELD: usize = 3;
/// Persons of the last master problem, and at least one in so many.
const LAST: usize = 8_000;
const PART: usize = 64;

impl Learner<'_, '_> {
    /// A plan made with the sample of the first so many of the order; its columns serve again.
    pub(crate) fn extend(&mut self, sample: usize, columns: &mut Columns) -> Plan {
        let problem = self.problem;
        let order = std::mem::take(&mut self.order);
        let best = self.transfer(&order, sample, columns);
        let (mut plan, differ) = self.spread(&order, &best);
        self.even_out(&differ, &mut plan);
        let last = last(problem, &plan, &differ, &order);
        let prices = vec![0; problem.resources().len()];
        let costs = problem.costs(&prices);
        let nodes = self.options.nodes;
        let free = Task { problem, person: 0, costs: &costs, prices: &prices, nodes, forced: &[], barred: &[] };
        let mut search = Search::default();
        for person in &last {
            columns.add(problem, *person, best.bundle(*person as usize));
            // Whoever can step back leaves the master a way to keep the capacities.
            if least(Task { person: *person as usize, ..free }, &mut search) {
                columns.add(problem, *person, search.best());
            }
            columns.add(problem, *person, &plan.bundles[*person as usize]);
            plan.set(problem, *person as usize, &[]);
        }
        drop(best);
        let left: Vec<f64> = plan.left.iter().map(|left| *left as f64).collect();
        let part = order.len() as f64 / last.len() as f64;
        let aim = Aim { near: 0.1 * self.near() * part, rounds: HELD, warm: true, plan: true };
        let mut master = self.stage(&last, std::mem::take(columns), &left, aim).master;
        self.dive(&mut master, &last, &mut plan);
        *columns = master.columns;
        self.order = order;
        plan
    }

    /// Rounds over all, each at the prices of the sample under capacities that make up for its difference; the bundles
    /// at the best prices, by person.
    fn transfer(&mut self, order: &[u32], sample: usize, columns: &mut Columns) -> Swept {
        let problem = self.problem;
        let mut everybody = order.to_vec();
        everybody.sort_unstable();
        let share = self.share(sample);
        let sample = &order[..sample];
        let aim = Aim { near: self.near(), rounds: STAGE, warm: false, plan: false };
        let enough = 0.5 * self.near();
        let mut prices = self.prices.clone();
        let mut best = Swept::default();
        for round in 0..ROUNDS {
            let before = self.bound;
            let known = |person: u32| (round > 0).then(|| best.bundle(person as usize));
            let swept = self.round(&everybody, &prices, known);
            let fallen = before.saturating_sub(self.bound);
            if fallen > 0 {
                best = swept;
            }
            if fallen as f64 <= enough * (self.bound as f64).abs() || self.stopped {
                break;
            }
            let mut mine = vec![0; prices.len()];
            for person in sample {
                let bundle = best.bundle(*person as usize);
                problem.each_use(*person as usize, bundle, |used| mine[used.resource as usize] += used.amount);
            }
            let rows = problem.resources.iter().zip(mine).zip(&best.demand.used);
            let capacities =
                rows.map(|((has, mine), all): (_, &i64)| mine as f64 + share * (has.capacity - all) as f64);
            let staged = self.stage(sample, std::mem::take(columns), &capacities.collect::<Vec<_>>(), aim);
            *columns = staged.master.columns;
            prices = staged.prices;
            if staged.fallen <= 0.5 * enough {
                break;
            }
        }
        best
    }
}

/// A few persons whose bundles together are given up, so that nothing is exceeded and much can be exchanged: whoever uses
/// what is exceeded, then those of whom two bundles are known that are nearly as good.
fn last(problem: &Problem, plan: &Plan, differ: &[u32], order: &[u32]) -> Vec<u32> {
    let mut left = plan.left.clone();
    let gives_back = |person: &u32| {
        let bundle = &plan.bundles[*person as usize];
        let mut exceeded = false;
        problem.each_use(*person as usize, bundle, |used| {
            let hard = problem.resources[used.resource as usize].penalty.is_none();
            exceeded |= hard && used.amount > 0 && left[used.resource as usize] < 0;
        });
        if exceeded {
            problem.each_use(*person as usize, bundle, |used| left[used.resource as usize] += used.amount);
        }
        exceeded
    };
    let mut last: Vec<u32> = order.iter().copied().filter(gives_back).collect();
    let many = last.len().max(LAST).max(order.len() / PART);
    let mut taken = vec![false; order.len()];
    last.extend(differ.iter().chain(order));
    last.retain(|person| !std::mem::replace(&mut taken[*person as usize], true));
    last.truncate(many);
    last
}
