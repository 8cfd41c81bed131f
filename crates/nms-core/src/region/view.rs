//! What was true on a day, as it was known on a day.

use chrono::NaiveDate;

use super::Region;
use super::moment::{BEGINNING, Moment};
use super::schema::Kind;
use super::table::Table;
use super::write::cell_text;
use crate::boundary::{Error, json, unknown};
use crate::decimal::Decimal;
use crate::shape::{Kind as Value, Member, Tree};

/// The rows of a region that can be seen at a moment.
///
/// Facts that hold from a day to another are seen if they hold on the day; events, if they happened until then; corrections,
/// withdrawals and late entries, as far as they were known.
#[derive(Clone, Copy)]
pub struct RegionView<'r> {
    pub(crate) region: &'r Region,
    pub(crate) moment: Moment,
}

impl Region {
    /// What was true on the day `valid`, as it was known on the day `known`.
    ///
    /// ```
    /// use nms_core::region::Tables;
    /// let mut tables = Tables::default();
    /// tables.json(r#"{
    ///   "organisations": [{"id": "s", "kind": "school", "level": "institutional"}],
    ///   "persons": [{"id": "p"}],
    ///   "positions": [{"person": "p", "organisation": "s", "post": "teacher", "staff_category": "pedagogical",
    ///                  "valid_from": "2023-09-01", "recorded": "2023-10-15"}]
    /// }"#)?;
    /// let region = tables.check(None)?;
    /// let day = |text: &str| text.parse().unwrap();
    /// // Held since September, but known only from the middle of October.
    /// assert_eq!(region.as_of(day("2023-10-01"), day("2023-10-01")).rows("positions")?, 0);
    /// assert_eq!(region.as_of(day("2023-10-01"), day("2023-10-15")).rows("positions")?, 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn as_of(&self, valid: NaiveDate, known: NaiveDate) -> RegionView<'_> {
        RegionView { region: self, moment: Moment::new(valid, known) }
    }

    /// The rows of a table as JSON text: a list of objects with the cells that are not empty.
    ///
    /// # Errors
    /// `region.table` with the nearest name.
    pub fn table_json(&self, table: &str) -> Result<String, Error> {
        let table = self.known_table(table)?;
        Ok(json(&self.objects(table, 0..table.rows)))
    }

    /// All tables that have rows, as JSON text that [`super::Tables::json`] reads back.
    pub fn to_json(&self) -> String {
        let there = self.tables.iter().filter(|table| table.rows > 0);
        let members = there.map(|table| Member {
            at: 0,
            key: table.schema.name.clone(),
            value: self.objects(table, 0..table.rows),
        });
        json(&Tree { at: 0, kind: Value::Table(members.collect()) })
    }

    /// A table, or an error that names the nearest one.
    pub(crate) fn known_table(&self, name: &str) -> Result<&Table, Error> {
        self.table(name).ok_or_else(|| {
            let known: Vec<&str> = self.schema.tables().map(|table| table.name.as_str()).collect();
            unknown("region.table", "table", name, known.iter().copied())
        })
    }

    pub(super) fn objects(&self, table: &Table, rows: impl Iterator<Item = usize>) -> Tree {
        let object = |row: usize| {
            let cells = (0..table.columns.len()).filter_map(|place| {
                let value = self.cell(table, place, row)?;
                Some(Member {
                    at: 0,
                    key: table.schema.columns.get(place)?.name.clone(),
                    value: Tree { at: 0, kind: value },
                })
            });
            Tree { at: 0, kind: Value::Table(cells.collect()) }
        };
        Tree { at: 0, kind: Value::List(rows.map(object).collect()) }
    }

    fn cell(&self, table: &Table, place: usize, row: usize) -> Option<Value> {
        let column = table.columns.get(place)?;
        Some(match table.schema.columns.get(place)?.kind {
            Kind::Whole | Kind::Number => {
                let number = Decimal::millionths(column.number(row)?)?;
                number.to_integer().map_or(Value::Decimal(number), Value::Integer)
            }
            Kind::Flag => Value::Bool(column.word(row)? == 1),
            _ => Value::Text(cell_text(&self.schema, &self.tables, table, place, row)?),
        })
    }
}

impl RegionView<'_> {
    /// How many rows of a table can be seen.
    ///
    /// # Errors
    /// `region.table` with the nearest name.
    pub fn rows(&self, table: &str) -> Result<usize, Error> {
        let table = self.region.known_table(table)?;
        Ok(table.visible(self.moment, BEGINNING).count_ones(..))
    }

    /// The rows of a table that can be seen, as JSON text.
    ///
    /// # Errors
    /// `region.table` with the nearest name.
    pub fn table_json(&self, table: &str) -> Result<String, Error> {
        let table = self.region.known_table(table)?;
        Ok(json(&self.region.objects(table, table.visible(self.moment, BEGINNING).ones())))
    }
}
