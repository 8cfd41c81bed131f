//! What a drawing shows: nodes in bands by level, one line for all ties alike that are still open.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::visit::EdgeRef;

use super::wrap::{one_each, wrap};
use crate::network::{Network, Node};
use crate::norm::entry::{Level, RelationKind};

/// Letters in a line of a label.
const LINE: u32 = 24;

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stroke {
    /// From the whole to its part.
    Tree,
    /// Between two who act jointly; it has no direction.
    Joint,
    /// Any other tie.
    Other,
}

/// One line of the drawing.
pub(super) struct Line {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) stroke: Stroke,
    /// The kinds of ties it stands for, in the order of the vocabulary.
    pub(super) kinds: BTreeSet<RelationKind>,
}

impl Line {
    /// What the line says, in Russian.
    pub(super) fn label(&self) -> String {
        self.kinds.iter().map(|kind| kind.label().ru).collect::<Vec<_>>().join(", ")
    }
}

/// The levels that have nodes, from the federal one down, with the places of the nodes.
pub(super) fn bands(network: &Network) -> impl Iterator<Item = (Level, Vec<(usize, &Node)>)> {
    Level::ALL.iter().filter_map(|level| {
        let nodes: Vec<_> = network.nodes().enumerate().filter(|(_, node)| node.level == *level).collect();
        (!nodes.is_empty()).then_some((*level, nodes))
    })
}

/// The lines: the tree first, then joint duties, then the rest, each in the order of nodes.
pub(super) fn lines(network: &Network) -> impl Iterator<Item = Line> {
    let mut merged: BTreeMap<(Stroke, usize, usize), BTreeSet<RelationKind>> = BTreeMap::new();
    for edge in network.graph.edge_references().filter(|edge| edge.weight().holds(None)) {
        let (from, to) = (edge.source().index(), edge.target().index());
        let key = match edge.weight().kind {
            RelationKind::PartOf => (Stroke::Tree, to, from),
            RelationKind::Joint => (Stroke::Joint, from.min(to), from.max(to)),
            _ => (Stroke::Other, from, to),
        };
        merged.entry(key).or_default().insert(edge.weight().kind);
    }
    merged.into_iter().map(|((stroke, from, to), kinds)| Line { from, to, stroke, kinds })
}

/// The abbreviation of a node, or its Russian name in short lines; the id where the name is blank.
pub(super) fn label(node: &Node) -> Vec<String> {
    let lines = wrap(node.abbreviation.as_ref().unwrap_or(&node.label.ru), LINE, one_each);
    if lines.is_empty() { wrap(&node.id, LINE, one_each) } else { lines }
}
