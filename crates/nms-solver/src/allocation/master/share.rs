//! What persons have in the master problem: fractions of bundles.

use super::{Basic, Master};

impl Master {
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

    /// The column a person has most of, with its share.
    pub(crate) fn surest(&self, person: u32) -> (u32, f64) {
        let more = |a: &(u32, f64), b: &(u32, f64)| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0));
        self.fractions(person).into_iter().max_by(more).unwrap_or((self.key[person as usize], 1.0))
    }

    /// The bundle a person has most of.
    pub(crate) fn surest_bundle(&self, person: u32) -> &[u32] {
        self.columns.bundle(self.surest(person).0)
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
}
