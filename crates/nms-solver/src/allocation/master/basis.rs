//! The working basis with its inverse: exchanged column by column, and made anew now and then.

use super::invert::invert;
use super::{Basic, Master};

/// Pivots after which the inverse is made anew.
const FRESH: usize = 400;

impl Master {
    pub(super) fn set_key(&mut self, person: u32, column: u32) {
        let old = std::mem::replace(&mut self.key[person as usize], column);
        self.columns.uses(old).iter().for_each(|(row, amount)| self.right[*row as usize] += amount);
        self.columns.uses(column).iter().for_each(|(row, amount)| self.right[*row as usize] -= amount);
    }

    /// The person of what stands at a place of the basis.
    #[inline]
    fn owner(&self, place: usize) -> Option<u32> {
        match self.basis[place] {
            Basic::Column(column) => Some(self.columns.person[column as usize]),
            _ => None,
        }
    }

    /// Makes the largest of a person's columns in the basis its key; the place where the old key now stands.
    pub(super) fn swap_key(&mut self, person: u32) -> usize {
        let rows = self.value.len();
        let mine: Vec<usize> = (0..rows).filter(|place| self.owner(*place) == Some(person)).collect();
        let largest = mine.iter().copied().max_by(|a, b| self.value[*a].total_cmp(&self.value[*b]));
        let place = largest.unwrap_or_default();
        let sum: f64 = mine.iter().map(|place| self.value[*place]).sum();
        let old = self.key[person as usize];
        if let Basic::Column(column) = self.basis[place] {
            self.set_key(person, column);
        }
        self.basis[place] = Basic::Column(old);
        self.value[place] = 1.0 - sum;
        for row in 0..rows {
            let column = &mut self.inverse[row * rows..][..rows];
            column[place] = -mine.iter().map(|place| column[*place]).sum::<f64>();
        }
        place
    }

    /// Something enters the basis at a place.
    pub(super) fn exchange(&mut self, place: usize, length: f64, entering: Basic, person: u32) {
        let rows = self.value.len();
        let pivot = self.along[place];
        let gain = self.gain(entering, person);
        self.gained += gain * length;
        for (value, along) in self.value.iter_mut().zip(&self.along) {
            *value -= length * along;
        }
        self.value[place] = length;
        for row in 0..rows {
            let column = &mut self.inverse[row * rows..][..rows];
            let cell = column[place];
            if cell == 0.0 {
                continue;
            }
            let part = cell / pivot;
            column.iter_mut().zip(&self.along).for_each(|(cell, along)| *cell -= part * along);
            column[place] = part;
            self.dual[row] += gain * part;
        }
        if let Some(owner) = self.owner(place) {
            self.partial[owner as usize] -= 1;
        }
        if let Basic::Column(column) = entering {
            self.partial[self.columns.person[column as usize] as usize] += 1;
        }
        self.basis[place] = entering;
        self.pivots += 1;
        if self.pivots >= FRESH {
            self.refresh();
        }
    }

    /// What a unit of something that enters brings.
    pub(super) fn gain(&self, entering: Basic, person: u32) -> f64 {
        match entering {
            Basic::Column(column) => self.reduced(column) - self.reduced(self.key[person as usize]),
            Basic::Slack(row) => self.low[row as usize] - self.dual[row as usize],
            Basic::Excess(row) => self.dual[row as usize] - self.high[row as usize],
        }
    }

    /// Makes inverse, values and duals anew.
    pub(crate) fn refresh(&mut self) {
        self.pivots = 0;
        let rows = self.value.len();
        let mut matrix = vec![0.0; rows * rows];
        for (place, basic) in self.basis.iter().enumerate() {
            match *basic {
                Basic::Slack(row) => matrix[row as usize * rows + place] = 1.0,
                Basic::Excess(row) => matrix[row as usize * rows + place] = -1.0,
                Basic::Column(column) => {
                    let key = self.key[self.columns.person[column as usize] as usize];
                    let uses = self.columns.uses(column).iter().copied();
                    let keys = self.columns.uses(key).iter().map(|(row, amount)| (*row, -amount));
                    for (row, amount) in uses.chain(keys) {
                        matrix[row as usize * rows + place] += amount;
                    }
                }
            }
        }
        let Some(inverse) = invert(matrix, rows) else {
            self.restart();
            return;
        };
        // Row after row becomes column after column.
        for row in 0..rows {
            for place in 0..rows {
                self.inverse[row * rows + place] = inverse[place * rows + row];
            }
        }
        self.value.fill(0.0);
        let cost: Vec<f64> = self.basis.iter().map(|basic| self.relative(*basic)).collect();
        for (row, right) in self.right.iter().enumerate() {
            let column = &self.inverse[row * rows..][..rows];
            self.value.iter_mut().zip(column).for_each(|(value, cell)| *value += right * cell);
            self.dual[row] = column.iter().zip(&cost).map(|(cell, cost)| cell * cost).sum();
        }
    }
}
