//! Who acts and how they are tied: a dated multigraph of actors and organisations that answers questions.
//!
//! A [`Network`] is built from a pack, and from a pack with the organisations of a region. It is immutable: every
//! question returns a value, and every question about a tree takes the day on which the tree is meant.

mod build;
mod changes;
mod check;
mod escalation;
#[cfg(feature = "export")]
mod export;
mod fragility;
mod functions;
mod hierarchy;
mod matrix;
mod node;
mod placed;
mod reach;
mod rows;
mod set;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use indexmap::IndexSet;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxBuildHasher;

pub use build::NetworkError;
pub use changes::{NetworkChange, NetworkChangeKind};
pub use escalation::{Escalation, Step};
#[cfg(feature = "export")]
pub use export::ExportFormat;
pub use fragility::{CutPoint, Fragility, SoleHolder};
pub use functions::HeldFunction;
pub use hierarchy::{Hierarchy, HierarchyKind, Span, TreeNode};
pub use matrix::{Part, Responsibility, Share};
pub use node::{Edge, Node, Origin};
#[cfg(feature = "schema")]
pub use rows::rows_schema;
pub use rows::{Organisation, RegionRows, Tie};
pub use set::NodeSet;

use crate::norm::entry::Function;
use nms_solver::order::sorted;
use node::Bond;

type Index = NodeIndex<u32>;

/// The network of a region's system: its actors, its organisations, their ties and functions.
///
/// ```
/// # #[cfg(feature = "packs")] {
/// use nms_core::{Network, NormPack, network::HierarchyKind};
/// let pack = NormPack::load("orenburg-2023")?;
/// let network = Network::from_pack(&pack)?;
/// let tree = network.hierarchy(HierarchyKind::Structure, None)?;
/// let below = tree.descendants("orb-cnppm");
/// assert!(below.contains("orb-regional-methodists"));
/// # }
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Network {
    graph: DiGraph<Node, Bond>,
    /// The ids in the order of the nodes: the place of an id is the index of its node.
    ids: IndexSet<String, FxBuildHasher>,
    /// Functions of the pack, by their place; the graph's nodes hold them through `functions_of`.
    functions: Vec<Function>,
    /// The ids of the functions, in the same order.
    function_ids: IndexSet<String, FxBuildHasher>,
    functions_of: BTreeMap<Index, Vec<usize>>,
    /// For each kind of organisation, the actors of the pack that each organisation of the kind acts as.
    templates: BTreeMap<String, Vec<Index>>,
}

impl Network {
    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many ties there are.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// All nodes: the actors in the order of the pack, then the organisations in the order of their rows.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.graph.node_weights()
    }

    /// The node with this id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.find(id).and_then(|index| self.graph.node_weight(index))
    }

    /// The place of a node among all: the actors of the pack first, then the organisations in the order of their rows.
    pub(crate) fn place_of(&self, id: &str) -> Option<usize> {
        self.ids.get_index_of(id)
    }

    /// All ties, in the order of the pack and then of the rows.
    pub fn edges(&self) -> impl Iterator<Item = Edge> + '_ {
        self.graph.edge_references().map(|edge| self.edge(edge.source(), edge.target(), edge.weight()))
    }

    /// The ties from and to a node that hold on a day (`None`: that are still open).
    pub fn edges_of(&self, id: &str, as_of: Option<NaiveDate>) -> Result<Vec<Edge>, crate::Error> {
        let index = self.index(id)?;
        let out = self.graph.edges_directed(index, petgraph::Direction::Outgoing);
        let into = self.graph.edges_directed(index, petgraph::Direction::Incoming);
        let edges: Vec<_> = out
            .chain(into.filter(|edge| edge.source() != index))
            .filter(|edge| edge.weight().holds(as_of))
            .map(|edge| (edge.id(), self.edge(edge.source(), edge.target(), edge.weight())))
            .collect();
        Ok(sorted(edges, |(a, _), (b, _)| a.cmp(b)).into_iter().map(|(_, edge)| edge).collect())
    }

    fn edge(&self, from: Index, to: Index, bond: &Bond) -> Edge {
        Edge {
            from: self.id_of(from).to_owned(),
            to: self.id_of(to).to_owned(),
            kind: bond.kind,
            relation: bond.relation.clone(),
            function: bond.function.clone(),
            stated: bond.stated,
            valid_from: bond.valid_from,
            valid_to: bond.valid_to,
            clause: bond.clause.clone(),
        }
    }

    fn id_of(&self, index: Index) -> &str {
        self.graph.node_weight(index).map_or("", |node| &node.id)
    }

    fn find(&self, id: &str) -> Option<Index> {
        self.ids.get_index_of(id).map(Index::new)
    }

    /// The place of a node, or an error that names the nearest id.
    fn index(&self, id: &str) -> Result<Index, crate::Error> {
        self.find(id).ok_or_else(|| {
            crate::boundary::unknown("network.node.unknown", "node", id, self.ids.iter().map(String::as_str))
        })
    }
}
