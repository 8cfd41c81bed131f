//! Reports: every indicator at every node.

use std::sync::Arc;

use nms_core::kpi::KpiReport;
use pyo3::prelude::*;

use crate::call::{answer, attempt, plain};

/// The indicators of a pack over a region on a day.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Report {
    pub(crate) inner: Arc<KpiReport>,
}

#[pymethods]
impl Report {
    fn as_of(&self) -> String {
        self.inner.as_of().to_string()
    }

    fn indicators(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.indicators())
    }

    fn nodes(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.nodes())
    }

    fn figures(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.figures().collect::<Vec<_>>())
    }

    fn figure(&self, py: Python<'_>, indicator: &str, node: &str) -> PyResult<String> {
        attempt(py, || self.inner.figure(indicator, node))
    }

    fn at(&self, py: Python<'_>, node: &str) -> PyResult<String> {
        attempt(py, || self.inner.at(node))
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }
}
