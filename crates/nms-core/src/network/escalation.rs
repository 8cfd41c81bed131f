//! The way a question takes from one actor to another.

use chrono::NaiveDate;
use petgraph::algo::astar;
use petgraph::graph::UnGraph;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::{Edge, Network};
use crate::boundary::Error;
use crate::norm::entry::{Level, RelationKind};

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Step {
    /// The tie that is taken.
    pub tie: Edge,
    /// Whether the tie is walked from its end to its start.
    pub backwards: bool,
    /// The level the step starts at.
    pub from_level: Level,
    /// The level it leads to.
    pub to_level: Level,
}

/// The way from one actor to another along the ties of guidance, and the levels it crosses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Escalation {
    /// Whether there is a way at all.
    pub reached: bool,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// How many times the level changes.
    pub levels_crossed: u32,
}

/// Steps along the structure are cheap, other guidance costs more, a mere tie most: the way of an office comes first.
fn cost(kind: RelationKind) -> u64 {
    match kind {
        RelationKind::PartOf | RelationKind::Administers => 1,
        RelationKind::Coordinates
        | RelationKind::Controls
        | RelationKind::Leads
        | RelationKind::Serves
        | RelationKind::ReportsTo
        | RelationKind::Approves => 2,
        _ => 4,
    }
}

impl Network {
    /// The cheapest way from one node to another on a day: along the structure where it leads there, by other ties
    /// of guidance where it does not.
    ///
    /// # Errors
    /// `network.node.unknown`. That there is no way is an answer, not an error.
    pub fn escalation(&self, from: &str, to: &str, as_of: Option<NaiveDate>) -> Result<Escalation, Error> {
        let (start, goal) = (self.index(from)?, self.index(to)?);
        // Both directions of a tie may be walked; an edge of the copy knows the tie by its index.
        let mut ways = UnGraph::<(), _>::with_capacity(self.node_count(), self.edge_count());
        self.graph.node_indices().for_each(|_| {
            ways.add_node(());
        });
        for edge in self.graph.edge_references().filter(|edge| edge.weight().holds(as_of)) {
            ways.add_edge(edge.source(), edge.target(), edge.id());
        }
        let price = |edge: &petgraph::graph::EdgeIndex| {
            self.graph.edge_weight(*edge).map_or(u64::MAX / 2, |bond| cost(bond.kind))
        };
        let path = astar(&ways, start, |at| at == goal, |edge| price(edge.weight()), |_| 0).map(|(_, path)| path);
        let mut steps = Vec::new();
        for pair in path.iter().flat_map(|path| path.windows(2)) {
            let [here, there] = pair else { continue };
            let between = ways.edges_connecting(*here, *there).map(|edge| *edge.weight());
            let Some(tie) = between.min_by_key(|edge| (price(edge), *edge)) else { continue };
            let (Some((source, target)), Some(bond)) = (self.graph.edge_endpoints(tie), self.graph.edge_weight(tie))
            else {
                continue;
            };
            let level = |at| self.graph.node_weight(at).map_or(Level::External, |node| node.level);
            steps.push(Step {
                tie: self.edge(source, target, bond),
                backwards: source != *here,
                from_level: level(*here),
                to_level: level(*there),
            });
        }
        let levels_crossed = steps.iter().filter(|step| step.from_level != step.to_level).count() as u32;
        Ok(Escalation { reached: path.is_some(), steps, levels_crossed })
    }
}
