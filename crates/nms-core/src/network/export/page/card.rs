//! Boxes with their words.

use serde::Serialize;

use super::font;
use super::panel::PanelNode;
use crate::network::Node;
use crate::network::export::family::NodeFamily;
use crate::network::export::layout::Rect;
use crate::network::export::wrap::fit;

/// A box as it is drawn.
#[derive(Serialize)]
pub(super) struct Card {
    #[serde(flatten)]
    rect: Rect,
    family: &'static str,
    lines: Vec<CardLine>,
    /// Functions of its own.
    functions: usize,
    /// Nodes under it that are not shown.
    below: usize,
}

#[derive(Serialize)]
pub(super) struct CardLine {
    text: String,
    y: i32,
    class: &'static str,
}

/// A box with its words: the abbreviation over a caption, or the name alone.
pub(super) fn card(node: &Node, about: &PanelNode, rect: Rect, below: usize) -> Card {
    let room = |tenths| font::room(rect.w - 10, tenths);
    let lines = match &about.abbreviation {
        Some(short) if *short != about.name => {
            let head = fit(short, room(125), 2, font::bold);
            let caption = fit(&about.name, room(95), if head.len() > 1 { 1 } else { 2 }, font::letter);
            stack(rect, head.into_iter().map(|line| ("short", 14, line)).chain(captioned(caption)).collect())
        }
        _ => {
            let name = if about.name.trim().is_empty() { &about.id } else { &about.name };
            let large = fit(name, room(110), 3, font::letter);
            let small = fit(name, room(100), 3, font::letter);
            let elided = |lines: &[String]| lines.iter().any(|line| line.starts_with('…'));
            let (class, lines) =
                if elided(&large) && !elided(&small) { ("name tight", small) } else { ("name", large) };
            stack(rect, lines.into_iter().map(|line| (class, 13, line)).collect())
        }
    };
    Card { rect, family: NodeFamily::of(node).as_str(), lines, functions: about.own.len(), below }
}

fn captioned(lines: Vec<String>) -> impl Iterator<Item = (&'static str, i32, String)> {
    lines.into_iter().map(|line| ("caption", 11, line))
}

/// Lines of a class and a height in the middle of a box, each by its baseline.
fn stack(rect: Rect, lines: Vec<(&'static str, i32, String)>) -> Vec<CardLine> {
    let height: i32 = lines.iter().map(|(_, height, _)| height).sum();
    let mut y = rect.y + (rect.h - height) / 2;
    lines
        .into_iter()
        .map(|(class, height, text)| {
            y += height;
            CardLine { text, y: y - 3, class }
        })
        .collect()
}
