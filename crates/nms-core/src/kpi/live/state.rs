//! What a live report remembers of every row, and what a row contributes now.

use fixedbitset::FixedBitSet;

use crate::kpi::evaluate::{Columns, Row, product};
use crate::kpi::formula::Value;
use crate::kpi::measure::Measure;
use crate::kpi::placement::{Many, Placement, Placements, places_of_row};
use crate::kpi::report::{KpiOptions, KpiReport};
use crate::norm::entry::DefinitionKind;
use crate::region::Region;
use crate::region::ReportTree;
use crate::region::store::{MILLION, NO_NUMBER};

/// What a measure knows of every row of its table.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) placement: Placement,
    /// The places of rows that have changed since.
    moved: std::collections::BTreeMap<usize, Vec<u32>>,
    pub(super) members: FixedBitSet,
    pub(super) excluded: FixedBitSet,
    pub(super) counted: FixedBitSet,
    pub(super) values: Vec<i64>,
    pub(super) over: Vec<i64>,
    /// Of a count of different rows, the places at which each of them is counted, and those that have changed since.
    pub(super) referred: Option<(Many, std::collections::BTreeMap<usize, Vec<u32>>)>,
}

/// What one row contributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) places: Vec<u32>,
    pub(super) member: bool,
    pub(super) excluded: bool,
    pub(super) counted: bool,
    pub(super) value: i64,
    pub(super) over: i64,
}

/// What a part adds to the figures at every node above it.
pub(super) struct Weights {
    pub(super) population: i64,
    pub(super) excluded: i64,
    pub(super) numerator: i64,
    pub(super) denominator: i64,
}

impl Weights {
    /// Nothing where a product has too many digits.
    pub(super) fn of(measure: &Measure, part: &Part) -> Option<Self> {
        use DefinitionKind::{Count, Distinct, Mean, Milestone, Share, Sum, Survey};
        let one = i64::from(part.member);
        let value = |number: i64| if part.member { number } else { 0 };
        let (numerator, denominator) = match measure.kind {
            Share | Survey | Milestone => (i64::from(part.counted), one),
            Count => (one, 0),
            Distinct => (0, 0),
            Sum => (value(part.value), 0),
            Mean if measure.over.is_none() => (value(part.value), one * MILLION),
            Mean if part.member => (product(part.value, part.over)?, part.over),
            _ => (value(part.value), value(part.over)),
        };
        Some(Self { population: one, excluded: i64::from(part.excluded), numerator, denominator })
    }
}

pub(super) fn states(report: &KpiReport) -> Vec<State> {
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
            // Room for rows to come: growing later would copy all of it in the middle of an event.
            let room = report.region.at(measure.table).map_or(0, |table| table.rows + table.rows / 16 + 1_024);
            let roomy = |mut bits: FixedBitSet| {
                bits.grow(room);
                bits
            };
            let counted = measure.counted(&mut columns, &population.members);
            State {
                referred: distinct.then(|| {
                    let base = measure.places_of_referred(&columns, &placement, &population.members);
                    (base, std::collections::BTreeMap::new())
                }),
                placement,
                moved: std::collections::BTreeMap::new(),
                counted: roomy(counted),
                members: roomy(population.members),
                excluded: roomy(population.excluded),
                values,
                over,
            }
        })
        .collect()
}

impl State {
    pub(super) fn part(&self, row: usize) -> Part {
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

    pub(super) fn set(&mut self, row: usize, part: Part) {
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
pub(super) fn part(region: &Region, tree: &ReportTree, options: &KpiOptions, measure: &Measure, row: usize) -> Part {
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
    Part { places: places_of_row(asks, tree, measure, row), member, excluded, counted, value, over }
}
