//! A Q-matrix from a table with a row for each item and a column for each skill.

use arrow_array::RecordBatch;

use super::read::{column, ids, marks, one_table};
use crate::boundary::{Error, Limits, Several, shown};
use crate::diagnosis::classes::skill_place;
use crate::diagnosis::scores::item_place;
use crate::diagnosis::{Mark, QMatrix};

/// The column of ids where none is named.
const ITEM: &str = "item";

impl QMatrix {
    /// A Q-matrix from record batches of one schema: a row for each item, a column for each skill, with yes or 1 where the
    /// item needs it, no or 0 where it does not.
    ///
    /// Ids of items stand in the column `item`, or in the one that is named: texts or whole numbers.
    ///
    /// # Errors
    /// `limit.rows`, `arrow.schema` (a batch has other columns than the first), `classes.item_column` (there is no column of
    /// ids), and all at once `classes.column_type`, `classes.cell` (neither yes nor no) and what [`QMatrix::new`] finds.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use arrow_array::{BooleanArray, Int8Array, RecordBatch, StringArray};
    /// use nms_core::{Limits, diagnosis::QMatrix};
    /// let batch = RecordBatch::try_from_iter([
    ///     ("item", Arc::new(StringArray::from(vec!["i1", "i2"])) as _),
    ///     ("s1", Arc::new(BooleanArray::from(vec![true, false])) as _),
    ///     ("s2", Arc::new(Int8Array::from(vec![1, 1])) as _),
    /// ])?;
    /// let q = QMatrix::from_arrow(&[batch], None, &Limits::default())?;
    /// assert_eq!(q, QMatrix::new([("i1", vec!["s1", "s2"]), ("i2", vec!["s2"])])?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_arrow(batches: &[RecordBatch], item: Option<&str>, limits: &Limits) -> Result<Self, Error> {
        let (rows, fields) = one_table(batches, "q_matrix", limits)?;
        let place = column(fields, item.unwrap_or(ITEM), "classes.item_column", "items")
            .map_err(|error| error.at("q_matrix"))?;
        let mut problems = Several::default();
        let items = ids(batches, place, "classes", &mut problems);
        let mut needs = vec![Vec::new(); rows];
        let mut skills = Vec::with_capacity(fields.len());
        for (at, field) in fields.iter().enumerate().filter(|(at, _)| *at != place) {
            let Some(marks) = marks(batches, at, rows) else {
                problems.push_with(|| {
                    let message = format!("the column is of the type {}", shown(&field.data_type().to_string()));
                    let help = "say yes or no, or 1 or 0, for each item; leave out columns that are no skills";
                    Error::new("classes.column_type", message, help).at(skill_place(field.name()))
                });
                continue;
            };
            for ((mark, item), needs) in marks.iter().zip(&items).zip(&mut needs) {
                match mark {
                    Mark::Score(1) => needs.push(skills.len()),
                    Mark::Score(0) => {}
                    _ => problems.push_with(|| {
                        let help = "say yes or no, or 1 or 0";
                        let place = format!("{}, {}", item_place(item), skill_place(field.name()));
                        Error::new("classes.cell", "the cell does not say whether the item needs the skill", help)
                            .at(place)
                    }),
                }
            }
            skills.push(field.name().as_str());
        }
        Self::of_places(&skills, items.iter().map(String::as_str).zip(needs), problems)
    }
}
