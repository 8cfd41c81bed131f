//! Choosing a candidate, and counting it in and out.

use super::super::problem::FREE;
use super::{Frame, Search, Task};

impl Search {
    /// Adds a candidate to what is chosen, and to a frame's value, room and classes.
    pub(super) fn choose(&mut self, task: &Task<'_>, frame: &mut Frame, place: u32) {
        let Task { problem, person, .. } = *task;
        let offer = problem.candidates.row(person)[place as usize];
        frame.value += self.base[place as usize] + self.closes(task, place).0;
        let classes = problem.classes[offer as usize];
        if !(self.gains.is_empty() && self.losses.is_empty()) {
            let new = classes & !frame.hit;
            let once = self.gains.iter().chain(&self.losses);
            frame.value += once.filter(|(bit, _)| new & bit != 0).map(|(_, value)| value).sum::<i64>();
        }
        frame.hit |= classes;
        for (room, amount) in frame.room.iter_mut().zip(problem.local(offer)) {
            if *room != FREE {
                *room -= amount;
            }
        }
        self.count(task, place, 1);
        self.chosen.push(place);
    }

    /// What new classes add.
    #[inline]
    pub(super) fn gained(&self, new: u64) -> i64 {
        self.gains.iter().filter(|(bit, _)| new & bit != 0).map(|(_, value)| value).sum()
    }

    /// Counts a candidate in or out of everything that is summed up.
    pub(super) fn count(&mut self, task: &Task<'_>, place: u32, sign: i64) {
        let Task { problem, person, .. } = *task;
        let at = problem.candidates.range(person).start + place as usize;
        for give in problem.gives.row(at) {
            self.given[usize::from(give.need)] += sign * i64::from(give.amount);
        }
        if sign > 0 {
            self.unmet_chosen += self.unmet[place as usize];
        }
        if self.rests[place as usize] {
            self.count_requirements(task, place, sign);
        }
        if sign < 0 {
            self.unmet_chosen -= self.unmet[place as usize];
        }
        for (sum, at) in self.balance.iter_mut().zip(problem.balances.range(person)) {
            let terms = problem.balance_terms.row(at).iter().filter(|term| term.candidate == place);
            *sum += sign * terms.map(|term| term.amount).sum::<i64>();
        }
    }
}
