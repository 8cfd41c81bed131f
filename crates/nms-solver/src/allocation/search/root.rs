//! The first frame: what is pinned and forced is chosen, the others are listed.

use super::super::problem::{FREE, LOCAL, UNIT, cost};
use super::fit::conflict;
use super::needs::WHOLE;
use super::{Frame, Search, Task};

impl Search {
    /// Begins: pinned and forced candidates are chosen, the others listed. False if those contradict each other.
    pub(super) fn root(&mut self, task: &Task<'_>, relaxed: bool, bare: bool) -> bool {
        let Task { problem, person, .. } = *task;
        let candidates = problem.candidates.row(person);
        let range = problem.candidates.range(person);
        self.chosen.clear();
        self.entries.clear();
        self.frames.clear();
        self.base.clear();
        let own = &problem.own[range];
        self.base.extend(own.iter().zip(candidates).map(|(own, offer)| own * UNIT - task.costs[*offer as usize]));
        self.given.clear();
        self.given.resize(problem.needs.range(person).len(), 0);
        self.single.clear();
        for need in problem.needs.range(person) {
            self.single.push(match problem.steps.row(need) {
                [step] => (i64::from(step.width), step.worth),
                _ => (-1, 0),
            });
        }
        self.rates.clear();
        self.rates.resize(self.given.len(), WHOLE);
        self.gains_once = false;
        self.relaxed = false;
        self.prepare_rules(task, candidates.len());
        self.gains.clear();
        self.losses.clear();
        for (at, count) in problem.counts.range(person).zip(problem.counts.row(person)) {
            let value = count.worth * UNIT - cost(problem.count_uses.row(at), task.prices);
            let list = if value > 0 { &mut self.gains } else { &mut self.losses };
            list.push((1 << count.class, value));
        }
        self.least = [u32::MAX; LOCAL];
        for offer in candidates {
            for (least, amount) in self.least.iter_mut().zip(problem.local(*offer)) {
                *least = (*least).min(*amount);
            }
        }

        let mut room = [FREE; LOCAL];
        room.iter_mut().zip(problem.limits(person)).for_each(|(room, limit)| *room = *limit);
        let mut frame = Frame { start: 0, end: 0, at: 0, passed: false, once: 0, value: 0, hit: 0, room, more: 0 };
        for place in problem.pinned.row(person).iter().chain(task.forced) {
            if self.chosen.contains(place) {
                continue;
            }
            let fits = self.fits(task, &frame.room, *place)
                && self.chosen.iter().all(|other| !conflict(problem, person, *other, *place))
                && self.below_peaks(task, *place);
            if !fits {
                return false;
            }
            self.choose(task, &mut frame, *place);
        }
        self.multiplier = 0;
        for place in 0..candidates.len() as u32 {
            let chosen = self.chosen.iter().any(|other| *other == place || conflict(problem, person, *other, place));
            if !chosen
                && (!bare || self.rests[place as usize])
                && !task.barred.contains(&place)
                && self.fits(task, &frame.room, place)
                && self.below_peaks(task, place)
            {
                self.list(task, &frame, place);
            }
        }
        if relaxed {
            self.relax(task, &frame);
        }
        self.close(task, &mut frame, 0);
        self.frames.push(frame);
        true
    }
}
