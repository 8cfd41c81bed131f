//! The whole: prices learned, a plan made and improved, a bound proved.

use super::columns::Columns;
use super::learn::Learner;
use super::options::{Allocation, Options, Shortfall, Status, Watch, enough};
use super::plan::Plan;
use super::pricing::NODES;
use super::problem::{Problem, UNIT};

/// Of more persons the master problem over all would take hours: the plan made with a sample is the last word.
const LARGE: usize = 100_000;
/// Persons times nodes of branching where the gap that was asked for is not reached without.
const BRANCHED: usize = 10_000;

/// Chooses a bundle for every person, with a proved bound.
///
/// Prices are learned on samples of persons that grow; each round searches every person's best bundle at prices, and a
/// master problem over the bundles found gives the next prices. For many persons a plan is made at the prices of a sample
/// first. Where that is not near enough, the master problem takes in all persons, its fractions are fixed, and the plan is
/// improved. The bound is always one over all persons. Where the optimum is to be proved, it begins with the plan that is near.
pub fn solve(problem: &Problem, options: Options, watch: Watch<'_>) -> Allocation {
    if !options.exact {
        return search(problem, options, None, watch);
    }
    let mut goes_on = true;
    let near = Options { exact: false, gap: 0, nodes: options.nodes.min(NODES), ..options };
    let near = search(problem, near, None, &mut |progress| {
        goes_on = goes_on && watch(progress);
        goes_on
    });
    if goes_on && near.status != Status::Proved { search(problem, options, Some(near), watch) } else { near }
}

/// One search for a plan, from another one and its bound where there is one.
fn search(problem: &Problem, options: Options, near: Option<Allocation>, watch: Watch<'_>) -> Allocation {
    let mut learner = Learner::new(problem, options, watch);
    let near = near.map(|near| learner.resume(near));
    let (sample, mut columns) =
        if near.is_some() { (problem.persons(), Columns::new(problem.persons())) } else { learner.learn() };
    let mut first = near.filter(|plan| plan.kept(problem));
    if learner.extends() {
        let plan = learner.extend(sample, &mut columns);
        learner.keep(&plan);
        let large = problem.persons() > LARGE && plan.kept(problem);
        if large || learner.stopped || done(problem, &learner, &plan, options.gap) {
            let bound = learner.bound_value();
            return finish(problem, learner, plan, bound);
        }
        first = plan.kept(problem).then_some(plan);
    }
    let mut master = learner.complete(columns);
    let mut plan = Plan::empty(problem);
    let order = learner.order.clone();
    learner.dive(&mut master, &order, &mut plan);
    plan.improve(problem, &learner.impossible, options.nodes);
    if let Some(first) = first.filter(|first| !plan.kept(problem) || first.value(problem) > plan.value(problem)) {
        plan = first;
    }
    learner.keep(&plan);
    if problem.persons() == 0 {
        // The only plan there is, even where no price can be as high as a penalty.
        learner.bound = i128::from(plan.value(problem)) * i128::from(UNIT);
    }
    let priced_bound = learner.bound_value();
    let gap = options.asked();
    let branches = if options.exact { options.branches } else { BRANCHED / problem.persons().max(1) };
    if branches > 0 && !learner.stopped && !done(problem, &learner, &plan, gap) {
        learner.branch(&mut master, &mut plan, gap, branches);
    }
    finish(problem, learner, plan, priced_bound)
}

/// Whether value and bound are so close.
fn done(problem: &Problem, learner: &Learner<'_, '_>, plan: &Plan, gap: u32) -> bool {
    if !plan.kept(problem) {
        return false;
    }
    learner.bound_value() <= enough(plan.value(problem), gap)
}

fn finish(problem: &Problem, learner: Learner<'_, '_>, plan: Plan, priced_bound: i64) -> Allocation {
    let options = learner.options;
    let shortfalls = plan.shortfalls();
    let impossible: Vec<u32> =
        (0_u32..).zip(&learner.impossible).filter(|(_, no)| **no).map(|(person, _)| person).collect();
    let broken = |shortfall: &Shortfall| problem.resources[shortfall.resource as usize].penalty.is_none();
    let status = if !impossible.is_empty() || shortfalls.iter().any(broken) {
        Status::Infeasible
    } else if done(problem, &learner, &plan, options.asked()) {
        Status::Proved
    } else {
        Status::Ended
    };
    Allocation {
        value: plan.value(problem),
        bound: learner.bound_value(),
        priced_bound,
        prices: learner.prices.clone(),
        status,
        rounds: learner.rounds,
        shortfalls,
        impossible,
        bundles: plan.bundles,
    }
}
