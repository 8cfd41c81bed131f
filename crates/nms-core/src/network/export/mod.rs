//! The network in the formats of other tools.
//!
//! Four formats carry data and lose nothing: every field of [`Node`](super::Node) and [`Edge`](super::Edge) and the
//! functions of each node travel as attributes. Two are for drawing and keep what a picture can show.

mod attributes;
mod cytoscape;
mod dot;
mod drawing;
mod family;
mod graphml;
#[cfg(feature = "html")]
mod layout;
mod mermaid;
mod node_link;
#[cfg(feature = "html")]
mod page;
mod wrap;

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
    /// The network as text in one of the formats of other tools; the same network gives the same bytes.
    ///
    /// | format | for | ties | ids |
    /// |---|---|---|---|
    /// | `Dot`, `Mermaid` | drawing, with Russian labels | those still open, one line for ties alike | `n0`, `n1`, … |
    /// | `GraphMl` | Gephi, yEd, igraph, networkx | all, with dates | `n0`, …, the id as the attribute `id` |
    /// | `Cytoscape` | Cytoscape and Cytoscape.js | all, with dates | as in the network |
    /// | `Networkx` | `node_link_graph(json.loads(text), edges="links")` | all, with dates | as in the network |
    /// | `Rustworkx` | `parse_node_link_json(text)` | all, with dates | numbers, the id as the attribute `id` |
    ///
    /// An absent value is an absent attribute. `functions` lists the functions that the node holds by its own name;
    /// where attributes are texts only (GraphML, rustworkx) the list is written as JSON text.
    ///
    /// ```
    /// use nms_core::{Network, network::ExportFormat};
    /// let rows = serde_json::from_str(r#"{
    ///   "organisations": [{"id": "s1", "kind": "school", "title": "Школа № 1", "level": "institutional"}]
    /// }"#)?;
    /// let text = Network::from_rows(&rows)?.export(ExportFormat::Cytoscape);
    /// let read: serde_json::Value = serde_json::from_str(&text)?;
    /// assert_eq!(read["elements"]["nodes"][0]["data"]["label_ru"], "Школа № 1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn export(&self, format: ExportFormat) -> String {
        match format {
            ExportFormat::Dot => dot::write(self),
            ExportFormat::Mermaid => mermaid::write(self),
            ExportFormat::GraphMl => graphml::write(self),
            ExportFormat::Cytoscape => cytoscape::write(self),
            ExportFormat::Networkx => node_link::networkx(self),
            ExportFormat::Rustworkx => node_link::rustworkx(self),
        }
    }
}

#[cfg(test)]
#[cfg(feature = "toml")]
mod tests;
