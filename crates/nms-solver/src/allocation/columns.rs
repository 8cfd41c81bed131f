//! The bundles that are known of each person, as columns of the master problem.

use super::problem::Problem;
use super::rows::Rows;

/// No column.
pub(crate) const NONE: u32 = u32::MAX;

/// Known bundles: what is chosen, what it uses of each resource, what it is worth.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    places: Rows<u32>,
    uses: Rows<(u32, f64)>,
    pub(crate) worth: Vec<f64>,
    pub(crate) person: Vec<u32>,
    next: Vec<u32>,
    first: Vec<u32>,
}

impl Columns {
    pub(crate) fn new(persons: usize) -> Self {
        Self { first: vec![NONE; persons], ..Self::default() }
    }

    /// Adds a bundle unless it is known; answers its column and whether it is new.
    pub(crate) fn add(&mut self, problem: &Problem, person: u32, bundle: &[u32]) -> (u32, bool) {
        if let Some(known) = self.of(person).find(|column| self.places.row(*column as usize) == bundle) {
            return (known, false);
        }
        let mut uses: Vec<(u32, f64)> = Vec::with_capacity(bundle.len());
        problem.each_use(person as usize, bundle, |used| {
            let amount = used.amount as f64;
            match uses.iter_mut().find(|(resource, _)| *resource == used.resource) {
                Some((_, sum)) => *sum += amount,
                None => uses.push((used.resource, amount)),
            }
        });
        let column = self.worth.len() as u32;
        // Rows end at the number of items; an instance has far fewer than can be counted.
        let counted = self.places.add(bundle.iter().copied()) & self.uses.add(uses);
        debug_assert!(counted);
        self.worth.push(problem.worth(person as usize, bundle) as f64);
        self.person.push(person);
        self.next.push(self.first[person as usize]);
        self.first[person as usize] = column;
        (column, true)
    }

    /// The columns of a person, the newest first.
    pub(crate) fn of(&self, person: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.first[person as usize];
        std::iter::from_fn(move || {
            let column = at;
            (column != NONE).then(|| {
                at = self.next[column as usize];
                column
            })
        })
    }

    /// The newest bundle of a person.
    pub(crate) fn newest(&self, person: u32) -> Option<&[u32]> {
        self.of(person).next().map(|column| self.bundle(column))
    }

    pub(crate) fn bundle(&self, column: u32) -> &[u32] {
        self.places.row(column as usize)
    }

    pub(crate) fn uses(&self, column: u32) -> &[(u32, f64)] {
        self.uses.row(column as usize)
    }

    pub(crate) fn len(&self) -> usize {
        self.worth.len()
    }
}
