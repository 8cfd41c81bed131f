//! The allocation against slow searches written plainly.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod world;

use nms_solver::allocation::{NODES, Options, Status, UNIT, best, check, demand, solve};
use proptest::prelude::*;
use world::{Dice, World, worlds};

fn exact() -> Options {
    Options { exact: true, ..Options::default() }
}

proptest! {
    #[test]
    fn best_bundle_is_the_best_of_all(world in worlds(), seed in any::<u64>()) {
        let problem = world.build();
        let dice = &mut Dice::new(seed);
        let prices: Vec<i64> = (0..world.resources.len()).map(|at| dice.roll(0, 8 * UNIT).min(problem.highest_price(at))).collect();
        for person in 0..world.persons.len() {
            let value = |(_, worth, used): &(Vec<u32>, i64, Vec<i64>)| {
                worth * UNIT - used.iter().zip(&prices).map(|(used, price)| used * price).sum::<i64>()
            };
            let all = world.bundles(person);
            let found = best(&problem, person, &prices, NODES);
            prop_assert_eq!(found.as_ref().map(|found| found.value), all.iter().map(value).max());
            if let Some(found) = found {
                prop_assert_eq!(found.bound, found.value);
                let same = all.iter().find(|(bundle, ..)| *bundle == found.chosen).unwrap();
                prop_assert_eq!(same.1, found.worth);
                // Ended after one node, the bound still holds.
                let ended = best(&problem, person, &prices, 1);
                prop_assert!(ended.is_none_or(|ended| ended.bound >= found.value));
            }
        }
    }

    #[test]
    fn exact_is_the_optimum(world in worlds()) {
        let problem = world.build();
        let plan = solve(&problem, exact(), &mut |_| true);
        let optimum = world.optimum();
        match (optimum, check(&problem, &plan.bundles)) {
            (Some(optimum), Ok(value)) => {
                prop_assert_eq!(value, plan.value);
                prop_assert!(plan.bound >= optimum, "bound {} below {}", plan.bound, optimum);
                prop_assert_eq!((plan.value, plan.status), (optimum, Status::Proved), "bound {}", plan.bound);
            }
            (None, Err(_)) => prop_assert_eq!(plan.status, Status::Infeasible),
            (optimum, checked) => prop_assert!(false, "{:?} {:?} {:?}", optimum, checked, plan),
        }
    }

    #[test]
    fn by_default_the_bound_holds(world in worlds()) {
        let problem = world.build();
        let plan = solve(&problem, Options::default(), &mut |_| true);
        if let Some(optimum) = world.optimum() {
            prop_assert!(plan.bound >= optimum, "bound {} below {}", plan.bound, optimum);
            if plan.status != Status::Infeasible {
                prop_assert_eq!(check(&problem, &plan.bundles), Ok(plan.value));
                prop_assert!(plan.value <= optimum);
            }
        }
        // Stopped at once, there is a plan all the same.
        let stopped = solve(&problem, Options::default(), &mut |_| false);
        if stopped.status != Status::Infeasible {
            prop_assert_eq!(check(&problem, &stopped.bundles), Ok(stopped.value));
        }
    }

    #[test]
    fn shuffled_persons_have_the_same_value(world in worlds()) {
        let mut turned = world.clone();
        turned.persons.reverse();
        let value = |world: &World| {
            let plan = solve(&world.build(), exact(), &mut |_| true);
            (plan.status == Status::Proved).then_some(plan.value)
        };
        prop_assert_eq!(value(&world), value(&turned));
    }

    #[test]
    fn demands_add_up(world in worlds()) {
        let problem = world.build();
        let prices = vec![2 * UNIT; world.resources.len()];
        let whole = demand(&problem, 0..problem.persons(), &prices, NODES);
        let mut sum = nms_solver::allocation::Demand::default();
        for person in (0..problem.persons()).rev() {
            sum.add(&demand(&problem, person..person + 1, &prices, NODES));
        }
        sum.used.resize(whole.used.len(), 0);
        prop_assert_eq!(sum, whole);
    }
}

#[test]
fn dbg_one() {
    let t = std::time::Instant::now();
    for seed in 0..4000_u64 {
        for (p, o) in [(2, 3), (1, 3), (2, 4), (3, 4), (5, 7)] {
            let world = World::random(seed, p, o);
            let problem = world.build();
            let t1 = std::time::Instant::now();
            let plan = solve(&problem, exact(), &mut |_| true);
            if t1.elapsed().as_millis() > 300 { println!("SLOW {seed} {p} {o} {:?} {:?} {plan:?}", t1.elapsed(), world.optimum()); panic!("slow"); }
            if let Some(optimum) = world.optimum() {
                if plan.status != Status::Proved {
                    println!("{:?}\n{plan:?} {optimum}", world);
                    panic!("x");
                }
            }
            if t.elapsed().as_secs() > 20 { println!("END {seed}"); return; }
        }
    }
}
