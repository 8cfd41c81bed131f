//! How the values of an indicator are spread over schools: mean, largest, smallest.

use std::cmp::Ordering;

use serde::Serialize;

use super::report::KpiReport;
use super::status::{Fraction, factor};
use crate::boundary::Error;
use crate::decimal::Decimal;

/// The values of an indicator over the organisations of one kind (`aggregations` of an indicator).
///
/// Each organisation has one value, whatever its size: the mean of shares is not the share of all together, which is the
/// figure of the node. An organisation without a value is left out; it does not stand for nought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Spread {
    /// How many organisations of the kind have a value.
    pub organisations: i64,
    /// The mean of their values, in the unit of the indicator.
    ///
    /// Each value is taken with eighteen digits after the point and the mean is rounded to six, halves away from nought.
    pub mean: Option<Decimal>,
    /// The largest value, found exactly and rounded to six digits.
    pub maximum: Option<Decimal>,
    /// The smallest value, likewise.
    pub minimum: Option<Decimal>,
}

/// One, in the unit in which values are added up.
const UNIT: i128 = 1_000_000_000_000_000_000;

impl KpiReport {
    /// How the values of an indicator are spread over the organisations of a kind (`school`) at a node and below it.
    ///
    /// # Errors
    /// `kpi.unknown` and `kpi.node` with the nearest id.
    pub fn spread(&self, indicator: &str, node: &str, kind: &str) -> Result<Spread, Error> {
        let (place, at) = (self.measure(indicator)?, self.node(node)?);
        let (scope, factor) =
            self.measures.get(place).map(|measure| (measure.scope(), factor(&measure.indicator))).unwrap_or_default();
        let kinds = self.region.table("organisations").and_then(|table| table.column("kind"));
        let rows = self.tree.place_of_row.iter().enumerate();
        let values: Vec<Fraction> = rows
            .filter(|(row, _)| kinds.and_then(|kinds| kinds.text(*row)) == Some(kind))
            .filter(|(_, school)| self.tree.contains(at, **school, scope))
            .map(|(_, school)| self.fraction(place, *school as usize))
            .filter(|value| value.denominator != 0)
            .collect();
        Ok(Spread {
            organisations: i64::try_from(values.len()).unwrap_or(i64::MAX),
            mean: mean(&values, factor),
            maximum: values.iter().copied().max_by(order).and_then(|value| value.shown(factor)),
            minimum: values.iter().copied().min_by(order).and_then(|value| value.shown(factor)),
        })
    }
}

/// Which of two values is larger, by whole numbers.
fn order(a: &Fraction, b: &Fraction) -> Ordering {
    let times = |a: i64, b: i64| i128::from(a) * i128::from(b);
    let order = times(a.numerator, b.denominator).cmp(&times(b.numerator, a.denominator));
    // A denominator is below nought where weights are.
    if (a.denominator < 0) == (b.denominator < 0) { order } else { order.reverse() }
}

fn mean(values: &[Fraction], factor: i64) -> Option<Decimal> {
    let units = |value: &Fraction| {
        let numerator = i128::from(value.numerator).checked_mul(i128::from(factor))?.checked_mul(UNIT)?;
        Some(rounded(numerator, i128::from(value.denominator)))
    };
    let sum = values.iter().try_fold(0_i128, |sum, value| sum.checked_add(units(value)?))?;
    let count = i128::try_from(values.len()).ok().filter(|count| *count > 0)?;
    Decimal::millionths(i64::try_from(rounded(sum, count * (UNIT / 1_000_000))).ok()?)
}

/// A quotient of whole numbers, halves away from nought; the second is not nought.
fn rounded(a: i128, b: i128) -> i128 {
    let (quotient, rest) = (a / b, (a % b).abs());
    let away = if (a < 0) == (b < 0) { 1 } else { -1 };
    if rest >= b.abs() - rest { quotient + away } else { quotient }
}
