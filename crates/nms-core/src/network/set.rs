//! Sets of nodes: the answer to a question, which can be combined with other answers.

use std::fmt;

use fixedbitset::FixedBitSet;
use serde::{Serialize, Serializer};

use super::{Index, Network, Node};

/// A set of nodes of one network, in the order of the network.
///
/// ```
/// # #[cfg(feature = "packs")] {
/// use nms_core::{Network, NormPack, network::HierarchyKind};
/// let network = Network::from_pack(&NormPack::load("orenburg-2023")?)?;
/// let tree = network.hierarchy(HierarchyKind::Structure, None)?;
/// let both = tree.descendants("orb-rcro").union(&tree.descendants("orb-cnppm"));
/// assert!(both.contains("orb-rumo") && both.contains("orb-tutors"));
/// # }
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone)]
pub struct NodeSet<'n> {
    network: &'n Network,
    members: FixedBitSet,
}

impl<'n> NodeSet<'n> {
    pub(super) fn new(network: &'n Network, members: impl IntoIterator<Item = Index>) -> Self {
        let mut set = FixedBitSet::with_capacity(network.node_count());
        set.extend(members.into_iter().map(Index::index));
        Self { network, members: set }
    }

    pub(super) fn holds(&self, index: Index) -> bool {
        self.members.contains(index.index())
    }

    /// How many nodes are in the set.
    pub fn len(&self) -> usize {
        self.members.count_ones(..)
    }

    /// Whether no node is in the set.
    pub fn is_empty(&self) -> bool {
        self.members.is_clear()
    }

    /// Whether the node with this id is in the set.
    pub fn contains(&self, id: &str) -> bool {
        self.network.find(id).is_some_and(|index| self.members.contains(index.index()))
    }

    /// The nodes, in the order of the network.
    pub fn iter(&self) -> impl Iterator<Item = &'n Node> + '_ {
        self.members.ones().filter_map(|at| self.network.graph.node_weight(Index::new(at)))
    }

    /// The ids, in the order of the network.
    pub fn ids(&self) -> Vec<&'n str> {
        self.iter().map(|node| node.id.as_str()).collect()
    }

    /// Nodes that are in either set.
    #[must_use]
    pub fn union(mut self, other: &Self) -> Self {
        self.members.union_with(&other.members);
        self
    }

    /// Nodes that are in both sets.
    #[must_use]
    pub fn intersection(mut self, other: &Self) -> Self {
        self.members.intersect_with(&other.members);
        self
    }

    /// Nodes that are in this set and not in the other.
    #[must_use]
    pub fn difference(mut self, other: &Self) -> Self {
        self.members.difference_with(&other.members);
        self
    }
}

impl fmt::Debug for NodeSet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.ids()).finish()
    }
}

impl PartialEq for NodeSet<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.ids() == other.ids()
    }
}

/// Written as the list of ids.
impl Serialize for NodeSet<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ids())
    }
}
