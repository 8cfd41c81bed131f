//! The restricted master problem: fractions of known bundles under the capacities, by the simplex method.
//!
//! One bundle in all for each person, so that persons need no rows of their own (generalised upper bounding): each has
//! a key column, and the working basis has as many columns as there are resources, each less its person's key.
//! Dantzig and Van Slyke (1967). Only sums, products and quotients in a fixed order.

mod basis;
mod invert;
mod pivot;
mod price;
mod share;

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
    work: usize,
    /// What all steps gained.
    gained: f64,
}

impl Master {
    /// Begins with one bundle for each person, by column, under capacities.
    pub(crate) fn new(problem: &Problem, columns: Columns, key: Vec<u32>, capacities: &[f64]) -> Self {
        let rows = problem.resources().len();
        // Known bundles alone do not tell: at high prices all are empty.
        let persons = (0..problem.persons()).map(|person| problem.most(person) as f64);
        let most = columns.worth.iter().map(|worth| worth.abs()).chain(persons).fold(1.0, f64::max);
        let ban = 1e3 * most;
        // A little more of everything, differing, so that steps of no length are rare.
        let little = |row: usize| 1e-5 * (1.0 + (row * 7919 % 1009) as f64 / 1009.0);
        let capacity: Vec<f64> = capacities.iter().enumerate().map(|(row, has)| has + little(row)).collect();
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
            gained: 0.0,
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
    #[inline]
    fn worth(&self, column: u32) -> f64 {
        let worth = self.columns.worth[column as usize];
        if self.barred[column as usize] { worth - self.ban } else { worth }
    }

    /// What a column is worth less what it uses at the duals.
    #[inline]
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
    #[inline]
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

    pub(crate) fn key(&self, person: u32) -> u32 {
        self.key[person as usize]
    }
}
