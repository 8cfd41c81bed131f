//! What cannot be true between the cells of a row, or between a row and the one it leads to.

use rustc_hash::FxHashMap;

use super::Check;
use crate::norm::NormPack;
use crate::norm::entry::{DefinitionKind, IndicatorKind};
use crate::region::cell::MILLION;
use crate::region::column::Column;
use crate::region::finding::Severity;
use crate::region::table::Table;

pub(in crate::region) fn check(check: &mut Check<'_>, pack: Option<&NormPack>) {
    scores(check);
    shares(check, pack);
    undated(check);
    requirements(check);
    own_supporters(check);
}

/// Texts of two columns by the places of the one in the dictionary of the other.
fn translated(from: Option<&Column>, to: Option<&Column>) -> Vec<Option<u32>> {
    let (Some(Column::Texts { words: from, .. }), Some(Column::Texts { words: to, .. })) = (from, to) else {
        return Vec::new();
    };
    to.find_each(from)
}

/// An answer belongs to an item, and scores no more than the item allows.
pub(in crate::region) fn scores(check: &mut Check<'_>) {
    let (Some(items), Some(responses)) = (check.table("items"), check.table("responses")) else { return };
    if check.rows(responses).is_empty() {
        return;
    }
    let instrument_of = translated(responses.column("instrument"), items.column("instrument"));
    let item_of = translated(responses.column("item"), items.column("item"));
    let code = |table: &Table, name: &str, row: usize| table.column(name).map_or(-1, |column| column.code(row));
    let known: FxHashMap<(i64, i64), usize> =
        (0..items.rows).map(|row| ((code(items, "instrument", row), code(items, "item", row)), row)).collect();
    let (Some(instruments), Some(names), Some(score), Some(most)) = (
        responses.column("instrument"),
        responses.column("item"),
        responses.column("score"),
        items.column("max_score"),
    ) else {
        return;
    };
    for row in check.rows(responses) {
        let there = |of: &[Option<u32>], column: &Column| {
            usize::try_from(column.code(row)).ok().and_then(|code| of.get(code).copied().flatten()).map(i64::from)
        };
        let item = match (there(&instrument_of, instruments), there(&item_of, names)) {
            (Some(instrument), Some(item)) => known.get(&(instrument, item)),
            _ => None,
        };
        let named = instruments.text(row).is_some() && names.text(row).is_some();
        match item {
            // What is missing has been said already.
            None if !named => {}
            None => {
                let wording =
                    ("reference.dangling", "the item is not in table `items`", "mend the item, or add it to `items`");
                check.row(Severity::Error, wording, (responses, row), Some("item"));
            }
            Some(item) if score.number(row).zip(most.number(*item)).is_some_and(|(score, most)| score > most) => {
                let wording =
                    ("score.maximum", "the score is above the item's maximum", "mend the score or the maximum");
                check.row(Severity::Error, wording, (responses, row), Some("score"));
            }
            Some(_) => {}
        }
    }
}

/// Shares lie between nought and one.
fn shares(check: &mut Check<'_>, pack: Option<&NormPack>) {
    let Some(table) = check.table("school_indicators").filter(|table| !check.rows(table).is_empty()) else { return };
    let columns = ["numerator", "denominator", "value", "indicator"].map(|name| table.column(name));
    let [Some(numerator), Some(denominator), Some(value), Some(indicator)] = columns else { return };
    let is_share = |id: &str| {
        // A ratio that is a mean, such as pupils per class, may well be above one.
        let found = pack.and_then(|pack| pack.indicator(id)).filter(|kpi| kpi.kind == IndicatorKind::Share);
        found.and_then(|kpi| kpi.definition.as_ref()).is_some_and(|definition| definition.kind == DefinitionKind::Ratio)
    };
    let is_share: Vec<bool> = match indicator {
        Column::Texts { words, .. } => words.iter().map(is_share).collect(),
        _ => Vec::new(),
    };
    for row in check.rows(table) {
        let parts = (numerator.number(row), denominator.number(row));
        let share =
            usize::try_from(indicator.code(row)).ok().and_then(|code| is_share.get(code).copied()) == Some(true);
        if let (Some(above), Some(below)) = parts
            && share
            && (above > below || above < 0)
        {
            let wording = (
                "share.parts",
                "the numerator is above the denominator, or below nought",
                "mend one of the two numbers",
            );
            check.row(Severity::Error, wording, (table, row), Some("numerator"));
        }
        if let Some(number) = value.number(row)
            && share
            && !(0..=MILLION).contains(&number)
        {
            let wording =
                ("share.range", "a share is outside 0..1", "give it as 0.347, or give numerator and denominator");
            check.row(Severity::Error, wording, (table, row), Some("value"));
        }
        if parts == (None, None) && value.number(row).is_none() {
            let wording = ("figure.missing", "the row has no figure", "give a value, or numerator and denominator");
            check.row(Severity::Warning, wording, (table, row), None);
        }
    }
}

/// What was completed has a day, or it falls into no period.
fn undated(check: &mut Check<'_>) {
    let Some(table) = check.table("participations") else { return };
    let (Some(status), Some(to)) = (table.column("status"), table.column("to")) else { return };
    let completed = table.schema.word("status", "completed");
    for row in check.rows(table) {
        if to.day(row).is_none() && status.word(row).is_some() && status.word(row) == completed {
            let wording = (
                "participation.undated",
                "a completed participation has no last day",
                "fill in `to`: without it no period has it",
            );
            check.row(Severity::Warning, wording, (table, row), Some("to"));
        }
    }
}

/// An activity requires another one, or a competence.
fn requirements(check: &mut Check<'_>) {
    let Some(table) = check.table("activity_requires") else { return };
    let (Some(requires), Some(activities), Some(competences)) =
        (table.column("requires"), check.table("activities"), check.table("competences"))
    else {
        return;
    };
    let has = |table: &Table, id: &str| matches!(table.column("id"), Some(Column::Texts { words, .. }) if words.find(id).is_some());
    for row in check.rows(table) {
        if requires.text(row).is_some_and(|id| !has(activities, id) && !has(competences, id)) {
            let wording = (
                "reference.dangling",
                "the id is neither in table `activities` nor in `competences`",
                "mend the id, or add the row it means",
            );
            check.row(Severity::Error, wording, (table, row), Some("requires"));
        }
    }
}

/// Nobody supports himself.
fn own_supporters(check: &mut Check<'_>) {
    let Some(table) = check.table("supports") else { return };
    let (Some(person), Some(supporter)) = (table.column("person"), table.column("supporter")) else { return };
    for row in check.rows(table) {
        if person.reference(row).is_some() && person.reference(row) == supporter.reference(row) {
            let wording = ("support.self", "a person supports himself", "name another supporter");
            check.row(Severity::Error, wording, (table, row), Some("supporter"));
        }
    }
}
