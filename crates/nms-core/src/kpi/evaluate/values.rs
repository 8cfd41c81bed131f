//! Numbers and days over whole columns.

use std::sync::Arc;

use super::Columns;
use crate::kpi::formula::Value;
use crate::region::Kind;
use crate::region::store::{Column, MILLION, NO_DAY, NO_NUMBER, date};

impl Columns<'_> {
    /// What one unit of a column is in millionths, or one for days.
    pub(super) fn unit(&self, table: usize, column: usize) -> i64 {
        match self.region.schema().at(table).and_then(|table| table.columns.get(column)).map(|column| &column.kind) {
            Some(Kind::Whole) => MILLION,
            _ => 1,
        }
    }

    /// A value that is the same for every row.
    pub(super) fn constant(&self, value: &Value, start: i32) -> Option<i64> {
        match value {
            Value::Constant(constant) => Some(*constant),
            Value::AsOf => Some(self.moment.valid.into()),
            Value::PeriodStart => Some(start.into()),
            _ => None,
        }
    }

    /// A value for every row of a table, [`NO_NUMBER`] where it is missing or too large to hold.
    pub(crate) fn values(&mut self, table: usize, value: &Value, start: i32) -> Arc<[i64]> {
        let Some(here) = self.table(table) else { return Arc::default() };
        if let Some(constant) = self.constant(value, start) {
            return vec![constant; here.rows].into();
        }
        let nothing = || vec![NO_NUMBER; here.rows].into();
        match value {
            Value::Column(place) => {
                let unit = self.unit(table, *place);
                match here.columns.get(*place) {
                    Some(Column::Days(days)) => {
                        days.iter().map(|day| if *day == NO_DAY { NO_NUMBER } else { i64::from(*day) }).collect()
                    }
                    Some(Column::Numbers(numbers)) => numbers.iter().map(|number| times(*number, unit)).collect(),
                    _ => nothing(),
                }
            }
            Value::Through { column, value } => {
                let Some(target) = self.target(table, *column) else { return nothing() };
                let inner = self.values(target, value, start);
                let refers = here.columns.get(*column).map_or(&[][..], Column::rows);
                refers.iter().map(|to| inner.get(*to as usize).copied().unwrap_or(NO_NUMBER)).collect()
            }
            Value::Add(a, b) => self.both(table, a, b, start, i64::checked_add),
            Value::Subtract(a, b) => self.both(table, a, b, start, i64::checked_sub),
            Value::Multiply(a, b) => self.both(table, a, b, start, product),
            Value::FullYears(day) => {
                let valid = self.moment.valid;
                self.values(table, day, start).iter().map(|day| full_years(*day, valid)).collect()
            }
            Value::Count { table: other, column, condition } => {
                let mut rows = (*self.rows(*other, condition, start)).clone();
                rows.intersect_with(&self.visible(*other, start));
                let mut counts = vec![0_i64; here.rows];
                let refers =
                    self.table(*other).and_then(|other| other.columns.get(*column)).map_or(&[][..], Column::rows);
                for row in rows.ones() {
                    if let Some(count) = refers.get(row).and_then(|to| counts.get_mut(*to as usize)) {
                        *count += MILLION;
                    }
                }
                counts.into()
            }
            Value::Constant(_) | Value::AsOf | Value::PeriodStart => nothing(),
        }
    }

    fn both(
        &mut self,
        table: usize,
        a: &Value,
        b: &Value,
        start: i32,
        with: fn(i64, i64) -> Option<i64>,
    ) -> Arc<[i64]> {
        let (a, b) = (self.values(table, a, start), self.values(table, b, start));
        a.iter()
            .zip(b.iter())
            .map(|(a, b)| known(*a).zip(known(*b)).and_then(|(a, b)| with(a, b)).unwrap_or(NO_NUMBER))
            .collect()
    }
}

pub(super) fn known(number: i64) -> Option<i64> {
    (number != NO_NUMBER).then_some(number)
}

fn times(number: i64, unit: i64) -> i64 {
    if number == NO_NUMBER { NO_NUMBER } else { number.checked_mul(unit).unwrap_or(NO_NUMBER) }
}

/// The product of two numbers of millionths, in millionths; the rest below a millionth is cut off.
pub(super) fn product(a: i64, b: i64) -> Option<i64> {
    i64::try_from(i128::from(a) * i128::from(b) / i128::from(MILLION)).ok()
}

/// Full years from a day up to another, in millionths; missing for a day that is yet to come.
pub(super) fn full_years(from: i64, to: i32) -> i64 {
    let years = i32::try_from(from).ok().and_then(|from| date(to).years_since(date(from)));
    years.map_or(NO_NUMBER, |years| i64::from(years) * MILLION)
}
