//! Prices and bundles learned together: rounds of searching at prices, and the master problem over what was found.

use super::ascent::Ascent;
use super::columns::{Columns, NONE};
use super::demand::{Swept, sweep};
use super::master::Master;
use super::options::{Options, Progress, Watch};
use super::problem::{Problem, UNIT};
use super::start;

/// The first sample.
const FIRST: usize = 400;
/// How much larger each next one is.
const GROWTH: usize = 4;
/// Rounds of the ascent over the first sample.
const CLIMB: usize = 25;
/// Rounds with the master at each sample, at most.
const ROUNDS: usize = 8;
/// How far duals may leave the best prices at first, as a share of them.
const HOLD: f64 = 0.1;
/// And once they are nearly right.
const OPEN: f64 = 3.0;

/// The state of a solve.
pub(crate) struct Learner<'p, 'w> {
    pub(crate) problem: &'p Problem,
    pub(crate) options: Options,
    watch: Watch<'w>,
    pub(crate) order: Vec<u32>,
    pub(crate) prices: Vec<i64>,
    /// The lowest bound over all persons, in parts of the unit of worth.
    pub(crate) bound: i128,
    pub(crate) value: Option<i64>,
    pub(crate) rounds: usize,
    pub(crate) full_rounds: usize,
    pub(crate) stopped: bool,
    pub(crate) impossible: Vec<bool>,
}

/// What came of a round at the prices of the master.
pub(crate) struct Widened {
    pub(crate) prices: Vec<i64>,
    pub(crate) bound: f64,
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
        }
    }

    /// Learns on samples that grow, then on all: a master problem over all persons.
    pub(crate) fn learn(&mut self) -> Master {
        let all = self.order.len();
        let order = std::mem::take(&mut self.order);
        let mut sizes = Vec::new();
        let mut size = FIRST;
        while size * 2 < all && sizes.len() < 4 {
            sizes.push(size);
            size *= GROWTH;
        }
        let mut columns = Columns::new(all);
        if let Some(first) = sizes.first().copied().or((all > 0).then_some(all)) {
            self.climb(&order[..first], &mut columns);
        }
        for size in sizes {
            columns = self.stage(&order[..size], columns).columns;
        }
        let master = self.stage(&order, columns);
        self.order = order;
        master
    }

    /// What of the capacities is there for so many persons: everything for all, even if that is nobody.
    fn share(&self, persons: usize) -> f64 {
        let all = self.impossible.len();
        if persons == all { 1.0 } else { persons as f64 / all as f64 }
    }

    /// The best bundles of persons at prices, their bound compared with the best if they are all. `known` are hints.
    pub(crate) fn round(
        &mut self,
        persons: &[u32],
        prices: &[i64],
        known: impl Fn(u32) -> u32 + Sync,
        columns: &Columns,
    ) -> (Swept, f64) {
        let impossible = &self.impossible;
        let hint = |person: u32| {
            let column = known(person);
            (column != NONE && !impossible[person as usize]).then(|| columns.bundle(column))
        };
        let swept = sweep(self.problem, persons, prices, self.options.nodes, hint);
        for (person, value) in persons.iter().zip(&swept.values) {
            if value.is_none() {
                self.impossible[*person as usize] = true;
            }
        }
        self.rounds += 1;
        let mut bound = swept.demand.bound as f64;
        if persons.len() == self.impossible.len() {
            self.full_rounds += 1;
            let exact = swept.demand.bound + self.problem.capacities_at(prices);
            bound = exact as f64;
            if exact < self.bound {
                self.bound = exact;
                self.prices = prices.to_vec();
            }
        } else {
            let share = self.share(persons.len());
            let resources = self.problem.resources().iter().zip(prices);
            bound += resources.map(|(resource, price)| resource.capacity as f64 * share * *price as f64).sum::<f64>();
        }
        self.tell();
        (swept, bound / UNIT as f64)
    }

    /// A round at the prices of the master, which takes in the bundles found.
    pub(crate) fn widen(&mut self, master: &mut Master, persons: &[u32]) -> Widened {
        let prices = self.problem.legal(&parts(&master.dual));
        let (swept, bound) = self.round(persons, &prices, |person| master.key(person), &master.columns);
        let mut new = Vec::new();
        for (place, person) in persons.iter().enumerate().filter(|(_, person)| !self.impossible[**person as usize]) {
            if master.add(self.problem, *person, swept.bundle(place)).1 {
                new.push(*person);
            }
        }
        Widened { prices, bound, new }
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

    /// The first rounds, by the ascent alone; the last of them leave their bundles.
    fn climb(&mut self, persons: &[u32], columns: &mut Columns) {
        let mut ascent = Ascent::new(self.problem, &self.prices, self.share(persons.len()));
        for round in 0..CLIMB {
            let prices = ascent.prices();
            let newest = |person: u32| columns.of(person).next().unwrap_or(NONE);
            let (swept, _) = self.round(persons, &prices, newest, columns);
            ascent.learn(&swept.demand);
            if round + 6 >= CLIMB || round == 0 {
                for (place, person) in persons.iter().enumerate() {
                    columns.add(self.problem, *person, swept.bundle(place));
                }
            }
            if self.stopped {
                break;
            }
        }
        if self.bound == i128::MAX || !self.stopped {
            self.prices = ascent.best().0.to_vec();
        }
    }

    /// Rounds with the master over some persons.
    fn stage(&mut self, persons: &[u32], mut columns: Columns) -> Master {
        let problem = self.problem;
        let full = persons.len() == self.impossible.len();
        let prices = self.prices.clone();
        let newest = |person: u32| columns.of(person).next().unwrap_or(NONE);
        let (swept, mut best) = self.round(persons, &prices, newest, &columns);
        let mut key = vec![NONE; self.impossible.len()];
        for (place, person) in persons.iter().enumerate() {
            key[*person as usize] = columns.add(problem, *person, swept.bundle(place)).0;
        }
        drop(swept);
        let mut center = prices;
        let mut master = Master::new(problem, columns, key, self.share(persons.len()));
        master.hold(&units(&center), HOLD);
        let mut open = false;
        let near = f64::from(self.options.gap.max(1)) * 1e-6 * if full { 0.25 } else { 10.0 };
        let most = if self.options.exact && full { self.options.rounds } else { ROUNDS };
        for round in 0..most {
            master.optimise(persons, usize::MAX >> 1);
            if self.stopped {
                break;
            }
            let value = master.objective();
            let Widened { prices, bound, new } = self.widen(&mut master, persons);
            if bound < best {
                (best, center) = (bound, prices);
            }
            let close = |share: f64| best - value <= share * value.abs().max(1.0);
            if open && (new.is_empty() || close(if self.options.exact && full { 0.0 } else { near })) {
                break;
            }
            open = open || close(if full { 1e-4 } else { 1e-3 }) || round >= 3 || new.is_empty();
            master.hold(&units(&center), if open { OPEN } else { HOLD });
        }
        if !full {
            self.prices = center;
            return master;
        }
        // Nothing may be exceeded that need not be: a few rounds more with free duals.
        master.release();
        for _ in 0..ROUNDS {
            if self.stopped {
                break;
            }
            master.optimise(persons, usize::MAX >> 1);
            let value = master.objective();
            let apart = self.bound as f64 / UNIT as f64 - value;
            if apart <= near * value.abs() && !self.options.exact {
                break;
            }
            if self.widen(&mut master, persons).new.is_empty() {
                break;
            }
        }
        if !self.stopped {
            master.optimise(persons, usize::MAX >> 1);
        }
        master
    }
}

/// Prices in units of worth.
pub(crate) fn units(prices: &[i64]) -> Vec<f64> {
    prices.iter().map(|price| *price as f64 / UNIT as f64).collect()
}

/// Duals as prices, in parts of the unit of worth.
pub(crate) fn parts(duals: &[f64]) -> Vec<i64> {
    duals.iter().map(|dual| (dual.max(0.0) * UNIT as f64 + 0.5) as i64).collect()
}
