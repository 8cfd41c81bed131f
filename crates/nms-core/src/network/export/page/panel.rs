//! What the panel tells about a node, as data for the page's script.

use std::collections::BTreeMap;

use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::tie_family::TieFamily;
use crate::network::{Network, Node, Origin, Part, Responsibility};
use crate::norm::entry::{ActorKind, RelationKind, Stated};
use crate::page::clause_text;
use crate::text::Language;

/// Everything the script knows.
#[derive(Serialize)]
pub(super) struct Panel {
    pub(super) nodes: Vec<PanelNode>,
    functions: Vec<PanelFunction>,
    pub(super) ties: Vec<PanelTie>,
    /// Label and family of each kind of tie that occurs.
    pub(super) kinds: Vec<PanelKind>,
}

/// A node with its duties: places in the list of functions.
#[derive(Serialize)]
pub(super) struct PanelNode {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) abbreviation: Option<String>,
    pub(super) kind: String,
    level: String,
    territory: Option<String>,
    clause: Option<String>,
    pub(super) own: Vec<usize>,
    /// Duties of others in which it is named.
    named: Vec<usize>,
    /// The roles whose duties it has, besides those of its own name.
    roles: Vec<usize>,
}

#[derive(Serialize)]
struct PanelFunction {
    label: String,
    clause: String,
    holder: Who,
    stated: bool,
    shares: Vec<(Who, &'static str)>,
}

/// A node by its place, or its name where it is not shown.
#[derive(Serialize)]
#[serde(untagged)]
enum Who {
    Shown(usize),
    Name(String),
}

#[derive(Serialize)]
pub(super) struct PanelTie {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: usize,
    clause: Option<String>,
    implied: bool,
    function: Option<usize>,
    #[serde(rename = "since")]
    valid_from: Option<chrono::NaiveDate>,
}

#[derive(Serialize)]
pub(super) struct PanelKind {
    #[serde(skip)]
    pub(super) kind: RelationKind,
    pub(super) label: String,
    pub(super) family: &'static str,
    pub(super) count: usize,
}

impl Panel {
    pub(super) fn new(network: &Network, shown: &[&Node], matrix: &[Responsibility], language: Language) -> Self {
        let place: BTreeMap<&str, usize> = shown.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
        let function_place: BTreeMap<&str, usize> =
            matrix.iter().enumerate().map(|(at, row)| (row.function.as_str(), at)).collect();
        let who = |id: &str| match place.get(id) {
            Some(at) => Who::Shown(*at),
            None => Who::Name(network.node(id).map_or(id, |node| node.label.get(language)).to_owned()),
        };
        let functions = matrix
            .iter()
            .map(|row| PanelFunction {
                label: row.label.get(language).to_owned(),
                clause: clause_text(&row.clause, language),
                holder: who(row.holder.as_str()),
                stated: row.stated,
                shares: row.shares.iter().map(|share| (who(share.actor.as_str()), share.part.as_str())).collect(),
            })
            .collect();
        let mut nodes: Vec<_> = shown.iter().map(|node| PanelNode::new(network, node, &place, language)).collect();
        for (at, row) in matrix.iter().enumerate() {
            if let Some(node) = place.get(row.holder.as_str()).and_then(|holder| nodes.get_mut(*holder)) {
                node.own.push(at);
            }
            for share in row.shares.iter().filter(|share| share.actor != row.holder && share.part != Part::Alone) {
                if let Some(node) = place.get(share.actor.as_str()).and_then(|actor| nodes.get_mut(*actor)) {
                    node.named.push(at);
                }
            }
        }
        let (ties, kinds) = ties(network, &place, &function_place, language);
        Self { nodes, functions, ties, kinds }
    }
}

impl PanelNode {
    fn new(network: &Network, node: &Node, place: &BTreeMap<&str, usize>, language: Language) -> Self {
        let kind = match (node.origin, node.kind.parse::<ActorKind>()) {
            (Origin::Pack, Ok(kind)) => kind.label().get(language).to_owned(),
            _ => node.kind.clone(),
        };
        // What an actor inherits is plain from the structure; an organisation has duties by its roles only.
        let held = match node.origin {
            Origin::Pack => Vec::new(),
            Origin::Region => network.functions_of(&node.id, None).unwrap_or_default(),
        };
        let mut roles: Vec<usize> =
            held.iter().filter_map(|held| place.get(held.via.last()?.as_str()).copied()).collect();
        roles.dedup();
        Self {
            id: node.id.clone(),
            name: node.label.get(language).to_owned(),
            abbreviation: node.abbreviation.clone(),
            kind,
            level: node.level.label().get(language).to_owned(),
            territory: node
                .territory
                .as_deref()
                .map(|id| network.node(id).map_or(id, |node| node.label.get(language)).to_owned()),
            clause: node.clause.as_deref().map(|clause| clause_text(clause, language)),
            own: Vec::new(),
            named: Vec::new(),
            roles,
        }
    }
}

/// The ties between nodes that are shown, and the kinds that occur, in the order of the vocabulary.
fn ties(
    network: &Network,
    place: &BTreeMap<&str, usize>,
    functions: &BTreeMap<&str, usize>,
    language: Language,
) -> (Vec<PanelTie>, Vec<PanelKind>) {
    let drawn: Vec<_> = network
        .graph
        .edge_references()
        .filter(|edge| edge.weight().holds(None))
        .filter_map(|edge| {
            let end = |at| place.get(network.id_of(at)).copied();
            Some((end(edge.source())?, end(edge.target())?, edge.weight()))
        })
        .collect();
    let mut counts: BTreeMap<RelationKind, usize> = BTreeMap::new();
    for (_, _, bond) in &drawn {
        *counts.entry(bond.kind).or_default() += 1;
    }
    let kind_place: BTreeMap<RelationKind, usize> = counts.keys().enumerate().map(|(at, kind)| (*kind, at)).collect();
    let ties = drawn
        .into_iter()
        .filter_map(|(from, to, bond)| {
            Some(PanelTie {
                from,
                to,
                kind: *kind_place.get(&bond.kind)?,
                clause: bond.clause.as_deref().map(|clause| clause_text(clause, language)),
                implied: bond.stated == Stated::Implied,
                function: bond.function.as_ref().and_then(|id| functions.get(id.as_str()).copied()),
                valid_from: bond.valid_from,
            })
        })
        .collect();
    let kinds = counts
        .into_iter()
        .map(|(kind, count)| PanelKind {
            kind,
            label: kind.label().get(language).to_owned(),
            family: TieFamily::of(kind).as_str(),
            count,
        })
        .collect();
    (ties, kinds)
}
