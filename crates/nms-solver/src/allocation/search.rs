//! Branch and bound over the bundles of one person.
//!
//! What candidates give is worth less the more is there already, so what each would add now is a bound of what it can
//! ever add. A node keeps the candidates that may still be added, best first; the sum of the first few, relaxed by one
//! multiplier for the scarcest local dimension, bounds all that lies below. No recursion: frames stand in a list.

use super::problem::{FREE, LOCAL, Problem, UNIT, WORD, closed, cost};

/// Steps in choosing the relaxation.
const ROUNDS: usize = 6;
/// Nodes without it; most searches end before.
const PLAIN: usize = 100;

/// What is asked of a search.
#[derive(Clone, Copy)]
pub(crate) struct Task<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) person: usize,
    /// What each offer costs.
    pub(crate) costs: &'a [i64],
    pub(crate) prices: &'a [i64],
    pub(crate) nodes: usize,
    /// Candidates chosen in any case, besides the pinned ones.
    pub(crate) forced: &'a [u32],
    /// Candidates that may not be chosen; the pinned and forced ones may in any case.
    pub(crate) barred: &'a [u32],
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) value: i64,
    pub(crate) bound: i64,
    pub(crate) nodes: usize,
}

/// A candidate that may still be added, with what it adds at most, less the relaxed dimension.
#[derive(Clone, Copy, Debug)]
struct Entry {
    adds: i64,
    place: u32,
    /// The bit of its clique; none with many candidates.
    clique: u64,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    /// Its entries in the list of all: from, to, and the next to look at.
    start: usize,
    end: usize,
    at: usize,
    /// Whether waiting candidates were passed over: they may still be chosen below.
    passed: bool,
    /// What the relaxation counts once.
    once: i64,
    value: i64,
    /// Classes that are there.
    hit: u64,
    room: [u32; LOCAL],
    /// How many more candidates fit at most.
    more: usize,
}

/// Room to search in, kept from one person to the next.
#[derive(Default)]
pub(crate) struct Search {
    best: Vec<u32>,
    /// The value of the best so far.
    highest: i64,
    chosen: Vec<u32>,
    base: Vec<i64>,
    given: Vec<i64>,
    /// By requirement: the sum so far. By candidate: requirements not yet met, and whether others may rest on it.
    sums: Vec<i64>,
    unmet: Vec<u32>,
    rests: Vec<bool>,
    unmet_chosen: u32,
    balance: Vec<i64>,
    least: [u32; LOCAL],
    /// The relaxation: the price of a unit of the scarce dimension, and by need the part (of [`UNIT`]) that is counted
    /// with candidates; the rest is counted once with the need.
    multiplier: i64,
    scarce: usize,
    parts: Vec<i64>,
    /// By need: width and worth of its step, if it has only one.
    single: Vec<(i64, i64)>,
    tried: Vec<i64>,
    next: Vec<i64>,
    sums_by_need: Vec<i64>,
    top: Vec<(i64, usize)>,
    by_clique: Vec<(i64, usize)>,
    relaxed: bool,
    /// Classes that add to the value, with how much, and those that take from it.
    gains: Vec<(u64, i64)>,
    losses: Vec<(u64, i64)>,
    entries: Vec<Entry>,
    frames: Vec<Frame>,
    waits: Vec<u32>,
}

impl Search {
    /// The chosen places of the best bundle of the last search, rising.
    pub(crate) fn best(&self) -> &[u32] {
        &self.best
    }

    /// Searches; a bundle known to keep the rules saves work: another one is found only if it is better.
    pub(crate) fn run(&mut self, task: Task<'_>, known: Option<&[u32]>) -> Option<Found> {
        self.highest = i64::MIN;
        self.best.clear();
        if let Some(known) = known {
            let (problem, person) = (task.problem, task.person);
            let cost = super::pricing::priced(problem, person, known, task.prices);
            self.highest = problem.worth(person, known) * UNIT - cost;
            self.best.extend_from_slice(known);
        }
        let mut upper = i64::MIN;
        let (mut nodes, mut restarted) = (1, false);
        if self.root(&task, false) {
            self.leaf();
            while let Some(frame) = self.frames.last().copied() {
                let bound = self.bound(&frame);
                if frame.at == frame.end || bound <= self.highest {
                    self.leave(&task);
                    continue;
                }
                if nodes == PLAIN && !restarted {
                    restarted = self.root(&task, true);
                    continue;
                }
                if nodes >= task.nodes {
                    upper = upper.max(bound);
                    self.leave(&task);
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
                self.enter(&task, frame, entry.place);
                self.leaf();
            }
        }
        let value = self.highest;
        (value > i64::MIN).then(|| {
            self.best.sort_unstable();
            Found { value, bound: upper.max(value), nodes }
        })
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

    /// No bundle below a frame that has not been looked at is above this.
    fn bound(&self, frame: &Frame) -> i64 {
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
    fn once(&self, task: &Task<'_>, frame: &Frame) -> i64 {
        let mut once = 0_i64;
        if self.multiplier > 0 {
            once = self.multiplier * i64::from(frame.room[self.scarce]);
        }
        if self.relaxed {
            let needs = task.problem.needs.range(task.person);
            for ((need, part), given) in needs.zip(&self.parts).zip(&self.given) {
                if *part < UNIT {
                    once = once.saturating_add(left(task.problem.steps.row(need), *given) * (UNIT - part));
                }
            }
        }
        once
    }

    /// Begins: pinned and forced candidates are chosen, the others listed. False if those contradict each other.
    fn root(&mut self, task: &Task<'_>, relaxed: bool) -> bool {
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
        self.parts.clear();
        self.parts.resize(self.given.len(), UNIT);
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

    fn prepare_rules(&mut self, task: &Task<'_>, candidates: usize) {
        let Task { problem, person, .. } = *task;
        self.unmet_chosen = 0;
        self.unmet.clear();
        self.unmet.resize(candidates, 0);
        self.rests.clear();
        self.rests.resize(candidates, false);
        self.sums.clear();
        for (at, needed) in problem.requirements.range(person).zip(problem.requirements.row(person)) {
            self.sums.push(0);
            if needed.at_least > 0 {
                self.unmet[needed.candidate as usize] += 1;
                let terms = problem.requirement_terms.row(at);
                terms.iter().for_each(|term| self.rests[term.candidate as usize] = true);
            }
        }
        self.balance.clear();
        for at in problem.balances.range(person) {
            self.balance.push(0);
            let terms = problem.balance_terms.row(at).iter();
            terms.filter(|term| term.amount > 0).for_each(|term| self.rests[term.candidate as usize] = true);
        }
    }

    fn fits(&self, task: &Task<'_>, room: &[u32; LOCAL], place: u32) -> bool {
        let offer = task.problem.candidates.row(task.person)[place as usize];
        task.problem.local(offer).iter().zip(room).all(|(amount, room)| amount <= room)
    }

    /// Whether no day is too full if a candidate is added to what is chosen.
    fn below_peaks(&self, task: &Task<'_>, place: u32) -> bool {
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

    /// Adds a candidate to what is chosen, and to a frame's value, room and classes.
    fn choose(&mut self, task: &Task<'_>, frame: &mut Frame, place: u32) {
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

    /// Counts a candidate in or out of everything that is summed up.
    fn count(&mut self, task: &Task<'_>, place: u32, sign: i64) {
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

    fn count_requirements(&mut self, task: &Task<'_>, place: u32, sign: i64) {
        let Task { problem, person, .. } = *task;
        let rows = problem.requirements.range(person).zip(problem.requirements.row(person));
        for ((at, needed), sum) in rows.zip(self.sums.iter_mut()) {
            let terms = problem.requirement_terms.row(at).iter().filter(|term| term.candidate == place);
            let amount: i64 = terms.map(|term| term.amount).sum();
            if needed.at_least <= 0 || amount == 0 {
                continue;
            }
            let (before, after) = (*sum, *sum + sign * amount);
            *sum = after;
            let chosen = u32::from(self.chosen.contains(&needed.candidate));
            let unmet = &mut self.unmet[needed.candidate as usize];
            if before < needed.at_least && after >= needed.at_least {
                *unmet -= 1;
                self.unmet_chosen -= chosen;
            } else if before >= needed.at_least && after < needed.at_least {
                *unmet += 1;
                self.unmet_chosen += chosen;
            }
        }
    }

    /// What a candidate closes of the needs after what is chosen, in whole and as the relaxation counts it.
    #[inline]
    fn closes(&self, task: &Task<'_>, place: u32) -> (i64, i64) {
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

    /// Lists a candidate among those that may be added, unless it cannot help.
    #[inline]
    fn list(&mut self, task: &Task<'_>, frame: &Frame, place: u32) {
        let problem = task.problem;
        let offer = problem.candidates.row(task.person)[place as usize];
        let (closes, counted) = self.closes(task, place);
        let mut adds = self.base[place as usize];
        if !self.gains.is_empty() {
            let new = problem.classes[offer as usize] & !frame.hit;
            adds += self.gains.iter().filter(|(bit, _)| new & bit != 0).map(|(_, value)| value).sum::<i64>();
        }
        if adds + closes <= 0 && !self.rests[place as usize] {
            return;
        }
        adds += counted;
        if self.multiplier > 0 {
            adds -= self.multiplier * i64::from(problem.local(offer)[self.scarce]);
        }
        let row = problem.candidates.range(task.person);
        let clique = if row.len() <= WORD { 1 << problem.cliques[row.start + place as usize] } else { 0 };
        self.entries.push(Entry { adds, place, clique });
    }

    /// Ends the listing of a frame's candidates: best first.
    fn close(&mut self, task: &Task<'_>, frame: &mut Frame, start: usize) {
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

    /// How many more candidates fit at most.
    fn more(&self, frame: &Frame) -> usize {
        let room = frame.room.iter().zip(&self.least).filter(|(room, least)| **room != FREE && **least > 0);
        room.map(|(room, least)| if *least == 1 { *room } else { room / least }).min().unwrap_or(FREE) as usize
    }

    /// Chooses the relaxation by a few steps: the one that makes the bound of the root lowest.
    ///
    /// Needs that the best few candidates close more than once are counted in part with the need itself; a unit of the
    /// local dimension they use most beyond its room gets a price.
    fn relax(&mut self, task: &Task<'_>, frame: &Frame) {
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

    /// What a give closes now.
    #[inline]
    fn gain(&self, problem: &Problem, first: usize, give: &super::Give) -> i64 {
        let (need, amount) = (usize::from(give.need), i64::from(give.amount));
        let (given, (width, rate)) = (self.given[need], self.single[need]);
        if width >= 0 {
            return amount.min((width - given).max(0)) * rate;
        }
        let steps = problem.steps.row(first + need);
        closed(steps, given + amount) - closed(steps, given)
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

    /// Whether every balance can still be mended by what is listed.
    fn can_balance(&self, task: &Task<'_>, start: usize) -> bool {
        let Task { problem, person, .. } = *task;
        let listed = |place: u32| self.entries[start..].iter().any(|entry| entry.place == place);
        problem.balances.range(person).zip(&self.balance).all(|(at, sum)| {
            let terms = problem.balance_terms.row(at).iter().filter(|term| term.amount > 0 && listed(term.candidate));
            *sum >= 0 || sum + terms.map(|term| term.amount).sum::<i64>() >= 0
        })
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

/// What is still to be had from a need.
fn left(steps: &[super::Step], given: i64) -> i64 {
    match steps {
        [step] => (i64::from(step.width) - given).max(0) * step.worth,
        steps => closed(steps, i64::MAX) - closed(steps, given),
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

/// Whether two of a person's candidates, by place, can never stand together.
pub(crate) fn conflict(problem: &Problem, person: usize, a: u32, b: u32) -> bool {
    let range = problem.candidates.range(person);
    if range.len() <= WORD {
        return problem.conflicts[range.start + a as usize] >> b & 1 == 1;
    }
    let offers = problem.candidates.row(person);
    problem.conflict(person, offers[a as usize], offers[b as usize])
}
