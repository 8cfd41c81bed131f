//! A report as an Arrow record batch.

use std::sync::Arc;

use arrow_array::builder::StringDictionaryBuilder;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch};

use super::report::{KpiFigure, KpiReport, ReportedNode};
use super::status::{Reason, ShownTarget, Status};
use crate::boundary::Error;
use crate::decimal::Decimal;

impl KpiReport {
    /// All figures, in the order of [`KpiReport::figures`], one a row.
    ///
    /// Numbers are doubles here, for charts and data frames; `status` was found with the exact ones.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn arrow(&self) -> Result<RecordBatch, Error> {
        let figures: Vec<KpiFigure> = self.figures().collect();
        let indicators = self.indicators();
        let nodes = self.nodes();
        let each = nodes.len().max(1);
        let of_indicator = |at: usize| indicators.get(at / each);
        let target = |at: usize| of_indicator(at).and_then(|indicator| indicator.target.as_ref());
        let parent = |at: usize| nodes.get(at % each).and_then(|node: &ReportedNode| node.parent.as_deref());
        let comparator = |target: &ShownTarget| target.comparator.as_str();
        let columns: Vec<(&str, ArrayRef, bool)> = vec![
            ("indicator", names(&figures, |_, figure| Some(&figure.indicator)), false),
            ("node", names(&figures, |_, figure| Some(&figure.node)), false),
            ("parent", names(&figures, |at, _| parent(at)), true),
            ("unit", names(&figures, |at, _| of_indicator(at).map(|indicator| indicator.unit.ru.as_str())), false),
            ("population", counts(&figures, |figure| Some(figure.population)), false),
            ("excluded", counts(&figures, |figure| Some(figure.excluded)), false),
            ("numerator", numbers(&figures, |_, figure| figure.numerator), true),
            ("denominator", numbers(&figures, |_, figure| figure.denominator), true),
            ("value", numbers(&figures, |_, figure| figure.value), true),
            ("target", numbers(&figures, |at, _| target(at).and_then(|target| target.value)), true),
            ("comparator", names(&figures, |at, _| target(at).map(comparator)), true),
            ("status", names(&figures, |_, figure| Some(Status::as_str(figure.status))), false),
            ("reason", names(&figures, |_, figure| figure.reason.map(Reason::as_str)), true),
            ("shortfall", counts(&figures, |figure| figure.shortfall), true),
            ("carriers", counts(&figures, |figure| figure.load.as_ref().map(|load| load.carriers)), true),
            ("above", counts(&figures, |figure| figure.load.as_ref().map(|load| load.above)), true),
        ];
        RecordBatch::try_from_iter_with_nullable(columns).map_err(|_| {
            Error::new("internal.arrow", "the report does not fit its schema", "report this as a fault of nms")
        })
    }
}

/// Ids and words, of which each stands in many rows.
fn names<'a>(figures: &'a [KpiFigure], name: impl Fn(usize, &'a KpiFigure) -> Option<&'a str>) -> ArrayRef {
    let mut array = StringDictionaryBuilder::<Int32Type>::new();
    figures.iter().enumerate().for_each(|(at, figure)| array.append_option(name(at, figure)));
    Arc::new(array.finish())
}

fn counts(figures: &[KpiFigure], count: impl Fn(&KpiFigure) -> Option<i64>) -> ArrayRef {
    Arc::new(figures.iter().map(count).collect::<Int64Array>())
}

fn numbers(figures: &[KpiFigure], number: impl Fn(usize, &KpiFigure) -> Option<Decimal>) -> ArrayRef {
    // The nearest double of an exact decimal is the one that its digits name.
    let double = |number: Decimal| number.to_string().parse::<f64>().ok();
    Arc::new(
        figures.iter().enumerate().map(|(at, figure)| number(at, figure).and_then(double)).collect::<Float64Array>(),
    )
}
