//! Organisations that no tree has.

use petgraph::visit::EdgeRef;

use super::{HierarchyKind, Network, Node, Origin};

impl Network {
    /// The organisations that no tie of any hierarchy touches on any day: no total over a tree has them.
    pub fn unplaced(&self) -> Vec<&Node> {
        let mut placed = vec![false; self.node_count()];
        for edge in self.graph.edge_references() {
            let kind = edge.weight().kind;
            if HierarchyKind::ALL.iter().any(|tree| tree.ties().iter().any(|(tie, _)| *tie == kind)) {
                for end in [edge.source(), edge.target()] {
                    if let Some(placed) = placed.get_mut(end.index()) {
                        *placed = true;
                    }
                }
            }
        }
        let nodes = self.nodes().zip(placed);
        nodes.filter(|(node, placed)| !placed && node.origin == Origin::Region).map(|(node, _)| node).collect()
    }
}
