//! The relaxation: needs counted once, and a price for the scarcest local dimension.

use super::super::problem::{FREE, UNIT, WORD};
use super::needs::left;
use super::{Entry, Frame, Search, Task};

/// Steps in choosing the relaxation.
const ROUNDS: usize = 6;

impl Search {
    /// Chooses the relaxation by a few steps: the one that makes the bound of the root lowest.
    ///
    /// Needs that the best few candidates close more than once are counted in part with the need itself; a unit of the
    /// local dimension they use most beyond its room gets a price.
    pub(super) fn relax(&mut self, task: &Task<'_>, frame: &Frame) {
        let Task { problem, person, .. } = *task;
        let candidates = problem.candidates.row(person);
        let first = problem.needs.range(person).start;
        let more = self.more(frame).min(self.entries.len());
        if more == 0 {
            return;
        }
        let (mut lowest, mut chosen) = (i64::MAX, 0);
        let cliques = self.entries.iter().map(|entry| WORD - entry.clique.leading_zeros() as usize).max();
        self.by_clique.clear();
        self.by_clique.resize(cliques.unwrap_or_default(), (0, 0));
        let (mut low, mut high, mut scarce) = (0_i64, 0_i64, None);
        self.tried.clear();
        self.tried.resize(self.parts.len(), UNIT);
        self.next.clear();
        self.next.resize(self.parts.len(), UNIT);
        for round in 0..ROUNDS {
            let multiplier = low + (high - low) / 2;
            self.top.clear();
            self.by_clique.fill((0, 0));
            let mut sum = 0_i64;
            for at in 0..self.entries.len() {
                let place = self.entries[at].place;
                let amount =
                    scarce.map_or(0, |scarce: usize| i64::from(problem.local(candidates[place as usize])[scarce]));
                let mut value = self.entries[at].adds - multiplier * amount;
                if round > 0 {
                    let row = problem.candidates.range(person).start + place as usize;
                    for give in problem.gives.row(row) {
                        let need = usize::from(give.need);
                        value -= self.gain(problem, first, give) * (UNIT - self.tried[need]);
                    }
                }
                let clique = self.entries[at].clique;
                if value <= 0 {
                    continue;
                }
                if clique == 0 {
                    keep(&mut self.top, more, (value, at));
                } else {
                    let best = &mut self.by_clique[clique.trailing_zeros() as usize];
                    *best = (*best).max((value, at));
                }
            }
            for best in self.by_clique.iter().filter(|best| best.0 > 0) {
                keep(&mut self.top, more, *best);
            }
            self.sums_by_need.clear();
            self.sums_by_need.resize(self.parts.len(), 0);
            for (value, at) in &self.top {
                sum = sum.saturating_add(*value);
                let row = problem.candidates.range(person).start + self.entries[*at].place as usize;
                for give in problem.gives.row(row) {
                    let closed = self.gain(problem, first, give);
                    let need = &mut self.sums_by_need[usize::from(give.need)];
                    *need = need.saturating_add(closed);
                }
            }
            let used = |dimension: usize| -> i64 {
                let places = self.top.iter().map(|(_, at)| self.entries[*at].place as usize);
                places.map(|place| i64::from(problem.local(candidates[place])[dimension])).sum()
            };
            let mut bound = sum;
            if let Some(scarce) = scarce {
                bound = bound.saturating_add(multiplier.saturating_mul(i64::from(frame.room[scarce])));
            }
            let mut moved = false;
            for (need, sum) in self.sums_by_need.iter().enumerate() {
                let left = left(problem.steps.row(first + need), self.given[need]);
                let tried = &mut self.tried[need];
                bound = bound.saturating_add(left * (UNIT - *tried));
                self.next[need] = if *sum > left {
                    *tried / 2 + (i128::from(*tried) * i128::from(left) / i128::from(*sum) / 2) as i64
                } else {
                    (*tried + *tried / 4 + 16).min(UNIT)
                };
                moved |= self.next[need] != *tried;
            }
            if bound < lowest {
                (lowest, chosen) = (bound, multiplier);
                self.parts.clone_from(&self.tried);
            }
            if frame.value.saturating_add(lowest) <= self.highest {
                break;
            }
            std::mem::swap(&mut self.tried, &mut self.next);
            match scarce {
                None if round == 0 => {
                    let over = |dimension: usize| {
                        let (room, used) = (frame.room[dimension], used(dimension));
                        (room != FREE && used > i64::from(room)).then(|| (used / i64::from(room.max(1)), dimension))
                    };
                    scarce = (0..problem.dimensions).filter_map(over).max().map(|(_, dimension)| dimension);
                    if let Some(scarce) = scarce {
                        let amount = |entry: &Entry| i64::from(problem.local(candidates[entry.place as usize])[scarce]);
                        let dense = self.entries.iter().map(|entry| entry.adds / amount(entry).max(1)).max();
                        // No product with the room may overflow, however strange the numbers.
                        high = dense.unwrap_or(0).clamp(0, (1 << 58) / i64::from(frame.room[scarce]).max(1));
                    }
                }
                Some(scarce) if used(scarce) > i64::from(frame.room[scarce]) => low = multiplier,
                Some(_) => high = multiplier,
                None => {}
            }
            if !moved && scarce.is_none() {
                break;
            }
        }
        self.scarce = scarce.unwrap_or(0);
        self.multiplier = chosen;
        self.relaxed = self.parts.iter().any(|part| *part < UNIT);
        if self.relaxed || chosen > 0 {
            for at in 0..self.entries.len() {
                let place = self.entries[at].place as usize;
                let row = problem.candidates.range(person).start + place;
                let mut less = 0;
                for give in problem.gives.row(row) {
                    less += self.gain(problem, first, give) * (UNIT - self.parts[usize::from(give.need)]);
                }
                if chosen > 0 {
                    less += chosen * i64::from(problem.local(candidates[place])[self.scarce]);
                }
                self.entries[at].adds -= less;
            }
        }
    }
}

/// Keeps the few highest, few enough for insertion; many are all kept, which bounds as well.
#[inline]
fn keep(top: &mut Vec<(i64, usize)>, few: usize, item: (i64, usize)) {
    if few > 16 || top.len() < few {
        top.push(item);
    } else if top.last().is_some_and(|last| last.0 < item.0) {
        top.pop();
        top.push(item);
    } else {
        return;
    }
    if few <= 16 {
        let mut at = top.len() - 1;
        while at > 0 && top[at - 1].0 < top[at].0 {
            top.swap(at - 1, at);
            at -= 1;
        }
    }
}
