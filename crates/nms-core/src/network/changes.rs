//! What became different in the network from one day to another.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::{Edge, Network};
use crate::norm::entry::RelationKind;
use crate::text::vocabulary;
use nms_solver::order::gather;

vocabulary! {
    /// What happened to a tie.
    NetworkChangeKind {
        Added = "added", "появилась", "added";
        Removed = "removed", "прекратилась", "removed";
        Moved = "moved", "перешла", "moved";
    }
}

/// One difference between two days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NetworkChange {
    /// What happened.
    pub kind: NetworkChangeKind,
    /// The tie of the first day, if it held then.
    pub before: Option<Edge>,
    /// The tie of the second day, if it holds then.
    pub after: Option<Edge>,
}

impl Network {
    /// The ties that differ between two days; a body that became part of another one has moved.
    ///
    /// A tie that was renewed without a break on the same terms is no difference.
    pub fn changes(&self, from: NaiveDate, to: NaiveDate) -> Vec<NetworkChange> {
        type Key<'a> = (&'a str, RelationKind, &'a str, Option<&'a str>);
        let on = |day| -> BTreeMap<Key<'_>, Edge> {
            let holding = self.graph.edge_references().filter(|edge| edge.weight().holds(Some(day))).map(|edge| {
                let bond = edge.weight();
                let function = bond.function.as_ref().map(|function| function.as_str());
                let key = (self.id_of(edge.source()), bond.kind, self.id_of(edge.target()), function);
                (key, self.edge(edge.source(), edge.target(), bond))
            });
            gather(holding)
        };
        let (before, after) = (on(from), on(to));
        // Of a body that left one whole and became part of another, the two ties are one change.
        let left = before.iter().filter(|(key, _)| key.1 == RelationKind::PartOf && !after.contains_key(*key));
        let mut left = gather(left.map(|(key, edge)| (key.0, edge)));
        let mut changes = Vec::new();
        for (key, edge) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
            let moved = if key.1 == RelationKind::PartOf { left.remove(key.0) } else { None };
            let kind = if moved.is_some() { NetworkChangeKind::Moved } else { NetworkChangeKind::Added };
            changes.push(NetworkChange { kind, before: moved.cloned(), after: Some(edge.clone()) });
        }
        for (key, edge) in before.iter().filter(|(key, _)| !after.contains_key(*key)) {
            if key.1 != RelationKind::PartOf || left.contains_key(key.0) {
                changes.push(NetworkChange {
                    kind: NetworkChangeKind::Removed,
                    before: Some(edge.clone()),
                    after: None,
                });
            }
        }
        changes
    }
}
