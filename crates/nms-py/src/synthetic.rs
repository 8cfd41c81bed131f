//! Made regions.

use nms_core::boundary::{guard, word};
use nms_core::region::RegionError;
use nms_core::synthetic::{Model, Recipe, region};
use nms_core::{Error, NormPack};
use pyo3::prelude::*;

use crate::error::{raise, refuse};
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
    let pack: Option<&NormPack> = pack.map(|pack| &*pack.inner);
    let make = || -> Result<Result<_, RegionError>, Error> {
        let own = Recipe::new(word(model, Model::ALL)?);
        let recipe = Recipe { people: people.unwrap_or(own.people), seed: seed.unwrap_or(own.seed), ..own };
        Ok(region(&recipe).tables.check(pack))
    };
    match py.detach(|| guard(make)) {
        Ok(Ok(inner)) => Ok(Region { inner }),
        Ok(Err(error)) => Err(refuse(py, error)),
        Err(error) => Err(raise(py, &error)),
    }
}
