//! The whole: prices learned, a plan made and improved, a bound proved.

use super::learn::Learner;
use super::options::{Allocation, Options, Shortfall, Status, Watch};
use super::plan::Plan;
use super::problem::{Problem, UNIT};

/// Chooses a bundle for every person, with a proved bound.
///
/// Prices are learned on samples of persons that grow, then on all; each round searches every person's best bundle at
/// prices, and a master problem over the bundles found gives the next prices. Its fractions are then fixed, and the plan
/// is improved. The bound is always one over all persons.
pub fn solve(problem: &Problem, options: Options, watch: Watch<'_>) -> Allocation {
    let mut learner = Learner::new(problem, options, watch);
    let mut master = learner.learn();
    let mut plan = learner.dive(&mut master);
    plan.improve(problem, &learner.impossible, options.nodes);
    learner.value = plan.kept(problem).then(|| plan.value(problem));
    learner.tell();
    if problem.persons() == 0 {
        // The only plan there is, even where no price can be as high as a penalty.
        learner.bound = i128::from(plan.value(problem)) * i128::from(UNIT);
    }
    let priced_bound = learner.bound_value();
    if options.exact && !learner.stopped && !done(problem, &learner, &plan, 0) {
        learner.branch(&mut master, &mut plan);
    }
    finish(problem, learner, plan, priced_bound)
}

/// Whether value and bound are so close.
fn done(problem: &Problem, learner: &Learner<'_, '_>, plan: &Plan, gap: u32) -> bool {
    if !plan.kept(problem) {
        return false;
    }
    let value = plan.value(problem);
    let apart = i128::from(learner.bound_value()) - i128::from(value);
    apart * 1_000_000 <= i128::from(gap) * i128::from(value.abs())
}

fn finish(problem: &Problem, learner: Learner<'_, '_>, plan: Plan, priced_bound: i64) -> Allocation {
    let options = learner.options;
    let shortfalls = plan.shortfalls();
    let impossible: Vec<u32> =
        (0_u32..).zip(&learner.impossible).filter(|(_, no)| **no).map(|(person, _)| person).collect();
    let broken = |shortfall: &Shortfall| problem.resources[shortfall.resource as usize].penalty.is_none();
    let status = if !impossible.is_empty() || shortfalls.iter().any(broken) {
        Status::Infeasible
    } else if done(problem, &learner, &plan, if options.exact { 0 } else { options.gap }) {
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
