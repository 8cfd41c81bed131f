//! The same conditions for one row: what tells why somebody counts, and what keeps a report up to date.

use super::values::{full_years, product};
use crate::kpi::formula::{Condition, Value};
use crate::region::Region;
use crate::region::store::{Column, MILLION, Moment, NO_NUMBER, Table, code_of};

/// Computes conditions for single rows of a region at a moment, events from `start` on.
#[derive(Clone, Copy)]
pub(crate) struct Row<'r> {
    pub(crate) region: &'r Region,
    pub(crate) moment: Moment,
    pub(crate) start: i32,
}

impl<'r> Row<'r> {
    fn table(self, place: usize) -> Option<&'r Table> {
        self.region.at(place)
    }

    /// Whether a row satisfies a condition.
    pub(crate) fn holds(self, table: usize, row: usize, condition: &Condition) -> bool {
        match condition {
            Condition::Constant(constant) => *constant,
            Condition::Not(inner) => !self.holds(table, row, inner),
            Condition::All(parts) => parts.iter().all(|part| self.holds(table, row, part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(table, row, part)),
            leaf => self.leaf(table, row, leaf).unwrap_or(false),
        }
    }

    fn leaf(self, table: usize, row: usize, condition: &Condition) -> Option<bool> {
        let here = self.table(table)?;
        Some(match condition {
            Condition::Word { column, accepted } => {
                let word = here.columns.get(*column)?.word(row)?;
                word < 64 && accepted >> word & 1 == 1
            }
            Condition::Text { column, accepted } => {
                let text = here.columns.get(*column)?.text(row)?;
                accepted.iter().any(|one| one == text)
            }
            Condition::Flag { column } => here.columns.get(*column)?.word(row)? == 1,
            Condition::Present { column } => code_of(here.columns.get(*column)?, row).is_some(),
            Condition::Compare { left, comparison, right } => {
                comparison.holds(self.value(table, row, left)?, self.value(table, row, right)?)
            }
            Condition::Through { column, condition } => {
                let (target, to) = self.follow(table, row, *column)?;
                self.holds(target, to, condition)
            }
            Condition::Exists { table: other, column, condition } => {
                self.matching(*other, *column, condition, row).next().is_some()
            }
            Condition::Constant(_) | Condition::Not(_) | Condition::All(_) | Condition::Any(_) => return None,
        })
    }

    /// The visible rows of another table that refer to a row and satisfy a condition.
    pub(crate) fn matching<'c>(
        self,
        other: usize,
        column: usize,
        condition: &'c Condition,
        row: usize,
    ) -> impl Iterator<Item = usize> + use<'c, 'r> {
        let table = self.table(other);
        let chains = table.and_then(|table| table.chains(column));
        // References lead to the first row of an id.
        let row = self.target(other, column).and_then(|here| self.table(here)).map_or(row, |here| here.first_of(row));
        chains.into_iter().flat_map(move |chains| chains.of(row)).filter(move |found| {
            table.is_some_and(|table| table.sees(*found, self.moment, self.start))
                && self.holds(other, *found, condition)
        })
    }

    /// A value of a row; nothing where it is missing.
    pub(crate) fn value(self, table: usize, row: usize, value: &Value) -> Option<i64> {
        match value {
            Value::Constant(constant) => Some(*constant),
            Value::AsOf => Some(self.moment.valid.into()),
            Value::PeriodStart => Some(self.start.into()),
            Value::Column(place) => match self.table(table)?.columns.get(*place)? {
                column @ Column::Days(_) => column.day(row).map(i64::from),
                column => column.number(row),
            },
            Value::Through { column, value } => {
                let (target, to) = self.follow(table, row, *column)?;
                self.value(target, to, value)
            }
            Value::Add(a, b) => self.value(table, row, a)?.checked_add(self.value(table, row, b)?),
            Value::Subtract(a, b) => self.value(table, row, a)?.checked_sub(self.value(table, row, b)?),
            Value::Multiply(a, b) => product(self.value(table, row, a)?, self.value(table, row, b)?),
            Value::FullYears(day) => {
                Some(full_years(self.value(table, row, day)?, self.moment.valid)).filter(|years| *years != NO_NUMBER)
            }
            Value::Count { table: other, column, condition } => {
                let count = self.matching(*other, *column, condition, row).count();
                i64::try_from(count).ok()?.checked_mul(MILLION)
            }
        }
        .filter(|number| *number != NO_NUMBER)
    }

    /// The table and the row that a reference of a row means at the moment.
    pub(crate) fn follow(self, table: usize, row: usize, column: usize) -> Option<(usize, usize)> {
        let target = self.target(table, column)?;
        let to = self.table(table)?.columns.get(column)?.reference(row)?;
        Some((target, self.table(target)?.current(to, self.moment)?))
    }

    fn target(self, table: usize, column: usize) -> Option<usize> {
        let schema = self.region.schema();
        schema.place(schema.at(table)?.target(column)?)
    }
}
