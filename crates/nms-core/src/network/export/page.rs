//! The network as one page that stands alone.

mod card;
mod font;
mod legend;
mod lines;
mod overview;
mod panel;
mod selection;
mod tie_family;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;

use super::layout::{Item, layout};
use crate::boundary::json;
use crate::network::{HierarchyKind, Network, Node, Origin};
use crate::norm::entry::{ActorKind, Level};
use crate::page::{self, draw};
use crate::text::Language;
use card::{Card, card};
use legend::{Frame, Hue, frames, node_hues, tie_hues};
use lines::{Stroke, strokes, tree};
use overview::Overview;
use panel::{Panel, PanelKind};
use selection::Selection;

impl Network {
    /// The network as one HTML page that draws it: bands by level, the structure as a tree, other ties as curves that
    /// stand out when a node is chosen; a panel tells the duties and ties of the chosen node.
    ///
    /// The page needs no network and may not use one. It shows the ties that are still open. Of a network with
    /// hundreds of organisations it shows the actors of the pack and the upper levels, and says what is left out.
    ///
    /// ```
    /// # #[cfg(feature = "packs")] {
    /// use nms_core::{Language, Network, NormPack};
    /// let page = Network::from_pack(&NormPack::load("orenburg-2023")?)?.to_html(Language::Russian);
    /// assert!(page.starts_with("<!doctype html>"));
    /// assert!(page.contains("Региональный методический актив"));
    /// # }
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn to_html(&self, language: Language) -> String {
        render(self, language)
    }
}

/// All that the template shows.
#[derive(Serialize)]
struct Page<'n> {
    language: Language,
    words: BTreeMap<&'static str, &'static str>,
    title: &'n str,
    actors: String,
    organisations: String,
    ties: String,
    functions: String,
    hidden: String,
    width: i32,
    height: i32,
    frames: Vec<Frame>,
    tree: Vec<Stroke>,
    strokes: Vec<Stroke>,
    cards: Vec<Card>,
    names: Vec<&'n str>,
    kinds: &'n [PanelKind],
    overview: Overview,
    node_families: Vec<Hue>,
    tie_families: Vec<Hue>,
    /// The style sheet and the data, ready to be put in as they are.
    style: String,
    panel: String,
    script: &'static str,
}

fn render(network: &Network, language: Language) -> String {
    let selection = Selection::of(network);
    let nodes: Vec<&Node> = network.nodes().collect();
    let shown: Vec<&Node> = selection.shown.iter().filter_map(|at| nodes.get(*at).copied()).collect();
    let matrix = network.responsibilities();
    let panel = Panel::new(network, &shown, &matrix, language);
    let items = items(network, &shown);
    let ends: Vec<(usize, usize)> = panel.ties.iter().map(|tie| (tie.from, tie.to)).collect();
    let placed = layout(&items, &ends);
    let cards = shown.iter().zip(&panel.nodes).zip(&placed.boxes).zip(&selection.shown);
    let cards = cards.map(|(((node, about), rect), at)| {
        card(node, about, *rect, selection.below.get(at).copied().unwrap_or_default())
    });
    let words = page::words(words::WORDS, language);
    let of_origin = |origin| figure(nodes.iter().filter(|node| node.origin == origin).count());
    let mut page = Page {
        language,
        title: title(&shown, language).or(words.get("network").copied()).unwrap_or_default(),
        words,
        actors: of_origin(Origin::Pack),
        organisations: of_origin(Origin::Region),
        ties: figure(network.edge_count()),
        functions: figure(matrix.len()),
        hidden: figure(nodes.len() - shown.len()),
        width: placed.width,
        height: placed.height,
        frames: frames(&placed, &items, language),
        tree: tree(&items, &placed, &panel),
        strokes: strokes(&placed, &panel),
        cards: cards.collect(),
        names: shown.iter().map(|node| node.label.get(language)).collect(),
        kinds: &panel.kinds,
        overview: Overview::new(network, &panel, &matrix, language),
        node_families: node_hues(&shown),
        tie_families: tie_hues(&panel),
        style: String::new(),
        // Inside of a script nothing but `<` could end it.
        panel: json(&panel).replace('<', "\\u003c"),
        script: include_str!("page.js"),
    };
    page.style = draw("page.css", include_str!("page.css"), &page);
    draw("page.html", include_str!("page.html"), &page)
}

/// What the network is about: the system of the region that it holds.
fn title<'n>(shown: &[&'n Node], language: Language) -> Option<&'n str> {
    let system = |node: &&&Node| node.origin == Origin::Pack && node.kind == ActorKind::System.as_str();
    let of = shown.iter().filter(system).find(|node| node.level == Level::Regional);
    of.map(|node| node.label.get(language))
}

fn items(network: &Network, shown: &[&Node]) -> Vec<Item> {
    let place: BTreeMap<&str, usize> = shown.iter().enumerate().map(|(at, node)| (node.id.as_str(), at)).collect();
    let tree = network.hierarchy(HierarchyKind::Structure, None).ok();
    shown
        .iter()
        .map(|node| Item {
            band: Level::ALL.iter().position(|level| *level == node.level).unwrap_or_default(),
            parent: tree.as_ref().and_then(|tree| tree.parent(&node.id)).and_then(|id| place.get(id).copied()),
        })
        .collect()
}

/// A count in groups of three figures; nothing for none.
fn figure(count: usize) -> String {
    let digits = if count == 0 { String::new() } else { count.to_string() };
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push('\u{202F}');
        }
        grouped.push(digit);
    }
    grouped
}
