//! Numbers and days put together: constants folded, references shared.

use super::super::condition::{Condition, Value};
use super::super::syntax::Operation;

/// What one is in numbers of a formula.
pub(in super::super) const ONE: i64 = 1_000_000;
/// How many digits after the point that is.
pub(in super::super) const ONE_DIGITS: usize = 6;

/// Two numbers joined.
pub(in super::super) fn arithmetic(operation: Operation, left: Value, right: Value) -> Value {
    if let (Value::Constant(left), Value::Constant(right)) = (&left, &right)
        && let Some(number) = folded(operation, *left, *right)
    {
        return Value::Constant(number);
    }
    match lifted(left, right) {
        Ok((column, left, right)) => value_through(column, arithmetic(operation, left, right)),
        Err((left, right)) => {
            let make = match operation {
                Operation::Add => Value::Add,
                Operation::Subtract => Value::Subtract,
                Operation::Multiply => Value::Multiply,
            };
            make(Box::new(left), Box::new(right))
        }
    }
}

/// The number that two constants make, where it is exact; what is not is left to the one who computes.
fn folded(operation: Operation, left: i64, right: i64) -> Option<i64> {
    let number = match operation {
        Operation::Add => left.checked_add(right)?,
        Operation::Subtract => left.checked_sub(right)?,
        Operation::Multiply => {
            let product = i128::from(left) * i128::from(right);
            let one = i128::from(ONE);
            (product % one == 0).then(|| i64::try_from(product / one).ok())??
        }
    };
    // The least number has no opposite, and so could not be written.
    (number != i64::MIN).then_some(number)
}

/// The value of the row that a reference leads to.
pub(in super::super) fn value_through(column: usize, value: Value) -> Value {
    Value::Through { column, value: Box::new(value) }
}

/// Full years since a day.
pub(in super::super) fn full_years(day: Value) -> Value {
    match day {
        Value::Through { column, value } => value_through(column, full_years(*value)),
        day => Value::FullYears(Box::new(day)),
    }
}

/// How many rows of another table satisfy a condition.
pub(in super::super) fn count(table: usize, column: usize, condition: Condition) -> Value {
    // Even a count of nothing stays one: behind an empty reference it is no number, and not zero.
    Value::Count { table, column, condition: Box::new(condition) }
}

/// Two values of the row that one reference leads to; or both as they were.
///
/// Where the reference is empty both are, and nothing of an empty value holds: so it may be followed once, for both.
pub(super) fn lifted(left: Value, right: Value) -> Result<(usize, Value, Value), (Value, Value)> {
    match (left, right) {
        (Value::Through { column, value: left }, Value::Through { column: other, value: right }) if column == other => {
            Ok((column, *left, *right))
        }
        (Value::Through { column, value }, right) if is_fixed(&right) => Ok((column, *value, right)),
        (left, Value::Through { column, value }) if is_fixed(&left) => Ok((column, left, *value)),
        both => Err(both),
    }
}

/// Whether a value is the same for every row of every table.
fn is_fixed(value: &Value) -> bool {
    match value {
        Value::Constant(_) | Value::AsOf | Value::PeriodStart => true,
        Value::FullYears(day) => is_fixed(day),
        Value::Add(left, right) | Value::Subtract(left, right) | Value::Multiply(left, right) => {
            is_fixed(left) && is_fixed(right)
        }
        Value::Column(_) | Value::Through { .. } | Value::Count { .. } => false,
    }
}
