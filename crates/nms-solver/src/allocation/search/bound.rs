//! What lies below a frame has no more than this.

use super::super::problem::FREE;
use super::needs::{WHOLE, beyond};
use super::{Frame, Search, Task};

impl Search {
    /// No bundle below a frame that has not been looked at is above this.
    #[inline]
    pub(super) fn bound(&self, frame: &Frame) -> i64 {
        let mut bound = frame.value.saturating_add(frame.once);
        // Of a clique only the best can be chosen.
        let (mut taken, mut more) = (0, frame.more);
        let from = if frame.passed { frame.start } else { frame.at };
        for (at, entry) in (from..frame.end).zip(&self.entries[from..frame.end]) {
            if entry.adds <= 0 || more == 0 {
                break;
            }
            if at < frame.at && self.unmet[entry.place as usize] == 0 {
                continue;
            }
            if taken & entry.clique == 0 {
                taken |= entry.clique;
                more -= 1;
                bound = bound.saturating_add(entry.adds);
            }
        }
        bound
    }

    /// What the relaxation counts once: room of the scarce dimension, and what is left of needs.
    #[inline]
    pub(super) fn once(&self, task: &Task<'_>, frame: &Frame) -> i64 {
        let mut once = 0_i64;
        if self.multiplier > 0 {
            once = self.multiplier * i64::from(frame.room[self.scarce]);
        }
        if self.relaxed {
            let needs = task.problem.needs.range(task.person);
            for ((need, rate), given) in needs.zip(&self.rates).zip(&self.given) {
                if *rate != WHOLE {
                    once = once.saturating_add(beyond(task.problem.steps.row(need), *given, *rate));
                }
            }
        }
        if self.gains_once {
            once = once.saturating_add(self.gained(!frame.hit));
        }
        once
    }

    /// How many more candidates fit at most.
    #[inline]
    pub(super) fn more(&self, frame: &Frame) -> usize {
        let room = frame.room.iter().zip(&self.least).filter(|(room, least)| **room != FREE && **least > 0);
        room.map(|(room, least)| if *least == 1 { *room } else { room / least }).min().unwrap_or(FREE) as usize
    }
}
