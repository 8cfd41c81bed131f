//! The candidates of a frame that may still be added, best first.

use super::super::builder::NONE;
use super::{Entry, Frame, Search, Task};

impl Search {
    /// Lists a candidate among those that may be added, unless it cannot help.
    #[inline]
    pub(super) fn list(&mut self, task: &Task<'_>, frame: &Frame, place: u32) {
        let problem = task.problem;
        let offer = problem.candidates.row(task.person)[place as usize];
        let (closes, counted) = self.closes(task, place);
        let mut adds = self.base[place as usize];
        if !self.gains.is_empty() {
            adds += self.gained(problem.classes[offer as usize] & !frame.hit);
        }
        if adds + closes <= 0 && !self.rests[place as usize] {
            return;
        }
        if self.gains_once {
            adds = self.base[place as usize];
        }
        adds += counted;
        if self.multiplier > 0 {
            adds -= self.multiplier * i64::from(problem.local(offer)[self.scarce]);
        }
        let row = problem.candidates.range(task.person);
        let clique = match problem.cliques[row.start + place as usize] {
            NONE => 0,
            clique => 1 << clique,
        };
        self.entries.push(Entry { adds, place, clique });
    }

    /// Ends the listing of a frame's candidates: best first.
    pub(super) fn close(&mut self, task: &Task<'_>, frame: &mut Frame, start: usize) {
        frame.once = self.once(task, frame);
        frame.start = start;
        frame.at = start;
        frame.end = self.entries.len();
        frame.passed = false;
        let list = &mut self.entries[start..];
        list.sort_unstable_by(|a, b| b.adds.cmp(&a.adds).then(a.place.cmp(&b.place)));
        frame.more = self.more(frame);
        // Whatever cannot be part of anything better, even with the best of the others, goes.
        let others = Frame { more: frame.more.saturating_sub(1), ..*frame };
        let rest = self.bound(&others);
        while let Some(last) = self.entries.last()
            && self.entries.len() > start
            && rest.saturating_add(last.adds) <= self.highest
        {
            self.entries.pop();
        }
        frame.end = self.entries.len();
    }
}
