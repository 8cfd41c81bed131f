//! What a candidate closes of the needs.

use super::super::problem::{Problem, UNIT, closed};
use super::super::{Give, Step};
use super::{Search, Task};

impl Search {
    /// What a candidate closes of the needs after what is chosen, in whole and as the relaxation counts it.
    #[inline]
    pub(super) fn closes(&self, task: &Task<'_>, place: u32) -> (i64, i64) {
        let Task { problem, person, .. } = *task;
        let at = problem.candidates.range(person).start + place as usize;
        let first = problem.needs.range(person).start;
        let (mut worth, mut counted) = (0, 0);
        for give in problem.gives.row(at) {
            let need = usize::from(give.need);
            let (given, amount) = (self.given[need], i64::from(give.amount));
            let (width, rate) = self.single[need];
            // One step, the common case: as much as is left of it.
            let closed = if width >= 0 {
                amount.min((width - given).max(0)) * rate
            } else {
                let steps = problem.steps.row(first + need);
                closed(steps, given + amount) - closed(steps, given)
            };
            worth += closed;
            counted += closed * self.parts[need];
        }
        (worth * UNIT, counted)
    }

    /// What a give closes now.
    #[inline]
    pub(super) fn gain(&self, problem: &Problem, first: usize, give: &Give) -> i64 {
        let (need, amount) = (usize::from(give.need), i64::from(give.amount));
        let (given, (width, rate)) = (self.given[need], self.single[need]);
        if width >= 0 {
            return amount.min((width - given).max(0)) * rate;
        }
        let steps = problem.steps.row(first + need);
        closed(steps, given + amount) - closed(steps, given)
    }
}

/// What is still to be had from a need.
#[inline]
pub(super) fn left(steps: &[Step], given: i64) -> i64 {
    match steps {
        [step] => (i64::from(step.width) - given).max(0) * step.worth,
        steps => closed(steps, i64::MAX) - closed(steps, given),
    }
}
