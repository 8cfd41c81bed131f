//! Colours and titles: what tells families and levels apart.

use serde::Serialize;

use super::panel::Panel;
use super::tie_family::TieFamily;
use crate::network::Node;
use crate::network::export::family::NodeFamily;
use crate::network::export::layout::{Item, Layout, Rect};
use crate::norm::entry::Level;
use crate::text::Language;

/// A family of the legend with its colours.
#[derive(Serialize)]
pub(super) struct Hue {
    name: &'static str,
    fill: &'static str,
    line: &'static str,
    pub(super) count: usize,
}

/// A band with its title.
#[derive(Serialize)]
pub(super) struct Frame {
    #[serde(flatten)]
    rect: Rect,
    title: String,
    count: usize,
}

/// The families of nodes that are shown.
pub(super) fn node_hues(shown: &[&Node]) -> Vec<Hue> {
    let hue = |family: NodeFamily| {
        let (fill, line) = family.colours();
        let count = shown.iter().filter(|node| NodeFamily::of(node) == family).count();
        Hue { name: family.as_str(), fill, line, count }
    };
    NodeFamily::ALL.into_iter().map(hue).filter(|hue| hue.count > 0).collect()
}

/// The families of ties that are shown.
pub(super) fn tie_hues(panel: &Panel) -> Vec<Hue> {
    let hue = |family: TieFamily| {
        let count = panel.kinds.iter().filter(|kind| kind.family == family.as_str()).map(|kind| kind.count).sum();
        Hue { name: family.as_str(), fill: "none", line: family.colour(), count }
    };
    TieFamily::ALL.into_iter().map(hue).filter(|hue| hue.count > 0).collect()
}

/// The bands that have nodes.
pub(super) fn frames(placed: &Layout, items: &[Item], language: Language) -> Vec<Frame> {
    placed
        .bands
        .iter()
        .map(|(band, rect)| Frame {
            rect: *rect,
            title: Level::ALL.get(*band).map_or_else(String::new, |level| capital(level.label().get(language))),
            count: items.iter().filter(|item| item.band == *band).count(),
        })
        .collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
