//! Associations between items: parts and prerequisites, and those that the tables have no place for.

use std::collections::BTreeSet;

use super::super::order::Ties as Prerequisites;
use super::left_out::{LeftOut, LeftOutReason};
use super::package::{Association, IS_CHILD_OF, PRECEDES, Package};
use nms_solver::forest::Forest;

/// What the associations say, by the places of the items.
pub(super) struct Ties {
    /// What is a part of what.
    pub(super) parts: Forest,
    /// What requires what, in the order of the package.
    pub(super) prerequisites: Vec<(u32, u32)>,
}

/// Sorts the associations of a package.
pub(super) fn ties(package: &Package, left_out: &mut LeftOut) -> Ties {
    let mut says = |reason: LeftOutReason, one: &Association| {
        let ends = (one.origin.as_str(), one.destination.as_str());
        left_out.add_tie(reason, ("CFAssociations", &one.sort), Some(&one.identifier), Some(ends));
    };
    // Of each item, its parent and the association that says so.
    let mut parents: Vec<Option<(u32, &Association)>> = vec![None; package.items.len()];
    let mut tops = Vec::new();
    let mut precedes: Vec<(u32, u32, &Association)> = Vec::new();
    let mut known = BTreeSet::new();
    for one in &package.associations {
        if one.sort != IS_CHILD_OF && one.sort != PRECEDES {
            says(LeftOutReason::NoPlace, one);
            continue;
        }
        let is_document = |identifier: &str| identifier == package.document;
        match (package.place(&one.origin), package.place(&one.destination)) {
            (Some(origin), None) if one.sort == IS_CHILD_OF && is_document(&one.destination) => {
                tops.push((origin, one))
            }
            (Some(part), Some(whole)) if one.sort == IS_CHILD_OF => match parents.get_mut(part as usize) {
                Some(Some((before, _))) if *before == whole => says(LeftOutReason::Repeated, one),
                Some(parent @ None) => *parent = Some((whole, one)),
                _ => says(LeftOutReason::SecondParent, one),
            },
            (Some(first), Some(then)) if known.insert((then, first)) => precedes.push((then, first, one)),
            (Some(_), Some(_)) => says(LeftOutReason::Repeated, one),
            _ if is_document(&one.origin) || is_document(&one.destination) => says(LeftOutReason::NoItem, one),
            _ => says(LeftOutReason::Outside, one),
        }
    }
    // Only an item without a parent of its own stands at the top.
    for (_, one) in tops.into_iter().filter(|(item, _)| parents.get(*item as usize).is_some_and(Option::is_some)) {
        says(LeftOutReason::SecondParent, one);
    }
    for place in on_circles(&parents) {
        if let Some((_, one)) = parents.get_mut(place).and_then(Option::take) {
            says(LeftOutReason::Circle, one);
        }
    }
    let whole = |parent: &Option<(u32, &Association)>| parent.map(|(whole, _)| whole);
    // Without circles it is a forest.
    let parts = Forest::new(parents.iter().map(whole).collect()).unwrap_or_else(|_| Forest::bare(parents.len()));
    let ties = Prerequisites::new(package.items.len(), precedes.iter().map(|(then, first, _)| (*then, *first)));
    let in_circles = ties.in_circles(&parts);
    let mut prerequisites = Vec::with_capacity(precedes.len());
    for (then, first, one) in precedes {
        if in_circles.contains(&(then, first)) {
            says(LeftOutReason::Circle, one);
        } else {
            prerequisites.push((then, first));
        }
    }
    Ties { parts, prerequisites }
}

/// The items that are parts of themselves through others, in order.
fn on_circles(parents: &[Option<(u32, &Association)>]) -> BTreeSet<usize> {
    let parent = |place: usize| parents.get(place).and_then(Option::as_ref).map(|(whole, _)| *whole as usize);
    // By which walk upwards each item was first met.
    let mut met: Vec<Option<usize>> = vec![None; parents.len()];
    let mut found = BTreeSet::new();
    for walk in 0..parents.len() {
        let mut at = Some(walk);
        while let Some(place) = at {
            match met.get_mut(place) {
                Some(by @ None) => *by = Some(walk),
                Some(Some(by)) if *by == walk => {
                    // The walk has come back to its own steps: once more round the circle.
                    let mut member = place;
                    while found.insert(member) {
                        member = parent(member).unwrap_or(member);
                    }
                    break;
                }
                _ => break,
            }
            at = parent(place);
        }
    }
    found
}
