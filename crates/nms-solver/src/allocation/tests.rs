//! What can go wrong where searches are short or nobody is there.

use super::{
    Builder, Candidate, Give, NODES, Offer, Options, Person, Requirement, Resource, Status, Step, Term, UNIT, Use,
    check, solve,
};

/// Nobody is there to reach a target: it has the price of its penalty, as it has for somebody who can do nothing.
#[test]
fn targets_of_nobody_have_their_price() {
    let target = Resource { capacity: -3, penalty: Some(7) };
    for persons in 0..2 {
        let mut builder = Builder::new(&[target], (0, 0), &[], &[]).unwrap();
        (0..persons).for_each(|_| assert!(builder.person(&Person::default()).is_ok()));
        let problem = builder.build().unwrap();
        for exact in [false, true] {
            let plan = solve(&problem, Options { exact, ..Options::default() }, &mut |_| true);
            assert_eq!((plan.value, plan.bound, plan.status), (-21, -21, Status::Proved));
            assert_eq!((plan.priced_bound, plan.prices), (-21, vec![7 * UNIT]));
        }
    }
}

/// Under a decision a search may end before it has found any bundle; that proves nothing.
///
/// The first person is worth 8 with 2 of 3 seats, the second 9 more with all of them. Fractions favour the first; that
/// the second has the seats is seen only by a decision, and then whatever else may be added, to no end, comes first.
#[test]
fn searches_that_end_with_nothing_prove_nothing() {
    let seats = |amount| vec![Use { resource: 0, amount }];
    let sized = |size| Offer { local: vec![size], ..Offer::default() };
    let mut offers = vec![
        Offer { uses: seats(2), ..sized(1) },
        // Requires the next, which needs what the others leave no room for.
        Offer { uses: seats(3), ..sized(1) },
        sized(2),
    ];
    offers.extend((0..10).map(|_| sized(1)));
    let mut builder = Builder::new(&[Resource { capacity: 3, penalty: None }], (1, 0), &offers, &[]).unwrap();
    let candidate = |offer, worth| Candidate { offer, worth, ..Candidate::default() };
    builder.person(&Person { candidates: vec![candidate(0, 8)], limits: vec![Some(3)], ..Person::default() }).unwrap();
    let gives = vec![Give { need: 0, amount: 1 }];
    let mut candidates =
        vec![Candidate { gives: gives.clone(), ..candidate(1, 10) }, Candidate { gives, ..candidate(2, 0) }];
    candidates.extend((3..13).map(|offer| candidate(offer, 1)));
    let second = Person {
        candidates,
        needs: vec![vec![Step { width: 1, worth: 10 }]],
        requirements: vec![Requirement { candidate: 0, at_least: 1, terms: vec![Term { candidate: 1, amount: 1 }] }],
        limits: vec![Some(3)],
        ..Person::default()
    };
    builder.person(&second).unwrap();
    let problem = builder.build().unwrap();
    for nodes in [4, 5, 6, 8, 12, NODES] {
        let plan = solve(&problem, Options { exact: true, nodes, ..Options::default() }, &mut |_| true);
        assert_eq!(check(&problem, &plan.bundles), Ok(plan.value));
        assert!(plan.bound >= 20, "{nodes} nodes: bound {}", plan.bound);
        assert!(plan.status != Status::Proved || plan.value == 20, "{nodes} nodes: value {}", plan.value);
    }
    let plan = solve(&problem, Options { exact: true, ..Options::default() }, &mut |_| true);
    assert_eq!((plan.value, plan.status), (20, Status::Proved));
}

/// A pinned candidate rests on one that fills the room; whatever else may be added comes first, to no end.
#[test]
fn what_is_pinned_finds_what_it_rests_on() {
    let sized = |size| Offer { local: vec![size], ..Offer::default() };
    let mut offers = vec![sized(1), sized(7)];
    offers.extend((0..40).map(|_| sized(1)));
    let mut builder = Builder::new(&[], (1, 0), &offers, &[]).unwrap();
    let candidates = (0..42).map(|offer| Candidate { offer, worth: 1, pinned: offer == 0, ..Candidate::default() });
    let person = Person {
        candidates: candidates.collect(),
        requirements: vec![Requirement { candidate: 0, at_least: 1, terms: vec![Term { candidate: 1, amount: 1 }] }],
        limits: vec![Some(8)],
        ..Person::default()
    };
    builder.person(&person).unwrap();
    let problem = builder.build().unwrap();
    let plan = solve(&problem, Options::default(), &mut |_| true);
    assert_eq!((plan.value, &plan.impossible, &plan.bundles), (2, &vec![], &vec![vec![0, 1]]));
    assert!(plan.status != Status::Infeasible && plan.bound >= 2);
}
