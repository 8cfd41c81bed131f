//! The relaxation: needs counted once, and a price for the scarcest local dimension.

use super::super::Step;
use super::super::problem::{FREE, UNIT, WORD, closed};
use super::needs::{WHOLE, beyond, wanted};
use super::{Credit, Entry, Frame, Search, Task};

/// Steps in choosing the relaxation.
const ROUNDS: usize = 10;

impl Search {
    /// Chooses the relaxation by a few steps: the one that makes the bound of the root lowest.
    ///
    /// Candidates that give to a need of which there is not enough for all of them are credited by a rate for each unit,
    /// and what the need is worth beyond that rate is counted once (the conjugate of a concave function, Fenchel 1949);
    /// what classes add is counted once if many add it; a unit of the local dimension they use most beyond its room gets
    /// a price.
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
        self.reach.clear();
        let widths = problem.needs.range(person).map(|need| problem.steps.row(need));
        self.reach.extend(widths.map(|steps| steps.iter().map(|step| i64::from(step.width)).sum::<i64>()));
        let (mut low, mut high, mut scarce) = (0_i64, 0_i64, None);
        let open = self.gained(!frame.hit);
        // The classes of a candidate that are not there yet.
        let new = |place: u32| problem.classes[candidates[place as usize] as usize] & !frame.hit;
        let mut once = false;
        self.tried.clear();
        self.tried.resize(self.rates.len(), Credit { rate: WHOLE, low: 0, high: 0 });
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
                    value -= self.less(task, place, |search, need| search.tried[need].rate);
                }
                if once {
                    value -= self.gained(new(place));
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
            let mut gained = 0_i64;
            self.given_by.clear();
            self.given_by.resize(self.rates.len(), (0, 0));
            for (value, at) in &self.top {
                sum = sum.saturating_add(*value);
                let place = self.entries[*at].place;
                gained = gained.saturating_add(self.gained(new(place)));
                for give in problem.gives.row(problem.candidates.range(person).start + place as usize) {
                    let (need, closed) = (usize::from(give.need), self.gain(problem, first, give));
                    let (given, closes) = &mut self.given_by[need];
                    *given += i64::from(give.amount).min((self.reach[need] - self.given[need]).max(0));
                    *closes = closes.saturating_add(closed);
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
            if once {
                bound = bound.saturating_add(open);
            }
            for (need, credit) in self.tried.iter().enumerate().filter(|(_, credit)| credit.rate != WHOLE) {
                bound = bound.saturating_add(beyond(problem.steps.row(first + need), self.given[need], credit.rate));
            }
            if bound < lowest {
                (lowest, chosen) = (bound, multiplier);
                self.gains_once = once;
                self.rates.clear();
                self.rates.extend(self.tried.iter().map(|credit| credit.rate));
            }
            if frame.value.saturating_add(lowest) <= self.highest {
                break;
            }
            let mut moved = !once && gained > open;
            once |= moved;
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
            for need in 0..self.tried.len() {
                moved |= self.credit_next(problem.steps.row(first + need), need);
            }
            if !moved && scarce.is_none() {
                break;
            }
        }
        self.scarce = scarce.unwrap_or(0);
        self.multiplier = chosen;
        self.relaxed = self.rates.iter().any(|rate| *rate != WHOLE);
        for at in 0..self.entries.len() {
            let place = self.entries[at].place;
            let mut less = self.less(task, place, |search, need| search.rates[need]);
            if chosen > 0 {
                less += chosen * i64::from(problem.local(candidates[place as usize])[self.scarce]);
            }
            if self.gains_once {
                less += self.gained(new(place));
            }
            self.entries[at].adds -= less;
        }
    }

    /// By how much less a candidate is counted at rates than in whole.
    fn less(&self, task: &Task<'_>, place: u32, rate: impl Fn(&Self, usize) -> i64) -> i64 {
        let Task { problem, person, .. } = *task;
        let first = problem.needs.range(person).start;
        let gives = problem.gives.row(problem.candidates.range(person).start + place as usize);
        let less = gives.iter().map(|give| {
            let (need, closed) = (usize::from(give.need), self.gain(problem, first, give));
            closed * UNIT - self.credit(need, i64::from(give.amount), closed, rate(self, need))
        });
        less.sum()
    }

    /// The next rate to try for a need, by how much the best few candidates give it; whether it is another one.
    fn credit_next(&mut self, steps: &[Step], need: usize) -> bool {
        let ((amount, closes), given) = (self.given_by[need], self.given[need]);
        let credit = &mut self.tried[need];
        if credit.rate == WHOLE {
            // Together they close less than each by itself.
            let together = closed(steps, given.saturating_add(amount)) - closed(steps, given);
            if closes <= together {
                return false;
            }
            (credit.low, credit.high) = (0, steps.iter().map(|step| step.worth).max().unwrap_or(0) * UNIT);
        } else {
            let (more, least) = wanted(steps, given, credit.rate);
            match amount {
                _ if amount > least => credit.high = credit.rate,
                _ if amount < more => credit.low = credit.rate,
                _ => return false,
            }
        }
        let next = credit.low + (credit.high - credit.low) / 2;
        let moved = next != credit.rate;
        credit.rate = next;
        moved
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
