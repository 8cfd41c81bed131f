//! Nodes whose loss cuts a graph apart (articulation points), with how much each cuts off.

use crate::order::sorted;

/// A node whose removal splits its component, and how many nodes lose the largest remaining part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The node.
    pub node: u32,
    /// How many nodes lose the largest remaining part without it.
    pub cut_off: u32,
}

/// One node on the stack of the walk.
struct Frame {
    node: u32,
    parent: u32,
    next: usize,
}

/// The cut nodes of an undirected graph given by its neighbour lists, in the order of their numbers.
///
/// Hopcroft and Tarjan (1973), without recursion; parallel edges and loops do no harm.
#[expect(clippy::indexing_slicing, reason = "neighbours are nodes below n, checked by the debug assertion")]
pub fn cut_nodes(neighbours: &[Vec<u32>]) -> Vec<Cut> {
    const NONE: u32 = u32::MAX;
    let n = neighbours.len();
    debug_assert!(neighbours.iter().flatten().all(|node| (*node as usize) < n));
    let (mut found, mut low, mut size) = (vec![NONE; n], vec![0_u32; n], vec![1_u32; n]);
    // For each node: nodes in the parts below it that its loss would cut off, and the largest such part.
    let (mut below, mut largest, mut parts) = (vec![0_u32; n], vec![0_u32; n], vec![0_u32; n]);
    let mut cuts = Vec::new();
    let mut clock = 0;
    for root in 0..n as u32 {
        if found[root as usize] != NONE {
            continue;
        }
        let mut component = Vec::new();
        let mut stack = vec![Frame { node: root, parent: NONE, next: 0 }];
        while let Some(frame) = stack.last_mut() {
            let node = frame.node as usize;
            if frame.next == 0 && found[node] == NONE {
                (found[node], low[node]) = (clock, clock);
                clock += 1;
                component.push(frame.node);
            }
            if let Some(neighbour) = neighbours[node].get(frame.next).copied() {
                frame.next += 1;
                if found[neighbour as usize] == NONE {
                    let parent = frame.node;
                    stack.push(Frame { node: neighbour, parent, next: 0 });
                } else if neighbour != frame.parent {
                    low[node] = low[node].min(found[neighbour as usize]);
                }
                continue;
            }
            let parent = frame.parent;
            stack.pop();
            if parent != NONE {
                let parent = parent as usize;
                low[parent] = low[parent].min(low[node]);
                size[parent] += size[node];
                if low[node] >= found[parent] {
                    below[parent] += size[node];
                    largest[parent] = largest[parent].max(size[node]);
                    parts[parent] += 1;
                }
            }
        }
        let total = component.len() as u32;
        for node in component {
            let at = node as usize;
            // What is left above the node is one part too, unless the node is the root of the walk.
            let above = total - 1 - below[at];
            let pieces = parts[at] + u32::from(above > 0);
            if pieces > 1 {
                cuts.push(Cut { node, cut_off: total - 1 - largest[at].max(above) });
            }
        }
    }
    sorted(cuts, |a, b| a.node.cmp(&b.node))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lists(n: usize, edges: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let mut lists = vec![Vec::new(); n];
        for (a, b) in edges {
            lists[*a as usize].push(*b);
            lists[*b as usize].push(*a);
        }
        lists
    }

    #[test]
    fn the_middle_of_a_chain_cuts() {
        // 0 – 1 – 2 – 3: the loss of 1 cuts off 0, the loss of 2 cuts off 3.
        let cuts = cut_nodes(&lists(4, &[(0, 1), (1, 2), (2, 3)]));
        assert_eq!(cuts, [Cut { node: 1, cut_off: 1 }, Cut { node: 2, cut_off: 1 }]);
        assert_eq!(cut_nodes(&lists(3, &[(0, 1), (1, 2), (2, 0), (0, 0), (0, 1)])), []);
    }

    /// The slow oracle: remove each node and look at the sizes of what is left of its component.
    fn slow(lists: &[Vec<u32>]) -> Vec<Cut> {
        let reach = |from: u32, without: Option<u32>| {
            let mut seen = std::collections::BTreeSet::from([from]);
            let mut todo = vec![from];
            while let Some(at) = todo.pop() {
                todo.extend(lists[at as usize].iter().filter(|to| Some(**to) != without && seen.insert(**to)));
            }
            seen
        };
        (0..lists.len() as u32)
            .filter_map(|node| {
                let mut rest = reach(node, None);
                rest.remove(&node);
                let (total, mut largest, mut pieces) = (rest.len(), 0, 0);
                while let Some(from) = rest.first().copied() {
                    let part = reach(from, Some(node));
                    rest.retain(|at| !part.contains(at));
                    largest = largest.max(part.len());
                    pieces += 1;
                }
                (pieces > 1).then(|| Cut { node, cut_off: (total - largest) as u32 })
            })
            .collect()
    }

    proptest! {
        #[test]
        fn agrees_with_removing_each_node(edges in prop::collection::vec((0_u32..12, 0_u32..12), 0..20)) {
            let lists = lists(12, &edges);
            prop_assert_eq!(cut_nodes(&lists), slow(&lists));
        }
    }
}
