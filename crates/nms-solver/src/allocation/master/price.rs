//! What enters: the columns that are worth more than their person's key at the duals, and where the duals may stand.

use super::super::columns::NONE;
use super::{Basic, Master};

/// Smaller reduced costs do not count, nor do smaller parts of what they are differences of: that is rounding.
const COST: f64 = 1e-7;
const NOISE: f64 = 1e-12;
/// Steps without gain after which the end has come, for each row and person, and at the least.
const STALL: usize = 8;
const PATIENCE: usize = 2_000;

impl Master {
    /// Works on some persons' columns until nothing improves, or so many pivots are made. It always ends: many steps in a row
    /// that gain nothing go round in a circle.
    pub(crate) fn optimise(&mut self, persons: &[u32], pivots: usize) {
        let end = self.work + pivots;
        let patience = PATIENCE + STALL * (persons.len() + self.value.len());
        let (mut gained, mut since) = (self.gained, self.work);
        loop {
            let mut moved = false;
            for person in persons {
                moved |= self.improve(*person);
                if self.work >= end {
                    return;
                }
            }
            let size = self.dual.iter().fold(0.0, |most: f64, dual| most.max(dual.abs()));
            for row in 0..self.value.len() as u32 {
                let (dual, least) = (self.dual[row as usize], COST + NOISE * size);
                if dual < self.low[row as usize] - least {
                    moved |= self.pivot(Basic::Slack(row), NONE);
                } else if dual > self.high[row as usize] + least {
                    moved |= self.pivot(Basic::Excess(row), NONE);
                }
            }
            if self.gained > gained + COST + NOISE * gained.abs() {
                (gained, since) = (self.gained, self.work);
            }
            if !moved || self.work >= end || self.work - since > patience {
                return;
            }
        }
    }

    /// Brings a person's best columns in as long as that improves.
    fn improve(&mut self, person: u32) -> bool {
        let mut moved = false;
        for _ in 0..4 {
            let key = self.key[person as usize];
            let now = self.reduced(key) + COST;
            let mut best = (now, NONE);
            for column in self.columns.of(person) {
                let reduced = self.reduced(column);
                if reduced > best.0 {
                    best = (reduced, column);
                }
            }
            let noise = |column: u32| NOISE * (self.size(key) + self.size(column));
            if best.1 == NONE || best.0 - now <= noise(best.1) || !self.pivot(Basic::Column(best.1), person) {
                break;
            }
            moved = true;
        }
        moved
    }

    /// How large the terms are whose difference a reduced cost is.
    fn size(&self, column: u32) -> f64 {
        let uses = self.columns.uses(column).iter();
        self.worth(column).abs() + uses.map(|(row, amount)| (self.dual[*row as usize] * amount).abs()).sum::<f64>()
    }

    /// Keeps the duals within a share of prices (in the unit of worth): what is left sells a little below them, what is
    /// beyond costs a little above. Stabilised column generation, du Merle et al. (1999).
    pub(crate) fn hold(&mut self, prices: &[f64], share: f64) {
        let mean = prices.iter().sum::<f64>() / (prices.len().max(1) as f64);
        for (row, price) in prices.iter().enumerate() {
            let low = (price * (1.0 - share)).max(0.0);
            let high = price * (1.0 + share) + mean * share;
            (self.low[row], self.high[row]) = (low, high.min(self.penalty[row]).max(low));
        }
        self.refresh();
    }

    /// Lets the duals go where they will.
    pub(crate) fn release(&mut self) {
        self.low.fill(0.0);
        self.high.clone_from(&self.penalty);
        self.refresh();
    }
}
