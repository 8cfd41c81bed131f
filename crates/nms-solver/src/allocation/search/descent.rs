//! Down and up: the list of frames, from the root until nothing is open.

use super::super::pricing::priced;
use super::super::problem::{FREE, UNIT, WORD};
use super::{Found, Frame, Search, Task};

/// Nodes without it; most searches end before.
const PLAIN: usize = 100;

impl Search {
    /// The chosen places of the best bundle of the last search, rising.
    pub(crate) fn best(&self) -> &[u32] {
        &self.best
    }

    /// Whether the last search ended before all was seen: if it found nothing, that does not say that nothing is there.
    pub(crate) fn is_cut(&self) -> bool {
        self.cut
    }

    /// Searches; a bundle known to keep the rules saves work: another one is found only if it is better.
    pub(crate) fn run(&mut self, task: Task<'_>, known: Option<&[u32]>) -> Option<Found> {
        self.highest = i64::MIN;
        self.best.clear();
        if let Some(known) = known {
            let (problem, person) = (task.problem, task.person);
            let cost = priced(problem, person, known, task.prices);
            self.highest = problem.worth(person, known) * UNIT - cost;
            self.best.extend_from_slice(known);
        }
        let (upper, mut nodes) = self.descend(&task, false);
        if self.cut && self.highest == i64::MIN {
            // Whatever nothing rests on can be left out of any bundle: if there is one, there is one without it.
            nodes += self.descend(&task, true).1;
        }
        let value = self.highest;
        (value > i64::MIN).then(|| {
            self.best.sort_unstable();
            Found { value, bound: upper.max(value), nodes }
        })
    }

    /// From the root until nothing is open or the nodes are used up: the highest bound of what was left out, and the
    /// nodes. `bare`: only with what others rest on.
    fn descend(&mut self, task: &Task<'_>, bare: bool) -> (i64, usize) {
        self.cut = false;
        let mut upper = i64::MIN;
        let (mut nodes, mut restarted) = (1, false);
        if self.root(task, false, bare) {
            self.leaf();
            while let Some(frame) = self.frames.last().copied() {
                let bound = self.bound(&frame);
                if frame.at == frame.end || bound <= self.highest {
                    self.leave(task);
                    continue;
                }
                if nodes == PLAIN && !restarted {
                    restarted = self.root(task, true, bare);
                    continue;
                }
                if nodes >= task.nodes {
                    upper = upper.max(bound);
                    self.cut = true;
                    self.leave(task);
                    continue;
                }
                let entry = self.entries[frame.at];
                let top = self.frames.len() - 1;
                self.frames[top].at += 1;
                if self.unmet[entry.place as usize] > 0 {
                    self.frames[top].passed = true;
                    continue;
                }
                nodes += 1;
                self.enter(task, frame, entry.place);
                self.leaf();
            }
        }
        (upper, nodes)
    }

    /// Remembers what is chosen if it is better and keeps the rules that only the whole can keep.
    fn leaf(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        if frame.value > self.highest && self.unmet_chosen == 0 && self.balance.iter().all(|sum| *sum >= 0) {
            self.highest = frame.value;
            self.best.clear();
            self.best.extend_from_slice(&self.chosen);
        }
    }

    /// Goes down: chooses a candidate and lists what may still be added.
    fn enter(&mut self, task: &Task<'_>, parent: Frame, place: u32) {
        let Task { problem, person, .. } = *task;
        let mut frame = parent;
        // Before choosing: what waits now was passed over and may be chosen below.
        let mut waits = std::mem::take(&mut self.waits);
        waits.clear();
        let passed = self.entries[parent.start..parent.at].iter().map(|entry| entry.place);
        waits.extend(passed.filter(|place| self.unmet[*place as usize] > 0));
        self.choose(task, &mut frame, place);
        let start = self.entries.len();
        if self.more(&frame) > 0 {
            let offers = problem.candidates.row(person);
            let small = offers.len() <= WORD;
            let row = problem.candidates.range(person).start + place as usize;
            let conflicts = if small { problem.conflicts[row] } else { 0 };
            let peaks = problem.peaks(person).iter().any(|limit| *limit != FREE);
            let take = |search: &mut Self, other: u32| {
                let apart = if small {
                    conflicts >> other & 1 == 1
                } else {
                    problem.conflict(person, offers[place as usize], offers[other as usize])
                };
                if !apart && search.fits(task, &frame.room, other) && (!peaks || search.below_peaks(task, other)) {
                    search.list(task, &frame, other);
                }
            };
            waits.iter().for_each(|other| take(self, *other));
            for at in parent.at + 1..parent.end {
                let other = self.entries[at].place;
                take(self, other);
            }
        }
        self.waits = waits;
        self.close(task, &mut frame, start);
        if !self.balance.is_empty() && !self.can_balance(task, start) {
            frame.end = frame.start;
        }
        self.frames.push(frame);
    }

    /// Goes up again.
    fn leave(&mut self, task: &Task<'_>) {
        if let Some(frame) = self.frames.pop() {
            self.entries.truncate(frame.start);
            if !self.frames.is_empty()
                && let Some(place) = self.chosen.pop()
            {
                self.count(task, place, -1);
            }
        }
    }
}
