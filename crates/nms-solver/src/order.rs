//! Sorting and gathering with little code.
//!
//! The standard library compiles its sort anew for every type and every comparison, some seven kilobytes each in the browser, and
//! collecting into an ordered map sorts first. Here one sort of places serves every list, and maps are filled one by one.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The items in the order that `compare` gives; items alike keep their order.
pub fn sorted<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut places: Vec<usize> = (0..items.len()).collect();
    let by_item = |a: usize, b: usize| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    };
    sort_places(&mut places, &by_item);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| items.get_mut(place).and_then(Option::take)).collect()
}

/// How many items are sorted in one go, and how many are woven between two questions.
const RUN: usize = 16_384;
const STRIDE: usize = 256;

/// Very many items in order, asking now and then whether to go on; nothing once `go_on` said no.
///
/// The sort of the standard library cannot be stopped, so short runs are sorted and woven into longer ones. Items alike stand in
/// any order.
pub fn sorted_while<T: Copy>(
    mut items: Vec<T>,
    compare: impl Fn(&T, &T) -> Ordering,
    go_on: &mut dyn FnMut() -> bool,
) -> Option<Vec<T>> {
    for run in items.chunks_mut(RUN) {
        go_on().then_some(())?;
        run.sort_unstable_by(&compare);
    }
    let mut width = RUN;
    while width < items.len() {
        let mut woven = Vec::with_capacity(items.len());
        for pair in items.chunks(width * 2) {
            weave(pair.split_at(width.min(pair.len())), &compare, &mut woven, go_on)?;
        }
        (items, width) = (woven, width * 2);
    }
    Some(items)
}

/// Two runs in order as one, behind what is there.
fn weave<T: Copy>(
    (mut left, mut right): (&[T], &[T]),
    compare: impl Fn(&T, &T) -> Ordering,
    woven: &mut Vec<T>,
    go_on: &mut dyn FnMut() -> bool,
) -> Option<()> {
    go_on().then_some(())?;
    // Most lists are in order already, or nearly.
    if let Some((last, first)) = left.last().zip(right.first())
        && compare(last, first).is_gt()
    {
        while let ([a, more @ ..], [b, others @ ..]) = (left, right) {
            if woven.len().is_multiple_of(STRIDE) {
                go_on().then_some(())?;
            }
            if compare(a, b).is_gt() {
                woven.push(*b);
                right = others;
            } else {
                woven.push(*a);
                left = more;
            }
        }
    }
    woven.extend_from_slice(left);
    woven.extend_from_slice(right);
    Some(())
}

/// The only sort of places, for lists of any length.
pub fn sort_places(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|a, b| compare(*a, *b));
}

/// An ordered map of the pairs; of two with the same key the last stays.
pub fn gather<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

/// An ordered set of the items.
pub fn gather_set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_alike_keep_their_order() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        assert_eq!(sorted(items, |a, b| a.0.cmp(&b.0)), [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        assert_eq!(gather([(1, 'a'), (0, 'b'), (1, 'c')]), BTreeMap::from([(0, 'b'), (1, 'c')]));
        assert_eq!(gather_set([2, 1, 2]), BTreeSet::from([1, 2]));
    }

    #[test]
    fn runs_are_woven_into_one_order() {
        // 7919 and the length have no common divisor, so every number occurs once.
        for length in [0, 1, RUN, 4 * RUN + 77] {
            let mixed: Vec<usize> = (0..length).map(|place| place * 7_919 % length).collect();
            let mut asked = 0;
            let woven = sorted_while(mixed.clone(), Ord::cmp, &mut || {
                asked += 1;
                true
            });
            assert_eq!(woven, Some((0..length).collect()));
            assert!(asked >= length / RUN, "{asked}");
            assert!(length == 0 || sorted_while(mixed, Ord::cmp, &mut || false).is_none());
        }
    }
}
