//! From tables to texts.

#[cfg(feature = "arrow")]
mod arrow;
mod csv;

use super::cell::{MILLION, date};
use super::column::Column;
use super::schema::{Kind, Schema};
use super::table::Table;

/// A cell as it is written; nothing where it is empty.
pub(crate) fn cell_text(
    schema: &Schema,
    tables: &[std::sync::Arc<Table>],
    table: &Table,
    place: usize,
    row: usize,
) -> Option<String> {
    let column = table.columns.get(place)?;
    match &table.schema.columns.get(place)?.kind {
        Kind::Id | Kind::Text => column.text(row).map(str::to_owned),
        Kind::Reference { table: target } => match column {
            // Not linked yet, or linked to nothing.
            Column::Texts { .. } => column.text(row).map(str::to_owned),
            _ => id_text(tables.get(schema.place(target)?)?, column.reference(row)?).map(str::to_owned),
        },
        Kind::Word { words } => words.get(usize::from(column.word(row)?)).cloned(),
        Kind::Day => column.day(row).map(|day| date(day).to_string()),
        Kind::Whole | Kind::Number => column.number(row).map(number_text),
        Kind::Flag => column.word(row).map(|flag| (flag == 1).to_string()),
    }
}

/// The id of a row.
pub(crate) fn id_text(table: &Table, row: usize) -> Option<&str> {
    table.schema.id_column().and_then(|place| table.columns.get(place)).and_then(|column| column.text(row))
}

/// Millionths as a decimal number, without noughts at the end.
pub(crate) fn number_text(millionths: i64) -> String {
    let (whole, rest) =
        (millionths.unsigned_abs() / MILLION.unsigned_abs(), millionths.unsigned_abs() % MILLION.unsigned_abs());
    let sign = if millionths < 0 { "-" } else { "" };
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let fraction = format!("{rest:06}");
    format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
}
