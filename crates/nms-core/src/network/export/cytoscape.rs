//! Cytoscape JSON: `elements` as Cytoscape and Cytoscape.js read them.

use crate::boundary::json;
use crate::network::Network;
use crate::shape::Tree;

pub(super) fn write(network: &Network) -> String {
    let prefix = tie_prefix(network);
    let element = |data| Tree::table([("data", data)]);
    let nodes = network.node_records().map(|node| element(Tree::table(node.members())));
    let edges = network.tie_records().enumerate().map(|(at, tie)| {
        let ends = [
            ("id", Tree::from(format!("{prefix}{at}").as_str())),
            ("source", network.id_at(tie.from).into()),
            ("target", network.id_at(tie.to).into()),
        ];
        element(Tree::table(ends.into_iter().chain(tie.attributes.members())))
    });
    json(&Tree::table([("elements", Tree::table([("nodes", Tree::list(nodes)), ("edges", Tree::list(edges))]))]))
}

/// Nodes and ties share one space of ids there: `e0`, `e1`, … unless a node has such an id, then `ee0`, ….
fn tie_prefix(network: &Network) -> String {
    let depth = |id: &str| {
        let digits = id.trim_start_matches('e');
        if digits.bytes().all(|byte| byte.is_ascii_digit()) { id.len() - digits.len() } else { 0 }
    };
    "e".repeat(network.nodes().map(|node| depth(&node.id)).max().unwrap_or_default() + 1)
}
