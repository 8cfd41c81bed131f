//! A report that keeps up with events: what did not change is not looked at again.

use std::collections::BTreeSet;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::evaluate::{Columns, Row, product};
use super::formula::{Condition, Value};
use super::measure::Measure;
use super::placement::{Many, Placement, Placements};
use super::report::KpiReport;
use super::rollup::Rollup;
use crate::boundary::Error;
use crate::norm::entry::DefinitionKind;
use crate::region::store::{MILLION, NO_NUMBER, Table};
use crate::region::{Event, Region, RegionError, Touched};
use crate::solver::order::gather_set;

/// A report that is kept up to date (живой отчёт).
///
/// After each event it is equal, byte for byte, to a report computed anew. Shares, counts, sums and means are updated along
/// the way from the changed rows up the tree; a largest or smallest value and a load are computed anew where an event touches them, and so is everything when organisations or their ties change.
#[derive(Clone)]
pub struct LiveReport {
    report: KpiReport,
    states: Vec<State>,
}

/// As the report: without what stands in rows.
impl std::fmt::Debug for LiveReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("LiveReport").field(&self.report).finish()
    }
}

/// What a measure knows of every row of its table.
#[derive(Clone, Debug)]
struct State {
    placement: Placement,
    /// The places of rows that have changed since.
    moved: std::collections::BTreeMap<usize, Vec<u32>>,
    members: FixedBitSet,
    excluded: FixedBitSet,
    counted: FixedBitSet,
    values: Vec<i64>,
    over: Vec<i64>,
    /// Of a count of different rows, the places at which each of them is counted, and those that have changed since.
    referred: Option<(Many, std::collections::BTreeMap<usize, Vec<u32>>)>,
}

/// What one row contributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Part {
    places: Vec<u32>,
    member: bool,
    excluded: bool,
    counted: bool,
    value: i64,
    over: i64,
}

impl LiveReport {
    /// A report that will be kept up to date.
    pub fn new(report: KpiReport) -> Self {
        let states = states(&report);
        Self { report, states }
    }

    /// The report as it is now.
    pub fn report(&self) -> &KpiReport {
        &self.report
    }

    /// Takes events in, one after the other.
    ///
    /// # Errors
    /// Everything wrong with the first event that is refused, and `network.tree.cycle` where it would make a circle of the
    /// tree of the report; the events before it count.
    pub fn apply(&mut self, events: &[Event]) -> Result<(), Error> {
        for event in events {
            let structural = matches!(&*event.table, "organisations" | "relations");
            let before = structural.then(|| self.report.region.clone());
            let touched = self.report.region.absorb(event).map_err(|error: RegionError| Error::from(error))?;
            if let Err(error) = self.update(&touched) {
                if let Some(before) = before {
                    self.report.region = before;
                }
                return Err(error);
            }
        }
        Ok(())
    }

    fn update(&mut self, touched: &Touched) -> Result<(), Error> {
        let schema = Arc::clone(self.report.region.schema());
        let name = schema.at(touched.table).map_or("", |table| &table.name);
        if matches!(name, "organisations" | "relations") {
            self.report = KpiReport::compute(
                self.report.region.clone(),
                self.report.options.clone(),
                Arc::clone(&self.report.measures),
            )?;
            self.states = states(&self.report);
            return Ok(());
        }
        let measures = Arc::clone(&self.report.measures);
        let mut again = Vec::new();
        for (place, measure) in measures.iter().enumerate() {
            let rows = affected(&self.report.region, measure, touched);
            if rows.is_empty() {
                continue;
            }
            if additive(measure.kind) && !self.report.figures.get(place).is_some_and(|figures| figures.too_large) {
                rows.iter().for_each(|row| self.move_row(place, measure, *row));
                if measure.kind == DefinitionKind::Distinct {
                    self.move_referred(place, measure, &rows, touched);
                }
            } else {
                again.push(place);
            }
        }
        self.recompute(&again);
        Ok(())
    }

    /// Takes the old contribution of a row away and adds the new one.
    fn move_row(&mut self, place: usize, measure: &Measure, row: usize) {
        let report = &mut self.report;
        let (Some(state), Some(figures)) = (self.states.get_mut(place), report.figures.get_mut(place)) else { return };
        let before = state.part(row);
        let after = part(&report.region, &report.tree, &report.options, measure, row);
        if before == after {
            return;
        }
        let rollup = Rollup { tree: &report.tree, scope: measure.scope() };
        for (part, sign) in [(&before, -1), (&after, 1)] {
            let add = |to: &mut Vec<i64>, weight: i64| rollup.climb(&part.places, sign * weight, to);
            let one = i64::from(part.member);
            add(&mut figures.population, one);
            add(&mut figures.excluded, i64::from(part.excluded));
            let value = |number: i64| if part.member { number } else { 0 };
            match measure.kind {
                DefinitionKind::Share | DefinitionKind::Survey | DefinitionKind::Milestone => {
                    add(&mut figures.numerator, i64::from(part.counted));
                    add(&mut figures.denominator, one);
                }
                DefinitionKind::Count => add(&mut figures.numerator, one),
                DefinitionKind::Mean if measure.over.is_none() => {
                    add(&mut figures.numerator, value(part.value));
                    add(&mut figures.denominator, one * MILLION);
                }
                DefinitionKind::Mean => {
                    add(&mut figures.numerator, value(product(part.value, part.over).unwrap_or(0)));
                    add(&mut figures.denominator, value(part.over));
                }
                DefinitionKind::Sum => add(&mut figures.numerator, value(part.value)),
                DefinitionKind::Distinct => {}
                _ => {
                    add(&mut figures.numerator, value(part.value));
                    add(&mut figures.denominator, value(part.over));
                }
            }
        }
        if measure.kind == DefinitionKind::Sum {
            for (denominator, population) in figures.denominator.iter_mut().zip(&figures.population) {
                *denominator = if *population > 0 { MILLION } else { 0 };
            }
        }
        state.set(row, after);
    }

    /// Counts the rows that changed rows refer to, or referred to, where they are counted now.
    fn move_referred(&mut self, place: usize, measure: &Measure, rows: &BTreeSet<usize>, touched: &Touched) {
        let report = &mut self.report;
        let (Some(state), Some(figures)) = (self.states.get_mut(place), report.figures.get_mut(place)) else { return };
        let (Some((base, moved)), Some(of)) = (&mut state.referred, measure.of) else { return };
        let walk = Walk { region: &report.region, touched };
        let rollup = Rollup { tree: &report.tree, scope: measure.scope() };
        for referred in walk.references(measure.table, of, rows) {
            let before = moved.get(&referred).cloned().unwrap_or_else(|| base.of(referred).to_vec());
            let mut after = Vec::new();
            for row in walk.leading(measure.table, of, &gather_set([referred])) {
                let part = part(&report.region, &report.tree, &report.options, measure, row);
                if part.member {
                    after.extend(part.places);
                }
            }
            after.sort_unstable();
            after.dedup();
            rollup.climb(&before, -1, &mut figures.numerator);
            rollup.climb(&after, 1, &mut figures.numerator);
            moved.insert(referred, after);
        }
    }

    /// Computes some measures anew.
    fn recompute(&mut self, places: &[usize]) {
        if places.is_empty() {
            return;
        }
        let report = &mut self.report;
        let mut columns = Columns::new(&report.region, report.options.moment());
        let mut placements = Placements::new(&report.tree);
        for place in places {
            if let (Some(measure), Some(figures)) = (report.measures.get(*place), report.figures.get_mut(*place)) {
                *figures = measure.figures(&mut columns, &mut placements, &report.tree);
            }
        }
    }
}

/// Whether the figures of a kind are sums over rows.
fn additive(kind: DefinitionKind) -> bool {
    use DefinitionKind::{Count, Distinct, Mean, Milestone, Ratio, Share, Sum, Survey};
    matches!(kind, Distinct | Share | Count | Survey | Milestone | Sum | Mean | Ratio)
}

fn states(report: &KpiReport) -> Vec<State> {
    let mut columns = Columns::new(&report.region, report.options.moment());
    let mut placements = Placements::new(&report.tree);
    report
        .measures
        .iter()
        .map(|measure| {
            let start = measure.start(columns.moment.valid);
            let mut population = measure.population(&mut columns);
            measure.keep_with_numbers(&mut columns, &mut population.members);
            let mut numbers = |value: &Option<Value>| {
                value.as_ref().map_or_else(Vec::new, |value| columns.values(measure.table, value, start).to_vec())
            };
            let (values, over) = (numbers(&measure.value), numbers(&measure.over));
            let placement = placements.of(&mut columns, measure.table, &measure.positions);
            let distinct = measure.kind == DefinitionKind::Distinct;
            State {
                referred: distinct.then(|| {
                    let base = measure.places_of_referred(&columns, &placement, &population.members);
                    (base, std::collections::BTreeMap::new())
                }),
                placement,
                moved: std::collections::BTreeMap::new(),
                counted: measure.counted(&mut columns, &population.members),
                members: population.members,
                excluded: population.excluded,
                values,
                over,
            }
        })
        .collect()
}

impl State {
    fn part(&self, row: usize) -> Part {
        let number = |numbers: &[i64]| numbers.get(row).copied().unwrap_or(NO_NUMBER);
        Part {
            places: self.moved.get(&row).cloned().unwrap_or_else(|| self.placement.of(row).to_vec()),
            member: self.members.contains(row),
            excluded: self.excluded.contains(row),
            counted: self.counted.contains(row),
            value: number(&self.values),
            over: number(&self.over),
        }
    }

    fn set(&mut self, row: usize, part: Part) {
        for (bits, bit) in
            [(&mut self.members, part.member), (&mut self.excluded, part.excluded), (&mut self.counted, part.counted)]
        {
            bits.grow(row + 1);
            bits.set(row, bit);
        }
        for (numbers, number) in [(&mut self.values, part.value), (&mut self.over, part.over)] {
            if number != NO_NUMBER || row < numbers.len() {
                if numbers.len() <= row {
                    numbers.resize(row + 1, NO_NUMBER);
                }
                if let Some(cell) = numbers.get_mut(row) {
                    *cell = number;
                }
            }
        }
        self.moved.insert(row, part.places);
    }
}

/// What a row contributes now.
fn part(
    region: &Region,
    tree: &super::tree::ReportTree,
    options: &super::report::KpiOptions,
    measure: &Measure,
    row: usize,
) -> Part {
    let moment = options.moment();
    let asks = Row { region, moment, start: measure.start(moment.valid) };
    let Some(table) = region.at(measure.table) else { return Part::default() };
    let seen = table.sees(row, moment, asks.start);
    let population = seen && asks.holds(measure.table, row, &measure.population);
    let excluded = population && measure.exclusions.iter().any(|one| asks.holds(measure.table, row, one));
    let number = |value: &Option<Value>| {
        value.as_ref().map_or(NO_NUMBER, |value| asks.value(measure.table, row, value).unwrap_or(NO_NUMBER))
    };
    let (value, over) = (number(&measure.value), number(&measure.over));
    let missing = measure.value.is_some() && value == NO_NUMBER || measure.over.is_some() && over == NO_NUMBER;
    let member = population && !excluded && !missing;
    let counted = member && asks.holds(measure.table, row, &measure.numerator);
    Part { places: super::placement::places_of_row(asks, tree, measure, row), member, excluded, counted, value, over }
}

/// The rows of a measure's table whose contribution may have changed.
fn affected(region: &Region, measure: &Measure, touched: &Touched) -> BTreeSet<usize> {
    let mut rows = BTreeSet::new();
    let walk = Walk { region, touched };
    if measure.table == touched.table {
        rows.extend(walk.changed());
    }
    let conditions = [&measure.population, &measure.numerator].into_iter().chain(&measure.exclusions);
    conditions.for_each(|condition| walk.condition(measure.table, condition, &mut rows));
    [&measure.value, &measure.over].into_iter().flatten().for_each(|value| walk.value(measure.table, value, &mut rows));
    // Positions decide where people stand.
    let schema = region.schema();
    if let (Some(positions), Some(persons)) = (schema.place("positions"), schema.place("persons")) {
        let mut moved = BTreeSet::new();
        if positions == touched.table {
            moved.extend(walk.changed());
        }
        walk.condition(positions, &measure.positions, &mut moved);
        let people = walk.led_to(positions, 0, &moved);
        if measure.table == persons {
            rows.extend(people);
        } else if let Some(column) = super::placement::person_column(region, measure.table) {
            rows.extend(walk.leading(measure.table, column, &people));
        }
    }
    rows
}

/// The way back from changed rows to the rows that look at them.
struct Walk<'w> {
    region: &'w Region,
    touched: &'w Touched,
}

impl Walk<'_> {
    /// The changed rows, and those that a figure of another period may now stand before.
    fn changed(&self) -> BTreeSet<usize> {
        let mut rows = gather_set(self.touched.rows.iter().copied());
        if let Some(table) = self.region.at(self.touched.table).filter(|table| table.has_periods()) {
            let organisations = self.led_to(self.touched.table, table.schema.key.first().copied().unwrap_or(0), &rows);
            rows.extend(self.leading(
                self.touched.table,
                table.schema.key.first().copied().unwrap_or(0),
                &organisations,
            ));
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
            rows.extend(self.changed());
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
    fn led_to(&self, table: usize, column: usize, rows: &BTreeSet<usize>) -> BTreeSet<usize> {
        let target = self.target(table, column);
        let led = self.references(table, column, rows).into_iter();
        led.flat_map(|to| target.into_iter().flat_map(move |target| target.namesakes(to))).collect()
    }

    /// The rows that a column of references leads to, the first of each id.
    fn references(&self, table: usize, column: usize, rows: &BTreeSet<usize>) -> BTreeSet<usize> {
        let before = self.touched.left.iter().filter(|(place, _)| table == self.touched.table && *place == column);
        let before = before.map(|(_, row)| *row);
        let column = self.region.at(table).and_then(|table| table.columns.get(column));
        rows.iter().filter_map(|row| column.and_then(|column| column.reference(*row))).chain(before).collect()
    }

    /// The rows whose column of references leads to some rows.
    fn leading(&self, table: usize, column: usize, to: &BTreeSet<usize>) -> BTreeSet<usize> {
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
