//! One step: what enters, what leaves, and how far it goes.

use super::{Basic, Master};

/// Smaller pivots are not used.
const PIVOT: f64 = 1e-7;

/// What leaves the basis.
#[derive(Clone, Copy, Debug)]
enum Leaving {
    Place(usize),
    Key(u32),
}

impl Master {
    /// Lets something enter; whether the basis changed.
    pub(super) fn pivot(&mut self, entering: Basic, person: u32) -> bool {
        self.direct(entering, person);
        let rows = self.value.len();
        // What leaves: something in the basis, or a key.
        let (mut length, mut leaving, mut size) = (f64::INFINITY, None, 0.0);
        let consider = |ratio: f64, pivot: f64, place: Leaving, best: (&mut f64, &mut Option<Leaving>, &mut f64)| {
            if ratio < *best.0 - 1e-9 || (ratio <= *best.0 + 1e-9 && pivot > *best.2) {
                (*best.0, *best.1, *best.2) = (ratio.max(0.0), Some(place), pivot);
            }
        };
        for place in 0..rows {
            if self.along[place] > PIVOT {
                let ratio = self.value[place].max(0.0) / self.along[place];
                consider(ratio, self.along[place], Leaving::Place(place), (&mut length, &mut leaving, &mut size));
            }
        }
        // Keys: what their persons' columns in the basis gain, they lose.
        self.torn.clear();
        if matches!(entering, Basic::Column(_)) {
            self.sums[person as usize] = (1.0, 1.0);
            self.torn.push(person);
        }
        for place in 0..rows {
            let Basic::Column(column) = self.basis[place] else { continue };
            let owner = self.columns.person[column as usize];
            let sums = &mut self.sums[owner as usize];
            if sums.0 == 0.0 {
                *sums = (1.0, 0.0);
                self.torn.push(owner);
            }
            sums.0 -= self.value[place];
            sums.1 -= self.along[place];
            // Exactly nothing is the mark of those not seen.
            if sums.0 == 0.0 {
                sums.0 = f64::MIN_POSITIVE;
            }
        }
        for owner in &self.torn {
            let (value, falls) = std::mem::take(&mut self.sums[*owner as usize]);
            if falls > PIVOT {
                let ratio = value.max(0.0) / falls;
                consider(ratio, falls, Leaving::Key(*owner), (&mut length, &mut leaving, &mut size));
            }
        }
        let Some(leaving) = leaving else { return false };
        self.work += 1;
        match (leaving, entering) {
            (Leaving::Key(owner), Basic::Column(column)) if owner == person && self.partial[owner as usize] == 0 => {
                // The one bundle in place of the other: the working basis stays as it is, and so do the duals.
                self.gained += self.gain(entering, person) * length;
                self.value.iter_mut().zip(&self.along).for_each(|(value, along)| *value -= length * along);
                self.set_key(person, column);
            }
            (Leaving::Key(owner), _) => {
                let place = self.swap_key(owner);
                self.direct(entering, person);
                if self.along[place].abs() <= PIVOT {
                    return false;
                }
                self.exchange(place, length, entering, person);
            }
            (Leaving::Place(place), _) => self.exchange(place, length, entering, person),
        }
        true
    }

    /// The direction of the working basis as something enters.
    fn direct(&mut self, entering: Basic, person: u32) {
        let rows = self.value.len();
        let (inverse, along) = (&self.inverse, &mut self.along);
        along.fill(0.0);
        let mut add = |row: u32, amount: f64| {
            let column = &inverse[row as usize * rows..][..rows];
            along.iter_mut().zip(column).for_each(|(along, cell)| *along += amount * cell);
        };
        match entering {
            Basic::Slack(row) => add(row, 1.0),
            Basic::Excess(row) => add(row, -1.0),
            Basic::Column(column) => {
                self.columns.uses(column).iter().for_each(|(row, amount)| add(*row, *amount));
                let key = self.key[person as usize];
                self.columns.uses(key).iter().for_each(|(row, amount)| add(*row, -amount));
            }
        }
    }
}
