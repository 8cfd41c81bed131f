//! One row, read by the names of its columns.

use super::Region;
use super::moment::{BEGINNING, Moment};
use super::table::Table;
use crate::boundary::{Error, json, unknown};

/// Ids of this many rows are looked through for the nearest one; more would take longer than it helps.
const NEAR: usize = 2_001;

/// A row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t Table,
    /// Its place in the table.
    pub(crate) at: usize,
}

impl<'t> Row<'t> {
    pub(crate) fn text(self, name: &str) -> Option<&'t str> {
        self.table.column(name)?.text(self.at)
    }

    pub(crate) fn day(self, name: &str) -> Option<i32> {
        self.table.column(name)?.day(self.at)
    }

    /// In millionths; of whole numbers too.
    pub(crate) fn number(self, name: &str) -> Option<i64> {
        self.table.column(name)?.number(self.at)
    }

    /// The place of a word in its list; of a flag, nought or one.
    pub(crate) fn word(self, name: &str) -> Option<u8> {
        self.table.column(name)?.word(self.at)
    }

    /// Whether this version of the fact was known on a day: neither later, nor withdrawn, nor followed by another.
    pub(crate) fn known_on(self, day: i32) -> bool {
        self.table.known_on(self.at, day)
    }

    /// Whether it can be seen at a moment: it was known, and holds or took place.
    pub(crate) fn is_seen(self, moment: Moment) -> bool {
        self.table.sees(self.at, moment, BEGINNING)
    }

    /// The first row with its id: the one that references lead to.
    pub(crate) fn first_version(self) -> usize {
        self.table.first_of(self.at)
    }

    /// The row that a reference leads to.
    pub(crate) fn reference(self, name: &str) -> Option<usize> {
        self.table.column(name)?.reference(self.at)
    }
}

impl Region {
    /// A row of a table.
    pub(crate) fn row<'r>(&'r self, table: &str, at: usize) -> Option<Row<'r>> {
        self.table(table).filter(|table| at < table.rows).map(|table| Row { table, at })
    }

    /// The row of an id; an error with the code that is given, and the nearest id, where there is none.
    pub(crate) fn known_row(&self, table: &str, what: &str, id: &str, code: &str) -> Result<u32, Error> {
        self.row_of(table, id).ok_or_else(|| {
            let known = self.each_row(table).take(NEAR).filter_map(|row| row.text("id"));
            unknown(code, what, id, known.collect::<Vec<_>>().into_iter())
        })
    }

    /// The rows of a table, in order; none of a table that is not there.
    pub(crate) fn each_row<'r>(&'r self, table: &str) -> impl Iterator<Item = Row<'r>> + use<'r> {
        self.table(table).into_iter().flat_map(|table| (0..table.rows).map(move |at| Row { table, at }))
    }

    /// The rows of a table that lead, by a column, to a row of another; in order.
    pub(crate) fn rows_of<'r>(
        &'r self,
        table: &str,
        column: &str,
        to: usize,
    ) -> impl Iterator<Item = Row<'r>> + use<'r> {
        let found = self.table(table).and_then(|table| Some((table, table.chains(table.schema.place(column)?)?)));
        found.into_iter().flat_map(move |(table, chains)| chains.of(to).map(move |at| Row { table, at }))
    }

    /// The last version of a fact that was written.
    pub(crate) fn last_version<'r>(&'r self, table: &str, row: Row<'r>) -> Row<'r> {
        let last = self.table(table).and_then(|table| table.namesakes(row.at).last());
        last.map_or(row, |at| Row { at, ..row })
    }

    /// The cells of a row that are not empty, by their columns.
    pub(crate) fn cells(&self, table: &str, at: usize) -> serde_json::Map<String, serde_json::Value> {
        let row = self.table(table).map(|table| json(&self.objects(table, std::iter::once(at))));
        let rows: Option<Vec<_>> = row.and_then(|row| serde_json::from_str(&row).ok());
        rows.and_then(|rows| rows.into_iter().next()).unwrap_or_default()
    }
}
