//! Links between waves, and gains between them.

use std::sync::Arc;

use nms_core::boundary::{Watch, json};
use nms_core::diagnosis::{self, GainOptions, WaveGains};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use crate::calibration::Calibration;
use crate::call::{answer, limits, plain, run};
use crate::diagnosis::Scores;
use crate::interop::Batch;
use crate::watch::watched;

/// How levels of one wave are said on the scale of another.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Link {
    inner: diagnosis::Link,
}

impl From<diagnosis::Link> for Link {
    fn from(inner: diagnosis::Link) -> Self {
        Self { inner }
    }
}

#[pymethods]
impl Link {
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }

    fn anchors(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.anchors_arrow()).map(Batch::new)
    }

    fn apply(&self, level: f64, standard_error: f64) -> (f64, f64) {
        self.inner.apply(level, standard_error)
    }

    fn link_error(&self, level: f64) -> f64 {
        self.inner.link_error(level)
    }
}

/// Two waves, and what changed between them.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Gains {
    inner: Arc<WaveGains>,
}

#[pymethods]
impl Gains {
    #[staticmethod]
    fn of(
        py: Python<'_>,
        before: &Scores,
        after: &Scores,
        options_json: &str,
        limits_json: Option<&str>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        let compare = |watch: Watch<'_>| {
            let options = GainOptions::from_json(options_json, &limits(limits_json)?)?;
            WaveGains::of(&before.inner, &after.inner, &options, watch)
        };
        watched(py, progress, compare).map(|inner| Self { inner: Arc::new(inner) })
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }

    fn persons(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.gains.arrow()).map(Batch::new)
    }

    fn of_all(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.gains.of_all())
    }

    fn of_group(&self, py: Python<'_>, persons: Vec<PyBackedStr>) -> PyResult<String> {
        plain(py, || json(&self.inner.gains.of_group(&self.places(&persons))))
    }

    fn of_chosen(&self, py: Python<'_>, persons: Vec<PyBackedStr>) -> PyResult<String> {
        plain(py, || json(&self.inner.gains.of_chosen(&self.places(&persons))))
    }

    fn link(&self) -> Link {
        self.inner.gains.link().clone().into()
    }

    fn before(&self) -> Calibration {
        self.inner.before.clone().into()
    }

    fn after(&self) -> Calibration {
        self.inner.after.clone().into()
    }

    fn correlation(&self) -> f64 {
        self.inner.gains.correlation()
    }

    fn status(&self) -> &'static str {
        self.inner.gains.status().as_str()
    }

    fn last_change(&self) -> f64 {
        self.inner.gains.last_change()
    }

    /// How many persons answered before alone, and how many after alone.
    fn alone(&self) -> (usize, usize) {
        self.inner.gains.alone().into()
    }

    fn __len__(&self) -> usize {
        self.inner.gains.len()
    }
}

impl Gains {
    fn places(&self, persons: &[PyBackedStr]) -> Vec<usize> {
        self.inner.gains.places(&persons.iter().map(|person| &**person).collect::<Vec<_>>())
    }
}
