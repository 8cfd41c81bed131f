//! Columns of answers.

use std::sync::Arc;

use arrow_array::builder::{Float64Builder, ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch};

use crate::boundary::Error;
use crate::decimal::Decimal;
use crate::diagnosis::figure::figure;

/// Columns with their names, and whether cells may be missing.
#[derive(Default)]
pub(crate) struct Columns(Vec<(&'static str, ArrayRef, bool)>);

impl Columns {
    /// Adds a column in which every cell holds something.
    pub(crate) fn push(mut self, name: &'static str, array: ArrayRef) -> Self {
        self.0.push((name, array, false));
        self
    }

    /// Adds a column in which cells may be missing.
    pub(crate) fn maybe(mut self, name: &'static str, array: ArrayRef) -> Self {
        self.0.push((name, array, true));
        self
    }

    pub(crate) fn batch(self) -> Result<RecordBatch, Error> {
        RecordBatch::try_from_iter_with_nullable(self.0).map_err(|_| {
            Error::new("internal.arrow", "the answer does not fit its schema", "report this as a fault of nms")
        })
    }
}

/// Ids, each in one row or few.
pub(crate) fn text<'a>(ids: impl Iterator<Item = &'a str>) -> ArrayRef {
    let mut array = StringBuilder::with_capacity(ids.size_hint().0, 0);
    ids.for_each(|id| array.append_value(id));
    Arc::new(array.finish())
}

/// Words, each in many rows.
pub(crate) fn word<'a>(words: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    let mut array = StringDictionaryBuilder::<Int32Type>::new();
    words.for_each(|word| array.append_option(word));
    Arc::new(array.finish())
}

/// Several words a row.
pub(crate) fn words<'a>(rows: impl Iterator<Item = impl Iterator<Item = &'a str>>) -> ArrayRef {
    let mut array = ListBuilder::new(StringBuilder::new());
    for row in rows {
        row.for_each(|word| array.values().append_value(word));
        array.append(true);
    }
    Arc::new(array.finish())
}

pub(crate) fn count(counts: impl Iterator<Item = u64>) -> ArrayRef {
    Arc::new(counts.map(|count| i64::try_from(count).unwrap_or(i64::MAX)).collect::<Int64Array>())
}

/// Numbers rounded as they are printed.
pub(crate) fn number(numbers: impl Iterator<Item = f64>) -> ArrayRef {
    Arc::new(numbers.map(shown).map(Option::unwrap_or_default).collect::<Float64Array>())
}

/// The same where they may be missing.
pub(crate) fn numbers(numbers: impl Iterator<Item = Option<f64>>) -> ArrayRef {
    Arc::new(numbers.map(|number| number.and_then(shown)).collect::<Float64Array>())
}

/// Several numbers a row.
pub(crate) fn lists(rows: impl Iterator<Item = impl Iterator<Item = f64>>) -> ArrayRef {
    let mut array = ListBuilder::new(Float64Builder::new());
    for row in rows {
        row.for_each(|number| array.values().append_option(shown(number)));
        array.append(true);
    }
    Arc::new(array.finish())
}

/// A figure as a double, the nearest one to its digits.
pub(crate) fn double(number: Option<Decimal>) -> Option<f64> {
    // Both are whole and below 2⁵³, so that the quotient is rounded once.
    number.map(|number| number.units() as f64 / (0..number.scale()).fold(1.0, |power, _| power * 10.0))
}

/// The double that a number is printed and read again as; nothing where it cannot be shown.
fn shown(number: f64) -> Option<f64> {
    double(figure(number))
}
