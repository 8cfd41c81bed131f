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
    item_competences(check);
    shares(check, pack);
    undated(check);
    requirements(check);
    own_supporters(check);
}

/// The items that rows of another table name by instrument and item.
struct NamedItems<'c> {
    known: FxHashMap<(i64, i64), usize>,
    /// For each text of the other table, its place in the dictionary of `items`.
    instruments: Translated<'c>,
    items: Translated<'c>,
}

/// A column of texts, each with its place in the dictionary of a column of another table.
struct Translated<'c> {
    column: &'c Column,
    places: Vec<Option<u32>>,
}

impl<'c> Translated<'c> {
    fn new(name: &str, from: &'c Table, to: &Table) -> Option<Self> {
        let column = from.column(name)?;
        let (Column::Texts { words: from, .. }, Column::Texts { words: to, .. }) = (column, to.column(name)?) else {
            return None;
        };
        Some(Self { column, places: to.find_each(from) })
    }

    fn place(&self, row: usize) -> Option<i64> {
        let code = usize::try_from(self.column.code(row)).ok()?;
        self.places.get(code).copied().flatten().map(i64::from)
    }
}

impl<'c> NamedItems<'c> {
    fn new(items: &Table, table: &'c Table) -> Option<Self> {
        let (instrument, item) = (items.column("instrument")?, items.column("item")?);
        Some(Self {
            known: (0..items.rows).map(|row| ((instrument.code(row), item.code(row)), row)).collect(),
            instruments: Translated::new("instrument", table, items)?,
            items: Translated::new("item", table, items)?,
        })
    }

    /// The row of `items` that a row names.
    fn of(&self, row: usize) -> Option<usize> {
        self.known.get(&(self.instruments.place(row)?, self.items.place(row)?)).copied()
    }

    /// Whether the row names an item at all; what is missing has been said already.
    fn is_named(&self, row: usize) -> bool {
        self.instruments.column.text(row).is_some() && self.items.column.text(row).is_some()
    }
}

const NO_ITEM: (&str, &str, &str) =
    ("reference.dangling", "the item is not in table `items`", "mend the item, or add it to `items`");

/// An answer belongs to an item, and scores no more than the item allows.
pub(in crate::region) fn scores(check: &mut Check<'_>) {
    let (Some(items), Some(responses)) = (check.table("items"), check.table("responses")) else { return };
    if check.rows(responses).is_empty() {
        return;
    }
    let (Some(named), Some(score), Some(most)) =
        (NamedItems::new(items, responses), responses.column("score"), items.column("max_score"))
    else {
        return;
    };
    for row in check.rows(responses) {
        match named.of(row) {
            None if !named.is_named(row) => {}
            None => check.row(Severity::Error, NO_ITEM, (responses, row), Some("item")),
            Some(item) if score.number(row).zip(most.number(item)).is_some_and(|(score, most)| score > most) => {
                let wording =
                    ("score.maximum", "the score is above the item's maximum", "mend the score or the maximum");
                check.row(Severity::Error, wording, (responses, row), Some("score"));
            }
            Some(_) => {}
        }
    }
}

/// A further competence belongs to an item.
fn item_competences(check: &mut Check<'_>) {
    let (Some(items), Some(table)) = (check.table("items"), check.table("item_competences")) else { return };
    if check.rows(table).is_empty() {
        return;
    }
    let Some(named) = NamedItems::new(items, table) else { return };
    for row in check.rows(table) {
        if named.is_named(row) && named.of(row).is_none() {
            check.row(Severity::Error, NO_ITEM, (table, row), Some("item"));
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
