//! GraphML: XML with typed attributes, read by Gephi, yEd, igraph and networkx.

use super::attributes::{FUNCTIONS, NODE, TIE};
use crate::network::Network;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"#;

/// Ids of elements are `n0`, `e0`, … because GraphML wants name tokens; the node's own id is the attribute `id`.
pub(super) fn write(network: &Network) -> String {
    let mut text = HEAD.to_owned();
    for name in NODE.into_iter().chain([FUNCTIONS]) {
        key(&mut text, "node", name);
    }
    for name in TIE {
        key(&mut text, "edge", name);
    }
    text.push_str("<graph id=\"network\" edgedefault=\"directed\">\n");
    for (at, node) in network.node_records().enumerate() {
        text.push_str(&format!("<node id=\"n{at}\">"));
        for (name, value) in node.as_texts() {
            data(&mut text, "node", name, &value);
        }
        text.push_str("</node>\n");
    }
    for (at, tie) in network.tie_records().enumerate() {
        text.push_str(&format!("<edge id=\"e{at}\" source=\"n{}\" target=\"n{}\">", tie.from, tie.to));
        for (name, value) in tie.attributes.as_texts() {
            data(&mut text, "edge", name, value);
        }
        text.push_str("</edge>\n");
    }
    text.push_str("</graph>\n</graphml>\n");
    text
}

fn key(text: &mut String, domain: &str, name: &str) {
    let line = format!("<key id=\"{domain}_{name}\" for=\"{domain}\" attr.name=\"{name}\" attr.type=\"string\"/>\n");
    text.push_str(&line);
}

fn data(text: &mut String, domain: &str, name: &str, value: &str) {
    text.push_str(&format!("<data key=\"{domain}_{name}\">"));
    escape(text, value);
    text.push_str("</data>");
}

/// Text of an element. What XML 1.0 cannot hold at all (control characters) becomes the replacement character.
fn escape(text: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            // A reader would turn a bare carriage return into a line feed.
            '\r' => text.push_str("&#13;"),
            '\t' | '\n' => text.push(c),
            '\u{FFFE}' | '\u{FFFF}' => text.push(char::REPLACEMENT_CHARACTER),
            c if c < ' ' => text.push(char::REPLACEMENT_CHARACTER),
            c => text.push(c),
        }
    }
}
