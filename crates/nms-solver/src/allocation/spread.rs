//! Ties broken so that capacities are filled: persons choose group after group, at prices that follow what is taken.
//!
//! At the best prices many persons have several best bundles, and no one price says who takes which. Prices a little
//! higher where more is taken than is due, and lower where less, do: almost nothing is lost, as nobody chooses what is
//! not nearly best.

use super::demand::{Swept, sweep};
use super::learn::Learner;
use super::plan::Plan;
use super::problem::UNIT;
use super::search::{Search, Task};

/// Persons of a group, as a part of those who have not chosen.
const PART: usize = 256;
/// And at least.
const LEAST: usize = 256;
/// How far a price rises where a whole group's share has been taken beyond what is due, in parts of the unit of worth.
const GAIN: f64 = 32.0;
/// How far it may.
const FARTHEST: f64 = UNIT as f64;

impl Learner<'_, '_> {
    /// A plan for all that may exceed capacities a little, and those whose bundles differ from the best at the prices,
    /// though nearly as good.
    pub(crate) fn spread(&self, order: &[u32], best: &Swept) -> (Plan, Vec<u32>) {
        let problem = self.problem;
        let mut plan = Plan::empty(problem);
        let mut differ = Vec::new();
        let (nodes, impossible) = (self.options.nodes, &self.impossible);
        let mut done = 0;
        while done < order.len() {
            let many = ((order.len() - done) / PART).max(LEAST).min(order.len() - done);
            let prices = self.following(&plan, done, many);
            let group = &order[done..done + many];
            let swept = sweep(problem, group, &prices, nodes, |person| {
                (!impossible[person as usize]).then(|| best.bundle(person as usize))
            });
            for (place, person) in group.iter().enumerate() {
                plan.set(problem, *person as usize, swept.bundle(place));
                if swept.bundle(place) != best.bundle(*person as usize) {
                    differ.push(*person);
                }
            }
            done += many;
        }
        (plan, differ)
    }

    /// Prices that follow what is taken after so many have chosen, for so many to choose next.
    fn following(&self, plan: &Plan, done: usize, many: usize) -> Vec<i64> {
        let problem = self.problem;
        let all = problem.persons() as f64;
        let resources = problem.resources.iter().zip(&plan.left).zip(&self.prices);
        let prices = resources.map(|((has, left), price)| {
            let (capacity, share) = (has.capacity as f64, has.capacity.abs() as f64 * many as f64 / all);
            let beyond = (capacity - *left as f64) - capacity * done as f64 / all;
            let offset = (GAIN * beyond / share.max(1.0)).clamp(-FARTHEST, FARTHEST);
            (*price as f64 + offset).max(0.0) as i64
        });
        problem.legal(&prices.collect::<Vec<_>>())
    }

    /// Lets persons choose again, one after another, at prices that follow what is taken.
    pub(crate) fn even_out(&self, persons: &[u32], plan: &mut Plan) {
        let (problem, nodes) = (self.problem, self.options.nodes);
        let mut search = Search::default();
        for person in persons.iter().filter(|person| !self.impossible[**person as usize]) {
            let person = *person as usize;
            let before = plan.bundles[person].clone();
            plan.set(problem, person, &[]);
            let prices = self.following(plan, problem.persons(), LEAST);
            let costs = problem.costs(&prices);
            let task = Task { problem, person, costs: &costs, prices: &prices, nodes, forced: &[], barred: &[] };
            search.run(task, Some(&before));
            plan.set(problem, person, search.best());
        }
    }
}
