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
}
