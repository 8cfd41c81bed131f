//! Graphviz DOT, for drawing: clusters by level, the tree solid, joint duties dashed.

use super::drawing::{Stroke, bands, label, lines};
use super::family::NodeFamily;
use crate::network::Network;

const HEAD: &str = r##"digraph network {
  charset="UTF-8"; rankdir=LR; ranksep=0.6; nodesep=0.15;
  graph [fontname="Helvetica", fontsize=11, fontcolor="#555555", style=rounded, color="#cccccc"];
  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=10, margin="0.08,0.04"];
  edge [fontname="Helvetica", fontsize=8, arrowsize=0.6];
"##;

pub(super) fn write(network: &Network) -> String {
    let mut text = HEAD.to_owned();
    for (at, (level, nodes)) in bands(network).enumerate() {
        text.push_str(&format!("  subgraph cluster_{at} {{\n    label=\"{}\";\n", escape(&level.label().ru)));
        for (place, node) in nodes {
            let (fill, border) = NodeFamily::of(node).colours();
            let name = label(node).iter().map(|line| escape(line)).collect::<Vec<_>>().join("\\n");
            text.push_str(&format!(
                "    n{place} [label=\"{name}\", tooltip=\"{}\", id=\"{}\", fillcolor=\"{fill}\", color=\"{border}\"];\n",
                escape(&node.label.ru),
                escape(&node.id),
            ));
        }
        text.push_str("  }\n");
    }
    for line in lines(network) {
        let style = match line.stroke {
            Stroke::Tree => "dir=none, color=\"#5f6b7a\", penwidth=1.4",
            Stroke::Joint => "dir=none, style=dashed, constraint=false, color=\"#b3541e\"",
            Stroke::Other => "constraint=false, color=\"#9aa5b1\"",
        };
        let (from, to, says) = (line.from, line.to, escape(&line.label()));
        text.push_str(&format!("  n{from} -> n{to} [{style}, tooltip=\"{says}\"];\n"));
    }
    text.push_str("}\n");
    text
}

/// Text between double quotes, where DOT reads escapes and, as HTML does, character references.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '&' => escaped.push_str("&amp;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
