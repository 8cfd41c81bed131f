//! The tree inside of one band as stacks.

use super::{Item, Rect};

/// A head with those under it in the same band, parents before children.
pub(super) struct Stack {
    /// Items with their distance from the head.
    pub(super) members: Vec<(usize, usize)>,
    /// Whether the head is part of something.
    tied: bool,
}

impl Stack {
    pub(super) fn head(&self) -> usize {
        self.members.first().map_or(0, |(item, _)| *item)
    }

    /// Trees stand first, then those alone, then those who are part of nothing.
    pub(super) fn tier(&self) -> u8 {
        if self.members.len() > 1 { 0 } else { 2 - u8::from(self.tied) }
    }

    /// Where the ties of the members pull the stack: the mean of the neighbours outside of it.
    pub(super) fn pull(&self, neighbours: &[Vec<usize>], boxes: &[Rect]) -> i32 {
        let others = self.members.iter().flat_map(|(item, _)| neighbours.get(*item).into_iter().flatten());
        let outside = others.filter(|other| !self.members.iter().any(|(member, _)| member == *other));
        let (mut sum, mut count) = (0_i64, 0_i64);
        for rect in outside.filter_map(|other| boxes.get(*other)) {
            sum += i64::from(rect.middle().0);
            count += 1;
        }
        // One without ties stays where it is.
        let here = boxes.get(self.head()).map_or(0, |rect| rect.middle().0);
        sum.checked_div(count).and_then(|mean| i32::try_from(mean).ok()).unwrap_or(here)
    }
}

/// The stacks of a band, and the one item under which most of the band stands, if there is such.
pub(super) fn stacks(items: &[Item], band: usize) -> (Option<usize>, Vec<Stack>) {
    let members: Vec<usize> = (0..items.len()).filter(|at| band_of(items, *at) == Some(band)).collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    let mut heads = Vec::new();
    for at in &members {
        let parent = parent_of(items, *at).filter(|parent| band_of(items, *parent) == Some(band));
        match parent.and_then(|parent| children.get_mut(parent)) {
            Some(list) => list.push(*at),
            None => heads.push(*at),
        }
    }
    let trees: Vec<_> = heads.iter().map(|head| tree(*head, &children)).collect();
    let widest = trees.iter().max_by_key(|tree| tree.len()).filter(|tree| {
        let branches = tree.iter().filter(|(_, depth)| *depth == 1).count();
        let deep = tree.iter().any(|(_, depth)| *depth > 1);
        tree.len() > 6 && 2 * tree.len() > members.len() && branches > 1 && deep
    });
    let banner = widest.and_then(|tree| tree.first()).map(|(item, _)| *item);
    let mut found = Vec::new();
    for (head, members) in heads.iter().zip(trees) {
        if banner == Some(*head) {
            let branches = children.get(*head).into_iter().flatten();
            found.extend(branches.map(|branch| Stack { members: tree(*branch, &children), tied: true }));
        } else {
            found.push(Stack { members, tied: parent_of(items, *head).is_some() });
        }
    }
    found.sort_by_key(Stack::tier);
    (banner, found)
}

fn band_of(items: &[Item], at: usize) -> Option<usize> {
    items.get(at).map(|item| item.band)
}

fn parent_of(items: &[Item], at: usize) -> Option<usize> {
    items.get(at).and_then(|item| item.parent)
}

/// An item and all under it, in depth-first order.
fn tree(head: usize, children: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut order = Vec::new();
    let mut todo = vec![(head, 0)];
    while let Some((at, depth)) = todo.pop() {
        order.push((at, depth));
        todo.extend(children.get(at).into_iter().flatten().rev().map(|child| (*child, depth + 1)));
    }
    order
}
