//! A plan as Arrow record batches.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch};
use arrow_cast::cast;
use arrow_schema::DataType;

use super::explain::WhyNot;
use super::kernel::{DemandRow, KernelAnswer, not_so};
use super::plan::RoutePlan;
use super::rows::{ItemStanding, PriceRow, RouteItem, SharedKind};
use super::unmet::UnmetRow;
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
            .push("clauses", words(rows.iter().map(|row| row.clauses.iter().copied())))
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

impl KernelAnswer<'_> {
    /// What is wanted of everything shared, one resource a row: `resource`, `used`.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn demand_arrow(&self) -> Result<RecordBatch, Error> {
        Columns::default()
            .push("resource", whole(self.demand.iter().map(|row| row.resource)))
            .push("used", whole(self.demand.iter().map(|row| row.used)))
            .batch()
    }

    /// The sessions that are chosen, one a row: `person`, `session`.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn choices_arrow(&self) -> Result<RecordBatch, Error> {
        Columns::default()
            .push("person", text(self.choices.iter().map(|row| row.person)))
            .push("session", word(self.choices.iter().map(|row| Some(row.session))))
            .batch()
    }
}

/// Prices as a table, one resource a row: `resource`, `price`.
///
/// # Errors
/// None but `internal.arrow`.
pub fn prices_to_arrow(prices: &[i64]) -> Result<RecordBatch, Error> {
    Columns::default()
        .push("resource", whole((0..).zip(prices).map(|(resource, _)| resource)))
        .push("price", whole(prices.iter().copied()))
        .batch()
}

/// Prices from such a table; a resource that has no row costs nothing.
///
/// # Errors
/// `route.demand` where a column is missing or holds no whole numbers, or a resource is not there.
pub fn prices_from_arrow(batches: &[RecordBatch], resources: usize) -> Result<Vec<i64>, Error> {
    let mut prices = vec![0; resources];
    for (resource, price) in pairs(batches, "price")? {
        let slot = usize::try_from(resource).ok().and_then(|resource| prices.get_mut(resource));
        *slot.ok_or_else(|| not_so(&format!("there is no resource {resource}")))? = price;
    }
    Ok(prices)
}

/// Rows of demand from a table, in any order; rows of one resource may stand apart.
///
/// # Errors
/// `route.demand` where a column is missing or holds no whole numbers.
pub fn demand_from_arrow(batches: &[RecordBatch]) -> Result<Vec<DemandRow>, Error> {
    Ok(pairs(batches, "used")?.into_iter().map(|(resource, used)| DemandRow { resource, used }).collect())
}

/// Resources with a number each.
fn pairs(batches: &[RecordBatch], name: &str) -> Result<Vec<(i64, i64)>, Error> {
    let mut pairs = Vec::new();
    for batch in batches.iter().filter(|batch| batch.num_rows() > 0) {
        let column = |name: &str| -> Result<Int64Array, Error> {
            let found = batch.column_by_name(name).ok_or_else(|| not_so(&format!("there is no column `{name}`")))?;
            let whole = cast(found, &DataType::Int64).ok().and_then(|array| array.as_primitive_opt().cloned());
            whole
                .filter(|array: &Int64Array| array.null_count() == 0)
                .ok_or_else(|| not_so(&format!("the column `{name}` does not hold whole numbers")))
        };
        pairs.extend(column("resource")?.values().iter().copied().zip(column(name)?.values().iter().copied()));
    }
    Ok(pairs)
}

fn whole(numbers: impl Iterator<Item = i64>) -> ArrayRef {
    Arc::new(numbers.collect::<Int64Array>())
}
