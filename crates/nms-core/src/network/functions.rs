//! Roles and functions: what a node does by its own name and by the roles it plays.

use chrono::NaiveDate;
use fixedbitset::FixedBitSet;
use petgraph::Direction;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::{Index, Network, NodeSet, Origin};
use crate::boundary::Error;
use crate::norm::entry::{Function, FunctionId, RelationKind};
use crate::text::Label;
use nms_solver::order::sorted;

/// A function that a node holds, by itself or by a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeldFunction {
    /// The function.
    pub function: FunctionId,
    /// The duty in words.
    pub label: Label,
    /// The roles through which it is inherited, the nearest first; empty for a function of the node's own.
    pub via: Vec<String>,
    /// The clause it stands on.
    pub clause: String,
}

impl Network {
    /// The functions of a node, its own first, then those it inherits on a day through the roles it plays
    /// and the groups of bodies alike that it belongs to.
    ///
    /// A school inherits what the order lays on schools; a member of a network what it lays on the network.
    ///
    /// # Errors
    /// `network.node.unknown`.
    pub fn functions_of(&self, id: &str, as_of: Option<NaiveDate>) -> Result<Vec<HeldFunction>, Error> {
        let start = self.index(id)?;
        // Breadth first: the list grows while it is walked, each node with the place of the one that led to it.
        let mut found: Vec<(Index, Option<usize>)> = vec![(start, None)];
        let mut seen = FixedBitSet::with_capacity(self.node_count());
        seen.insert(start.index());
        let mut held = Vec::new();
        let mut next = 0;
        while let Some((at, _)) = found.get(next).copied() {
            let way = || std::iter::successors(Some(next), |place| found.get(*place)?.1);
            let mut path: Vec<Index> = Vec::new();
            if self.functions_of.contains_key(&at) {
                path.extend(way().filter_map(|place| found.get(place)).map(|(role, _)| *role));
                path.pop();
                path.reverse();
            }
            held.extend(self.own_functions(at).map(|function| HeldFunction {
                function: function.id.clone(),
                label: function.label.clone(),
                via: path.iter().map(|role| self.id_of(*role).to_owned()).collect(),
                clause: function.clause.clone(),
            }));
            for role in self.roles(at, as_of) {
                if !seen.put(role.index()) {
                    found.push((role, Some(next)));
                }
            }
            next += 1;
        }
        Ok(held)
    }

    /// The nodes that act as an actor on a day: those tied to it by `acts_as`, and the organisations whose template
    /// it is, unless a body inside the organisation has taken the role.
    ///
    /// # Errors
    /// `network.node.unknown`.
    pub fn acting_as(&self, actor: &str, as_of: Option<NaiveDate>) -> Result<NodeSet<'_>, Error> {
        let actor = self.index(actor)?;
        let direct = self.acting_directly(actor, as_of);
        let taken = NodeSet::new(self, direct.iter().flat_map(|body| self.wholes(*body, as_of)));
        let kinds = self.templates.iter().filter(|(_, actors)| actors.contains(&actor)).map(|(kind, _)| kind.as_str());
        let by_kind: Vec<_> = kinds
            .flat_map(|kind| self.organisations_of(kind))
            .filter(|organisation| !taken.holds(*organisation))
            .collect();
        Ok(NodeSet::new(self, direct.into_iter().chain(by_kind)))
    }

    pub(super) fn own_functions(&self, at: Index) -> impl Iterator<Item = &Function> {
        self.functions_of.get(&at).into_iter().flatten().filter_map(|place| self.functions.get(*place))
    }

    fn organisations_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = Index> + 'a {
        self.graph.node_indices().filter(move |index| {
            self.graph.node_weight(*index).is_some_and(|node| node.origin == Origin::Region && node.kind == kind)
        })
    }

    fn acting_directly(&self, actor: Index, as_of: Option<NaiveDate>) -> Vec<Index> {
        self.graph
            .edges_directed(actor, Direction::Incoming)
            .filter(|edge| edge.weight().kind == RelationKind::ActsAs && edge.weight().holds(as_of))
            .map(|edge| edge.source())
            .collect()
    }

    /// The nodes that a node is part of, the nearest first.
    fn wholes(&self, from: Index, as_of: Option<NaiveDate>) -> Vec<Index> {
        let whole = |at: Index| {
            let mut ties = self.graph.edges_directed(at, Direction::Outgoing);
            ties.find(|tie| tie.weight().kind == RelationKind::PartOf && tie.weight().holds(as_of))
                .map(|tie| tie.target())
        };
        let most = self.node_count();
        std::iter::successors(whole(from), |at| whole(*at)).take(most).collect()
    }

    /// The roles right above a node: what it acts as, the template of its kind, and the group it belongs to.
    fn roles(&self, at: Index, as_of: Option<NaiveDate>) -> Vec<Index> {
        let Some(node) = self.graph.node_weight(at) else { return Vec::new() };
        let mut roles: Vec<Index> = self
            .graph
            .edges_directed(at, Direction::Outgoing)
            .filter(|edge| edge.weight().holds(as_of))
            .filter(|edge| match edge.weight().kind {
                RelationKind::ActsAs => true,
                RelationKind::PartOf => self.is_group(edge.target()),
                _ => false,
            })
            .map(|edge| edge.target())
            .collect();
        if node.origin == Origin::Region {
            let templates = self.templates.get(&node.kind).into_iter().flatten();
            roles.extend(templates.filter(|actor| {
                let inside = |body: &Index| self.wholes(*body, as_of).contains(&at);
                !self.acting_directly(**actor, as_of).iter().any(inside)
            }));
        }
        let mut roles = sorted(roles, Index::cmp);
        roles.dedup();
        roles
    }

    /// Whether what is said of the actor holds for each of its members.
    fn is_group(&self, at: Index) -> bool {
        use crate::norm::entry::{ActorKind, ActorNature};
        let kind = self.graph.node_weight(at).filter(|node| node.origin == Origin::Pack).map(|node| node.kind.parse());
        matches!(kind, Some(Ok(kind)) if ActorKind::nature(kind) == ActorNature::Bodies)
    }
}
