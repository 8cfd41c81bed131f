//! Classes of skills: which skills persons have, from items that need some of them.

use std::sync::Arc;

use nms_core::Limits;
use nms_core::boundary::Watch;
use nms_core::diagnosis::{self, ClassOptions, SkillProbabilities};
use pyo3::prelude::*;

use crate::call::{limits, plain, run};
use crate::diagnosis::Scores;
use crate::interop::{Batch, Incoming};
use crate::watch::watched;

/// Which skills each item needs.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct QMatrix {
    inner: diagnosis::QMatrix,
}

#[pymethods]
impl QMatrix {
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str, limits_json: Option<&str>) -> PyResult<Self> {
        run(py, || diagnosis::QMatrix::from_json(text, &limits(limits_json)?)).map(|inner| Self { inner })
    }

    /// A Q-matrix of a table: a row for each item, a column for each skill.
    #[staticmethod]
    #[pyo3(signature = (table, item, limits_json))]
    fn from_table(
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        item: Option<&str>,
        limits_json: Option<&str>,
    ) -> PyResult<Self> {
        let batches = Incoming::batches_of("q", table)?;
        run(py, || diagnosis::QMatrix::from_arrow(&batches, item, &limits(limits_json)?)).map(|inner| Self { inner })
    }
}

/// Items and skills as they were fitted to answers.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct SkillClasses {
    inner: Arc<diagnosis::SkillClasses>,
}

impl From<diagnosis::SkillClasses> for SkillClasses {
    fn from(classes: diagnosis::SkillClasses) -> Self {
        Self { inner: Arc::new(classes) }
    }
}

#[pymethods]
impl SkillClasses {
    #[staticmethod]
    fn fit(
        py: Python<'_>,
        scores: &Scores,
        q: &QMatrix,
        options_json: &str,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        let fit = |watch: Watch<'_>| {
            let options = ClassOptions::from_json(options_json, &Limits::default())?;
            diagnosis::SkillClasses::fit(&scores.inner, &q.inner, &options, watch)
        };
        watched(py, progress, fit).map(Self::from)
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }

    fn items(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.items_arrow()).map(Batch::new)
    }

    fn score(&self, py: Python<'_>, scores: &Scores, progress: Option<Py<PyAny>>) -> PyResult<Probabilities> {
        watched(py, progress, |watch| self.inner.score(&scores.inner, watch)).map(|inner| Probabilities { inner })
    }
}

/// The skills of persons.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Probabilities {
    inner: SkillProbabilities,
}

#[pymethods]
impl Probabilities {
    fn table(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.arrow()).map(Batch::new)
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }
}
