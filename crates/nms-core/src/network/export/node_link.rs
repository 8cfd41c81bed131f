//! Node-link JSON, in the two dialects that `networkx` and `rustworkx` read.

use std::collections::BTreeMap;

use crate::boundary::json;
use crate::network::Network;
use crate::shape::Tree;

/// A graph; what networkx calls `graph` and rustworkx `attrs` are attributes of the whole, of which there are none.
fn graph(whole: &str, nodes: impl Iterator<Item = Tree>, links: impl Iterator<Item = Tree>) -> String {
    json(&Tree::table([
        ("directed", true.into()),
        ("multigraph", true.into()),
        (whole, Tree::table([])),
        ("nodes", Tree::list(nodes)),
        ("links", Tree::list(links)),
    ]))
}

/// For `networkx.node_link_graph(json.loads(text), edges="links")`: a `MultiDiGraph` keyed by the ids of nodes.
pub(super) fn networkx(network: &Network) -> String {
    // The key tells ties between the same two nodes apart, counted from 0 as networkx does.
    let mut alike: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let links = network.tie_records().map(|tie| {
        let next = alike.entry((tie.from, tie.to)).or_default();
        let key = std::mem::replace(next, next.saturating_add(1));
        let ends = [
            ("source", network.id_at(tie.from).into()),
            ("target", network.id_at(tie.to).into()),
            ("key", Tree::number(key)),
        ];
        Tree::table(ends.into_iter().chain(tie.attributes.members()))
    });
    graph("graph", network.node_records().map(|node| Tree::table(node.members())), links)
}

/// For `rustworkx.parse_node_link_json(text)`: a `PyDiGraph` whose nodes and edges carry dictionaries of texts.
pub(super) fn rustworkx(network: &Network) -> String {
    let nodes = network.node_records().enumerate().map(|(id, node)| {
        let texts = node.as_texts().map(|(name, text)| (name, Tree::from(text.as_ref())));
        Tree::table([("id", Tree::number(id)), ("data", Tree::table(texts))])
    });
    let links = network.tie_records().enumerate().map(|(id, tie)| {
        Tree::table([
            ("source", Tree::number(tie.from)),
            ("target", Tree::number(tie.to)),
            ("id", Tree::number(id)),
            ("data", Tree::table(tie.attributes.members())),
        ])
    });
    graph("attrs", nodes, links)
}
