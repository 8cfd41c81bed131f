//! Mermaid flowchart, for drawing: subgraphs by level, the tree solid, joint duties and other ties dashed.
//!
//! Mermaid lets every line push nodes apart, so that ties of other kinds are drawn only while they are few; where
//! they are left out, a comment in the text says how many.

use super::drawing::{Stroke, bands, label, lines};
use super::family::NodeFamily;
use crate::network::Network;

/// How many ties besides the tree and joint duties a drawing can bear.
const OTHERS: usize = 40;

pub(super) fn write(network: &Network) -> String {
    let mut text = "flowchart LR\n".to_owned();
    let mut families: Vec<(NodeFamily, Vec<String>)> =
        NodeFamily::ALL.into_iter().map(|family| (family, Vec::new())).collect();
    for (at, (level, nodes)) in bands(network).enumerate() {
        text.push_str(&format!("  subgraph level{at}[\"{}\"]\n", escape(&level.label().ru)));
        for (place, node) in nodes {
            let name = label(node).iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br/>");
            text.push_str(&format!("    n{place}[\"{name}\"]\n"));
            let family = NodeFamily::of(node);
            families.iter_mut().filter(|(of, _)| *of == family).for_each(|(_, keys)| keys.push(format!("n{place}")));
        }
        text.push_str("  end\n");
    }
    let (others, mut shown): (Vec<_>, Vec<_>) = lines(network).partition(|line| line.stroke == Stroke::Other);
    if others.len() > OTHERS {
        text.push_str(&format!("  %% {} ties of other kinds are not drawn\n", others.len()));
    } else {
        shown.extend(others);
    }
    for line in shown {
        let (from, to) = (line.from, line.to);
        text.push_str(&match line.stroke {
            Stroke::Tree => format!("  n{from} --- n{to}\n"),
            Stroke::Joint => format!("  n{from} -.- n{to}\n"),
            Stroke::Other => format!("  n{from} -. \"{}\" .-> n{to}\n", escape(&line.label())),
        });
    }
    for (family, keys) in families.iter().filter(|(_, keys)| !keys.is_empty()) {
        let (name, (fill, border)) = (family.as_str(), family.colours());
        text.push_str(&format!("  classDef {name} fill:{fill},stroke:{border},color:#1d2733\n"));
        text.push_str(&format!("  class {} {name}\n", keys.join(",")));
    }
    text
}

/// Text between double quotes: whatever is not a letter, a digit or plain punctuation becomes a character code.
///
/// Mermaid looks for directives, formulas, entities and its own markers inside of quotes too (`ﬂ` is one of these).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() => escaped.push(' '),
            // A gap that cannot be seen keeps `$$` from becoming a formula.
            '$' => escaped.push_str("#36;#8203;"),
            'ﬂ' => escaped.push_str("#64258;"),
            c if c.is_alphanumeric() || " .,-–—«»()№/".contains(c) => escaped.push(c),
            c => escaped.push_str(&format!("#{};", u32::from(c))),
        }
    }
    escaped
}
