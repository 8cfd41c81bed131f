//! Figures opened down to the rows, and why somebody counts.

use nms_core::kpi;
use pyo3::prelude::*;

use crate::call::{answer, language, run};

/// Where a figure comes from.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Derivation {
    pub(crate) inner: kpi::Derivation,
}

#[pymethods]
impl Derivation {
    fn value(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || &self.inner)
    }

    fn to_text(&self, py: Python<'_>, language_word: Option<&str>) -> PyResult<String> {
        run(py, || language(language_word).map(|language| self.inner.to_text(language)))
    }

    fn to_html(&self, py: Python<'_>, language_word: Option<&str>) -> PyResult<String> {
        run(py, || language(language_word).map(|language| self.inner.to_html(language)))
    }
}

/// Why a row counts or does not.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Why {
    pub(crate) inner: kpi::Why,
}

#[pymethods]
impl Why {
    fn value(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || &self.inner)
    }

    fn to_text(&self, py: Python<'_>, language_word: Option<&str>) -> PyResult<String> {
        run(py, || language(language_word).map(|language| self.inner.to_text(language)))
    }
}
