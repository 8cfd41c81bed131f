//! What enters: the columns that are worth more than their person's key at the duals, and where the duals may stand.

use super::super::columns::NONE;
use super::{Basic, Master};

/// Smaller reduced costs do not count.
const COST: f64 = 1e-7;

impl Master {
    /// Works on some persons' columns until nothing improves, or so many pivots are made; whether it came to the end.
    pub(crate) fn optimise(&mut self, persons: &[u32], pivots: usize) -> bool {
        let end = self.work + pivots;
        loop {
            let mut moved = false;
            for person in persons {
                moved |= self.improve(*person);
                if self.work >= end {
                    return false;
                }
            }
            for row in 0..self.value.len() as u32 {
                if self.dual[row as usize] < self.low[row as usize] - COST {
                    moved |= self.pivot(Basic::Slack(row), NONE);
                } else if self.dual[row as usize] > self.high[row as usize] + COST {
                    moved |= self.pivot(Basic::Excess(row), NONE);
                }
            }
            if !moved || self.work >= end {
                return !moved;
            }
        }
    }

    /// Brings a person's best columns in as long as that improves.
    fn improve(&mut self, person: u32) -> bool {
        let mut moved = false;
        for _ in 0..4 {
            let now = self.reduced(self.key[person as usize]) + COST;
            let mut best = (now, NONE);
            for column in self.columns.of(person) {
                let reduced = self.reduced(column);
                if reduced > best.0 {
                    best = (reduced, column);
                }
            }
            if best.1 == NONE || !self.pivot(Basic::Column(best.1), person) {
                break;
            }
            moved = true;
        }
        moved
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
