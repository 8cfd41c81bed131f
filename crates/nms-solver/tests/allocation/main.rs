//! The allocation against slow searches written plainly.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    unreachable_pub,
    reason = "a test that fails is to panic"
)]

mod world;

use nms_solver::allocation::{
    BuildError, Builder, Candidate, NODES, Offer, Options, Person, Requirement, Resource, Status, Step, Term, UNIT,
    best, check, demand, replan, solve,
};
use proptest::prelude::*;
use world::{Dice, World, worlds};

fn exact() -> Options {
    Options { exact: true, ..Options::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

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
    fn replanning_is_legal_and_bounded(world in worlds(), seed in any::<u64>()) {
        let mut changed = world.clone();
        if let Some(person) = changed.persons.first_mut() {
            let dice = &mut Dice::new(seed);
            person.candidates.iter_mut().for_each(|candidate| candidate.worth += dice.roll(-4, 4));
        }
        let (before, after) = (world.build(), changed.build());
        let plan = solve(&before, exact(), &mut |_| true);
        let next = replan(&before, &after, &plan, &[0], NODES);
        if next.status != Status::Infeasible {
            prop_assert_eq!(check(&after, &next.bundles), Ok(next.value));
        }
        if let (Some(optimum), false) = (changed.optimum(), plan.status == Status::Infeasible) {
            prop_assert!(next.bound >= optimum, "bound {} below {}", next.bound, optimum);
        }
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

/// Many seeds at once, where a proof takes a moment only.
#[test]
fn thousands_of_worlds_are_solved_exactly() {
    for seed in 0..2_000 {
        for (persons, offers) in [(1, 3), (2, 4), (3, 5)] {
            let world = World::random(seed, persons, offers);
            let plan = solve(&world.build(), exact(), &mut |_| true);
            match world.optimum() {
                Some(optimum) => assert_eq!((plan.value, plan.status), (optimum, Status::Proved), "seed {seed}"),
                None => assert_eq!(plan.status, Status::Infeasible, "seed {seed}"),
            }
        }
    }
}

/// Many persons are planned from a sample; plan and bound must stand as for few.
#[test]
fn plans_of_many_stand() {
    for seed in 0..8 {
        let mut world = World::random(seed, 4_100, 7);
        // About what they want, so that capacities are short and can be kept.
        world.resources.iter_mut().for_each(|resource| resource.capacity *= 700);
        // Else somebody has no legal bundle in nearly every one of them.
        let candidates = world.persons.iter_mut().flat_map(|person| &mut person.candidates);
        candidates.for_each(|candidate| candidate.pinned = false);
        let problem = world.build();
        let exact = solve(&problem, Options { branches: 10, ..exact() }, &mut |_| true);
        let stopped = solve(&problem, Options::default(), &mut |progress| progress.bound.is_none());
        let plan = solve(&problem, Options::default(), &mut |_| true);
        assert_eq!(plan.status, Status::Proved, "seed {seed}");
        for plan in [plan, stopped] {
            assert!(plan.value <= exact.bound && exact.value <= plan.bound, "seed {seed}");
            assert_eq!(check(&problem, &plan.bundles), Ok(plan.value), "seed {seed}");
        }
    }
}

/// With any number of threads the same plan, byte for byte.
#[cfg(feature = "parallel")]
#[test]
fn threads_change_nothing() {
    for persons in [1_500, 4_500] {
        let world = World::random(5, persons, 8);
        let problem = world.build();
        let plan = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| solve(&problem, Options::default(), &mut |_| true))
        };
        let one = plan(1);
        assert_eq!(one, plan(2));
        assert_eq!(one, plan(8));
    }
}

#[test]
fn degenerate_worlds_end() {
    let resource = |capacity| Resource { capacity, penalty: None };
    let nobody = Builder::new(&[], (0, 0), &[], &[]).unwrap().build().unwrap();
    let plan = solve(&nobody, exact(), &mut |_| true);
    assert_eq!((plan.value, plan.bound, plan.status), (0, 0, Status::Proved));
    assert_eq!(check(&nobody, &plan.bundles), Ok(0));

    // Nothing to choose from, and a capacity below nothing that nobody can reach.
    let mut builder = Builder::new(&[resource(-1)], (0, 0), &[], &[]).unwrap();
    builder.person(&Person::default()).unwrap();
    let problem = builder.build().unwrap();
    assert_eq!(solve(&problem, exact(), &mut |_| true).status, Status::Infeasible);

    // Pinned candidates that exclude each other.
    let offers = [Offer::default(), Offer::default()];
    let mut builder = Builder::new(&[], (0, 0), &offers, &[(0, 1)]).unwrap();
    let pinned = |offer| Candidate { offer, pinned: true, ..Candidate::default() };
    builder.person(&Person { candidates: vec![pinned(0), pinned(1)], ..Person::default() }).unwrap();
    let plan = solve(&builder.build().unwrap(), exact(), &mut |_| true);
    assert_eq!((plan.status, plan.impossible), (Status::Infeasible, vec![0]));
}

#[test]
fn ten_thousand_candidates_are_bounded() {
    let dice = &mut Dice::new(3);
    let offer = |dice: &mut Dice| Offer { local: vec![dice.roll(1, 9)], ..Offer::default() };
    let offers: Vec<_> = (0..10_000).map(|_| offer(dice)).collect();
    let mut builder = Builder::new(&[], (1, 0), &offers, &[]).unwrap();
    let candidate = |offer: u32| Candidate { offer, worth: i64::from(offer % 97), ..Candidate::default() };
    let candidates = (0..10_000).map(candidate).collect();
    builder.person(&Person { candidates, limits: vec![Some(60)], ..Person::default() }).unwrap();
    let problem = builder.build().unwrap();
    let bundle = best(&problem, 0, &[], 2_000).unwrap();
    assert!(bundle.bound >= bundle.value && bundle.value > 4_000 * UNIT);
    assert_eq!(check(&problem, &[bundle.chosen]), Ok(bundle.worth));
}

#[test]
fn bad_input_is_refused() {
    let offers = [Offer::default()];
    let person = |change: &dyn Fn(&mut Person)| {
        let mut person = Person { candidates: vec![Candidate::default()], ..Person::default() };
        change(&mut person);
        Builder::new(&[], (0, 0), &offers, &[]).unwrap().person(&person)
    };
    assert_eq!(person(&|_| {}), Ok(0));
    assert_eq!(person(&|person| person.limits.push(None)), Err(BuildError::Dimensions));
    assert_eq!(person(&|person| person.candidates[0].offer = 1), Err(BuildError::Index));
    assert_eq!(person(&|person| person.candidates.push(Candidate::default())), Err(BuildError::Twice));
    assert_eq!(person(&|person| person.candidates[0].worth = i64::MIN), Err(BuildError::TooLarge));
    let rising = vec![Step { width: 1, worth: 1 }, Step { width: 1, worth: 2 }];
    assert_eq!(person(&|person| person.needs.push(rising.clone())), Err(BuildError::NotConcave));
    let itself = Requirement { candidate: 0, at_least: 1, terms: vec![Term { candidate: 0, amount: 1 }] };
    assert_eq!(person(&|person| person.requirements.push(itself.clone())), Err(BuildError::Circle { candidate: 0 }));
    let late = Offer { from: 2, to: 1, ..Offer::default() };
    assert_eq!(Builder::new(&[], (0, 0), &[late], &[]).err(), Some(BuildError::Interval));
}
