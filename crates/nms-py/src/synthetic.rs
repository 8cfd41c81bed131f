//! Made regions.

use std::sync::Arc;

use nms_core::boundary::word;
use nms_core::synthetic::{Model, Recipe, region};
use pyo3::prelude::*;

use crate::error::{raise, refuse};
use crate::long;
use crate::pack::Pack;
use crate::region::Region;

/// A made region, checked.
#[pyfunction]
#[pyo3(signature = (model, people, seed, pack))]
pub(crate) fn synthetic(
    py: Python<'_>,
    model: &str,
    people: Option<usize>,
    seed: Option<u64>,
    pack: Option<&Pack>,
) -> PyResult<Region> {
    let own = word(model, Model::ALL).map(Recipe::new).map_err(|error| raise(py, &error))?;
    let recipe = Recipe { people: people.unwrap_or(own.people), seed: seed.unwrap_or(own.seed), ..own };
    let pack = pack.map(|pack| Arc::clone(&pack.inner));
    match long::plain(py, &recipe, move |recipe| region(recipe).tables.check(pack.as_deref()))? {
        Ok(inner) => Ok(Region { inner }),
        Err(error) => Err(refuse(py, error)),
    }
}
