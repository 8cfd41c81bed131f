//! Arrow record batches, column by column.

mod plain;

use arrow_array::RecordBatch;
use arrow_schema::{DataType, SchemaRef};

use crate::boundary::shown;
use crate::region::Kind;
use crate::region::cell::{self, Cell, Read};
use crate::region::load::{Filler, Tables};
use plain::Plain;

impl Tables {
    /// Adds the rows of Arrow record batches, all of one schema, to a table.
    ///
    /// Texts may be plain, large, views or categories; whole numbers and fractions of any width, exact decimals; days
    /// may be dates or moments without a time zone. A NaN is an empty cell, as pandas means it, except where a
    /// fraction is wanted. Nothing is refused here: what is wrong is found by [`Tables::check`], column by column.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use arrow_array::{Date32Array, RecordBatch, StringViewArray};
    /// use nms_core::region::Tables;
    /// let batch = RecordBatch::try_from_iter([
    ///     ("id", Arc::new(StringViewArray::from_iter_values(["p1", "p2"])) as _),
    ///     ("birth_date", Arc::new(Date32Array::from(vec![Some(7_000), None])) as _),
    /// ])?;
    /// let mut tables = Tables::default();
    /// tables.arrow("persons", [&batch]);
    /// assert_eq!(tables.check(None)?.rows("persons"), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn arrow<'b>(&mut self, table: &str, batches: impl IntoIterator<Item = &'b RecordBatch>) {
        let mut batches = batches.into_iter();
        let Some(first) = batches.next() else {
            self.place(table);
            return;
        };
        let schema = first.schema();
        let names = schema.fields().iter().map(|field| field.name().as_str());
        let Some(mut filler) = self.filler(table, names) else { return };
        leave_out_what_cannot_be_read(&mut filler, &schema);
        for batch in std::iter::once(first).chain(batches) {
            if !alike(&schema, batch.schema_ref()) {
                filler.fault((
                    "arrow.schema",
                    "the batch has other columns than the first",
                    "give batches of one schema, or add each by a call of its own",
                ));
                continue;
            }
            let (from, rows) = filler.room(batch.num_rows());
            for source in 0..batch.num_columns() {
                if let Some(place) = filler.columns().get(source).copied().flatten() {
                    fill(&mut filler, place, from, &batch.column(source).slice(0, rows));
                }
            }
            filler.end(rows);
        }
    }
}

/// Whether two batches have the same columns; whether they say that cells may be missing does not matter.
pub(crate) fn alike(one: &SchemaRef, other: &SchemaRef) -> bool {
    let columns = |schema: &SchemaRef| {
        schema.fields().iter().map(|field| (field.name().clone(), field.data_type().clone())).collect::<Vec<_>>()
    };
    std::sync::Arc::ptr_eq(one, other) || columns(one) == columns(other)
}

/// Says which columns are of a type that no cell can be read from.
fn leave_out_what_cannot_be_read(filler: &mut Filler<'_>, schema: &SchemaRef) {
    for (source, field) in schema.fields().iter().enumerate() {
        let place = filler.columns().get(source).copied().flatten();
        let required = place.and_then(|place| filler.schema().columns.get(place)).is_some_and(|column| column.required);
        match field.data_type() {
            DataType::Null if required => {
                filler.leave_out(source, ("column.empty", "no cell of the column holds anything", "fill it in"));
            }
            DataType::Timestamp(_, Some(zone)) if !matches!(&**zone, "UTC" | "Z" | "+00:00") => {
                let message = "the moments have a time zone, so their days depend on where one stands";
                filler.leave_out(source, ("column.time_zone", message, "make local dates of them"));
            }
            kind if !Plain::can_be(kind) => {
                let message = format!("the column is of the type {}", shown(&kind.to_string()));
                filler.leave_out(source, ("column.type", &message, "give it as texts, numbers, dates, or yes and no"));
            }
            _ => {}
        }
    }
}

/// Adds the cells of a column.
fn fill(filler: &mut Filler<'_>, place: usize, from: usize, array: &dyn arrow_array::Array) {
    let schema = std::sync::Arc::clone(filler.schema());
    let limits = *filler.limits();
    let Some(column) = schema.columns.get(place) else { return };
    let is_fraction = column.kind == Kind::Number;
    let meant = |cell| match cell {
        Cell::Double(double) if double.is_nan() && !is_fraction => Cell::Missing,
        other => other,
    };
    match Plain::of(array) {
        // Each different value is read once.
        Plain::Categories { keys, values } => {
            let nothing = cell::read(column, Cell::Missing, &limits);
            let read = |at| cell::read(column, meant(values.cell(at)), &limits);
            let known: Vec<Read<'_>> = (0..values.len()).map(read).collect();
            for (row, key) in (from..).zip(keys) {
                let cell = key.map_or(Cell::Missing, |key| values.cell(key));
                filler.keep((row, place), cell, key.and_then(|key| known.get(key).copied()).unwrap_or(nothing));
            }
        }
        plain => {
            for at in 0..plain.len() {
                let cell = meant(plain.cell(at));
                filler.keep((from + at, place), cell, cell::read(column, cell, &limits));
            }
        }
    }
}
