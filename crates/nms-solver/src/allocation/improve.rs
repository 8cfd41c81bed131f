//! A plan made better by what is left: persons choose again, one after another, among what the others leave.

use super::plan::Plan;
use super::problem::{Problem, UNIT};
use super::search::{Search, Task};

/// Rounds over all persons, at most.
const ROUNDS: usize = 3;
/// Plans of more persons are not improved this way: what is left there is too little to be worth a round.
const MANY: usize = 50_000;

impl Plan {
    /// Lets persons choose again as long as that raises the value; whoever is impossible has nothing.
    pub(crate) fn improve(&mut self, problem: &Problem, impossible: &[bool], nodes: usize) {
        if problem.persons() > MANY {
            return;
        }
        for _ in 0..ROUNDS {
            let mut better = false;
            for person in (0..problem.persons()).filter(|person| !impossible[*person]) {
                better |= self.choose_again(problem, person, nodes);
            }
            if !better {
                break;
            }
        }
    }

    /// Lets a person choose again at what resources really cost now: nothing while they last, penalties beyond.
    pub(crate) fn choose_again(&mut self, problem: &Problem, person: usize, nodes: usize) -> bool {
        // Nothing is left of anything the person has no part in: most persons, seen at once.
        let could = |offer: &u32| {
            let uses = problem.uses.row(*offer as usize);
            uses.iter().all(|used| {
                used.amount <= self.left[used.resource as usize].max(0)
                    || problem.resources[used.resource as usize].penalty.is_some()
            })
        };
        let chosen = |place: u32| self.bundles[person].contains(&place);
        let candidates = problem.candidates.row(person);
        let counts = !problem.counts.row(person).is_empty();
        if !counts && !(0_u32..).zip(candidates).any(|(place, offer)| !chosen(place) && could(offer)) {
            return false;
        }
        let before = std::mem::take(&mut self.bundles[person]);
        let left = &mut self.left;
        problem.each_use(person, &before, |used| left[used.resource as usize] += used.amount);
        let prices: Vec<i64> = problem
            .resources
            .iter()
            .zip(&self.left)
            .enumerate()
            .map(|(resource, (has, left))| match has.penalty {
                // Short of it already: every unit used costs the penalty, every unit given saves it.
                Some(penalty) if *left <= 0 => penalty.saturating_mul(UNIT).min(problem.highest_price(resource)),
                _ => 0,
            })
            .collect();
        let costs = problem.costs(&prices);
        let mut search = Search::default();
        let mut barred = Vec::new();
        let task = Task { problem, person, costs: &costs, prices: &prices, nodes, forced: &[], barred: &[] };
        let value = |plan: &Self, bundle: &[u32]| {
            let mut left = plan.left.clone();
            problem.each_use(person, bundle, |used| left[used.resource as usize] -= used.amount);
            let penalties = problem.resources.iter().zip(&left);
            let cost: i64 = penalties.map(|(has, left)| has.penalty.unwrap_or(0) * (-left).max(0)).sum();
            problem.worth(person, bundle) - cost
        };
        let found = self.find(task, &mut search, &mut barred);
        let better = found && value(self, search.best()) > value(self, &before);
        let bundle = if better { search.best() } else { &before[..] };
        self.set(problem, person, bundle);
        better
    }
}
