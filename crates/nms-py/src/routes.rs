//! Plans of routes: who learns what and when, and why.

use std::sync::Arc;

use nms_core::{Error, route};
use pyo3::prelude::*;

use crate::call::{answer, attempt, language, run};
use crate::interop::Batch;

/// A plan of routes.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct RoutePlan {
    pub(crate) inner: Arc<route::RoutePlan>,
}

#[pymethods]
impl RoutePlan {
    fn summary(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.summary())
    }

    fn items(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.items_arrow()).map(Batch::new)
    }

    fn prices(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.prices())
    }

    fn unmet(&self, py: Python<'_>) -> PyResult<String> {
        attempt(py, || self.inner.unmet())
    }

    fn route(&self, py: Python<'_>, person: &str) -> PyResult<String> {
        attempt(py, || self.inner.route(person))
    }

    fn explain(&self, py: Python<'_>, person: &str, session: &str) -> PyResult<String> {
        attempt(py, || self.inner.explain(person, session))
    }

    fn check(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.check())
    }

    fn drafts(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.drafts())
    }

    fn document(&self, py: Python<'_>, person: &str, language_word: Option<&str>) -> PyResult<String> {
        run(py, || self.inner.document(person, language(language_word)?))
    }

    fn documents(&self, py: Python<'_>, node: &str, language_word: Option<&str>) -> PyResult<String> {
        run(py, || self.inner.documents(node, language(language_word)?))
    }

    fn calendar(&self, py: Python<'_>, person: &str, language_word: Option<&str>) -> PyResult<String> {
        run(py, || self.inner.calendar(person, language(language_word)?))
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        run(py, || Ok::<_, Error>(self.inner.to_json()))
    }
}
