//! Scores of an instrument, and what is computed from them.

use std::sync::Arc;

use nms_core::boundary::Watch;
use nms_core::diagnosis::{self, CalibrationOptions, ClassicalOptions};
use nms_core::{Error, Limits};
use pyo3::prelude::*;

use crate::calibration::Calibration;
use crate::call::{answer, limits, plain, run};
use crate::interop::{Batch, Incoming};
use crate::watch::watched;

/// Persons by items.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Scores {
    pub(crate) inner: Arc<diagnosis::Scores>,
}

#[pymethods]
impl Scores {
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str, limits_json: Option<&str>) -> PyResult<Self> {
        run(py, || diagnosis::Scores::from_json(text, &limits(limits_json)?)).map(Self::from)
    }

    /// Scores of a table: a row for each person, a column for each item.
    #[staticmethod]
    #[pyo3(signature = (table, person, limits_json))]
    fn from_table(
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        person: Option<&str>,
        limits_json: Option<&str>,
    ) -> PyResult<Self> {
        let batches = Incoming::batches_of("scores", table)?;
        let read = |watch: Watch<'_>| diagnosis::Scores::from_arrow(&batches, person, &limits(limits_json)?, watch);
        watched(py, None, read).map(Self::from)
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }

    fn items(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.items())
    }

    fn persons(&self) -> Vec<String> {
        self.inner.persons().to_vec()
    }

    /// How many persons, items and responses there are.
    fn size(&self) -> (usize, usize, usize) {
        (self.inner.persons().len(), self.inner.items().len(), self.inner.len())
    }

    fn design(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.design())
    }

    fn classical(&self, py: Python<'_>, options_json: &str) -> PyResult<Classical> {
        let options = || ClassicalOptions::from_json(options_json, &Limits::default());
        run(py, || Ok::<_, Error>(Classical { inner: self.inner.classical(&options()?) }))
    }

    fn percent(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.percent_arrow()).map(Batch::new)
    }

    /// The answers of `percent` as JSON text.
    fn percent_json(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.percent())
    }

    fn calibrate(
        &self,
        py: Python<'_>,
        options_json: &str,
        limits_json: Option<&str>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Calibration> {
        let fit = |watch: Watch<'_>| {
            let options = CalibrationOptions::from_json(options_json, &limits(limits_json)?)?;
            diagnosis::Calibration::fit(&self.inner, &options, watch)
        };
        watched(py, progress, fit).map(Calibration::from)
    }

    fn equals(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        plain(py, || self.inner == other.inner)
    }
}

impl From<diagnosis::Scores> for Scores {
    fn from(scores: diagnosis::Scores) -> Self {
        Self { inner: Arc::new(scores) }
    }
}

/// Classical statistics of an instrument.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Classical {
    inner: diagnosis::Classical,
}

#[pymethods]
impl Classical {
    fn value(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || &self.inner)
    }

    fn items(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.items_arrow()).map(Batch::new)
    }
}
