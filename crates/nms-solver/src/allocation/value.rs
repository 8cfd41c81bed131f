//! What bundles are worth together.

use super::plan::Plan;
use super::problem::Problem;

impl Problem {
    /// Worth of bundles, one for each person in turn, less the penalties of what they exceed together.
    pub fn value(&self, bundles: &[Vec<u32>]) -> i64 {
        let mut plan = Plan::empty(self);
        bundles.iter().enumerate().take(self.persons()).for_each(|(person, bundle)| plan.set(self, person, bundle));
        plan.value(self)
    }

    /// No bundle of a person is worth more.
    pub(crate) fn most(&self, person: usize) -> i64 {
        let closed = self.needs.range(person).flat_map(|need| self.steps.row(need));
        let closed: i64 = closed.map(|step| i64::from(step.width) * step.worth).sum();
        let own: i64 = self.own[self.candidates.range(person)].iter().map(|own| (*own).max(0)).sum();
        closed + own + self.counts.row(person).iter().map(|count| count.worth.max(0)).sum::<i64>()
    }
}
