//! Numbers and days over whole columns.

use std::sync::Arc;

use super::Columns;
use crate::kpi::formula::Value;
use crate::region::store::{Column, MILLION, NO_DAY, NO_NUMBER, date};

/// Numbers of the rows of a table: those of a column as they are kept, or made from several.
#[derive(Clone)]
pub(crate) enum Numbers<'r> {
    Kept(&'r [i64]),
    Made(Arc<[i64]>),
}

impl std::ops::Deref for Numbers<'_> {
    type Target = [i64];

    fn deref(&self) -> &[i64] {
        match self {
            Self::Kept(numbers) => numbers,
            Self::Made(numbers) => numbers,
        }
    }
}

impl<'r> Columns<'r> {
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
    pub(crate) fn values(&mut self, table: usize, value: &Value, start: i32) -> Numbers<'r> {
        if let (Value::Column(place), Some(here)) = (value, self.table(table))
            && let Some(Column::Numbers(numbers)) = here.columns.get(*place)
        {
            return Numbers::Kept(numbers);
        }
        let key = (start, table, value.clone());
        if let Some(numbers) = self.numbers.get(&key) {
            return Numbers::Made(Arc::clone(numbers));
        }
        let made = self.make(table, value, start);
        self.numbers.insert(key, Arc::clone(&made));
        Numbers::Made(made)
    }

    fn make(&mut self, table: usize, value: &Value, start: i32) -> Arc<[i64]> {
        let Some(here) = self.table(table) else { return Arc::default() };
        if let Some(constant) = self.constant(value, start) {
            return vec![constant; here.rows].into();
        }
        let nothing = || vec![NO_NUMBER; here.rows].into();
        match value {
            Value::Column(place) => match here.columns.get(*place) {
                Some(Column::Days(days)) => {
                    days.iter().map(|day| if *day == NO_DAY { NO_NUMBER } else { i64::from(*day) }).collect()
                }
                _ => nothing(),
            },
            Value::Through { column, value } => {
                let Some(target) = self.target(table, *column) else { return nothing() };
                let inner = self.values(target, value, start);
                let refers = here.columns.get(*column).map_or(&[][..], Column::rows);
                let current = self.current(target);
                refers.iter().map(|to| inner.get(current.of(*to) as usize).copied().unwrap_or(NO_NUMBER)).collect()
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
                let current = self.current(table);
                for row in rows.ones() {
                    if let Some(count) = refers.get(row).and_then(|to| counts.get_mut(current.of(*to) as usize)) {
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

/// The product of two numbers of millionths, in millionths; the rest below a millionth is cut off.
pub(crate) fn product(a: i64, b: i64) -> Option<i64> {
    i64::try_from(i128::from(a) * i128::from(b) / i128::from(MILLION)).ok()
}

/// Full years from a day up to another, in millionths; missing for a day that is yet to come.
pub(super) fn full_years(from: i64, to: i32) -> i64 {
    let years = i32::try_from(from).ok().and_then(|from| date(to).years_since(date(from)));
    years.map_or(NO_NUMBER, |years| i64::from(years) * MILLION)
}
