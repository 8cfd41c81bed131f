//! A plan as Arrow record batches.

use arrow_array::RecordBatch;

use super::explain::{UnmetRow, WhyNot};
use super::plan::RoutePlan;
use super::rows::{ItemStanding, PriceRow, RouteItem, SharedKind};
use crate::boundary::Error;
use crate::diagnosis::arrow::{Columns, count, number, text, word, words};

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

    /// Everything shared with its price, one a row, the dearest first.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn prices_arrow(&self) -> Result<RecordBatch, Error> {
        let rows = self.prices();
        let each = |of: fn(&PriceRow<'_>) -> f64| number(rows.iter().map(of));
        Columns::default()
            .push("kind", word(rows.iter().map(|row| Some(SharedKind::as_str(row.kind)))))
            .maybe("session", word(rows.iter().map(|row| row.session)))
            .maybe("provider", word(rows.iter().map(|row| row.provider)))
            .maybe("supporter", word(rows.iter().map(|row| row.supporter)))
            .maybe("territory", word(rows.iter().map(|row| row.territory)))
            .push("wanted", each(|row| row.wanted))
            .push("used", each(|row| row.used))
            .push("missing", count(rows.iter().map(|row| u64::try_from(row.missing).unwrap_or_default())))
            .push("price", each(|row| row.price))
            .batch()
    }

    /// The deficits that stay open, one a row.
    ///
    /// # Errors
    /// `internal.arrow`, and those of [`RoutePlan::unmet`].
    pub fn unmet_arrow(&self) -> Result<RecordBatch, Error> {
        let rows = self.unmet()?;
        let each = |of: fn(&UnmetRow<'_>) -> f64| number(rows.iter().map(of));
        Columns::default()
            .push("person", text(rows.iter().map(|row| row.person)))
            .push("competence", word(rows.iter().map(|row| Some(row.competence))))
            .push("open", each(|row| row.open))
            .maybe("why", word(rows.iter().map(|row| row.why.map(WhyNot::as_str))))
            .maybe("session", word(rows.iter().map(|row| row.session)))
            .maybe("rule", word(rows.iter().map(|row| row.rule)))
            .batch()
    }
}
