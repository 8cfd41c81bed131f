//! Cytoscape JSON: `elements` as Cytoscape and Cytoscape.js read them.

use serde::Serialize;

use super::attributes::{NodeAttributes, TieAttributes};
use crate::boundary::json;
use crate::network::Network;

#[derive(Serialize)]
struct File<'n> {
    elements: Elements<'n>,
}

#[derive(Serialize)]
struct Elements<'n> {
    nodes: Vec<Element<NodeAttributes<'n>>>,
    edges: Vec<Element<Tie<'n>>>,
}

#[derive(Serialize)]
struct Element<D> {
    data: D,
}

#[derive(Serialize)]
struct Tie<'n> {
    id: String,
    source: &'n str,
    target: &'n str,
    #[serde(flatten)]
    attributes: TieAttributes<'n>,
}

pub(super) fn write(network: &Network) -> String {
    let prefix = tie_prefix(network);
    let edges = network.tie_records().enumerate().map(|(at, tie)| Tie {
        id: format!("{prefix}{at}"),
        source: network.id_at(tie.from),
        target: network.id_at(tie.to),
        attributes: tie.attributes,
    });
    json(&File {
        elements: Elements {
            nodes: network.node_records().map(|data| Element { data }).collect(),
            edges: edges.map(|data| Element { data }).collect(),
        },
    })
}

/// Nodes and ties share one space of ids there: `e0`, `e1`, … unless a node has such an id, then `ee0`, ….
fn tie_prefix(network: &Network) -> String {
    let depth = |id: &str| {
        let digits = id.trim_start_matches('e');
        if digits.bytes().all(|byte| byte.is_ascii_digit()) { id.len() - digits.len() } else { 0 }
    };
    "e".repeat(network.nodes().map(|node| depth(&node.id)).max().unwrap_or_default() + 1)
}
