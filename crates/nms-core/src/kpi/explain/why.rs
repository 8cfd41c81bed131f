//! Why somebody counts, or does not: every condition for one row, down to the rows it looks at.

use std::ops::Not;

use serde::Serialize;

use crate::boundary::{Error, shown};
use crate::kpi::evaluate::{Columns, Row};
use crate::kpi::formula::{Condition, text};
use crate::kpi::measure::Measure;
use crate::kpi::placement::Placements;
use crate::kpi::report::KpiReport;
use crate::region::Table;
use crate::text::{Label, vocabulary};

vocabulary! {
    /// The part of a definition that is tested.
    TestedPart {
        Seen = "seen", "действует и известно на дату", "holds and is known on the day";
        Placed = "placed", "место в дереве", "a place in the tree";
        Population = "population", "совокупность", "population";
        Exclusion = "exclusion", "исключение", "exclusion";
        Numbers = "numbers", "числа, из которых он складывается", "the numbers it is made of";
        Numerator = "numerator", "что засчитывается", "what counts";
    }
}

/// Why a row counts in an indicator, or does not (почему засчитан).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Why {
    /// The indicator.
    pub indicator: String,
    /// The table of the row.
    pub table: String,
    /// The key of the row.
    pub key: String,
    /// Whether it belongs to the population.
    pub in_population: bool,
    /// Whether it counts.
    pub counted: bool,
    /// The nodes at which it stands.
    pub places: Vec<String>,
    /// The parts of the definition, in the order in which they are asked.
    pub tests: Vec<Tested>,
    /// Whether the region is made and nobody in it is real.
    #[serde(skip_serializing_if = "Not::not")]
    pub synthetic: bool,
}

/// A part of a definition for one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tested {
    /// Which part.
    pub part: TestedPart,
    /// The reason of an exclusion.
    pub reason: Option<Label>,
    /// Whether it lets the row count: for an exclusion, whether it does not apply.
    pub passed: bool,
    /// The condition, taken apart; nothing where the part has none.
    pub test: Option<Test>,
}

/// A condition for one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Test {
    /// The condition as a formula.
    pub text: String,
    /// Whether it holds.
    pub holds: bool,
    /// The conditions it is made of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Test>,
    /// The rows of another table that it looks at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<TestedRow>,
}

/// A row of another table that a condition looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TestedRow {
    /// The table.
    pub table: String,
    /// The key of the row.
    pub key: String,
    /// Whether it holds on the day, or fell into the period, and was known.
    pub seen: bool,
    /// The condition for this row.
    pub test: Test,
}

/// How many rows of another table a test names.
const MOST_ROWS: usize = 50;

impl KpiReport {
    /// Says why a person, or another row of the counted table, counts in an indicator or does not.
    ///
    /// `id` is the id of the row, or its key with the parts joined by ` / `.
    ///
    /// # Errors
    /// `kpi.unknown` and `kpi.row`.
    pub fn why(&self, indicator: &str, id: &str) -> Result<Why, Error> {
        let place = self.measure(indicator)?;
        let measure =
            self.measures.get(place).ok_or_else(|| Error::new("kpi.unknown", "there is no such indicator", ""))?;
        let table = self.region.at(measure.table);
        let moment = self.options.moment();
        let start = measure.start(moment.valid);
        // Of several versions the one that is seen on the day; where none is, the last.
        let version = |table: &Table| {
            let rows = self.region.find(table, id);
            let seen = rows.iter().rev().find(|row| table.sees(**row, moment, start));
            seen.or(rows.last()).copied()
        };
        let Some((table, row)) = table.and_then(|table| Some((table, version(table)?))) else {
            let name = self.region.schema().at(measure.table).map_or("", |table| &table.name);
            let message = format!("table `{name}` has no row `{}`", shown(id));
            return Err(Error::new("kpi.row", message, "give the id of a row of the counted table"));
        };
        let asks = Row { region: &self.region, moment, start };
        let mut columns = Columns::new(&self.region, moment);
        let placement = Placements::new(&self.tree).of(&mut columns, measure.table, &measure.positions);
        let stands = placement.of(row).iter().filter(|place| self.tree.counts(**place, measure.scope()));
        let places: Vec<String> = stands.filter_map(|place| self.tree.ids.get(*place as usize).cloned()).collect();
        let test = |condition: &Condition| self.test(asks, measure.table, row, condition);
        let mut tests = vec![
            Tested { part: TestedPart::Seen, reason: None, passed: table.sees(row, moment, asks.start), test: None },
            Tested { part: TestedPart::Placed, reason: None, passed: !places.is_empty(), test: None },
        ];
        let population = test(&measure.population);
        tests.push(Tested {
            part: TestedPart::Population,
            reason: None,
            passed: population.holds,
            test: Some(population),
        });
        for (condition, exclusion) in measure.exclusions.iter().zip(&measure.definition().exclusions) {
            let test = test(condition);
            let reason = Some(exclusion.reason.clone());
            tests.push(Tested { part: TestedPart::Exclusion, reason, passed: !test.holds, test: Some(test) });
        }
        if measure.value.is_some() || measure.over.is_some() {
            let mut numbers = [&measure.value, &measure.over].into_iter().flatten();
            let passed = numbers.all(|number| asks.value(measure.table, row, number).is_some());
            tests.push(Tested { part: TestedPart::Numbers, reason: None, passed, test: None });
        }
        let in_population = tests.iter().all(|test| test.passed);
        let numerator = test(&measure.numerator);
        let counted = in_population && numerator.holds;
        tests.push(Tested {
            part: TestedPart::Numerator,
            reason: None,
            passed: numerator.holds,
            test: Some(numerator),
        });
        let key = self.key(table, row);
        let table = table.schema.name.clone();
        let synthetic = self.region.is_synthetic();
        Ok(Why { indicator: indicator.to_owned(), table, key, in_population, counted, places, tests, synthetic })
    }

    /// Takes a condition apart for one row.
    fn test(&self, asks: Row<'_>, table: usize, row: usize, condition: &Condition) -> Test {
        let schema = self.region.schema();
        let name = schema.at(table).map_or("", |table| &table.name);
        let mut parts = Vec::new();
        let mut rows = Vec::new();
        match condition {
            Condition::All(inner) | Condition::Any(inner) => {
                parts = inner.iter().map(|part| self.test(asks, table, row, part)).collect();
            }
            Condition::Not(inner) => parts.push(self.test(asks, table, row, inner)),
            Condition::Through { column, condition } => {
                if let Some((target, to)) = asks.follow(table, row, *column)
                    && !matches!(**condition, Condition::Text { .. })
                {
                    rows.extend(self.tested_row(asks, target, to, condition, true));
                }
            }
            Condition::Exists { table: other, column, condition } => {
                if let Some(there) = self.region.at(*other) {
                    let first = self.region.at(table).map_or(row, |here| here.first_of(row));
                    let chained = there.chains(*column).into_iter().flat_map(|chains| chains.of(first)).take(MOST_ROWS);
                    rows = chained
                        .filter_map(|found| {
                            self.tested_row(asks, *other, found, condition, there.sees(found, asks.moment, asks.start))
                        })
                        .collect();
                }
            }
            _ => {}
        }
        let text = text::condition(condition, name, schema);
        Test { text, holds: asks.holds(table, row, condition), parts, rows }
    }

    fn tested_row(
        &self,
        asks: Row<'_>,
        place: usize,
        row: usize,
        condition: &Condition,
        seen: bool,
    ) -> Option<TestedRow> {
        let table = self.region.at(place)?;
        let test = self.test(asks, place, row, condition);
        Some(TestedRow { table: table.schema.name.clone(), key: self.key(table, row), seen, test })
    }
}

impl Measure {
    /// Whether its numerator is a number of rows, so that contributions can be compared one by one.
    pub(super) fn counts_rows(&self) -> bool {
        use crate::norm::entry::DefinitionKind::{Count, Milestone, Share, Survey};
        matches!(self.kind, Share | Count | Survey | Milestone)
    }
}
