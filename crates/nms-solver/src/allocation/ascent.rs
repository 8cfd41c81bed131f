//! How prices move: a smoothed subgradient with Polyak's step.
//!
//! Only sums, products and quotients in a fixed order, rounded to integers at the end: the same prices everywhere.

use super::demand::Demand;
use super::problem::{Problem, UNIT};

/// The state of a descent of the bound over the prices.
#[derive(Clone, Debug)]
pub struct Ascent {
    /// What there is for the persons asked: everything, or the part of a sample.
    capacity: Vec<f64>,
    highest: Vec<f64>,
    price: Vec<f64>,
    direction: Vec<f64>,
    best: f64,
    best_prices: Vec<i64>,
    /// How far below the best bound the step aims, as a share of it.
    aim: f64,
    since: usize,
}

/// How much of the last direction stays in the next.
const MEMORY: f64 = 0.6;

impl Ascent {
    /// Begins at prices, with everything that there is.
    pub fn new(problem: &Problem, prices: &[i64]) -> Self {
        let resources = problem.resources().iter();
        Self::within(problem, prices, resources.map(|resource| resource.capacity as f64).collect())
    }

    /// Begins at prices, with so much of each resource for the persons that will be asked.
    pub(crate) fn within(problem: &Problem, prices: &[i64], capacity: Vec<f64>) -> Self {
        let prices = problem.legal(prices);
        Self {
            capacity,
            highest: (0..prices.len()).map(|resource| problem.highest_price(resource) as f64).collect(),
            price: prices.iter().map(|price| *price as f64).collect(),
            direction: vec![0.0; prices.len()],
            best: f64::INFINITY,
            best_prices: prices,
            aim: 0.05,
            since: 0,
        }
    }

    /// The prices to ask for next.
    pub fn prices(&self) -> Vec<i64> {
        // Halves upwards; a price is never below nothing.
        self.price.iter().map(|price| (price + 0.5) as i64).collect()
    }

    /// The prices with the lowest bound so far.
    pub fn best(&self) -> (&[i64], f64) {
        (&self.best_prices, self.best)
    }

    /// How far below the best bound the step aims, as a share of it: small once steps no longer help.
    pub fn aim(&self) -> f64 {
        self.aim
    }

    /// Learns the demand at the prices asked for last and moves them.
    pub fn learn(&mut self, demand: &Demand) {
        let prices = self.prices();
        let mut bound = demand.bound as f64;
        for (price, capacity) in prices.iter().zip(&self.capacity) {
            bound += *price as f64 * capacity;
        }
        if bound < self.best {
            let enough = self.best - bound > 0.05 * self.aim * bound.abs();
            self.best = bound;
            self.best_prices = prices;
            self.since = if enough { 0 } else { self.since + 1 };
        } else {
            self.since += 1;
        }
        if self.since >= 5 {
            self.aim *= 0.7;
            self.since = 0;
        }
        let target = self.best - self.aim * self.best.abs().max(UNIT as f64);
        // Excess as it is: offers that replace each other must move together, which any scaling of their own undoes.
        let mut length = 0.0;
        let mut scaled = Vec::with_capacity(self.price.len());
        for (resource, used) in demand.used.iter().enumerate() {
            let excess = *used as f64 - self.capacity[resource];
            let step = excess;
            // What would only push a price out of its range does not count.
            let stuck = (step < 0.0 && self.price[resource] <= 0.0)
                || (step > 0.0 && self.price[resource] >= self.highest[resource]);
            scaled.push(if stuck { 0.0 } else { step });
            length += if stuck { 0.0 } else { excess * step };
        }
        if length <= 0.0 {
            return;
        }
        let step = (bound - target) / length;
        for (resource, scaled) in scaled.iter().enumerate() {
            let direction = &mut self.direction[resource];
            *direction = MEMORY * *direction + (1.0 - MEMORY) * scaled * step;
            let price = self.price[resource] + *direction;
            self.price[resource] = price.clamp(0.0, self.highest[resource]);
        }
    }
}
