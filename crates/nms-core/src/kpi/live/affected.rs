//! Which rows an event may have changed: the way back along the conditions of a definition.

use std::collections::BTreeSet;

use crate::kpi::formula::{Condition, Value};
use crate::kpi::measure::Measure;
use crate::kpi::placement::person_column;
use crate::region::store::Table;
use crate::region::{Region, Touched};
use nms_solver::order::gather_set;

/// The way back from changed rows to the rows that look at them.
pub(super) struct Walk<'w> {
    region: &'w Region,
    touched: &'w Touched,
    /// The changed rows, and those that a figure of another period may now stand before.
    changed: BTreeSet<usize>,
}

impl<'w> Walk<'w> {
    pub(super) fn new(region: &'w Region, touched: &'w Touched) -> Self {
        let mut walk = Self { region, touched, changed: gather_set(touched.rows.iter().copied()) };
        if let Some(table) = region.at(touched.table).filter(|table| table.has_periods()) {
            let key = table.schema.key.first().copied().unwrap_or(0);
            let organisations = walk.led_to(touched.table, key, &walk.changed);
            walk.changed.extend(walk.leading(touched.table, key, &organisations));
        }
        walk
    }

    /// The rows of a measure's table whose contribution may have changed.
    pub(super) fn affected(&self, measure: &Measure) -> BTreeSet<usize> {
        let mut rows = BTreeSet::new();
        self.own(measure.table, &mut rows);
        let conditions = [&measure.population, &measure.numerator].into_iter().chain(&measure.exclusions);
        conditions.for_each(|condition| self.condition(measure.table, condition, &mut rows));
        let values = [&measure.value, &measure.over].into_iter().flatten();
        values.for_each(|value| self.value(measure.table, value, &mut rows));
        // Positions decide where people stand.
        let schema = self.region.schema();
        if let (Some(positions), Some(persons)) = (schema.place("positions"), schema.place("persons")) {
            let mut moved = BTreeSet::new();
            self.own(positions, &mut moved);
            self.condition(positions, &measure.positions, &mut moved);
            let people = self.led_to(positions, 0, &moved);
            if measure.table == persons {
                rows.extend(people);
            } else if let Some(column) = person_column(self.region, measure.table) {
                rows.extend(self.leading(measure.table, column, &people));
            }
        }
        rows
    }

    fn condition(&self, table: usize, condition: &Condition, rows: &mut BTreeSet<usize>) {
        match condition {
            Condition::Constant(_) => {}
            Condition::Not(inner) => self.condition(table, inner, rows),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| self.condition(table, part, rows));
            }
            Condition::Compare { left, right, .. } => {
                self.value(table, left, rows);
                self.value(table, right, rows);
            }
            Condition::Through { column, condition } => self.through(table, *column, rows, |walk, target, inner| {
                walk.condition(target, condition, inner);
            }),
            Condition::Exists { table: other, column, condition } => self.back(*other, *column, condition, rows),
            Condition::Word { .. } | Condition::Text { .. } | Condition::Flag { .. } | Condition::Present { .. } => {
                self.own(table, rows);
            }
        }
    }

    fn value(&self, table: usize, value: &Value, rows: &mut BTreeSet<usize>) {
        match value {
            Value::Constant(_) | Value::AsOf | Value::PeriodStart => {}
            Value::Column(_) => self.own(table, rows),
            Value::Through { column, value } => {
                self.through(table, *column, rows, |walk, target, inner| walk.value(target, value, inner));
            }
            Value::Add(a, b) | Value::Subtract(a, b) | Value::Multiply(a, b) => {
                self.value(table, a, rows);
                self.value(table, b, rows);
            }
            Value::FullYears(day) => self.value(table, day, rows),
            Value::Count { table: other, column, condition } => self.back(*other, *column, condition, rows),
        }
    }

    fn own(&self, table: usize, rows: &mut BTreeSet<usize>) {
        if table == self.touched.table {
            rows.extend(&self.changed);
        }
    }

    fn through(
        &self,
        table: usize,
        column: usize,
        rows: &mut BTreeSet<usize>,
        inner: impl Fn(&Self, usize, &mut BTreeSet<usize>),
    ) {
        self.own(table, rows);
        let schema = self.region.schema();
        let Some(target) = schema.at(table).and_then(|table| schema.place(table.target(column)?)) else { return };
        let mut there = BTreeSet::new();
        inner(self, target, &mut there);
        rows.extend(self.leading(table, column, &there));
    }

    fn back(&self, other: usize, column: usize, condition: &Condition, rows: &mut BTreeSet<usize>) {
        let mut there = BTreeSet::new();
        self.own(other, &mut there);
        self.condition(other, condition, &mut there);
        rows.extend(self.led_to(other, column, &there));
    }

    /// The rows that a column of references leads to, with all of the same ids.
    pub(super) fn led_to(&self, table: usize, column: usize, rows: &BTreeSet<usize>) -> BTreeSet<usize> {
        let target = self.target(table, column);
        let led = self.references(table, column, rows).into_iter();
        led.flat_map(|to| target.into_iter().flat_map(move |target| target.namesakes(to))).collect()
    }

    /// The rows that a column of references leads to, the first of each id.
    pub(super) fn references(&self, table: usize, column: usize, rows: &BTreeSet<usize>) -> BTreeSet<usize> {
        let before = self.touched.left.iter().filter(|(place, _)| table == self.touched.table && *place == column);
        let before = before.map(|(_, row)| *row);
        let column = self.region.at(table).and_then(|table| table.columns.get(column));
        rows.iter().filter_map(|row| column.and_then(|column| column.reference(*row))).chain(before).collect()
    }

    /// The rows whose column of references leads to some rows.
    pub(super) fn leading(&self, table: usize, column: usize, to: &BTreeSet<usize>) -> BTreeSet<usize> {
        let chains = if to.is_empty() { None } else { self.region.at(table).and_then(|table| table.chains(column)) };
        let first: BTreeSet<usize> = match self.target(table, column) {
            Some(target) => to.iter().map(|to| target.first_of(*to)).collect(),
            None => to.clone(),
        };
        first.iter().flat_map(|to| chains.into_iter().flat_map(move |chains| chains.of(*to))).collect()
    }

    /// The table that a column of references leads to.
    fn target(&self, table: usize, column: usize) -> Option<&Table> {
        let schema = self.region.schema();
        schema.at(table).and_then(|table| schema.place(table.target(column)?)).and_then(|place| self.region.at(place))
    }
}
