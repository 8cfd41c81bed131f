//! What names mean from where a row stands: its columns, those of the rows it leads to, the tables that lead to it.

use std::sync::Arc;

use crate::region::schema::{Schema, TableSchema};

/// A column, and the references that lead to its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place<'s> {
    pub(super) path: Vec<usize>,
    pub(super) table: &'s TableSchema,
    pub(super) column: usize,
}

/// What a name of a column means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'s> {
    One(Place<'s>),
    /// Two that are equally near, as they can be written.
    Several([String; 2]),
    None,
}

/// A table and the column by which its rows refer to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reverse {
    pub(super) table: usize,
    pub(super) column: usize,
}

/// The column of a name that the shortest chain of references leads to.
pub(super) fn column<'s>(schema: &'s Schema, table: &'s TableSchema, name: &str) -> Found<'s> {
    let mut found = Found::None;
    by_level(schema, table, |level| {
        let mut hits = level
            .iter()
            .filter_map(|(path, table)| table.place(name).map(|column| Place { path: path.clone(), table, column }));
        found = match (hits.next(), hits.next()) {
            (Some(one), None) => Found::One(one),
            (Some(one), Some(other)) => Found::Several([one, other].map(|place| written(schema, table, &place))),
            (None, _) => return true,
        };
        false
    });
    found
}

/// Every name that a column may have from a row of a table, its own ones first.
pub(super) fn column_names<'s>(schema: &'s Schema, table: &'s TableSchema) -> Vec<&'s str> {
    let mut names = Vec::new();
    by_level(schema, table, |level| {
        names.extend(level.iter().flat_map(|(_, table)| &table.columns).map(|column| column.name.as_str()));
        true
    });
    names
}

/// Every row that chains of references lead to, as a path and its table.
type Level<'s> = Vec<(Vec<usize>, &'s TableSchema)>;

/// Walks level by level from a table along references, while `more` says so.
///
/// A table that a shorter chain reached holds nothing new, and two chains of a length show that a name is ambiguous as well as
/// ten: so the walk ends, and stays small, whatever the tables.
fn by_level<'s>(schema: &'s Schema, table: &'s TableSchema, mut more: impl FnMut(&Level<'s>) -> bool) {
    let mut level: Level<'s> = vec![(Vec::new(), table)];
    let mut seen = Vec::new();
    while !level.is_empty() && more(&level) {
        seen.extend(level.iter().map(|(_, table)| table.name.as_str()));
        let mut next: Level<'s> = Vec::new();
        for (path, table) in &level {
            for column in 0..table.columns.len() {
                let Some(target) = target(schema, table, column) else { continue };
                let known = next.iter().filter(|(_, other)| other.name == target.name).count();
                if known < 2 && !seen.contains(&target.name.as_str()) {
                    next.push((path.iter().copied().chain([column]).collect(), target));
                }
            }
        }
        level = next;
    }
}

/// The table that a reference leads to.
pub(super) fn target<'s>(schema: &'s Schema, table: &TableSchema, column: usize) -> Option<&'s TableSchema> {
    schema.table(table.target(column)?).map(Arc::as_ref)
}

/// A place as it is written from a row of `table`.
fn written(schema: &Schema, table: &TableSchema, place: &Place<'_>) -> String {
    let mut text = String::new();
    let mut at = Some(table);
    for step in &place.path {
        text.extend([at.map_or("", |table| name_of(table, *step)), "."]);
        at = at.and_then(|table| target(schema, table, *step));
    }
    text + name_of(place.table, place.column)
}

/// The name of a column.
pub(super) fn name_of(table: &TableSchema, column: usize) -> &str {
    table.columns.get(column).map_or("", |column| &column.name)
}

/// The tables that refer to rows of `base`, by every name: the plain one means the first reference.
pub(super) fn reverse_names(schema: &Schema, base: &str) -> Vec<(String, Reverse)> {
    let mut names = Vec::new();
    let mut qualified = Vec::new();
    for (place, table) in schema.tables().enumerate() {
        let references = (0..table.columns.len()).filter(|column| table.target(*column) == Some(base));
        for (nth, column) in references.enumerate() {
            let reverse = Reverse { table: place, column };
            if nth == 0 {
                names.push((table.name.clone(), reverse));
            }
            qualified.push((format!("{}_by_{}", table.name, name_of(table, column)), reverse));
        }
    }
    names.append(&mut qualified);
    names
}

/// The name of a table that refers to a row of `base` by a column, the plain one where it is enough.
pub(super) fn reverse_name(schema: &Schema, base: &str, reverse: Reverse) -> String {
    let found = reverse_names(schema, base).into_iter().find(|(_, known)| *known == reverse);
    found.map_or_else(String::new, |(name, _)| name)
}
