//! The exact figures of an indicator at every node.

use fixedbitset::FixedBitSet;

use super::evaluate::{Columns, product};
use super::measure::Measure;
use super::placement::{Many, Placement, Placements};
use super::rollup::Rollup;
use super::status::{Fraction, target_on};
use crate::norm::entry::{Definition, DefinitionKind, Scope};
use crate::region::ReportTree;
use crate::region::store::{Column, MILLION, MOST, NO_NUMBER, date};
use nms_solver::bits::retain;

/// The figures of one indicator, by the places of a tree; a value is `numerator / denominator`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    /// How many rows the population has, without those left out.
    pub(crate) population: Vec<i64>,
    /// How many were left out.
    pub(crate) excluded: Vec<i64>,
    /// Counts, or sums in units of `unit`.
    pub(crate) numerator: Vec<i64>,
    /// Nought where there is no figure.
    pub(crate) denominator: Vec<i64>,
    /// What more a load says; empty for other kinds.
    pub(crate) load: Option<Load>,
    /// Whether sums were too large to hold.
    pub(crate) too_large: bool,
}

impl Figures {
    /// Whether a sum at a node has more digits than can be shown.
    pub(crate) fn beyond_at(&self, node: usize) -> bool {
        self.numerator.get(node).is_some_and(large) || self.denominator.get(node).is_some_and(large)
    }
}

fn large(number: &i64) -> bool {
    number.unsigned_abs() >= MOST.unsigned_abs()
}

/// How a load is spread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Load {
    /// How many carry it.
    pub(crate) carriers: Vec<i64>,
    /// How much they carry together.
    pub(crate) carried: Vec<i64>,
    /// How many carry more than the norm.
    pub(crate) above: Vec<i64>,
}

/// Who belongs to a population, and who of them is left out.
pub(crate) struct Population {
    pub(crate) members: FixedBitSet,
    pub(crate) excluded: FixedBitSet,
}

impl Measure {
    /// The first day whose events count.
    pub(crate) fn start(&self, valid: i32) -> i32 {
        self.period.start(valid)
    }

    /// The rows of the population.
    pub(crate) fn population(&self, columns: &mut Columns<'_>) -> Population {
        let start = self.start(columns.moment.valid);
        let mut members = (*columns.rows(self.table, &self.population, start)).clone();
        members.intersect_with(&columns.visible(self.table, start));
        let mut excluded = FixedBitSet::with_capacity(members.len());
        for exclusion in &self.exclusions {
            excluded.union_with(&columns.rows(self.table, exclusion, start));
        }
        excluded.intersect_with(&members);
        members.difference_with(&excluded);
        Population { members, excluded }
    }

    /// Leaves out rows without their number: what is missing is in no sum and in no count, and is not nought.
    pub(crate) fn keep_with_numbers(&self, columns: &mut Columns<'_>, members: &mut FixedBitSet) {
        let start = self.start(columns.moment.valid);
        for number in [&self.value, &self.over].into_iter().flatten() {
            let numbers = columns.values(self.table, number, start);
            retain(members, &numbers, |number| number != NO_NUMBER);
        }
    }

    /// The rows of the population that count.
    pub(crate) fn counted(&self, columns: &mut Columns<'_>, members: &FixedBitSet) -> FixedBitSet {
        let start = self.start(columns.moment.valid);
        let mut counted = (*columns.rows(self.table, &self.numerator, start)).clone();
        counted.intersect_with(members);
        counted
    }

    /// The figures at every node of a tree.
    pub(crate) fn figures(
        &self,
        columns: &mut Columns<'_>,
        placements: &mut Placements<'_>,
        tree: &ReportTree,
    ) -> Figures {
        let Population { mut members, excluded } = self.population(columns);
        let placement = placements.of(columns, self.table, &self.positions);
        let rollup = Rollup { tree, scope: self.scope() };
        let start = self.start(columns.moment.valid);
        let values = self.value.as_ref().map(|value| columns.values(self.table, value, start));
        let over = self.over.as_ref().map(|over| columns.values(self.table, over, start));
        self.keep_with_numbers(columns, &mut members);
        let tallies = placements.tallies.clone();
        let count = |rows: &FixedBitSet| tallies.counts(self.table, &rollup, &placement, rows);
        let population = count(&members);
        let mut figures = Figures {
            excluded: if excluded.is_clear() { vec![0; tree.len()] } else { count(&excluded) },
            ..Figures::default()
        };
        let ones = || vec![1; tree.len()];
        let there = |per: i64| population.iter().map(|count| if *count > 0 { per } else { 0 }).collect::<Vec<_>>();
        let sums = |rollup: &Rollup<'_>, numbers: &[i64]| rollup.sums(&placement, &members, numbers);
        let numbers: &[i64] = values.as_deref().unwrap_or(&[]);
        let (numerator, denominator) = match self.kind {
            DefinitionKind::Share | DefinitionKind::Survey | DefinitionKind::Milestone => {
                let counted = self.counted(columns, &members);
                (Some(count(&counted)), Some(population.clone()))
            }
            DefinitionKind::Count => (Some(population.clone()), Some(ones())),
            DefinitionKind::Distinct => {
                (Some(self.distinct(columns, placements, &rollup, &placement, &members)), Some(ones()))
            }
            DefinitionKind::Sum => (sums(&rollup, numbers), Some(there(MILLION))),
            DefinitionKind::Mean => match &over {
                None => (sums(&rollup, numbers), Some(population.iter().map(|count| count * MILLION).collect())),
                Some(weights) => {
                    let pairs = numbers.iter().zip(weights.iter());
                    let weighted: Vec<i64> = pairs.map(|(a, b)| product(*a, *b).unwrap_or(NO_NUMBER)).collect();
                    let whole = members.ones().all(|row| weighted.get(row).is_some_and(|number| *number != NO_NUMBER));
                    (sums(&rollup, &weighted).filter(|_| whole), sums(&rollup, weights))
                }
            },
            DefinitionKind::Ratio => (sums(&rollup, numbers), sums(&rollup, over.as_deref().unwrap_or(&[]))),
            DefinitionKind::Maximum => {
                (Some(rollup.best(&placement, &members, numbers, i64::max)), Some(there(MILLION)))
            }
            DefinitionKind::Minimum => {
                (Some(rollup.best(&placement, &members, numbers, i64::min)), Some(there(MILLION)))
            }
            DefinitionKind::Load => {
                let (most, load) = self.load(columns, &rollup, &placement, &members);
                figures.load = Some(load);
                let carried =
                    figures.load.iter().flat_map(|load| &load.carriers).map(|carriers| i64::from(*carriers > 0));
                (Some(most), Some(carried.collect()))
            }
        };
        figures.population = population;
        figures.too_large = numerator.is_none() || denominator.is_none();
        figures.numerator = numerator.unwrap_or_else(|| vec![0; tree.len()]);
        figures.denominator = denominator.filter(|_| !figures.too_large).unwrap_or_else(|| vec![0; tree.len()]);
        for (numerator, denominator) in figures.numerator.iter_mut().zip(&figures.denominator) {
            if *denominator == 0 {
                *numerator = 0;
            }
        }
        figures
    }

    /// What one is in the numerator and the denominator: counts are whole, sums are in millionths.
    pub(crate) fn unit(&self) -> i64 {
        match self.kind {
            DefinitionKind::Share
            | DefinitionKind::Survey
            | DefinitionKind::Milestone
            | DefinitionKind::Count
            | DefinitionKind::Distinct
            | DefinitionKind::Load => 1,
            _ => MILLION,
        }
    }

    pub(crate) fn scope(&self) -> Scope {
        self.definition.scope
    }

    pub(crate) fn definition(&self) -> &Definition {
        &self.definition
    }

    /// The rows of the column `of` that each row of the table refers to.
    pub(crate) fn refers<'r>(&self, columns: &Columns<'r>) -> (&'r [u32], usize) {
        let place = self.of.unwrap_or_default();
        let rows = columns.table(self.table).and_then(|table| table.columns.get(place)).map_or(&[][..], Column::rows);
        let target =
            columns.target(self.table, place).and_then(|target| columns.table(target)).map_or(0, |table| table.rows);
        (rows, target)
    }

    /// The places at which each row that is referred to has rows of the population.
    pub(crate) fn places_of_referred(
        &self,
        columns: &Columns<'_>,
        placement: &Placement,
        members: &FixedBitSet,
    ) -> Many {
        let (refers, targets) = self.refers(columns);
        let pairs: Vec<(u32, u32)> = members
            .ones()
            .filter_map(|row| refers.get(row).filter(|to| (**to as usize) < targets).map(|to| (row, *to)))
            .flat_map(|(row, to)| placement.of(row).iter().map(move |place| (to, *place)))
            .collect();
        Many::new(targets, &pairs)
    }

    fn distinct(
        &self,
        columns: &Columns<'_>,
        placements: &mut Placements<'_>,
        rollup: &Rollup<'_>,
        placement: &Placement,
        members: &FixedBitSet,
    ) -> Vec<i64> {
        if let Some(pairs) = placements.pairs(columns, placement, self.table, self.of.unwrap_or_default()) {
            return rollup.counts_of_pairs(pairs.of(members));
        }
        let many = self.places_of_referred(columns, placement, members);
        let mut at = vec![0; rollup.tree.len()];
        for row in 0..many.rows() {
            rollup.spread(many.of(row), 1, &mut at);
        }
        rollup.up(&mut at);
        at
    }

    /// The largest load at each node, and how loads are spread.
    ///
    /// A load is the number of different people somebody supports anywhere; at a node it is looked at for all who support
    /// somebody there.
    fn load(
        &self,
        columns: &Columns<'_>,
        rollup: &Rollup<'_>,
        placement: &Placement,
        members: &FixedBitSet,
    ) -> (Vec<i64>, Load) {
        let many = self.places_of_referred(columns, placement, members);
        let loads = self.loads(columns, members);
        let is_above = |load: i64| self.is_above(load, columns.moment.valid);
        let nothing = || vec![0; rollup.tree.len()];
        let mut load = Load { carriers: nothing(), carried: nothing(), above: nothing() };
        for (row, carried) in loads.iter().enumerate().filter(|(_, load)| **load > 0) {
            rollup.spread(many.of(row), 1, &mut load.carriers);
            rollup.spread(many.of(row), *carried, &mut load.carried);
            if is_above(*carried) {
                rollup.spread(many.of(row), 1, &mut load.above);
            }
        }
        [&mut load.carriers, &mut load.carried, &mut load.above].into_iter().for_each(|at| rollup.up(at));
        let all = nms_solver::bits::all(loads.len());
        let most = rollup.best(&Placement::Many(many.into()), &all, &loads, i64::max);
        (most, load)
    }

    /// Whether a load is above the norm, the target in force on a day.
    pub(crate) fn is_above(&self, load: i64, day: i32) -> bool {
        let norm = target_on(&self.indicator, date(day)).and_then(|(_, norm, _)| norm);
        norm.is_some_and(|norm| Fraction { numerator: load, denominator: 1 }.compare(1, norm).is_gt())
    }

    /// How many different people each row that is referred to carries.
    pub(crate) fn loads(&self, columns: &Columns<'_>, members: &FixedBitSet) -> Vec<i64> {
        let (refers, targets) = self.refers(columns);
        let table = columns.table(self.table);
        let persons = table.and_then(|table| table.column("person")).map_or(&[][..], Column::rows);
        let pairs: Vec<(u32, u32)> = members
            .ones()
            .filter_map(|row| Some((*refers.get(row).filter(|to| (**to as usize) < targets)?, *persons.get(row)?)))
            .collect();
        let carried = Many::new(targets, &pairs);
        (0..targets).map(|row| i64::try_from(carried.of(row).len()).unwrap_or(0)).collect()
    }
}
