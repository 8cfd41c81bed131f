//! Nodes and ties as flat attributes: the one list of names that every data format writes.

use std::borrow::Cow;

use petgraph::visit::EdgeRef;

use crate::network::node::Bond;
use crate::network::{Index, Network, Node, Origin};
use crate::shape::Tree;

/// The list of functions, in formats whose attributes may be lists and, as JSON text, in the others.
pub(super) const FUNCTIONS: &str = "functions";

/// Names of the texts of a node, in the order of writing.
pub(super) const NODE: [&str; 12] = [
    "id",
    "label_ru",
    "label_en",
    "abbreviation",
    "kind",
    "level",
    "origin",
    "territory",
    "rural",
    "lat",
    "lon",
    "clause",
];

/// Names of the texts of a tie, in the order of writing.
pub(super) const TIE: [&str; 7] = ["kind", "relation", "function", "stated", "valid_from", "valid_to", "clause"];

/// A node as attributes.
pub(super) struct NodeAttributes<'n> {
    texts: [Option<Cow<'n, str>>; NODE.len()],
    functions: Vec<&'n str>,
}

impl<'n> NodeAttributes<'n> {
    fn new(node: &'n Node, functions: Vec<&'n str>) -> Self {
        let origin = match node.origin {
            Origin::Pack => "pack",
            Origin::Region => "region",
        };
        let kept = |text: &'n str| Some(Cow::Borrowed(text));
        let degrees = |degrees: crate::Decimal| Cow::Owned(degrees.to_string());
        let texts = [
            kept(&node.id),
            kept(&node.label.ru),
            kept(&node.label.en),
            node.abbreviation.as_deref().and_then(kept),
            kept(&node.kind),
            kept(node.level.as_str()),
            kept(origin),
            node.territory.as_deref().and_then(kept),
            node.rural.and_then(|rural| kept(if rural { "true" } else { "false" })),
            node.lat.map(degrees),
            node.lon.map(degrees),
            node.clause.as_deref().and_then(kept),
        ];
        Self { texts, functions }
    }

    /// Every attribute that is there, with its name; the functions as a list.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'static str, Tree)> {
        let texts = NODE.into_iter().zip(&self.texts).filter_map(|(name, text)| {
            let text = text.as_deref()?;
            let value = match name {
                "rural" => Tree::from(text == "true"),
                "lat" | "lon" => text.parse::<crate::Decimal>().ok()?.into(),
                _ => Tree::from(text),
            };
            Some((name, value))
        });
        let functions = self.functions.iter().map(|id| Tree::from(*id));
        texts.chain([(FUNCTIONS, Tree::list(functions))])
    }

    /// Every attribute that is there, with its name, as text.
    pub(super) fn as_texts(&self) -> impl Iterator<Item = (&'static str, Cow<'n, str>)> {
        let texts = NODE.into_iter().zip(self.texts.clone()).filter_map(|(name, text)| Some((name, text?)));
        texts.chain([(FUNCTIONS, Cow::Owned(crate::boundary::json(&self.functions)))])
    }
}

/// A tie as attributes.
pub(super) struct TieAttributes<'n> {
    texts: [Option<Cow<'n, str>>; TIE.len()],
}

impl<'n> TieAttributes<'n> {
    fn new(bond: &'n Bond) -> Self {
        let texts = [
            Some(Cow::Borrowed(bond.kind.as_str())),
            bond.relation.as_deref().map(Cow::Borrowed),
            bond.function.as_ref().map(|function| Cow::Borrowed(function.as_str())),
            Some(Cow::Borrowed(bond.stated.as_str())),
            bond.valid_from.map(|day| Cow::Owned(day.to_string())),
            bond.valid_to.map(|day| Cow::Owned(day.to_string())),
            bond.clause.as_deref().map(Cow::Borrowed),
        ];
        Self { texts }
    }

    /// Every attribute that is there, with its name, as a value.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'static str, Tree)> {
        self.as_texts().map(|(name, text)| (name, Tree::from(text)))
    }

    /// Every attribute that is there, with its name.
    pub(super) fn as_texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        TIE.into_iter().zip(&self.texts).filter_map(|(name, text)| Some((name, text.as_deref()?)))
    }
}

/// A tie with the places of its ends.
pub(super) struct TieRecord<'n> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) attributes: TieAttributes<'n>,
}

impl Network {
    /// Every node as attributes, in the order of the network.
    pub(super) fn node_records(&self) -> impl Iterator<Item = NodeAttributes<'_>> {
        self.graph.node_indices().zip(self.graph.node_weights()).map(|(index, node)| {
            NodeAttributes::new(node, self.own_functions(index).map(|function| function.id.as_str()).collect())
        })
    }

    /// Every tie as attributes, in the order of the network.
    pub(super) fn tie_records(&self) -> impl Iterator<Item = TieRecord<'_>> {
        self.graph.edge_references().map(|edge| TieRecord {
            from: edge.source().index(),
            to: edge.target().index(),
            attributes: TieAttributes::new(edge.weight()),
        })
    }

    /// The id of the node in a place.
    pub(super) fn id_at(&self, place: usize) -> &str {
        self.id_of(Index::new(place))
    }
}
