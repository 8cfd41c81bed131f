//! Whether a candidate may stand with what is chosen.

use super::super::problem::{FREE, LOCAL, Problem, WORD};
use super::{Search, Task};

impl Search {
    #[inline]
    pub(super) fn fits(&self, task: &Task<'_>, room: &[u32; LOCAL], place: u32) -> bool {
        let offer = task.problem.candidates.row(task.person)[place as usize];
        task.problem.local(offer).iter().zip(room).all(|(amount, room)| amount <= room)
    }

    /// Whether no day is too full if a candidate is added to what is chosen.
    pub(super) fn below_peaks(&self, task: &Task<'_>, place: u32) -> bool {
        let Task { problem, person, .. } = *task;
        let peaks = problem.peaks(person);
        if peaks.iter().all(|limit| *limit == FREE) {
            return true;
        }
        let offer = |place: u32| problem.candidates.row(person)[place as usize];
        let (from, to) = problem.days[offer(place) as usize];
        if from == to {
            return true;
        }
        // The sum can be highest only where something begins.
        let begins = self.chosen.iter().map(|other| problem.days[offer(*other) as usize].0);
        let begins = begins.filter(|day| (from..to).contains(day)).chain([from]);
        for day in begins {
            for (dimension, limit) in peaks.iter().enumerate().filter(|(_, limit)| **limit != FREE) {
                let mut sum = u64::from(problem.load(offer(place))[dimension]);
                for other in &self.chosen {
                    let (from, to) = problem.days[offer(*other) as usize];
                    if (from..to).contains(&day) {
                        sum += u64::from(problem.load(offer(*other))[dimension]);
                    }
                }
                if sum > u64::from(*limit) {
                    return false;
                }
            }
        }
        true
    }
}

/// Whether two of a person's candidates, by place, can never stand together.
#[inline]
pub(super) fn conflict(problem: &Problem, person: usize, a: u32, b: u32) -> bool {
    let range = problem.candidates.range(person);
    if range.len() <= WORD {
        return problem.conflicts[range.start + a as usize] >> b & 1 == 1;
    }
    let offers = problem.candidates.row(person);
    problem.conflict(person, offers[a as usize], offers[b as usize])
}
