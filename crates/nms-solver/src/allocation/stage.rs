//! Prices learned on samples of persons that grow: the ascent first, then the master problem over what was found.

use super::ascent::Ascent;
use super::columns::{Columns, NONE};
use super::demand::Demand;
use super::learn::{Learner, Widened, units};
use super::master::Master;
use super::problem::UNIT;

/// The first sample.
const FIRST: usize = 400;
/// How much larger each next one is.
const GROWTH: usize = 4;
/// Rounds of the ascent over the first sample.
const CLIMB: usize = 25;
/// Persons from which on a plan made with a sample is tried first.
const MANY: usize = 4_000;
/// Rounds with the master at each sample, at most.
const ROUNDS: usize = 8;
/// What a round must bring, as a part of what is to be reached.
const STEADY: f64 = 0.05;
/// How many more nodes a search may visit where searches that were cut keep the bound away, and how often that is done.
const DEEPER: usize = 8;
const DEEPEST: usize = 2;
/// Candidates of a person, on average, up to which they do.
const MOST_CANDIDATES: usize = 500;
/// How far duals may leave the best prices at first, as a share of them.
const HOLD: f64 = 0.1;
/// And once they are nearly right: on the way to a plan, and on the way to prices alone.
const OPEN: f64 = 3.0;
const AJAR: f64 = 0.3;

/// What a stage is to reach.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    /// How near to the bound the master's value must come, as a share of it.
    pub(crate) near: f64,
    /// Rounds with duals held near the best prices, at most.
    pub(crate) rounds: usize,
    /// Whether it begins with the newest bundles, not with the best at the prices.
    pub(crate) warm: bool,
    /// Whether a plan will be made of it: then nothing may be exceeded that need not be.
    pub(crate) plan: bool,
}

impl Aim {
    /// How far duals may leave the best prices in the end.
    fn open(self) -> f64 {
        if self.plan { OPEN } else { AJAR }
    }
}

/// What came of it.
pub(crate) struct Staged {
    pub(crate) master: Master,
    /// The prices with the lowest bound.
    pub(crate) prices: Vec<i64>,
    /// How far the bound fell, as a share of it.
    pub(crate) fallen: f64,
}

impl Learner<'_, '_> {
    /// Learns on samples that grow: the last of them, and the bundles found.
    pub(crate) fn learn(&mut self) -> (usize, Columns) {
        let all = self.order.len();
        let order = std::mem::take(&mut self.order);
        let mut columns = Columns::new(all);
        // Where a plan is made from the last sample, that has at most a third of all, and is learned on only after all were asked.
        let extends = self.extends();
        let apart = if extends { 3 } else { 2 };
        let mut size = if FIRST * 2 < all { FIRST } else { all };
        if all > 0 {
            self.climb(&order[..size], &mut columns);
        }
        let aim = Aim { near: 10.0 * self.near(), rounds: ROUNDS, warm: false, plan: false };
        let more = |size: usize| size * apart < all && size <= FIRST * GROWTH * GROWTH * GROWTH;
        while more(size) && (!extends || more(size * GROWTH)) {
            let staged = self.stage(&order[..size], columns, &self.capacities(&order[..size]), aim);
            (columns, self.prices) = (staged.master.columns, staged.prices);
            size *= GROWTH;
        }
        self.order = order;
        (size.min(all), columns)
    }

    /// The master problem over all persons.
    pub(crate) fn complete(&mut self, columns: Columns) -> Master {
        let order = std::mem::take(&mut self.order);
        let (exact, rounds) = (self.options.exact, self.options.rounds);
        let aim = Aim {
            near: if exact { 0.0 } else { 0.25 * self.near() },
            rounds: if exact { rounds } else { ROUNDS },
            warm: false,
            plan: true,
        };
        let master = self.stage(&order, columns, &self.capacities(&order), aim).master;
        self.order = order;
        master
    }

    /// Whether a plan made with a sample is tried first.
    pub(crate) fn extends(&self) -> bool {
        !self.options.exact && self.impossible.len() >= MANY
    }

    /// The gap that was asked for, as a share.
    pub(crate) fn near(&self) -> f64 {
        f64::from(self.options.gap.max(1)) * 1e-6
    }

    /// The first rounds, by the ascent alone; the last of them leave their bundles.
    fn climb(&mut self, persons: &[u32], columns: &mut Columns) {
        let mut ascent = Ascent::within(self.problem, &self.prices, self.capacities(persons));
        for round in 0..CLIMB {
            let prices = ascent.prices();
            let swept = self.round(persons, &prices, |person| columns.newest(person));
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

    /// Rounds with the master over some persons under capacities, from the prices so far; and the best prices.
    pub(crate) fn stage(&mut self, persons: &[u32], mut columns: Columns, capacities: &[f64], aim: Aim) -> Staged {
        let problem = self.problem;
        let mut center = self.prices.clone();
        let swept = self.round(persons, &center, |person| columns.newest(person));
        let mut best = bound_at(&swept.demand, &center, capacities);
        let first = best;
        let mut key = vec![NONE; self.impossible.len()];
        for (place, person) in persons.iter().enumerate() {
            let newest = columns.of(*person).next();
            let found = columns.add(problem, *person, swept.bundle(place)).0;
            key[*person as usize] = newest.filter(|_| aim.warm).unwrap_or(found);
        }
        drop(swept);
        let mut master = Master::new(problem, columns, key, capacities);
        master.hold(&units(&center), HOLD);
        let mut open = false;
        for round in 0..aim.rounds {
            master.optimise(persons, usize::MAX >> 1);
            if self.stopped {
                break;
            }
            let value = master.objective();
            let Widened { prices, demand, new } = self.widen(&mut master, persons);
            let bound = bound_at(&demand, &prices, capacities);
            if bound < best {
                (best, center) = (bound, prices);
            }
            let close = |share: f64| best - value <= share * value.abs().max(1.0);
            if open && (new.is_empty() || close(aim.near)) {
                break;
            }
            open = open || close(if aim.plan { 1e-4 } else { 1e-3 }) || round >= 3 || new.is_empty();
            master.hold(&units(&center), if open { aim.open() } else { HOLD });
        }
        if aim.plan {
            self.settle(persons, &mut master, capacities, best, aim);
        }
        Staged { master, prices: center, fallen: (first - best) / best.abs().max(1.0) }
    }

    /// A few rounds more with free duals.
    fn settle(&mut self, persons: &[u32], master: &mut Master, capacities: &[f64], mut best: f64, aim: Aim) {
        master.release();
        let (mut before, mut cut) = (f64::INFINITY, 0.0);
        for _ in 0..ROUNDS {
            if self.stopped {
                return;
            }
            master.optimise(persons, usize::MAX >> 1);
            let value = master.objective();
            let apart = best - value;
            if aim.near > 0.0 && apart <= aim.near * value.abs() {
                break;
            }
            // Where new bundles change next to nothing, the rest of the way is that of the searches, not of the master.
            let far = persons.len() == self.impossible.len() && apart > 2.0 * aim.near * value.abs();
            let steady = aim.near > 0.0 && before - apart <= STEADY * aim.near * value.abs();
            if steady && !(far && self.deepen(cut, apart)) {
                break;
            }
            before = apart;
            let Widened { prices, demand, new } = self.widen(master, persons);
            best = best.min(bound_at(&demand, &prices, capacities));
            cut = (demand.bound - demand.value) as f64 / UNIT as f64;
            if new.is_empty() {
                if !(far && self.deepen(cut, apart)) {
                    break;
                }
                before = f64::INFINITY;
            }
        }
        if !self.stopped {
            master.optimise(persons, usize::MAX >> 1);
        }
    }

    /// Lets searches go on longer, if mostly those that were cut keep the bound so far away. Not where the optimum is to be proved,
    /// as searches are long there from the first, nor where a node has thousands of candidates to look at.
    fn deepen(&mut self, cut: f64, apart: f64) -> bool {
        let few = self.problem.candidates.items().len() <= MOST_CANDIDATES * self.problem.persons();
        let helps = !self.options.exact && few && self.deepened < DEEPEST && cut > 0.5 * apart;
        if helps {
            self.deepened += 1;
            self.options.nodes = self.options.nodes.saturating_mul(DEEPER);
        }
        helps
    }
}

/// The bound that a demand at prices proves under capacities, in the unit of worth.
fn bound_at(demand: &Demand, prices: &[i64], capacities: &[f64]) -> f64 {
    let capacities = capacities.iter().zip(prices).map(|(has, price)| has * *price as f64);
    (demand.bound as f64 + capacities.sum::<f64>()) / UNIT as f64
}
