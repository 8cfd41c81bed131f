//! What the panel says before a node is chosen.

use std::cmp::Reverse;

use serde::Serialize;

use super::panel::Panel;
use crate::network::{Network, Part, Responsibility};
use crate::page::clause_text;
use crate::text::Language;

/// How many lines a list has.
const LINES: usize = 6;

/// The first answers of the network.
#[derive(Serialize)]
pub(super) struct Overview {
    /// Those with most functions, and those whose loss cuts others off.
    rankings: [Ranking; 2],
    /// Functions with a partner who does not name the holder back.
    one_sided: Vec<OneSided>,
    /// Functions with partners.
    joint: usize,
}

#[derive(Serialize)]
struct Ranking {
    /// The key of its heading among the words.
    heading: &'static str,
    rows: Vec<Ranked>,
}

#[derive(Serialize)]
struct Ranked {
    node: usize,
    name: String,
    count: usize,
    /// In hundredths of the first.
    share: usize,
}

#[derive(Serialize)]
struct OneSided {
    node: usize,
    holder: String,
    partners: String,
    label: String,
    clause: String,
}

impl Overview {
    pub(super) fn new(network: &Network, panel: &Panel, matrix: &[Responsibility], language: Language) -> Self {
        let holders = ranked(panel, panel.nodes.iter().map(|node| node.own.len()).enumerate().collect());
        let cut_points = network.fragility(None).cut_points;
        let place = |id: &str| panel.nodes.iter().position(|node| node.id == id);
        let cut_points = ranked(
            panel,
            cut_points
                .iter()
                .take(10 * LINES)
                .filter_map(|cut| Some((place(&cut.id)?, usize::try_from(cut.cut_off).ok()?)))
                .collect(),
        );
        let short =
            |id: &str| network.node(id).map(|node| node.abbreviation.as_deref().unwrap_or(node.label.get(language)));
        let one_sided = matrix.iter().filter_map(|row| {
            let partners: Vec<_> = row
                .shares
                .iter()
                .filter(|share| share.part == Part::OneSided)
                .filter_map(|share| short(share.actor.as_str()))
                .collect();
            (!partners.is_empty()).then_some(OneSided {
                node: place(row.holder.as_str())?,
                holder: short(row.holder.as_str())?.to_owned(),
                partners: partners.join(", "),
                label: row.label.get(language).to_owned(),
                clause: clause_text(&row.clause, language),
            })
        });
        let has_partner = |row: &&Responsibility| {
            row.shares
                .iter()
                .any(|share| matches!(share.part, Part::Jointly | Part::OneSided) && share.actor != row.holder)
        };
        let rankings =
            [Ranking { heading: "most_functions", rows: holders }, Ranking { heading: "cut_points", rows: cut_points }];
        Self { rankings, one_sided: one_sided.collect(), joint: matrix.iter().filter(has_partner).count() }
    }
}

fn ranked(panel: &Panel, mut counts: Vec<(usize, usize)>) -> Vec<Ranked> {
    counts.retain(|(_, count)| *count > 0);
    counts.sort_by_key(|(node, count)| (Reverse(*count), *node));
    let first = counts.first().map_or(1, |(_, count)| *count);
    let name = |node: usize| panel.nodes.get(node).map(|node| node.abbreviation.as_ref().unwrap_or(&node.name).clone());
    counts
        .into_iter()
        .take(LINES)
        .filter_map(|(node, count)| Some(Ranked { node, name: name(node)?, count, share: 100 * count / first }))
        .collect()
}
