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
            counted += self.credit(need, amount, closed, self.rates[need]);
        }
        (worth * UNIT, counted)
    }

    /// What the relaxation counts for an amount given to a need, which closes so much: all of it, or by a rate what there
    /// is room for.
    #[inline]
    pub(super) fn credit(&self, need: usize, amount: i64, closed: i64, rate: i64) -> i64 {
        if rate == WHOLE { closed * UNIT } else { amount.min((self.reach[need] - self.given[need]).max(0)) * rate }
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

/// What is counted with candidates in whole, and not by a rate.
pub(super) const WHOLE: i64 = -1;

/// What can be had from a need at most beyond what a rate pays for each unit: its conjugate from here on.
#[inline]
pub(super) fn beyond(steps: &[Step], given: i64, rate: i64) -> i64 {
    let (mut over, mut sum) = (given, 0_i64);
    for step in steps {
        let width = i64::from(step.width);
        let left = (width - over).clamp(0, width);
        over = (over - width).max(0);
        sum = sum.saturating_add(left * (step.worth * UNIT - rate).max(0));
    }
    sum
}

/// How much of a need is worth more than a rate, and how much at least as much.
pub(super) fn wanted(steps: &[Step], given: i64, rate: i64) -> (i64, i64) {
    let (mut over, mut more, mut least) = (given, 0, 0);
    for step in steps {
        let width = i64::from(step.width);
        let left = (width - over).clamp(0, width);
        over = (over - width).max(0);
        more += if step.worth * UNIT > rate { left } else { 0 };
        least += if step.worth * UNIT >= rate { left } else { 0 };
    }
    (more, least)
}
