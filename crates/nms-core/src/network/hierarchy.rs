//! Trees over the network: who is under whom, on a day.

use chrono::NaiveDate;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::{Edge, Index, Network, NodeSet};
use crate::boundary::Error;
use crate::norm::entry::RelationKind;
use crate::text::vocabulary;
use nms_solver::forest::{Circle, Forest};
use nms_solver::order::sorted;

vocabulary! {
    /// A way to see the network as a tree.
    HierarchyKind {
        Structure = "structure", "структура", "structure";
        Administration = "administration", "административное подчинение", "administration";
        Coordination = "coordination", "координация", "coordination";
        Zones = "zones", "межмуниципальные зоны", "inter-municipal zones";
    }
}

impl HierarchyKind {
    /// The ties that make the tree, the first one found wins; `true` where the tie leads from the child to the parent.
    pub(super) fn ties(self) -> &'static [(RelationKind, bool)] {
        match self {
            Self::Structure => &[(RelationKind::PartOf, true)],
            Self::Administration => &[(RelationKind::Administers, false), (RelationKind::PartOf, true)],
            Self::Coordination => &[(RelationKind::Coordinates, false)],
            Self::Zones => &[(RelationKind::Serves, false), (RelationKind::PartOf, true)],
        }
    }
}

/// A tree over the network on a day, in depth-first order.
///
/// Where a node could have several parents by the same kind of tie, the first tie of the network makes the tree and
/// the others are listed as [`Hierarchy::surplus`]; `part_of` allows one parent only.
#[derive(Clone, Debug)]
pub struct Hierarchy<'n> {
    network: &'n Network,
    kind: HierarchyKind,
    forest: Forest,
    surplus: Vec<Edge>,
}

/// A node of a tree, as it is drawn: parents before children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TreeNode {
    /// The node.
    pub id: String,
    /// The node right above it.
    pub parent: Option<String>,
    /// Distance from the root.
    pub depth: u32,
    /// How many nodes stand below it.
    pub descendants: u32,
}

/// How many a node has directly under it, and in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// The node.
    pub id: String,
    /// Nodes right under it.
    pub direct: u32,
    /// All nodes under it.
    pub total: u32,
}

impl Network {
    /// The tree of a kind on a day; without a day, the tree of the ties that are still open.
    ///
    /// # Errors
    /// `network.tree.cycle` names the members of a circle.
    pub fn hierarchy(&self, kind: HierarchyKind, as_of: Option<NaiveDate>) -> Result<Hierarchy<'_>, Error> {
        let mut parents: Vec<Option<u32>> = vec![None; self.node_count()];
        let mut surplus = Vec::new();
        for (tie, upwards) in kind.ties() {
            let mut found: Vec<Option<u32>> = vec![None; self.node_count()];
            for edge in self.graph.edge_references() {
                let bond = edge.weight();
                if bond.kind != *tie || !bond.holds(as_of) || edge.source() == edge.target() && !upwards {
                    continue;
                }
                let (child, parent) =
                    if *upwards { (edge.source(), edge.target()) } else { (edge.target(), edge.source()) };
                match found.get_mut(child.index()) {
                    Some(place @ None) => *place = Some(parent.index() as u32),
                    Some(Some(first)) if *first != parent.index() as u32 => {
                        surplus.push(self.edge(edge.source(), edge.target(), bond));
                    }
                    _ => {}
                }
            }
            for (place, parent) in parents.iter_mut().zip(found) {
                *place = place.or(parent);
            }
        }
        match Forest::new(parents) {
            Ok(forest) => Ok(Hierarchy { network: self, kind, forest, surplus }),
            Err(Circle(members)) => {
                let names: Vec<_> = members.iter().chain(members.first()).map(|at| self.name(*at)).collect();
                let message = format!("the tree `{kind}` runs in a circle: `{}`", names.join("` → `"));
                Err(Error::new("network.tree.cycle", message, "remove or end one of these ties"))
            }
        }
    }

    fn name(&self, at: u32) -> &str {
        self.id_of(Index::new(at as usize))
    }
}

impl<'n> Hierarchy<'n> {
    /// Which tree it is.
    pub fn kind(&self) -> HierarchyKind {
        self.kind
    }

    /// Ties that would have given a node a second parent.
    pub fn surplus(&self) -> &[Edge] {
        &self.surplus
    }

    /// The forest behind the tree, by the places of the nodes.
    pub(crate) fn forest(&self) -> &Forest {
        &self.forest
    }

    /// The id of the node at a place.
    pub(crate) fn id_at(&self, at: u32) -> &'n str {
        self.network.name(at)
    }

    fn at(&self, id: &str) -> Option<u32> {
        self.network.find(id).map(|index| index.index() as u32)
    }

    fn set(&self, members: impl IntoIterator<Item = u32>) -> NodeSet<'n> {
        NodeSet::new(self.network, members.into_iter().map(|at| Index::new(at as usize)))
    }

    /// All nodes under a node; empty for a node that is unknown or outside the tree.
    pub fn descendants(&self, id: &str) -> NodeSet<'n> {
        self.set(self.at(id).map_or(&[][..], |at| self.forest.descendants(at)).iter().copied())
    }

    /// The ids of the nodes above a node, the nearest first.
    pub fn ancestors(&self, id: &str) -> Vec<&'n str> {
        self.at(id).into_iter().flat_map(|at| self.forest.ancestors(at)).map(|at| self.network.name(at)).collect()
    }

    /// The node right above a node.
    pub fn parent(&self, id: &str) -> Option<&'n str> {
        self.at(id).and_then(|at| self.forest.parent(at)).map(|at| self.network.name(at))
    }

    /// The nodes right under a node.
    pub fn children(&self, id: &str) -> NodeSet<'n> {
        self.set(self.at(id).into_iter().flat_map(|at| self.forest.children(at)))
    }

    /// The nodes with none above them.
    pub fn roots(&self) -> NodeSet<'n> {
        self.set(self.forest.roots())
    }

    /// Whether `below` is `above` or stands under it.
    pub fn contains(&self, above: &str, below: &str) -> bool {
        matches!((self.at(above), self.at(below)), (Some(above), Some(below)) if self.forest.contains(above, below))
    }

    /// The whole tree, parents before children.
    pub fn tree(&self) -> Vec<TreeNode> {
        let name = |at: u32| self.network.name(at).to_owned();
        self.forest
            .order()
            .iter()
            .map(|at| TreeNode {
                id: name(*at),
                parent: self.forest.parent(*at).map(name),
                depth: self.forest.depth(*at).unwrap_or_default(),
                descendants: self.forest.descendants(*at).len() as u32,
            })
            .collect()
    }

    /// The span of control of every node that has others under it, the widest first.
    pub fn spans(&self) -> Vec<Span> {
        let spans: Vec<_> = self
            .forest
            .order()
            .iter()
            .map(|at| Span {
                id: self.network.name(*at).to_owned(),
                direct: self.forest.children(*at).count() as u32,
                total: self.forest.descendants(*at).len() as u32,
            })
            .filter(|span| span.direct > 0)
            .collect();
        sorted(spans, |a, b| (b.direct, b.total, &a.id).cmp(&(a.direct, a.total, &b.id)))
    }
}
