//! The items of a plan as an Arrow record batch.

use arrow_array::RecordBatch;

use super::plan::RoutePlan;
use super::rows::{ItemStanding, RouteItem};
use crate::boundary::Error;
use crate::diagnosis::arrow::{Columns, number, text, word, words};

impl RoutePlan {
    /// The items of all routes, one a row.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn items_arrow(&self) -> Result<RecordBatch, Error> {
        let rows: Vec<RouteItem<'_>> = self.items().collect();
        let each = |of: fn(&RouteItem<'_>) -> f64| number(rows.iter().map(of));
        Columns::default()
            .push("person", text(rows.iter().map(|row| row.person)))
            .push("session", text(rows.iter().map(|row| row.session)))
            .push("activity", text(rows.iter().map(|row| row.activity)))
            .push("kind", word(rows.iter().map(|row| Some(row.kind))))
            .maybe("start", word(rows.iter().map(|row| row.start.as_deref())))
            .maybe("end", word(rows.iter().map(|row| row.end.as_deref())))
            .push("hours", each(|row| row.hours))
            .push("standing", word(rows.iter().map(|row| Some(ItemStanding::as_str(row.standing)))))
            .push("competences", words(rows.iter().map(|row| row.competences.iter().copied())))
            .push("worth", each(|row| row.worth))
            .push("price", each(|row| row.price))
            .batch()
    }
}
