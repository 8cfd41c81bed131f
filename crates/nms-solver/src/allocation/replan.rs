//! A plan mended after some persons changed, at the prices it had.

use super::demand::demand;
use super::options::{Allocation, Status};
use super::plan::Plan;
use super::problem::{Problem, UNIT};
use super::search::{Search, Task};

/// Plans anew for some persons, changed since the plan was made; all others keep their bundles.
///
/// The problem is the new one, with the same resources and as many persons in the same places. The changed persons give
/// back what they had and choose at the plan's prices among what is left. The bound is carried over at the same prices:
/// what the old one says of the others still holds, so that only the changed are searched; `before` is the problem the
/// plan was made for.
pub fn replan(before: &Problem, problem: &Problem, plan: &Allocation, changed: &[u32], nodes: usize) -> Allocation {
    let prices = problem.legal(&plan.prices);
    let costs = problem.costs(&prices);
    let old_costs = before.costs(&prices);
    let mut next = plan.clone();
    let mut changed: Vec<u32> =
        changed.iter().copied().filter(|person| (*person as usize) < problem.persons().min(before.persons())).collect();
    changed.sort_unstable();
    changed.dedup();
    // What all use now, from the plan as it was.
    let mut kept = std::mem::take(&mut next.bundles);
    kept.resize(problem.persons(), Vec::new());
    changed.iter().for_each(|person| kept[*person as usize].clear());
    let mut making = Plan::of(problem, kept);
    let mut search = Search::default();
    let mut barred = Vec::new();
    let mut bound = i128::from(plan.priced_bound) * i128::from(UNIT) + i128::from(UNIT - 1);
    for person in &changed {
        let at = *person as usize;
        let old =
            Task { problem: before, person: at, costs: &old_costs, prices: &prices, nodes, forced: &[], barred: &[] };
        // At the least what the old person could have: any bundle of it bounds its part of the bound from below.
        bound -= search.run(old, None).map_or(0, |found| i128::from(found.value));
        let task = Task { problem, costs: &costs, ..old };
        next.impossible.retain(|other| other != person);
        match search.run(task, None) {
            Some(found) => bound += i128::from(found.bound),
            None => next.impossible.push(*person),
        }
        let bundle = search.best().to_vec();
        making.give(task, &bundle, &mut search, &mut barred);
        making.choose_again(problem, at, nodes);
    }
    next.impossible.sort_unstable();
    next.value = making.value(problem);
    if prices != plan.prices {
        // Prices that may no longer be: the bound at the others, over all.
        bound = demand(problem, 0..problem.persons(), &prices, nodes).bound + problem.capacities_at(&prices);
        next.prices.clone_from(&prices);
    }
    next.bound = i64::try_from(bound.div_euclid(i128::from(UNIT))).unwrap_or(i64::MAX);
    next.priced_bound = next.bound;
    next.shortfalls = making.shortfalls();
    next.status = if making.kept(problem) && next.impossible.is_empty() {
        if next.bound <= next.value { Status::Proved } else { Status::Ended }
    } else {
        Status::Infeasible
    };
    next.bundles = making.bundles;
    next
}
