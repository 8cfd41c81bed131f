//! Lines of the drawing.

use std::collections::BTreeMap;

use serde::Serialize;

use super::panel::Panel;
use super::tie_family::TieFamily;
use crate::network::export::layout::{Item, Layout, tie_path, tree_path};
use crate::norm::entry::RelationKind;

/// A line; ties of one family between the same two are one line.
#[derive(Serialize)]
pub(super) struct Stroke {
    path: String,
    from: usize,
    to: usize,
    family: &'static str,
    /// Places in the list of kinds.
    kinds: Vec<usize>,
    /// Whether all its ties lead from `from` to `to`.
    arrow: bool,
}

/// The structure.
pub(super) fn tree(items: &[Item], placed: &Layout, panel: &Panel) -> Vec<Stroke> {
    let part_of = panel.kinds.iter().position(|kind| kind.kind == RelationKind::PartOf);
    items
        .iter()
        .enumerate()
        .filter_map(|(child, item)| Some((child, item.parent?)))
        .map(|(child, parent)| Stroke {
            path: tree_path(placed, parent, child),
            from: child,
            to: parent,
            family: TieFamily::Tree.as_str(),
            kinds: part_of.into_iter().collect(),
            arrow: false,
        })
        .collect()
}

/// All other ties, merged.
pub(super) fn strokes(placed: &Layout, panel: &Panel) -> Vec<Stroke> {
    let mut merged: BTreeMap<(usize, usize, &'static str), Stroke> = BTreeMap::new();
    for tie in &panel.ties {
        let Some(kind) = panel.kinds.get(tie.kind).filter(|kind| kind.kind != RelationKind::PartOf) else { continue };
        let (Some(from), Some(to)) = (placed.boxes.get(tie.from), placed.boxes.get(tie.to)) else { continue };
        let stroke =
            merged.entry((tie.from.min(tie.to), tie.from.max(tie.to), kind.family)).or_insert_with(|| Stroke {
                path: tie_path(*from, *to),
                from: tie.from,
                to: tie.to,
                family: kind.family,
                kinds: Vec::new(),
                arrow: kind.kind != RelationKind::Joint,
            });
        stroke.arrow &= stroke.from == tie.from;
        if !stroke.kinds.contains(&tie.kind) {
            stroke.kinds.push(tie.kind);
        }
    }
    merged.into_values().collect()
}
