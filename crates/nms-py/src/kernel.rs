//! Planning as map and reduce.

use std::sync::{Arc, Mutex, PoisonError};

use nms_core::Error;
use nms_core::route::arrow::{demand_from_arrow, prices_from_arrow, prices_to_arrow};
use nms_core::route::kernel;
use pyo3::prelude::*;

use crate::call::{plain, run};
use crate::interop::{Batch, Incoming};

/// What persons choose at prices.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct RouteKernel {
    pub(crate) inner: Arc<kernel::RouteKernel>,
}

#[pymethods]
impl RouteKernel {
    /// How many persons and how many resources there are.
    fn size(&self) -> (usize, usize) {
        (self.inner.persons(), self.inner.resources())
    }

    /// Demand and choices of a slice of the persons.
    fn respond(
        &self,
        py: Python<'_>,
        prices: &Bound<'_, PyAny>,
        first: usize,
        last: usize,
    ) -> PyResult<(Batch, Batch)> {
        let batches = Incoming::batches_of("prices", prices)?;
        let (demand, choices) = run(py, || {
            let found = self.inner.respond(&prices_from_arrow(&batches, self.inner.resources())?, first..last);
            Ok::<_, Error>((found.demand_arrow()?, found.choices_arrow()?))
        })?;
        Ok((Batch::new(demand), Batch::new(choices)))
    }

    fn search(&self, py: Python<'_>) -> PyResult<PriceSearch> {
        plain(py, || PriceSearch { inner: Mutex::new(self.inner.search()) })
    }
}

/// How prices move.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct PriceSearch {
    inner: Mutex<kernel::PriceSearch>,
}

impl PriceSearch {
    fn with<T>(&self, call: impl FnOnce(&mut kernel::PriceSearch) -> T) -> T {
        call(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[pymethods]
impl PriceSearch {
    fn prices(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || prices_to_arrow(&self.with(|search| search.prices()))).map(Batch::new)
    }

    fn best(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || prices_to_arrow(&self.with(|search| search.best().to_vec()))).map(Batch::new)
    }

    fn bound(&self) -> Option<f64> {
        self.with(|search| search.bound())
    }

    fn learn(&self, py: Python<'_>, demand: &Bound<'_, PyAny>) -> PyResult<()> {
        let batches = Incoming::batches_of("demand", demand)?;
        run(py, || {
            let rows = demand_from_arrow(&batches)?;
            self.with(|search| search.learn(&rows))
        })
    }
}
