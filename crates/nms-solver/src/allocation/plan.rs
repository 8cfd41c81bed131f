//! A plan in the making: one bundle for each person, and what is left of every resource.

use super::options::Shortfall;
use super::problem::Problem;
use super::search::{Search, Task};

/// Bundles with what they leave of the resources.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) bundles: Vec<Vec<u32>>,
    pub(crate) left: Vec<i64>,
}

impl Plan {
    /// The plan in which nobody has anything.
    pub(crate) fn empty(problem: &Problem) -> Self {
        let left = problem.resources().iter().map(|resource| resource.capacity).collect();
        Self { bundles: vec![Vec::new(); problem.persons()], left }
    }

    /// The plan of these bundles.
    pub(crate) fn of(problem: &Problem, bundles: Vec<Vec<u32>>) -> Self {
        let Self { mut left, .. } = Self::empty(problem);
        for (person, bundle) in bundles.iter().enumerate() {
            problem.each_use(person, bundle, |used| left[used.resource as usize] -= used.amount);
        }
        Self { bundles, left }
    }

    /// Gives a person another bundle.
    pub(crate) fn set(&mut self, problem: &Problem, person: usize, bundle: &[u32]) {
        let left = &mut self.left;
        problem.each_use(person, &self.bundles[person], |used| left[used.resource as usize] += used.amount);
        problem.each_use(person, bundle, |used| left[used.resource as usize] -= used.amount);
        let mine = &mut self.bundles[person];
        mine.clear();
        mine.extend_from_slice(bundle);
    }

    /// Whether a bundle fits in what is left, when the person has nothing.
    pub(crate) fn fits(&self, problem: &Problem, person: usize, bundle: &[u32]) -> bool {
        let mut fits = true;
        let mut sums: [(u32, i64); 16] = [(u32::MAX, 0); 16];
        let mut many = 0;
        problem.each_use(person, bundle, |used| {
            if problem.resources[used.resource as usize].penalty.is_some() || used.amount == 0 {
                return;
            }
            let at = sums[..many].iter().position(|(resource, _)| *resource == used.resource);
            let at = at.unwrap_or_else(|| {
                many = (many + 1).min(sums.len());
                sums[many - 1] = (used.resource, 0);
                many - 1
            });
            sums[at].1 += used.amount;
            fits &= sums[at].1 <= 0 || sums[at].1 <= self.left[used.resource as usize];
        });
        fits
    }

    /// The value so far: worth less penalties for what is exceeded.
    pub(crate) fn value(&self, problem: &Problem) -> i64 {
        let worth: i64 = self.bundles.iter().enumerate().map(|(person, bundle)| problem.worth(person, bundle)).sum();
        let resources = problem.resources().iter().zip(&self.left);
        worth - resources.map(|(resource, left)| resource.penalty.unwrap_or(0) * (-left).max(0)).sum::<i64>()
    }

    /// Whether every capacity that must hold does.
    pub(crate) fn kept(&self, problem: &Problem) -> bool {
        problem.resources().iter().zip(&self.left).all(|(resource, left)| resource.penalty.is_some() || *left >= 0)
    }

    /// Finds a person, who must have nothing now, the best bundle at prices that fits in what is left.
    pub(crate) fn find(&self, task: Task<'_>, search: &mut Search, barred: &mut Vec<u32>) -> bool {
        let problem = task.problem;
        barred.clear();
        for (place, offer) in problem.candidates.row(task.person).iter().enumerate() {
            // Also by what counts once for a class it brings.
            let counts = problem.counts.range(task.person).zip(problem.counts.row(task.person));
            let brought = counts.filter(|(_, count)| problem.classes[*offer as usize] >> count.class & 1 == 1);
            let once = brought.flat_map(|(at, _)| problem.count_uses.row(at));
            let full = |used: &super::Use| {
                let hard = problem.resources[used.resource as usize].penalty.is_none();
                hard && used.amount > 0 && used.amount > self.left[used.resource as usize]
            };
            if problem.uses.row(*offer as usize).iter().chain(once).any(full) {
                barred.push(place as u32);
            }
        }
        let task = Task { barred: &barred[..], ..task };
        search.run(task, None).is_some() && self.fits(problem, task.person, search.best())
    }

    /// Gives a person, who must have nothing now, the wanted bundle if it fits, else the best at prices that does, else only
    /// what is pinned with what that requires.
    pub(crate) fn give(&mut self, task: Task<'_>, wanted: &[u32], search: &mut Search, barred: &mut Vec<u32>) {
        let (problem, person) = (task.problem, task.person);
        if self.fits(problem, person, wanted) {
            return self.set(problem, person, wanted);
        }
        let found = self.find(task, search, barred) || least(task, search);
        self.set(problem, person, if found { search.best() } else { wanted });
    }

    /// What is exceeded.
    pub(crate) fn shortfalls(&self) -> Vec<Shortfall> {
        let exceeded = (0_u32..).zip(&self.left).filter(|(_, left)| **left < 0);
        exceeded.map(|(resource, left)| Shortfall { resource, amount: -left }).collect()
    }
}

/// Finds a person the least there can be: what is pinned with what that requires.
pub(crate) fn least(task: Task<'_>, search: &mut Search) -> bool {
    let all: Vec<u32> = (0..task.problem.candidates.row(task.person).len() as u32).collect();
    search.run(Task { barred: &all, ..task }, None).is_some()
}

/// Fills a plan, keeping the capacities where it can: wanted bundles in the order of the persons given, who have nothing,
/// and where one does not fit, the best at the prices that does.
pub(crate) fn repair<'a>(
    problem: &Problem,
    plan: &mut Plan,
    order: &[u32],
    prices: &[i64],
    nodes: usize,
    wanted: impl Fn(u32) -> &'a [u32],
) {
    let costs = problem.costs(prices);
    let mut search = Search::default();
    let mut barred = Vec::new();
    for person in order {
        let bundle = wanted(*person);
        let at = *person as usize;
        let task = Task { problem, person: at, costs: &costs, prices, nodes, forced: &[], barred: &[] };
        plan.give(task, bundle, &mut search, &mut barred);
    }
}
