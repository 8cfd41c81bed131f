//! Which schools no municipal body reaches.

use chrono::NaiveDate;
use petgraph::Direction;
use petgraph::visit::EdgeRef;

use super::{Index, Network, NodeSet, Origin};
use crate::boundary::Error;
use crate::norm::entry::{Level, RelationKind};
use nms_solver::order::gather_set;

impl Network {
    /// The organisations of a kind that no municipal or inter-municipal body reaches on a day.
    ///
    /// A body reaches what is part of it, and whom it helps: the ties of help are those of
    /// [`RelationKind::brings_help`], followed as far as they lead.
    ///
    /// # Errors
    /// `network.kind.unknown` if the network has no organisation of this kind.
    pub fn unreached(&self, kind: &str, as_of: Option<NaiveDate>) -> Result<NodeSet<'_>, Error> {
        let of_kind = |index: &Index| {
            self.graph.node_weight(*index).is_some_and(|node| node.origin == Origin::Region && node.kind == kind)
        };
        let wanted: Vec<Index> = self.graph.node_indices().filter(of_kind).collect();
        if wanted.is_empty() {
            let regional = self.nodes().filter(|node| node.origin == Origin::Region);
            let kinds = gather_set(regional.map(|node| node.kind.as_str()));
            let known = kinds.iter().copied();
            return Err(crate::boundary::unknown("network.kind.unknown", "organisation of the kind", kind, known));
        }
        let is_body = |index: &Index| {
            self.graph.node_weight(*index).is_some_and(|node| {
                node.origin == Origin::Region && matches!(node.level, Level::Municipal | Level::InterMunicipal)
            })
        };
        let mut seen = vec![false; self.node_count()];
        let mut todo: Vec<Index> = self.graph.node_indices().filter(is_body).collect();
        while let Some(at) = todo.pop() {
            if std::mem::replace(seen.get_mut(at.index()).unwrap_or(&mut false), true) {
                continue;
            }
            let helped =
                self.graph.edges_directed(at, Direction::Outgoing).filter(|tie| tie.weight().kind.brings_help());
            let parts = self
                .graph
                .edges_directed(at, Direction::Incoming)
                .filter(|tie| tie.weight().kind == RelationKind::PartOf);
            todo.extend(helped.filter(|tie| tie.weight().holds(as_of)).map(|tie| tie.target()));
            todo.extend(parts.filter(|tie| tie.weight().holds(as_of)).map(|tie| tie.source()));
        }
        Ok(NodeSet::new(self, wanted.into_iter().filter(|at| !seen.get(at.index()).copied().unwrap_or_default())))
    }
}
