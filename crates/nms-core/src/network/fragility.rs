//! What the system would lose with one actor: people cut off, functions that nobody else holds.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use fixedbitset::FixedBitSet;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::{Index, Network, NodeSet};
use crate::boundary::Error;
use crate::norm::entry::FunctionId;
use nms_solver::cut::cut_nodes;
use nms_solver::order::sorted;

/// A node whose loss cuts others off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CutPoint {
    /// The node.
    pub id: String,
    /// How many nodes lose the largest part that remains.
    pub cut_off: u32,
}

/// An actor with functions in which nobody else has part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SoleHolder {
    /// The actor.
    pub id: String,
    /// The functions that would be lost with it.
    pub functions: Vec<FunctionId>,
}

/// Where the system hangs on one actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fragility {
    /// Nodes whose loss cuts others off, the gravest first.
    pub cut_points: Vec<CutPoint>,
    /// Actors with functions that nobody else holds, those with most first.
    pub sole_holders: Vec<SoleHolder>,
}

impl Network {
    /// The actors on whom the connection of others, or a function, hangs on a day.
    ///
    /// Ties count in both directions and whatever their kind. A function is nobody else's if no partner is named in it
    /// and no other actor's function repeats it.
    pub fn fragility(&self, as_of: Option<NaiveDate>) -> Fragility {
        let cut_points: Vec<_> = cut_nodes(&self.neighbours(as_of))
            .into_iter()
            .map(|cut| CutPoint { id: self.id_of(Index::new(cut.node as usize)).to_owned(), cut_off: cut.cut_off })
            .collect();
        let cut_points = sorted(cut_points, |a, b| b.cut_off.cmp(&a.cut_off).then_with(|| a.id.cmp(&b.id)));

        let mut sole: BTreeMap<&str, Vec<FunctionId>> = BTreeMap::new();
        let shared = self.shared_functions();
        for function in self.functions.iter().filter(|function| !function.holder_unstated) {
            if function.joint_with.is_empty() && !shared.contains(function.id.as_str()) {
                sole.entry(function.actor.as_str()).or_default().push(function.id.clone());
            }
        }
        let sole_holders: Vec<_> =
            sole.into_iter().map(|(id, functions)| SoleHolder { id: id.to_owned(), functions }).collect();
        let sole_holders =
            sorted(sole_holders, |a, b| b.functions.len().cmp(&a.functions.len()).then_with(|| a.id.cmp(&b.id)));
        Fragility { cut_points, sole_holders }
    }

    /// Functions that another actor's function repeats or answers.
    fn shared_functions(&self) -> BTreeSet<&str> {
        let mut shared = BTreeSet::new();
        for function in &self.functions {
            let others = function.counterparts.iter().filter_map(|id| self.function(id.as_str()));
            if others.clone().any(|other| other.actor != function.actor) {
                shared.insert(function.id.as_str());
            }
            let first = function.repeats.as_ref().and_then(|id| self.function(id.as_str()));
            if let Some(first) = first.filter(|first| first.actor != function.actor) {
                shared.extend([first.id.as_str(), function.id.as_str()]);
            }
        }
        shared
    }

    /// The nodes that would lose the largest remaining part with a node.
    ///
    /// # Errors
    /// `network.node.unknown`.
    pub fn cut_off_by(&self, id: &str, as_of: Option<NaiveDate>) -> Result<NodeSet<'_>, Error> {
        let lost = self.index(id)?;
        let neighbours = self.neighbours(as_of);
        let of = |at: Index| neighbours.get(at.index()).into_iter().flatten().map(|at| Index::new(*at as usize));
        let mut seen = FixedBitSet::with_capacity(self.node_count());
        seen.insert(lost.index());
        let mut pieces: Vec<Vec<Index>> = Vec::new();
        for start in of(lost) {
            let mut piece = Vec::new();
            let mut todo = vec![start];
            while let Some(at) = todo.pop() {
                if !seen.put(at.index()) {
                    piece.push(at);
                    todo.extend(of(at));
                }
            }
            pieces.push(piece);
        }
        // Of two pieces alike the one found first counts as the rest.
        let pieces = sorted(pieces, |a, b| b.len().cmp(&a.len()));
        Ok(NodeSet::new(self, pieces.into_iter().skip(1).flatten()))
    }

    /// For each node its neighbours over all ties that hold.
    fn neighbours(&self, as_of: Option<NaiveDate>) -> Vec<Vec<u32>> {
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); self.node_count()];
        for edge in self.graph.edge_references().filter(|edge| edge.weight().holds(as_of)) {
            for (here, there) in [(edge.source(), edge.target()), (edge.target(), edge.source())] {
                if let Some(list) = lists.get_mut(here.index()) {
                    list.push(there.index() as u32);
                }
            }
        }
        lists
    }
}
