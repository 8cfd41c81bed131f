//! Dated trees against a slow oracle: every day is looked at, every node walks up.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use nms_core::Network;
use nms_core::network::{HierarchyKind, Organisation, RegionRows, Tie};
use nms_core::norm::entry::{Level, RelationKind};
use proptest::prelude::*;

const NODES: usize = 6;
const DAYS: u64 = 8;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(n)
}

fn name(at: usize) -> String {
    format!("o{at}")
}

fn rows(ties: &[(usize, usize, Option<u64>, Option<u64>)]) -> RegionRows {
    let organisation = |at| Organisation {
        id: name(at),
        kind: "school".into(),
        title: None,
        level: Level::Institutional,
        territory: None,
        rural: None,
        lat: None,
        lon: None,
    };
    let tie = |(from, to, start, end): &(usize, usize, Option<u64>, Option<u64>)| Tie {
        from: name(*from),
        to: name(*to),
        kind: RelationKind::PartOf,
        valid_from: start.map(day),
        valid_to: end.map(day),
    };
    RegionRows { organisations: (0..NODES).map(organisation).collect(), relations: ties.iter().map(tie).collect() }
}

/// The parents of each node on a day, one for each tie that holds.
fn parents(ties: &[(usize, usize, Option<u64>, Option<u64>)], on: u64) -> Vec<Vec<usize>> {
    let holds = |start: Option<u64>, end: Option<u64>| start.is_none_or(|s| s <= on) && end.is_none_or(|e| on < e);
    (0..NODES).map(|node| ties.iter().filter(|t| t.0 == node && holds(t.2, t.3)).map(|t| t.1).collect()).collect()
}

fn above(parents: &[Vec<usize>], node: usize) -> Option<Vec<usize>> {
    let mut path = Vec::new();
    let mut at = node;
    while let Some(next) = parents[at].first() {
        if path.contains(next) || *next == node {
            return None;
        }
        path.push(*next);
        at = *next;
    }
    Some(path)
}

fn ties() -> impl Strategy<Value = Vec<(usize, usize, Option<u64>, Option<u64>)>> {
    // Ends are after starts, so that what is refused is refused because of the tree.
    let span = (prop::option::of(0..DAYS - 1), prop::option::of(1_u64..4))
        .prop_map(|(start, length)| (start, length.map(|length| start.unwrap_or(0) + length)));
    prop::collection::vec((0..NODES, 0..NODES, span).prop_map(|(a, b, (start, end))| (a, b, start, end)), 0..7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Rows are refused exactly when some day has a node with two parents or a circle; otherwise every day's tree is right.
    #[test]
    fn every_day_is_a_forest(ties in ties()) {
        let days: BTreeSet<u64> = (0..DAYS + 4).collect();
        let bad = days.iter().any(|on| {
            let parents = parents(&ties, *on);
            parents.iter().any(|found| found.len() > 1) || (0..NODES).any(|node| above(&parents, node).is_none())
        });
        match Network::from_rows(&rows(&ties)) {
            Err(error) => prop_assert!(bad, "{error}"),
            Ok(network) => {
                prop_assert!(!bad);
                for on in days {
                    let tree = network.hierarchy(HierarchyKind::Structure, Some(day(on))).unwrap();
                    let parents = parents(&ties, on);
                    for node in 0..NODES {
                        let path: Vec<_> = above(&parents, node).unwrap().into_iter().map(name).collect();
                        prop_assert_eq!(tree.ancestors(&name(node)), path);
                    }
                }
            }
        }
    }

    /// The order of the rows changes the order of an answer and nothing else.
    #[test]
    fn the_order_of_rows_does_not_matter(ties in ties(), on in 0..DAYS) {
        let forwards = rows(&ties);
        let mut backwards = forwards.clone();
        backwards.organisations.reverse();
        backwards.relations.reverse();
        if let (Ok(one), Ok(other)) = (Network::from_rows(&forwards), Network::from_rows(&backwards)) {
            let below = |network: &Network, node| {
                let tree = network.hierarchy(HierarchyKind::Structure, Some(day(on))).unwrap();
                tree.descendants(&name(node)).ids().into_iter().map(str::to_owned).collect::<BTreeSet<_>>()
            };
            for node in 0..NODES {
                prop_assert_eq!(below(&one, node), below(&other, node));
            }
        }
    }
}
