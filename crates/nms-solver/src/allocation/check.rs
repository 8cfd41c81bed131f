//! Whether a plan is legal and what it is worth, told again from the instance alone: plain loops, nothing shared with
//! what made the plan.

use super::options::Shortfall;
use super::problem::{FREE, Problem};

/// What is wrong with a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Violation {
    /// Not one bundle for each person.
    Persons,
    /// A place that is no candidate's, or places that do not rise.
    Places {
        /// The person.
        person: u32,
    },
    /// A pinned candidate is missing.
    Pinned {
        /// The person.
        person: u32,
        /// The candidate.
        candidate: u32,
    },
    /// Two chosen candidates exclude each other.
    Excluded {
        /// The person.
        person: u32,
        /// The one.
        one: u32,
        /// The other.
        other: u32,
    },
    /// More of a local dimension than the person's limit.
    Limit {
        /// The person.
        person: u32,
        /// The dimension.
        dimension: usize,
    },
    /// More of a concurrent dimension on a day than the person's limit.
    Peak {
        /// The person.
        person: u32,
        /// The dimension.
        dimension: usize,
        /// The day.
        day: i32,
    },
    /// A chosen candidate's requirement is not met.
    Requirement {
        /// The person.
        person: u32,
        /// The candidate.
        candidate: u32,
    },
    /// A balance is below nothing.
    Balance {
        /// The person.
        person: u32,
    },
    /// More of a resource than there is, where that must not be.
    Capacity(Shortfall),
}

/// The value of a plan, or everything that is wrong with it.
pub fn check(problem: &Problem, bundles: &[Vec<u32>]) -> Result<i64, Vec<Violation>> {
    if bundles.len() != problem.persons() {
        return Err(vec![Violation::Persons]);
    }
    let mut wrong = Vec::new();
    let mut value = 0;
    let mut used = vec![0_i64; problem.resources().len()];
    for (number, bundle) in bundles.iter().enumerate() {
        let before = wrong.len();
        rules(problem, number, bundle, &mut wrong);
        if wrong[before..].iter().all(|wrong| !matches!(wrong, Violation::Places { .. })) {
            value += worth(problem, number, bundle, &mut used);
        }
    }
    for (number, resource) in problem.resources().iter().enumerate() {
        let amount = used[number] - resource.capacity;
        match resource.penalty {
            _ if amount <= 0 => {}
            Some(penalty) => value -= penalty * amount,
            None => wrong.push(Violation::Capacity(Shortfall { resource: number as u32, amount })),
        }
    }
    if wrong.is_empty() { Ok(value) } else { Err(wrong) }
}

/// Everything a person's bundle breaks.
fn rules(problem: &Problem, number: usize, bundle: &[u32], wrong: &mut Vec<Violation>) {
    let person = number as u32;
    let candidates = problem.candidates(number);
    let sound = bundle.iter().all(|place| (*place as usize) < candidates.len()) && bundle.is_sorted_by(|a, b| a < b);
    if !sound {
        wrong.push(Violation::Places { person });
        return;
    }
    for candidate in problem.pinned.row(number) {
        if !bundle.contains(candidate) {
            wrong.push(Violation::Pinned { person, candidate: *candidate });
        }
    }
    let offers: Vec<usize> = bundle.iter().map(|place| candidates[*place as usize] as usize).collect();
    for (at, one) in bundle.iter().enumerate() {
        for (other, offer) in bundle.iter().zip(&offers).take(at) {
            if problem.exclude(candidates[*one as usize], *offer as u32) {
                wrong.push(Violation::Excluded { person, one: *other, other: *one });
            }
        }
    }
    for (dimension, limit) in problem.limits(number).iter().enumerate() {
        let sum: u64 =
            offers.iter().map(|offer| u64::from(problem.local[offer * problem.dimensions + dimension])).sum();
        if *limit != FREE && sum > u64::from(*limit) {
            wrong.push(Violation::Limit { person, dimension });
        }
    }
    for (dimension, limit) in problem.peaks(number).iter().enumerate() {
        // A sum over days can only be highest on a day on which something begins.
        for day in offers.iter().map(|offer| problem.days[*offer].0) {
            let on = offers.iter().filter(|offer| problem.days[**offer].0 <= day && day < problem.days[**offer].1);
            let sum: u64 = on.map(|offer| u64::from(problem.loads[offer * problem.concurrents + dimension])).sum();
            if *limit != FREE && sum > u64::from(*limit) {
                wrong.push(Violation::Peak { person, dimension, day });
            }
        }
    }
    for (at, needed) in problem.requirements.range(number).zip(problem.requirements.row(number)) {
        let terms = problem.requirement_terms.row(at).iter().filter(|term| bundle.contains(&term.candidate));
        let sum: i64 = terms.map(|term| term.amount).sum();
        if bundle.contains(&needed.candidate) && sum < needed.at_least {
            wrong.push(Violation::Requirement { person, candidate: needed.candidate });
        }
    }
    for at in problem.balances.range(number) {
        let terms = problem.balance_terms.row(at).iter().filter(|term| bundle.contains(&term.candidate));
        if terms.map(|term| term.amount).sum::<i64>() < 0 {
            wrong.push(Violation::Balance { person });
        }
    }
}

/// What a person's bundle is worth; what it uses is added up.
fn worth(problem: &Problem, number: usize, bundle: &[u32], used: &mut [i64]) -> i64 {
    let first = problem.candidates.range(number).start;
    let mut worth = 0;
    let mut given = vec![0_u64; problem.needs.range(number).len()];
    let mut classes = 0;
    for place in bundle {
        let candidate = first + *place as usize;
        let offer = problem.candidates(number)[*place as usize] as usize;
        worth += problem.own[candidate];
        classes |= problem.classes[offer];
        for give in problem.gives.row(candidate) {
            given[usize::from(give.need)] += u64::from(give.amount);
        }
        for part in problem.uses.row(offer) {
            used[part.resource as usize] += part.amount;
        }
    }
    for (need, mut given) in problem.needs.range(number).zip(given) {
        for step in problem.steps.row(need) {
            let part = given.min(u64::from(step.width));
            worth += part as i64 * step.worth;
            given -= part;
        }
    }
    for (at, count) in problem.counts.range(number).zip(problem.counts.row(number)) {
        if classes >> count.class & 1 == 1 {
            worth += count.worth;
            for part in problem.count_uses.row(at) {
                used[part.resource as usize] += part.amount;
            }
        }
    }
    worth
}
