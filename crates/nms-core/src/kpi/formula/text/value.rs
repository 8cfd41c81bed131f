//! Numbers and days as text.

use super::super::condition::Value;
use super::super::lookup::{Reverse, reverse_name};
use super::constant::{day, number};
use super::{Binding, Part, Row};
use crate::kpi::formula::check::COMPLETIONS;
use crate::kpi::formula::condition::Condition;
use crate::region::schema::Kind;

impl Row<'_> {
    /// A number or, where `is_day` says so, a day.
    pub(super) fn value(&self, value: &Value, is_day: bool) -> Part {
        match value {
            Value::Constant(days) if is_day => Part::new(Binding::Closed, day(*days)),
            Value::Constant(millionths) => {
                let binding = if *millionths < 0 { Binding::Prefix } else { Binding::Closed };
                Part::new(binding, number(*millionths))
            }
            Value::AsOf => Part::new(Binding::Closed, "as_of"),
            Value::PeriodStart => Part::new(Binding::Closed, "period_start"),
            Value::Column(column) => Part::new(Binding::Closed, self.name(*column)),
            Value::Through { column, value } => self.beyond(*column).value(value, is_day),
            Value::FullYears(from) => {
                Part::new(Binding::Closed, format!("full_years({})", self.value(from, true).text))
            }
            Value::Add(left, right) => self.chained(left, "+", right, Binding::Sum, Binding::Product),
            Value::Subtract(left, right) => self.chained(left, "-", right, Binding::Sum, Binding::Product),
            Value::Multiply(left, right) => self.chained(left, "*", right, Binding::Product, Binding::Prefix),
            Value::Count { table, column, condition } => {
                self.count(Reverse { table: *table, column: *column }, condition)
            }
        }
    }

    /// Whether a value that is no constant is a day.
    pub(super) fn is_day(&self, value: &Value) -> bool {
        match value {
            Value::AsOf | Value::PeriodStart => true,
            Value::Column(column) => self.table.columns.get(*column).is_some_and(|column| column.kind == Kind::Day),
            Value::Through { column, value } => self.beyond(*column).is_day(value),
            _ => false,
        }
    }

    fn chained(&self, left: &Value, sign: &str, right: &Value, binding: Binding, tighter: Binding) -> Part {
        let left = self.value(left, false).within(binding);
        let right = self.value(right, false).within(tighter);
        Part::new(binding, format!("{left} {sign} {right}"))
    }

    fn count(&self, reverse: Reverse, condition: &Condition) -> Part {
        let (name, rest) = match self.completions(reverse, condition) {
            Some(rest) => (COMPLETIONS.to_owned(), Some(rest)),
            None => (reverse_name(self.schema, &self.table.name, reverse), None),
        };
        let filter = match rest.as_ref().unwrap_or(condition) {
            Condition::Constant(true) => String::new(),
            condition => format!(".filter({})", self.lambda(reverse, condition)),
        };
        Part::new(Binding::Closed, format!("{}{name}{filter}.size()", self.prefix))
    }
}
