//! The restricted master problem: fractions of known bundles under the capacities, by the simplex method.
//!
//! One bundle in all for each person, so that persons need no rows of their own (generalised upper bounding): each has
//! a key column, and the working basis has as many columns as there are resources, each less its person's key.
//! Dantzig and Van Slyke (1967). Only sums, products and quotients in a fixed order.

use super::columns::{Columns, NONE};
use super::problem::Problem;

/// What stands in the working basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Basic {
    /// What is left of a resource.
    Slack(u32),
    /// What is used beyond it.
    Excess(u32),
    /// A fraction of a bundle.
    Column(u32),
}

/// Smaller reduced costs do not count.
const COST: f64 = 1e-7;
/// Smaller pivots are not used.
const PIVOT: f64 = 1e-7;
/// Pivots after which the inverse is made anew.
const FRESH: usize = 400;

/// A basis of the master problem.
#[derive(Clone, Debug)]
pub(crate) struct Master {
    pub(crate) columns: Columns,
    capacity: Vec<f64>,
    /// What each unit that is left of a resource is worth, and each beyond it costs: between them stand the duals.
    low: Vec<f64>,
    high: Vec<f64>,
    penalty: Vec<f64>,
    /// What the keys leave of the resources.
    right: Vec<f64>,
    /// Columns that must not be used; they cost more than anything is worth.
    barred: Vec<bool>,
    ban: f64,
    key: Vec<u32>,
    /// Who has a key.
    persons: Vec<u32>,
    /// By person: how many of its columns stand in the working basis.
    partial: Vec<u32>,
    basis: Vec<Basic>,
    value: Vec<f64>,
    /// The inverse of the working basis, column after column.
    inverse: Vec<f64>,
    pub(crate) dual: Vec<f64>,
    along: Vec<f64>,
    /// By person, while a pivot is sought: what its key has and how fast it falls; nothing for the others.
    sums: Vec<(f64, f64)>,
    torn: Vec<u32>,
    pivots: usize,
    pub(crate) work: usize,
}

impl Master {
    /// Begins with one bundle for each person, by column; `share` of the capacities is there.
    pub(crate) fn new(problem: &Problem, columns: Columns, key: Vec<u32>, share: f64) -> Self {
        let rows = problem.resources().len();
        let most = columns.worth.iter().fold(1.0, |most: f64, worth| most.max(worth.abs()));
        let ban = 1e3 * most;
        // A little more of everything, differing, so that steps of no length are rare.
        let little = |row: usize| 1e-5 * (1.0 + (row * 7919 % 1009) as f64 / 1009.0);
        let resources = problem.resources().iter().enumerate();
        let capacity: Vec<f64> =
            resources.map(|(row, resource)| resource.capacity as f64 * share + little(row)).collect();
        let penalties = problem.resources().iter();
        let penalty: Vec<f64> =
            penalties.map(|resource| resource.penalty.map_or(10.0 * ban, |penalty| penalty as f64)).collect();
        let mut master = Self {
            barred: vec![false; columns.len()],
            persons: (0..key.len() as u32).filter(|person| key[*person as usize] != NONE).collect(),
            partial: vec![0; key.len()],
            sums: vec![(0.0, 0.0); key.len()],
            torn: Vec::new(),
            columns,
            low: vec![0.0; rows],
            high: penalty.clone(),
            right: capacity.clone(),
            capacity,
            penalty,
            ban,
            key,
            basis: Vec::new(),
            value: vec![0.0; rows],
            inverse: vec![0.0; rows * rows],
            dual: vec![0.0; rows],
            along: vec![0.0; rows],
            pivots: 0,
            work: 0,
        };
        master.restart();
        master
    }

    /// Back to one bundle for each person, its key, and nothing else in the basis.
    fn restart(&mut self) {
        let rows = self.value.len();
        let mut left = self.capacity.clone();
        for person in &self.persons {
            let key = self.key[*person as usize];
            self.columns.uses(key).iter().for_each(|(row, amount)| left[*row as usize] -= amount);
        }
        self.right.clone_from(&left);
        self.partial.fill(0);
        self.basis.clear();
        self.inverse.fill(0.0);
        for (row, left) in left.iter().enumerate() {
            let (basic, sign) =
                if *left >= 0.0 { (Basic::Slack(row as u32), 1.0) } else { (Basic::Excess(row as u32), -1.0) };
            self.basis.push(basic);
            self.value[row] = left * sign;
            self.inverse[row * rows + row] = sign;
            self.dual[row] = if sign > 0.0 { self.low[row] } else { self.high[row] };
        }
    }

    /// What a column is worth, and less than nothing if it is barred.
    fn worth(&self, column: u32) -> f64 {
        let worth = self.columns.worth[column as usize];
        if self.barred[column as usize] { worth - self.ban } else { worth }
    }

    /// What a column is worth less what it uses at the duals.
    pub(crate) fn reduced(&self, column: u32) -> f64 {
        let uses = self.columns.uses(column).iter();
        self.worth(column) - uses.map(|(row, amount)| self.dual[*row as usize] * amount).sum::<f64>()
    }

    /// The value of the fractions.
    pub(crate) fn objective(&self) -> f64 {
        let keys: f64 = self.persons.iter().map(|person| self.worth(self.key[*person as usize])).sum();
        let extra = |(basic, value): (&Basic, &f64)| value * self.relative(*basic);
        keys + self.basis.iter().zip(&self.value).map(extra).sum::<f64>()
    }

    /// What a unit of something in the basis adds, in place of its person's key.
    fn relative(&self, basic: Basic) -> f64 {
        match basic {
            Basic::Slack(row) => self.low[row as usize],
            Basic::Excess(row) => -self.high[row as usize],
            Basic::Column(column) => {
                self.worth(column) - self.worth(self.key[self.columns.person[column as usize] as usize])
            }
        }
    }

    /// Adds a bundle; whether it is new.
    pub(crate) fn add(&mut self, problem: &Problem, person: u32, bundle: &[u32]) -> (u32, bool) {
        let (column, new) = self.columns.add(problem, person, bundle);
        if new {
            self.barred.push(false);
        }
        (column, new)
    }

    /// Bars a column or frees it again; [`refresh`](Self::refresh) must follow.
    pub(crate) fn bar(&mut self, column: u32, barred: bool) {
        self.barred[column as usize] = barred;
    }

    pub(crate) fn is_barred(&self, column: u32) -> bool {
        self.barred[column as usize]
    }

    /// The fraction of each column in the basis of a person, its key first.
    pub(crate) fn fractions(&self, person: u32) -> Vec<(u32, f64)> {
        let key = self.key[person as usize];
        let mut all = vec![(key, 1.0)];
        if self.partial[person as usize] > 0 {
            for (basic, value) in self.basis.iter().zip(&self.value) {
                if let Basic::Column(column) = basic
                    && self.columns.person[*column as usize] == person
                {
                    all.push((*column, *value));
                    all[0].1 -= value;
                }
            }
        }
        all
    }

    /// Persons with columns in the working basis.
    pub(crate) fn torn(&self) -> Vec<u32> {
        let columns = self.basis.iter().filter_map(|basic| match basic {
            Basic::Column(column) => Some(self.columns.person[*column as usize]),
            _ => None,
        });
        let mut torn: Vec<u32> = columns.collect();
        torn.sort_unstable();
        torn.dedup();
        torn
    }

    pub(crate) fn key(&self, person: u32) -> u32 {
        self.key[person as usize]
    }

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

    /// The person of what stands at a place of the basis.
    fn owner(&self, place: usize) -> Option<u32> {
        match self.basis[place] {
            Basic::Column(column) => Some(self.columns.person[column as usize]),
            _ => None,
        }
    }

    /// Lets something enter; whether the basis changed.
    fn pivot(&mut self, entering: Basic, person: u32) -> bool {
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

    /// Lets the duals go where they will.
    pub(crate) fn release(&mut self) {
        self.low.fill(0.0);
        self.high.clone_from(&self.penalty);
        self.refresh();
    }

    fn set_key(&mut self, person: u32, column: u32) {
        let old = std::mem::replace(&mut self.key[person as usize], column);
        self.columns.uses(old).iter().for_each(|(row, amount)| self.right[*row as usize] += amount);
        self.columns.uses(column).iter().for_each(|(row, amount)| self.right[*row as usize] -= amount);
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

    /// Makes the largest of a person's columns in the basis its key; the place where the old key now stands.
    fn swap_key(&mut self, person: u32) -> usize {
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
    fn exchange(&mut self, place: usize, length: f64, entering: Basic, person: u32) {
        let rows = self.value.len();
        let pivot = self.along[place];
        let gain = match entering {
            Basic::Column(column) => self.reduced(column) - self.reduced(self.key[person as usize]),
            Basic::Slack(row) => self.low[row as usize] - self.dual[row as usize],
            Basic::Excess(row) => self.dual[row as usize] - self.high[row as usize],
        };
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

/// What leaves the basis.
#[derive(Clone, Copy, Debug)]
enum Leaving {
    Place(usize),
    Key(u32),
}

/// The inverse of a square matrix, row after row, by elimination with the largest pivots; nothing if it has none.
fn invert(mut matrix: Vec<f64>, rows: usize) -> Option<Vec<f64>> {
    let mut inverse = vec![0.0; rows * rows];
    (0..rows).for_each(|row| inverse[row * rows + row] = 1.0);
    for at in 0..rows {
        let size = |row: &usize| matrix[row * rows + at].abs();
        let best = (at..rows).max_by(|a, b| size(a).total_cmp(&size(b)))?;
        if size(&best) < 1e-11 {
            return None;
        }
        if best != at {
            for column in 0..rows {
                matrix.swap(at * rows + column, best * rows + column);
                inverse.swap(at * rows + column, best * rows + column);
            }
        }
        let pivot = matrix[at * rows + at];
        for list in [&mut matrix, &mut inverse] {
            list[at * rows..][..rows].iter_mut().for_each(|cell| *cell /= pivot);
        }
        let (first, second) = (matrix[at * rows..][..rows].to_vec(), inverse[at * rows..][..rows].to_vec());
        for row in (0..rows).filter(|row| *row != at) {
            let factor = matrix[row * rows + at];
            if factor == 0.0 {
                continue;
            }
            let cells = matrix[row * rows..][..rows].iter_mut().zip(&first);
            cells.for_each(|(cell, first)| *cell -= factor * first);
            let cells = inverse[row * rows..][..rows].iter_mut().zip(&second);
            cells.for_each(|(cell, second)| *cell -= factor * second);
        }
    }
    Some(inverse)
}
