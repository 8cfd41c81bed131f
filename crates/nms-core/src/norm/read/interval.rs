//! Intervals must not end before they start, and trees must be trees.

use std::collections::{BTreeMap, BTreeSet};

use super::place::Places;
use super::problem::Problems;
use crate::norm::entry::RelationKind;
use crate::norm::pack::NormPack;
use nms_solver::order::gather_set;

/// Checks the validity of the pack, the spans of terms and recurrences, and the `part_of` tree.
pub(super) fn check(pack: &NormPack, places: &Places, problems: &mut Problems) {
    let header = pack.header();
    if let (Some(from), Some(to)) = (header.valid_from, header.valid_to)
        && to <= from
        && places.is_head_sound()
    {
        let here = places.head().field("valid_to");
        problems.push(here.says(
            "pack.interval",
            "the pack ends before it starts",
            "`valid_to` is the first day it no longer holds",
        ));
    }
    for measure in pack.roadmap() {
        for (at, window) in measure.term.windows.iter().enumerate() {
            let here = places.of(measure.id.as_str()).field(&format!("term.windows[{at}]"));
            if !is_month(&window.from) || !is_month(&window.to) {
                problems.push(here.says(
                    "pack.month",
                    "the window is not made of months",
                    "write months as \"2023-05\"",
                ));
            } else if window.to < window.from {
                problems.push(here.says("pack.interval", "the window ends before it starts", "swap `from` and `to`"));
            }
        }
        if measure.term.months.iter().any(|month| !(1..=12).contains(month)) {
            let here = places.of(measure.id.as_str()).field("term.months");
            problems.push(here.says("pack.month", "a month is not between 1 and 12", "number months from 1"));
        }
    }
    for indicator in pack.kpis() {
        if let Some(recurrence) = &indicator.recurrence
            && let (Some(from), Some(to)) = (recurrence.from, recurrence.to)
            && to < from
        {
            let here = places.of(indicator.id.as_str()).field("recurrence.to");
            problems.push(here.says("pack.interval", "the recurrence ends before it starts", "swap `from` and `to`"));
        }
    }
    check_tree(pack, places, problems);
}

fn is_month(text: &str) -> bool {
    matches!(text.split_once('-'), Some((year, month)) if year.len() == 4
        && month.len() == 2
        && year.bytes().chain(month.bytes()).all(|b| b.is_ascii_digit())
        && ("01"..="12").contains(&month))
}

/// `part_of` is a forest: one parent each, and no one is part of himself.
fn check_tree(pack: &NormPack, places: &Places, problems: &mut Problems) {
    let mut parent: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for relation in pack.relations().iter().filter(|relation| relation.kind == RelationKind::PartOf) {
        let (child, whole, id) = (relation.from.as_str(), relation.to.as_str(), relation.id.as_str());
        match parent.get(child) {
            Some((other, first)) if *other != whole => problems.push(places.of(id).field("to").says(
                "pack.tree.parents",
                format!("`{child}` is part of `{other}` already (relation `{first}`)"),
                "an actor is part of one other; use another kind for the second tie",
            )),
            _ => {
                parent.insert(child, (whole, id));
            }
        }
    }
    let mut settled = BTreeSet::new();
    for start in parent.keys() {
        let mut path = vec![*start];
        let mut on_path = gather_set([*start]);
        while let Some((next, id)) = path.last().and_then(|last| parent.get(last)) {
            if settled.contains(next) {
                break;
            }
            if !on_path.insert(next) {
                let circle = path.iter().skip_while(|member| *member != next).chain([next]).copied();
                problems.push(places.of(id).field("to").says(
                    "pack.tree.cycle",
                    format!("`part_of` runs in a circle: `{}`", circle.collect::<Vec<_>>().join("` → `")),
                    "remove one of these ties",
                ));
                break;
            }
            path.push(next);
        }
        settled.extend(path);
    }
}
