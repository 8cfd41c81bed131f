//! Where a figure comes from: clause → definition → population → what counts → the nodes below → the rows.

mod html;
mod text;
mod why;

use std::ops::Not;

use chrono::NaiveDate;
use serde::Serialize;

pub use why::{Test, Tested, TestedPart, TestedRow, Why};

use super::evaluate::Columns;
use super::figures::Population;
use super::measure::Measure;
use super::placement::{Placement, Placements};
use super::report::{KpiFigure, KpiReport};
use crate::boundary::Error;
use crate::decimal::Decimal;
use crate::norm::entry::{Definition, DefinitionKind};
use crate::region::store::{Table, date};
use crate::text::Label;
use nms_solver::order::{gather_set, sorted};

/// How many rows of each sort a derivation names; all are counted.
const MOST_ROWS: usize = 1_000;

/// The derivation of a figure (вывод показателя): everything needed to work it out again by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Derivation {
    /// The name of the indicator.
    pub label: Label,
    /// The clause it stands on.
    pub clause: String,
    /// How it is computed.
    pub definition: Definition,
    /// The day it is asked about.
    pub as_of: NaiveDate,
    /// The day whose knowledge is used.
    pub known: NaiveDate,
    /// The first day whose events count; from the beginning where there is none.
    pub from: Option<NaiveDate>,
    /// The figure.
    pub figure: KpiFigure,
    /// Who was left out, by reason.
    pub exclusions: Vec<ExcludedRows>,
    /// What the nodes right below contribute, and what stands at the node itself.
    pub contributions: Vec<Contribution>,
    /// What is counted at several of them, and at this node once.
    pub repeated: Option<Repeated>,
    /// Of a load, who carries more than the norm, the heaviest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overloaded: Vec<Carrier>,
    /// The rows that count.
    pub counted: RowList,
    /// The rows of the population that do not count.
    pub not_counted: RowList,
    /// Whether the region is made and nobody in it is real.
    #[serde(skip_serializing_if = "Not::not")]
    pub synthetic: bool,
}

/// Rows left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExcludedRows {
    /// Why.
    pub reason: Label,
    /// The rows.
    pub rows: RowList,
}

/// Somebody who carries a load.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Carrier {
    /// Who.
    pub id: String,
    /// How many different people.
    pub load: i64,
}

/// What a node contributes to the one above.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contribution {
    /// The node; the asked one for what stands at it and not below.
    pub node: String,
    /// Its numerator.
    pub numerator: Option<Decimal>,
    /// Its denominator.
    pub denominator: Option<Decimal>,
    /// Its value, in the unit of the indicator.
    pub value: Option<Decimal>,
}

/// What several contributions have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Repeated {
    /// By how much the numerators together exceed the one above.
    pub numerator: i64,
    /// The same for the population.
    pub population: i64,
}

/// Rows of a table by their keys: the first thousand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RowList {
    /// The table.
    pub table: String,
    /// How many there are.
    pub total: usize,
    /// Their keys.
    pub keys: Vec<String>,
}

impl KpiReport {
    /// Opens a figure down to the rows.
    ///
    /// # Errors
    /// `kpi.unknown` and `kpi.node` with the nearest id.
    pub fn explain(&self, indicator: &str, node: &str) -> Result<Derivation, Error> {
        let (place, at) = (self.measure(indicator)?, self.node(node)?);
        let measure =
            self.measures.get(place).ok_or_else(|| Error::new("kpi.unknown", "there is no such indicator", ""))?;
        let mut columns = Columns::new(&self.region, self.options.moment());
        let placement = Placements::new(&self.tree).of(&mut columns, measure.table, &measure.positions);
        let Population { mut members, excluded } = measure.population(&mut columns);
        measure.keep_with_numbers(&mut columns, &mut members);
        let counted = measure.counted(&mut columns, &members);
        let here = |row: &usize| placement.of(*row).iter().any(|place| self.tree.contains(at, *place, measure.scope()));
        let list = |rows: &mut dyn Iterator<Item = usize>| self.list(measure, rows);
        let start = measure.start(self.options.moment().valid);
        let exclusions =
            measure.exclusions.iter().zip(&measure.definition().exclusions).map(|(condition, exclusion)| {
                let rows = columns.rows(measure.table, condition, start);
                ExcludedRows {
                    reason: exclusion.reason.clone(),
                    rows: list(&mut excluded.ones().filter(|row| rows.contains(*row)).filter(here)),
                }
            });
        let exclusions = exclusions.collect();
        let (contributions, repeated) = self.contributions(place, measure, at, &placement, &members, &counted);
        Ok(Derivation {
            label: measure.indicator.label.clone(),
            clause: measure.indicator.clause.clone(),
            definition: measure.definition().clone(),
            as_of: self.options.as_of,
            known: self.options.known.unwrap_or(self.options.as_of),
            from: (start > -1_000_000).then(|| date(start)),
            figure: self.figure_at(place, at),
            exclusions,
            contributions,
            repeated,
            overloaded: self.overloaded(measure, &columns, &members, &here),
            counted: list(&mut counted.ones().filter(here)),
            not_counted: list(&mut members.difference(&counted).filter(here)),
            synthetic: self.region.is_synthetic(),
        })
    }

    /// Who carries more than the norm, of those who support somebody here.
    fn overloaded(
        &self,
        measure: &Measure,
        columns: &Columns<'_>,
        members: &fixedbitset::FixedBitSet,
        here: &dyn Fn(&usize) -> bool,
    ) -> Vec<Carrier> {
        if measure.kind != DefinitionKind::Load {
            return Vec::new();
        }
        let (refers, _) = measure.refers(columns);
        let carriers = gather_set(members.ones().filter(here).filter_map(|row| refers.get(row).copied()));
        let loads = measure.loads(columns, members);
        let target =
            measure.of.and_then(|of| columns.target(measure.table, of)).and_then(|target| self.region.at(target));
        let above = carriers.into_iter().filter_map(|row| {
            let load = loads.get(row as usize).copied().filter(|load| measure.is_above(*load, columns.moment.valid))?;
            Some(Carrier { id: self.key(target?, row as usize), load })
        });
        sorted(above.collect(), |a, b| (b.load, &a.id).cmp(&(a.load, &b.id)))
    }

    /// What the children of a node have, and what stands at the node itself.
    fn contributions(
        &self,
        place: usize,
        measure: &Measure,
        at: usize,
        placement: &Placement,
        members: &fixedbitset::FixedBitSet,
        counted: &fixedbitset::FixedBitSet,
    ) -> (Vec<Contribution>, Option<Repeated>) {
        let scope = measure.scope();
        let own =
            |row: &usize| placement.of(*row).iter().any(|one| *one as usize == at && self.tree.counts(*one, scope));
        let adds = |child: &usize| u32::try_from(*child).is_ok_and(|child| self.tree.contains(at, child, scope));
        let children: Vec<usize> = self.tree.children(at).filter(adds).collect();
        let direct = (members.ones().filter(own).count(), counted.ones().filter(own).count());
        let mut contributions = Vec::new();
        if direct.0 > 0 && !children.is_empty() {
            let whole = |count: usize| i64::try_from(count).ok().and_then(Decimal::whole);
            let additive = measure.counts_rows();
            contributions.push(Contribution {
                node: self.tree.ids.get(at).cloned().unwrap_or_default(),
                numerator: whole(direct.1).filter(|_| additive),
                denominator: whole(direct.0).filter(|_| additive),
                value: None,
            });
        }
        let (mut numerator, mut population) =
            (i64::try_from(direct.1).unwrap_or(0), i64::try_from(direct.0).unwrap_or(0));
        for child in &children {
            let figure = self.figure_at(place, *child);
            numerator += self.fraction(place, *child).numerator;
            population += figure.population;
            if figure.population > 0 || figure.excluded > 0 {
                contributions.push(Contribution {
                    node: figure.node,
                    numerator: figure.numerator,
                    denominator: figure.denominator,
                    value: figure.value,
                });
            }
        }
        let repeated = Repeated {
            numerator: numerator - self.fraction(place, at).numerator,
            population: population - self.figure_at(place, at).population,
        };
        let told =
            measure.counts_rows() && !children.is_empty() && (repeated.numerator != 0 || repeated.population != 0);
        (contributions, told.then_some(repeated))
    }

    fn list(&self, measure: &Measure, rows: &mut dyn Iterator<Item = usize>) -> RowList {
        let Some(table) = self.region.at(measure.table) else { return RowList::default() };
        let mut list = RowList { table: table.schema.name.clone(), ..RowList::default() };
        for row in rows {
            list.total += 1;
            if list.keys.len() < MOST_ROWS {
                list.keys.push(self.key(table, row));
            }
        }
        list
    }

    pub(super) fn key(&self, table: &Table, row: usize) -> String {
        self.region.key_text(table, row).unwrap_or_else(|| format!("row {}", row + 1))
    }
}
