//! A forest in depth-first order: every subtree is one run of positions.

/// The members of a circle of parents, in the order of the walk upwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle(pub Vec<u32>);

/// A forest over the nodes `0..n`, some of which may stand outside it.
///
/// Nodes are laid out in depth-first order, children in the order of their numbers, so that the descendants of a
/// node are the run of positions behind its own: no question about ancestors or descendants walks the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forest {
    /// Nodes in depth-first order.
    order: Vec<u32>,
    /// Position of each node in `order`; `OUTSIDE` for nodes that are not in the forest.
    position: Vec<u32>,
    /// By position: how many nodes its subtree has, itself among them.
    size: Vec<u32>,
    /// By position: how far it is from its root.
    depth: Vec<u32>,
    parent: Vec<Option<u32>>,
}

const OUTSIDE: u32 = u32::MAX;

#[expect(clippy::indexing_slicing, reason = "every index is a node below n or a position below the number of members")]
impl Forest {
    /// Lays out the forest given by each node's parent; nodes that are neither child nor parent stay outside.
    pub fn new(parent: Vec<Option<u32>>) -> Result<Self, Circle> {
        let n = parent.len();
        // Children of each node as runs of one list: count, sum, fill.
        let mut start = vec![0_u32; n + 1];
        for above in parent.iter().flatten() {
            start[*above as usize + 1] += 1;
        }
        let has_children = |start: &[u32], node: usize| start[node + 1] > 0;
        let members: Vec<bool> = (0..n).map(|node| parent[node].is_some() || has_children(&start, node)).collect();
        for at in 0..n {
            start[at + 1] += start[at];
        }
        let mut fill = start.clone();
        let mut children = vec![0_u32; start[n] as usize];
        for (node, above) in (0_u32..).zip(&parent) {
            if let Some(above) = above {
                children[fill[*above as usize] as usize] = node;
                fill[*above as usize] += 1;
            }
        }

        let mut forest =
            Self { order: Vec::with_capacity(n), position: vec![OUTSIDE; n], size: vec![], depth: vec![], parent };
        let mut stack = Vec::new();
        let roots = (0..n).filter(|node| members[*node] && forest.parent[*node].is_none());
        for root in roots.collect::<Vec<_>>() {
            stack.push((root as u32, 0_u32));
            while let Some((node, depth)) = stack.pop() {
                forest.position[node as usize] = forest.order.len() as u32;
                forest.order.push(node);
                forest.depth.push(depth);
                let below = &children[start[node as usize] as usize..start[node as usize + 1] as usize];
                stack.extend(below.iter().rev().map(|child| (*child, depth + 1)));
            }
        }
        if let Some(lost) = (0..n).find(|node| members[*node] && forest.position[*node] == OUTSIDE) {
            return Err(forest.circle_above(lost as u32));
        }

        forest.size = vec![1; forest.order.len()];
        for at in (0..forest.order.len()).rev() {
            if let Some(above) = forest.parent[forest.order[at] as usize] {
                let size = forest.size[at];
                forest.size[forest.position[above as usize] as usize] += size;
            }
        }
        Ok(forest)
    }

    /// Nodes that are neither child nor parent.
    pub fn bare(nodes: usize) -> Self {
        let (order, size, depth) = (vec![], vec![], vec![]);
        Self { order, position: vec![OUTSIDE; nodes], size, depth, parent: vec![None; nodes] }
    }

    /// A node that no root reaches stands on a circle or below one: walk up twice the number of nodes at most.
    fn circle_above(&self, node: u32) -> Circle {
        let mut seen = vec![false; self.parent.len()];
        let mut at = node;
        while !seen[at as usize] {
            seen[at as usize] = true;
            at = self.parent[at as usize].unwrap_or(at);
        }
        let first = at;
        let mut members = vec![first];
        while let Some(above) = self.parent[at as usize].filter(|above| *above != first) {
            members.push(above);
            at = above;
        }
        Circle(members)
    }

    /// Nodes in depth-first order.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// The parent of a node.
    pub fn parent(&self, node: u32) -> Option<u32> {
        self.parent[node as usize]
    }

    fn at(&self, node: u32) -> Option<usize> {
        self.position.get(node as usize).filter(|at| **at != OUTSIDE).map(|at| *at as usize)
    }

    /// Distance from the root; nothing for a node outside the forest.
    pub fn depth(&self, node: u32) -> Option<u32> {
        self.at(node).map(|at| self.depth[at])
    }

    /// All nodes below a node, in depth-first order.
    pub fn descendants(&self, node: u32) -> &[u32] {
        self.at(node).map_or(&[], |at| &self.order[at + 1..at + self.size[at] as usize])
    }

    /// The nodes above a node, the nearest first.
    pub fn ancestors(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(self.parent(node), |at| self.parent(*at))
    }

    /// The nodes right below a node.
    pub fn children(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let below = self.descendants(node);
        let mut at = 0;
        std::iter::from_fn(move || {
            let child = *below.get(at)?;
            at += self.at(child).map_or(1, |position| self.size[position] as usize);
            Some(child)
        })
    }

    /// Whether `below` is `above` or stands below it: one comparison of positions.
    pub fn contains(&self, above: u32, below: u32) -> bool {
        match (self.at(above), self.at(below)) {
            (Some(above), Some(below)) => (above..above + self.size[above] as usize).contains(&below),
            _ => false,
        }
    }

    /// The roots, in the order of their numbers.
    pub fn roots(&self) -> impl Iterator<Item = u32> + '_ {
        self.order.iter().copied().filter(|node| self.parent(*node).is_none())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn descendants_are_a_run() {
        // 1 ← 0, 1 ← 3, 3 ← 2; 4 stands outside.
        let forest = Forest::new(vec![Some(1), None, Some(3), Some(1), None]).unwrap();
        assert_eq!(forest.order(), [1, 0, 3, 2]);
        assert_eq!(forest.descendants(1), [0, 3, 2]);
        assert_eq!(forest.children(1).collect::<Vec<_>>(), [0, 3]);
        assert_eq!(forest.ancestors(2).collect::<Vec<_>>(), [3, 1]);
        assert_eq!((forest.depth(2), forest.depth(4)), (Some(2), None));
        assert!(forest.contains(1, 2) && forest.contains(3, 3) && !forest.contains(0, 2) && !forest.contains(4, 4));
        assert_eq!(forest.roots().collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_circle_is_named_by_its_members() {
        // 0 → 1 → 2 → 1, and 3 stands alone.
        let Circle(mut members) = Forest::new(vec![Some(1), Some(2), Some(1), None]).unwrap_err();
        members.sort_unstable();
        assert_eq!(members, [1, 2]);
        assert_eq!(Forest::new(vec![Some(0)]), Err(Circle(vec![0])));
        assert_eq!(Forest::new(vec![None, None]), Ok(Forest::bare(2)));
    }

    #[test]
    fn a_chain_of_a_million_is_no_recursion() {
        let parent = (0..1_000_000_u32).map(|node| node.checked_sub(1)).collect();
        let forest = Forest::new(parent).unwrap();
        assert_eq!(forest.depth(999_999), Some(999_999));
    }

    proptest! {
        /// The slow oracle: walk up from every node.
        #[test]
        fn agrees_with_walking_up(parents in prop::collection::vec(prop::option::of(0_u32..30), 30)) {
            let parents: Vec<_> = parents.into_iter().enumerate()
                .map(|(node, parent)| parent.filter(|parent| (*parent as usize) < node)).collect();
            let forest = Forest::new(parents.clone()).unwrap();
            let above = |node: u32| std::iter::successors(parents[node as usize], |at| parents[*at as usize]).collect::<Vec<_>>();
            for node in 0..30 {
                prop_assert_eq!(forest.ancestors(node).collect::<Vec<_>>(), above(node));
                let mut below: Vec<_> = (0..30).filter(|other| above(*other).contains(&node)).collect();
                let mut found = forest.descendants(node).to_vec();
                found.sort_unstable();
                below.sort_unstable();
                prop_assert_eq!(found, below);
            }
        }
    }
}
