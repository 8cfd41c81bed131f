//! Branching until the optimum is proved: a person has a candidate, or has not.

use super::learn::{Learner, parts};
use super::master::Master;
use super::options::enough;
use super::plan::{Plan, repair};
use super::problem::UNIT;
use super::search::{Search, Task};

/// A decision: the person, the candidate's place, and whether it is chosen.
type Decision = (u32, u32, bool);
/// Fractions nearer to whole numbers than this are whole.
const WHOLE: f64 = 1e-5;
/// Rounds of one node, at most.
const SWEEPS: usize = 200;

impl Learner<'_, '_> {
    /// Branches from the master's fractions until value and bound are so close, in parts per million, or so many nodes are
    /// seen; raises the plan and lowers the bound.
    pub(crate) fn branch(&mut self, master: &mut Master, plan: &mut Plan, gap: u32, branches: usize) {
        let mut open: Vec<(Vec<Decision>, i64)> = vec![(Vec::new(), self.bound_value())];
        // A plan that breaks a capacity is none; whatever is bound below every plan's value holds none either.
        let none = self.problem.least - 1;
        let mut value = if plan.kept(self.problem) { plan.value(self.problem) } else { none };
        let mut nodes = 0;
        let mut proved = i64::MIN;
        while let Some((decisions, above)) = open.pop() {
            if above <= value {
                continue;
            }
            if nodes >= branches || self.stopped || (value > none && above <= enough(value, gap)) {
                proved = proved.max(above);
                continue;
            }
            nodes += 1;
            if !self.fits(&decisions) {
                continue;
            }
            let bound = self.relaxed(master, &decisions, value).min(above);
            if bound > value {
                let found = self.rounded(master, &decisions);
                if found.value(self.problem) > value && found.kept(self.problem) {
                    value = found.value(self.problem);
                    *plan = found;
                }
                // What is decided is not split again: whatever stands against it in the master is not known well enough.
                let new = |(person, place): &(u32, u32)| {
                    !decisions.iter().any(|(decided, at, _)| decided == person && at == place)
                };
                match split(master).filter(new) {
                    Some((person, place)) if bound > value => {
                        for chosen in [false, true] {
                            let mut next = decisions.clone();
                            next.push((person, place, chosen));
                            open.push((next, bound));
                        }
                    }
                    // Whole, yet the bound is above it: rounding of prices, or searches cut; nothing is left to split.
                    None if bound > value => proved = proved.max(bound),
                    _ => {}
                }
            }
            self.value = (value > none).then_some(value);
            self.tell();
        }
        self.decide(master, &[]);
        let bound = proved.max(value);
        if bound < self.bound_value() {
            self.bound = i128::from(bound) * i128::from(UNIT);
        }
    }

    /// Whether what is decided alone fits in what must hold; where it does not, prices would rise without end.
    fn fits(&self, decisions: &[Decision]) -> bool {
        let mut left: Vec<i64> = self.problem.resources().iter().map(|resource| resource.capacity).collect();
        let mut chosen: Vec<(u32, u32)> =
            decisions.iter().filter(|(.., chosen)| *chosen).map(|(person, place, _)| (*person, *place)).collect();
        chosen.sort_unstable();
        for own in chosen.chunk_by(|a, b| a.0 == b.0) {
            let bundle: Vec<u32> = own.iter().map(|(_, place)| *place).collect();
            let add = |used: super::input::Use| left[used.resource as usize] -= used.amount.max(0);
            self.problem.each_use(own[0].0 as usize, &bundle, add);
        }
        self.problem.resources().iter().zip(left).all(|(resource, left)| resource.penalty.is_some() || left >= 0)
    }

    /// Bars the columns that decisions rule out, and frees all others.
    fn decide(&self, master: &mut Master, decisions: &[Decision]) {
        for column in 0..master.columns.len() as u32 {
            master.bar(column, false);
        }
        for (person, place, chosen) in decisions {
            let columns: Vec<u32> = master.columns.of(*person).collect();
            for column in columns {
                if master.columns.bundle(column).contains(place) != *chosen {
                    master.bar(column, true);
                }
            }
        }
        master.refresh();
    }

    /// The bound below decisions; stops as soon as it is not above `enough`.
    fn relaxed(&mut self, master: &mut Master, decisions: &[Decision], enough: i64) -> i64 {
        let problem = self.problem;
        self.decide(master, decisions);
        let mut lowest = i64::MAX;
        let (mut search, mut forced, mut barred) = (Search::default(), Vec::new(), Vec::new());
        let everybody: Vec<u32> = (0..problem.persons() as u32).collect();
        for _ in 0..SWEEPS {
            self.tell();
            if self.stopped {
                return lowest;
            }
            master.optimise(&everybody, usize::MAX >> 1);
            let prices = problem.legal(&parts(&master.dual));
            let costs = problem.costs(&prices);
            let mut bound = problem.capacities_at(&prices);
            let mut new = false;
            for person in everybody.iter().filter(|person| !self.impossible[**person as usize]) {
                forced.clear();
                barred.clear();
                for (_, place, chosen) in decisions.iter().filter(|(decided, ..)| decided == person) {
                    if *chosen { forced.push(*place) } else { barred.push(*place) }
                }
                let nodes = self.options.nodes;
                let task = Task {
                    problem,
                    person: *person as usize,
                    costs: &costs,
                    prices: &prices,
                    nodes,
                    forced: &forced,
                    barred: &barred,
                };
                let Some(found) = search.run(task, None) else {
                    // Unless everything was seen, there may be bundles: only what held before still holds.
                    return if search.is_cut() { lowest } else { i64::MIN };
                };
                bound += i128::from(found.bound);
                let kept = barred.iter().all(|place| !search.best().contains(place));
                if !kept {
                    return i64::MIN;
                }
                new |= master.add(problem, *person, search.best()).1;
            }
            let whole = i64::try_from(bound.div_euclid(i128::from(UNIT))).unwrap_or(i64::MAX);
            lowest = lowest.min(whole);
            if lowest <= enough || !new {
                break;
            }
        }
        lowest
    }

    /// A plan from what each person has most of.
    fn rounded(&self, master: &Master, decisions: &[Decision]) -> Plan {
        let mut order: Vec<u32> = decisions.iter().map(|(person, ..)| *person).collect();
        order.extend(0..self.problem.persons() as u32);
        let mut seen = vec![false; self.problem.persons()];
        order.retain(|person| !std::mem::replace(&mut seen[*person as usize], true));
        let surest = |person: u32| master.surest_bundle(person);
        let mut plan = Plan::empty(self.problem);
        repair(self.problem, &mut plan, &order, &self.prices, self.options.nodes, surest);
        plan.improve(self.problem, &self.impossible, self.options.nodes);
        plan
    }
}

/// The candidate whose share with a person is farthest from whole.
fn split(master: &Master) -> Option<(u32, u32)> {
    let mut best = (WHOLE, None);
    for person in master.torn() {
        let fractions = master.fractions(person);
        let mut places: Vec<u32> =
            fractions.iter().flat_map(|(column, _)| master.columns.bundle(*column)).copied().collect();
        places.sort_unstable();
        places.dedup();
        for place in places {
            let having = fractions.iter().filter(|(column, _)| master.columns.bundle(*column).contains(&place));
            let share: f64 = having.map(|(_, share)| share).sum();
            let apart = share.min(1.0 - share);
            if apart > best.0 + 1e-9 {
                best = (apart, Some((person, place)));
            }
        }
    }
    best.1
}
