//! Definitions made ready to run: every formula read, every name resolved.

use super::formula::{self, Condition, Value};
use crate::boundary::{Error, Limits};
use crate::norm::entry::{Definition, DefinitionKind, Indicator};
use crate::region::schema::{Schema, TableSchema};
use crate::region::store::Period;
use crate::text::nearest;

/// An indicator with its definition ready to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    pub(crate) indicator: Indicator,
    pub(crate) definition: Definition,
    pub(crate) kind: DefinitionKind,
    pub(crate) table: usize,
    pub(crate) positions: Condition,
    pub(crate) population: Condition,
    pub(crate) exclusions: Vec<Condition>,
    pub(crate) numerator: Condition,
    pub(crate) value: Option<Value>,
    pub(crate) over: Option<Value>,
    /// The column whose different rows are counted, or who carry the load.
    pub(crate) of: Option<usize>,
    pub(crate) period: Period,
}

impl Measure {
    /// Whether it asks in each period anew, and on a day still; nothing where it never did.
    #[cfg(feature = "html")]
    pub(crate) fn renewed(&self, day: chrono::NaiveDate) -> Option<bool> {
        let until = self.indicator.recurrence.as_ref().and_then(|recurrence| recurrence.to);
        let asks = until.is_none_or(|year| chrono::Datelike::year(&day) <= year);
        matches!(self.period, Period::Year | Period::SchoolYear).then_some(asks)
    }

    /// Makes the definition of an indicator ready; nothing where it has none.
    ///
    /// # Errors
    /// Everything wrong with its formulas and names at once.
    pub(crate) fn new(indicator: &Indicator, schema: &Schema, limits: &Limits) -> Result<Option<Self>, Error> {
        Self::read(indicator, schema, limits).map_err(|problems| {
            let mut several = crate::boundary::Several::default();
            let id = indicator.id.as_str();
            problems.into_iter().for_each(|(field, problem)| several.push(within(&format!("{id}, {field}"), problem)));
            several.into_error("definition.invalid", "the definition")
        })
    }

    /// The same, with the field of each problem apart.
    pub(super) fn read(
        indicator: &Indicator,
        schema: &Schema,
        limits: &Limits,
    ) -> Result<Option<Self>, Vec<(String, Error)>> {
        let Some(definition) = &indicator.definition else { return Ok(None) };
        let id = indicator.id.as_str();
        let mut problems = Vec::new();
        let Some(table) = schema.place(&definition.counts) else {
            let known: Vec<_> = schema.tables().map(|table| table.name.as_str()).collect();
            let (code, counts) = ("definition.table", &definition.counts);
            let error = crate::boundary::unknown(code, "table", counts, known.iter().copied());
            return Err(vec![("counts".to_owned(), error)]);
        };
        let mut condition = |field: &str, table: &str, text: Option<&str>| match text {
            None => Condition::Constant(true),
            Some(text) => formula::condition(text, table, schema, id, limits).unwrap_or_else(|error| {
                problems.push((field.to_owned(), error));
                Condition::Constant(false)
            }),
        };
        let positions = condition("positions", "positions", definition.positions.as_deref());
        let population = condition("population", &definition.counts, definition.population.as_deref());
        let numerator = condition("numerator", &definition.counts, definition.numerator.as_deref());
        let exclusions = definition.exclusions.iter().enumerate().map(|(at, exclusion)| {
            condition(&format!("exclusions[{at}].when"), &definition.counts, Some(&exclusion.when))
        });
        let exclusions = exclusions.collect();
        let mut number = |field: &str, text: Option<&str>| {
            text.and_then(|text| match formula::value(text, &definition.counts, schema, id, limits) {
                Ok(value) => Some(value),
                Err(error) => {
                    problems.push((field.to_owned(), error));
                    None
                }
            })
        };
        let value = number("value", definition.value.as_deref());
        let over = number("over", definition.over.as_deref());
        let of = definition.of.as_deref().and_then(|name| {
            let shape = schema.at(table)?;
            let found = shape.place(name).filter(|place| shape.target(*place).is_some());
            if found.is_none() {
                let message =
                    format!("table `{}` has no column of references `{}`", shape.name, crate::boundary::shown(name));
                let error = Error::new("definition.of", message, lead_on(name, shape));
                problems.push(("of".to_owned(), error));
            }
            found
        });
        let period = match Period::parse(definition.period.as_deref().unwrap_or("all")) {
            Ok(period) => period,
            Err(error) => {
                problems.push(("period".to_owned(), error));
                Period::All
            }
        };
        for (field, missing) in needs(definition.kind, definition) {
            if missing {
                let message = format!("a definition of kind `{}` needs `{field}`", definition.kind);
                let error = Error::new("definition.incomplete", message, "add it, or choose another kind");
                problems.push((field.to_owned(), error));
            }
        }
        if problems.is_empty() {
            let indicator = indicator.clone();
            let (kind, definition) = (definition.kind, definition.clone());
            return Ok(Some(Self {
                indicator,
                definition,
                kind,
                table,
                positions,
                population,
                exclusions,
                numerator,
                value,
                over,
                of,
                period,
            }));
        }
        Err(problems)
    }
}

/// Which column of references was probably meant.
fn lead_on(name: &str, shape: &TableSchema) -> String {
    let columns = shape.columns.iter().enumerate().filter(|(place, _)| shape.target(*place).is_some());
    let names: Vec<&str> = columns.map(|(_, column)| column.name.as_str()).collect();
    match nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if names.is_empty() => "count another table: this one refers to none".to_owned(),
        None => format!("name one of {}", names.join(", ")),
    }
}

/// The parts that a kind of definition cannot do without, and whether they are missing.
fn needs(kind: DefinitionKind, definition: &Definition) -> Vec<(&'static str, bool)> {
    use DefinitionKind::{Count, Distinct, Load, Maximum, Mean, Milestone, Minimum, Ratio, Share, Sum, Survey};
    match kind {
        Share | Milestone | Survey => vec![("numerator", definition.numerator.is_none())],
        Sum | Mean | Maximum | Minimum => vec![("value", definition.value.is_none())],
        Ratio => vec![("value", definition.value.is_none()), ("over", definition.over.is_none())],
        Distinct | Load => vec![("of", definition.of.is_none())],
        Count => Vec::new(),
    }
}

/// An error with a place before its own.
fn within(place: &str, error: Error) -> Error {
    let path = error.path.as_ref().map_or_else(|| place.to_owned(), |inner| format!("{place}, {inner}"));
    let related = error.related.into_iter().map(|one| within(place, one)).collect();
    Error { path: Some(path), related, ..error }
}
