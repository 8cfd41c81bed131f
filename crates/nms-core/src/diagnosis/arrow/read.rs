//! Scores from a table with a row for each person and a column for each item.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, RecordBatch};
use arrow_cast::cast;
use arrow_schema::{DataType, Field};

use crate::boundary::{Error, Limits, Pace, Several, Watch, nearest_of_few, shown};
use crate::diagnosis::scores::{Draft, item_place};
use crate::diagnosis::{DeclaredItem, Mark, Scores};
use crate::region::alike;

/// The column of ids where none is named.
const PERSON: &str = "person";

impl Scores {
    /// Scores from record batches of one schema: a row for each person, a column for each item.
    ///
    /// Ids of persons stand in the column `person`, or in the one that is named: texts or whole numbers. Where there is
    /// no such column, persons are numbered from 1. Scores may be whole numbers and fractions of any width, decimals,
    /// or yes and no; nothing, and NaN, is a response that is not there.
    ///
    /// # Errors
    /// `limit.rows`, `scores.person_column` (the column named is not there), `arrow.schema` (a batch has other columns
    /// than the first), and all at once `scores.column_type` and what [`Scores::from_columns`] finds; `call.stopped` if
    /// `watch` said so.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use arrow_array::{BooleanArray, Float64Array, RecordBatch, StringArray};
    /// use nms_core::{Limits, diagnosis::Scores};
    /// let batch = RecordBatch::try_from_iter([
    ///     ("person", Arc::new(StringArray::from(vec!["p1", "p2"])) as _),
    ///     ("i1", Arc::new(BooleanArray::from(vec![true, false])) as _),
    ///     ("i2", Arc::new(Float64Array::from(vec![3.0, f64::NAN])) as _),
    /// ])?;
    /// let scores = Scores::from_arrow(&[batch.clone()], None, &Limits::default(), &mut |_| true)?;
    /// let text = r#"{"persons": ["p1", "p2"], "columns": {"i1": [1, 0], "i2": [3, null]}}"#;
    /// assert_eq!(scores, Scores::from_json(text, &Limits::default())?);
    /// let error = Scores::from_arrow(&[batch], Some("persn"), &Limits::default(), &mut |_| true).unwrap_err();
    /// assert_eq!(error.help, "did you mean `person`?");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_arrow(
        batches: &[RecordBatch],
        person: Option<&str>,
        limits: &Limits,
        watch: Watch<'_>,
    ) -> Result<Self, Error> {
        let pace = &mut Pace::new(watch);
        let (rows, fields) = one_table(batches, "scores", limits)?;
        let place = person_column(fields, person)?;
        let mut problems = Several::default();
        let persons = match place {
            Some(place) => ids(batches, place, "scores", &mut problems),
            None => (1..=rows).map(|number| number.to_string()).collect(),
        };
        let (mut items, mut columns) = (Vec::new(), Vec::new());
        for (at, field) in fields.iter().enumerate().filter(|(at, _)| Some(*at) != place) {
            pace.ask();
            pace.end()?;
            items.push(DeclaredItem::new(field.name()));
            columns.push(marks(batches, at, rows).unwrap_or_else(|| {
                problems.push_with(|| not_scores(field));
                vec![Mark::Absent; rows]
            }));
        }
        Self::from_marks(Draft::new(items, persons, problems, pace), &columns, pace)
    }
}

/// How many rows the batches of a table have, and its columns.
pub(super) fn one_table<'b>(
    batches: &'b [RecordBatch],
    what: &str,
    limits: &Limits,
) -> Result<(usize, &'b [Arc<Field>]), Error> {
    let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
    if rows > limits.rows {
        let message = format!("the table has {rows} rows, {} are allowed", limits.rows);
        return Err(Error::new("limit.rows", message, "split the table, or raise `Limits::rows`").at(what));
    }
    let schema = batches.first().map(RecordBatch::schema_ref);
    if schema.is_some_and(|schema| batches.iter().any(|batch| !alike(schema, batch.schema_ref()))) {
        let help = "give batches of one schema";
        return Err(Error::new("arrow.schema", "a batch has other columns than the first", help).at(what));
    }
    Ok((rows, schema.map_or(&[][..], |schema| schema.fields())))
}

/// The place of the column of ids: of the one that is named, which must be there, or of `person`, which need not be.
fn person_column(fields: &[Arc<Field>], named: Option<&str>) -> Result<Option<usize>, Error> {
    match column(fields, named.unwrap_or(PERSON), "scores.person_column", "persons") {
        Err(error) if named.is_some() => Err(error.at("scores")),
        place => Ok(place.ok()),
    }
}

/// The place of the column in which the ids stand; `code` is that of the error if it is not there.
pub(super) fn column(fields: &[Arc<Field>], wanted: &str, code: &str, whose: &str) -> Result<usize, Error> {
    fields.iter().position(|field| field.name() == wanted).ok_or_else(|| {
        let help = match nearest_of_few(wanted, fields.iter().map(|field| field.name().as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("name the column in which the ids of {whose} stand"),
        };
        Error::new(code, format!("there is no column `{}`", shown(wanted)), help)
    })
}

/// The ids of rows; an empty cell is an empty id, which is found unsound. `family` begins the code of what is found.
pub(super) fn ids(batches: &[RecordBatch], place: usize, family: &str, problems: &mut Several<Error>) -> Vec<String> {
    let mut ids = Vec::with_capacity(batches.iter().map(RecordBatch::num_rows).sum());
    for batch in batches {
        let column = batch.column(place);
        let is_id = |kind: &DataType| kind.is_string() || kind.is_integer() || kind.is_null();
        let texts = Some(column)
            .filter(|column| is_id(plain(column.data_type())))
            .and_then(|column| cast(column, &DataType::LargeUtf8).ok());
        match texts {
            Some(texts) => {
                ids.extend(texts.as_string::<i64>().iter().map(|id| id.unwrap_or_default().to_owned()));
            }
            None => {
                problems.push_with(|| {
                    let kind = shown(&column.data_type().to_string());
                    let help = "give texts or whole numbers";
                    let message = format!("the column of ids is of the type {kind}");
                    let code = format!("{family}.column_type");
                    Error::new(&code, message, help).at(batch.schema().field(place).name().as_str())
                });
                // Numbers stand in, so that nothing else is said of them.
                return (1..=batches.iter().map(RecordBatch::num_rows).sum()).map(|at: usize| at.to_string()).collect();
            }
        }
    }
    ids
}

/// The marks of a column; nothing if it is of a type that holds none.
pub(super) fn marks(batches: &[RecordBatch], place: usize, rows: usize) -> Option<Vec<Mark>> {
    let mut marks = Vec::with_capacity(rows);
    for batch in batches {
        let column = batch.column(place);
        let kind = plain(column.data_type());
        if !(kind.is_numeric() || kind.is_null() || *kind == DataType::Boolean) {
            return None;
        }
        // Of a number that a double does not hold exactly, it is still known that it is too large or not whole.
        let doubles = cast(column, &DataType::Float64).ok()?;
        let doubles = doubles.as_primitive::<Float64Type>();
        if doubles.null_count() == 0 {
            marks.extend(doubles.values().iter().map(|double| Mark::from(*double)));
        } else {
            marks.extend(doubles.iter().map(Mark::from));
        }
    }
    Some(marks)
}

/// The type of the cells themselves.
fn plain(kind: &DataType) -> &DataType {
    match kind {
        DataType::Dictionary(_, values) => values,
        DataType::RunEndEncoded(_, values) => values.data_type(),
        other => other,
    }
}

fn not_scores(field: &Field) -> Error {
    let message = format!("the column is of the type {}", shown(&field.data_type().to_string()));
    let help = "give scores as numbers, or as yes and no; name the column of ids, and leave out all that are no items";
    Error::new("scores.column_type", message, help).at(item_place(field.name()))
}
