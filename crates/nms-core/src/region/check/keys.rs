//! Keys: what may stand once, and which version of a fact follows which.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::region::column::Column;
use crate::region::finding::{Findings, RegionFinding, Severity};
use crate::region::schema::{RECORDED, Schema, Time, WITHDRAWN};
use crate::region::store::code_of;
use crate::region::table::{FOR_GOOD, Table};
use nms_solver::order::sort_places;

/// For each table, the day from which a later version of each row is known; duplicates and overlaps are counted.
///
/// Rows with the same key are versions of one fact where `recorded` tells them apart: the one recorded last holds.
/// Facts that hold from a day to another may share a key as long as they do not overlap.
pub(super) fn versions(schema: &Schema, tables: &[Arc<Table>], findings: &mut Findings) -> Vec<Vec<i32>> {
    tables.iter().map(|table| of_table(schema, tables, table, findings)).collect()
}

fn of_table(schema: &Schema, tables: &[Arc<Table>], table: &Table, findings: &mut Findings) -> Vec<i32> {
    let keys: Vec<&Column> = table.schema.key.iter().filter_map(|place| table.columns.get(*place)).collect();
    let recorded = table.column(RECORDED);
    let interval = table.interval();
    let order = by_first_key(&keys, table.rows);
    let mut superseded = Vec::new();
    let start = |row: usize| interval.and_then(|(from, _)| from.day(row));
    let end = |row: usize| interval.and_then(|(_, to)| to.day(row));
    let withdrawn = |row: usize| table.column(WITHDRAWN).is_some_and(|column| column.day(row).is_some());
    let known = |row: usize| recorded.and_then(|column| column.day(row));
    let same_key = |a: usize, b: usize| keys.iter().all(|column| column.code(a) == column.code(b));
    for group in order.chunk_by(|a, b| keys.first().is_some_and(|column| column.code(*a) == column.code(*b))) {
        if group.len() < 2 {
            continue;
        }
        let mut group = group.to_vec();
        sort_places(&mut group, &|a, b| {
            let by_key = keys.iter().map(|column| column.code(a).cmp(&column.code(b)));
            by_key.fold(Ordering::Equal, Ordering::then).then((start(a), known(a), a).cmp(&(start(b), known(b), b)))
        });
        for fact in group.chunk_by(|a, b| same_key(*a, *b)) {
            // The last version of an interval that reaches furthest; a later interval may run into it.
            let mut holds: Option<usize> = None;
            for versions in fact.chunk_by(|a, b| start(*a) == start(*b)) {
                for pair in versions.windows(2) {
                    let &[a, b] = pair else { continue };
                    match known(b) {
                        Some(day) if known(a) != known(b) => {
                            superseded.resize(table.rows, FOR_GOOD);
                            if let Some(place) = superseded.get_mut(a) {
                                *place = day;
                            }
                        }
                        _ if incomplete(table, b) => {}
                        _ => report(schema, tables, table, (a, b), DUPLICATE, findings),
                    }
                }
                // A fact that was withdrawn holds at no time.
                let Some(&last) = versions.last().filter(|row| !withdrawn(**row)) else { continue };
                if let Some(before) = holds
                    && !incomplete(table, last)
                    && end(before).is_none_or(|to| start(last).is_none_or(|from| from < to))
                {
                    report(schema, tables, table, (before, last), OVERLAP, findings);
                }
                holds = holds.filter(|row| end(*row).is_none_or(|to| end(last).is_some_and(|other| other < to)));
                holds = holds.or(Some(last));
            }
        }
    }
    superseded
}

/// Whether a part of the key that every row must have is missing, which has been said already.
fn incomplete(table: &Table, row: usize) -> bool {
    table.schema.key.iter().any(|place| {
        let required = table.schema.columns.get(*place).is_some_and(|column| column.required);
        required && table.columns.get(*place).is_none_or(|column| code_of(column, row).is_none())
    })
}

/// The rows, those with the same first part of the key together: a counting sort, as the parts are dense.
fn by_first_key(keys: &[&Column], rows: usize) -> Vec<usize> {
    let Some(first) = keys.first() else { return Vec::new() };
    let mut places: Vec<usize> = (0..rows).collect();
    if (1..rows).any(|row| first.code(row - 1) > first.code(row)) {
        places.sort_by_cached_key(|row| first.code(*row));
    }
    places
}

/// The code, what is wrong, and what to do.
pub(in crate::region) type Wording = (&'static str, &'static str, &'static str);
pub(in crate::region) const DUPLICATE: Wording =
    ("key.duplicate", "two rows have the same key", "leave one out; a correction needs a later day in `recorded`");
pub(in crate::region) const OVERLAP: Wording = (
    "interval.overlap",
    "the same fact holds twice at the same time",
    "end the earlier interval before the later one begins",
);

fn report(
    schema: &Schema,
    tables: &[Arc<Table>],
    table: &Table,
    (first, second): (usize, usize),
    (code, message, help): Wording,
    findings: &mut Findings,
) {
    // Rows whose key is not there are reported for that, and not for being alike.
    let Some(key) = super::key_text(schema, tables, table, second) else { return };
    findings.add(Severity::Error, code, || {
        let message = format!("{message} (see row {})", first + 1);
        let finding =
            RegionFinding::new(Severity::Error, code, &table.schema.name, &message, help).row(second, Some(key));
        match &table.schema.time {
            Time::State { from, .. } if code == OVERLAP.0 => finding.column(from),
            _ => finding,
        }
    });
}
