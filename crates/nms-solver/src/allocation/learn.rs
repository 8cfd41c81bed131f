//! Prices and bundles learned together: rounds of searching at prices, and the master problem over what was found.

use super::demand::{Demand, Swept, sweep};
use super::master::Master;
use super::options::{Allocation, Options, Progress, Watch};
use super::plan::Plan;
use super::problem::{Problem, UNIT};
use super::start;

/// The state of a solve.
pub(crate) struct Learner<'p, 'w> {
    pub(crate) problem: &'p Problem,
    pub(crate) options: Options,
    watch: Watch<'w>,
    pub(crate) order: Vec<u32>,
    /// What all hold of the resources whatever is planned.
    held: Vec<i64>,
    pub(crate) prices: Vec<i64>,
    /// The lowest bound over all persons, in parts of the unit of worth.
    pub(crate) bound: i128,
    pub(crate) value: Option<i64>,
    pub(crate) rounds: usize,
    pub(crate) full_rounds: usize,
    pub(crate) stopped: bool,
    /// How often searches were given more nodes.
    pub(crate) deepened: usize,
    pub(crate) impossible: Vec<bool>,
}

/// What came of a round at the prices of the master.
pub(crate) struct Widened {
    pub(crate) prices: Vec<i64>,
    pub(crate) demand: Demand,
    /// Persons with a bundle that the master did not know.
    pub(crate) new: Vec<u32>,
}

impl<'p, 'w> Learner<'p, 'w> {
    pub(crate) fn new(problem: &'p Problem, options: Options, watch: Watch<'w>) -> Self {
        let order = start::draw(problem.persons(), options.seed);
        let few = &order[..order.len().min(128)];
        let prices = start::prices(problem, few, options.nodes);
        Self {
            impossible: vec![false; order.len()],
            held: held(problem, &order),
            problem,
            options,
            watch,
            order,
            prices,
            bound: i128::MAX,
            value: None,
            rounds: 0,
            full_rounds: 0,
            stopped: false,
            deepened: 0,
        }
    }

    /// Takes up what another search has come to: its prices, bound and value; its plan.
    pub(crate) fn resume(&mut self, near: Allocation) -> Plan {
        self.bound = i128::from(near.bound) * i128::from(UNIT) + i128::from(UNIT - 1);
        (self.prices, self.rounds) = (near.prices, near.rounds);
        let plan = Plan::of(self.problem, near.bundles);
        self.keep(&plan);
        plan
    }

    /// What share of the capacities is there for so many persons: everything for all, even if that is nobody.
    pub(crate) fn share(&self, persons: usize) -> f64 {
        let all = self.impossible.len();
        if persons == all { 1.0 } else { persons as f64 / all as f64 }
    }

    /// What is there for some persons: what they hold already, and their share of what nobody holds.
    ///
    /// Without the difference a sample would have half a seat where one of them sits, and no prices would make that good.
    pub(crate) fn capacities(&self, persons: &[u32]) -> Vec<f64> {
        let share = self.share(persons.len());
        let rows = self.problem.resources().iter().zip(&self.held).zip(held(self.problem, persons));
        rows.map(|((has, all), mine)| mine as f64 + share * (has.capacity - all) as f64).collect()
    }

    /// The best bundles of persons at prices; a bound if they are all. `known` may tell a bundle of each.
    pub(crate) fn round<'a>(
        &mut self,
        persons: &[u32],
        prices: &[i64],
        known: impl Fn(u32) -> Option<&'a [u32]> + Sync,
    ) -> Swept {
        let impossible = &self.impossible;
        let hint = |person: u32| known(person).filter(|_| !impossible[person as usize]);
        let swept = sweep(self.problem, persons, prices, self.options.nodes, hint);
        for (person, value) in persons.iter().zip(&swept.values) {
            if value.is_none() {
                self.impossible[*person as usize] = true;
            }
        }
        self.rounds += 1;
        if persons.len() == self.impossible.len() {
            self.full_rounds += 1;
            let bound = swept.demand.bound + self.problem.capacities_at(prices);
            if bound < self.bound {
                self.bound = bound;
                self.prices = prices.to_vec();
            }
        }
        self.tell();
        swept
    }

    /// A round at the prices of the master, which takes in the bundles found.
    pub(crate) fn widen(&mut self, master: &mut Master, persons: &[u32]) -> Widened {
        let prices = self.problem.legal(&parts(&master.dual));
        let swept = self.round(persons, &prices, |person| Some(master.columns.bundle(master.key(person))));
        let mut new = Vec::new();
        for (place, person) in persons.iter().enumerate().filter(|(_, person)| !self.impossible[**person as usize]) {
            if master.add(self.problem, *person, swept.bundle(place)).1 {
                new.push(*person);
            }
        }
        Widened { prices, demand: swept.demand, new }
    }

    /// Takes in a plan's value, and tells the watch.
    pub(crate) fn keep(&mut self, plan: &Plan) {
        self.value = plan.kept(self.problem).then(|| plan.value(self.problem));
        self.tell();
    }

    /// Tells the watch, and learns whether to go on.
    pub(crate) fn tell(&mut self) {
        let bound = (self.bound < i128::MAX).then(|| self.bound_value());
        let progress = Progress { value: self.value, bound, round: self.rounds };
        self.stopped |= !(self.watch)(progress) || self.full_rounds >= self.options.rounds;
    }

    /// The bound in units of worth: values are whole, so what is beyond a whole one cannot be reached.
    pub(crate) fn bound_value(&self) -> i64 {
        let whole = self.bound.div_euclid(i128::from(UNIT));
        i64::try_from(whole).unwrap_or(i64::MAX)
    }
}

/// What persons hold of the resources by what is pinned.
fn held(problem: &Problem, persons: &[u32]) -> Vec<i64> {
    let mut held = vec![0; problem.resources().len()];
    for person in persons {
        let pinned = problem.pinned.row(*person as usize);
        problem.each_use(*person as usize, pinned, |used| held[used.resource as usize] += used.amount);
    }
    held
}

/// Prices in units of worth.
pub(crate) fn units(prices: &[i64]) -> Vec<f64> {
    prices.iter().map(|price| *price as f64 / UNIT as f64).collect()
}

/// Duals as prices, in parts of the unit of worth.
pub(crate) fn parts(duals: &[f64]) -> Vec<i64> {
    duals.iter().map(|dual| (dual.max(0.0) * UNIT as f64 + 0.5) as i64).collect()
}
