//! Node-link JSON, in the two dialects that `networkx` and `rustworkx` read.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::attributes::{NodeAttributes, TieAttributes};
use crate::boundary::json;
use crate::network::Network;

#[derive(Serialize)]
struct Graph<G, N, L> {
    directed: bool,
    multigraph: bool,
    #[serde(flatten)]
    graph: G,
    nodes: Vec<N>,
    links: Vec<L>,
}

/// What networkx calls `graph` and rustworkx `attrs`: attributes of the whole, of which there are none.
#[derive(Serialize)]
enum Whole {
    #[serde(rename = "graph")]
    Networkx {},
    #[serde(rename = "attrs")]
    Rustworkx {},
}

#[derive(Serialize)]
struct NetworkxLink<'n> {
    source: &'n str,
    target: &'n str,
    /// Tells ties between the same two nodes apart, counted from 0 as networkx does.
    key: u32,
    #[serde(flatten)]
    attributes: TieAttributes<'n>,
}

#[derive(Serialize)]
struct RustworkxNode<'n> {
    id: usize,
    #[serde(serialize_with = "texts")]
    data: NodeAttributes<'n>,
}

#[derive(Serialize)]
struct RustworkxLink<'n> {
    source: usize,
    target: usize,
    id: usize,
    data: TieAttributes<'n>,
}

fn texts<S: Serializer>(node: &NodeAttributes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(node.as_texts())
}

/// For `networkx.node_link_graph(json.loads(text), edges="links")`: a `MultiDiGraph` keyed by the ids of nodes.
pub(super) fn networkx(network: &Network) -> String {
    let mut alike: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    let links = network.tie_records().map(|tie| {
        let next = alike.entry((tie.from, tie.to)).or_default();
        let key = std::mem::replace(next, next.saturating_add(1));
        NetworkxLink { source: network.id_at(tie.from), target: network.id_at(tie.to), key, attributes: tie.attributes }
    });
    let links = links.collect();
    json(&Graph {
        directed: true,
        multigraph: true,
        graph: Whole::Networkx {},
        nodes: network.node_records().collect(),
        links,
    })
}

/// For `rustworkx.parse_node_link_json(text)`: a `PyDiGraph` whose nodes and edges carry dictionaries of texts.
pub(super) fn rustworkx(network: &Network) -> String {
    json(&Graph {
        directed: true,
        multigraph: true,
        graph: Whole::Rustworkx {},
        nodes: network.node_records().enumerate().map(|(id, data)| RustworkxNode { id, data }).collect(),
        links: network
            .tie_records()
            .enumerate()
            .map(|(id, tie)| RustworkxLink { source: tie.from, target: tie.to, id, data: tie.attributes })
            .collect(),
    })
}
