//! Calibrations: items on one scale, and persons placed on it.

use std::sync::Arc;

use nms_core::boundary::Watch;
use nms_core::{Error, diagnosis};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use crate::call::{answer, attempt, language, limits, plain, run};
use crate::diagnosis::Scores;
use crate::interop::Batch;
use crate::watch::watched;
use crate::waves::Link;

/// Items on one scale.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Calibration {
    inner: Arc<diagnosis::Calibration>,
}

impl From<diagnosis::Calibration> for Calibration {
    fn from(calibration: diagnosis::Calibration) -> Self {
        Self { inner: Arc::new(calibration) }
    }
}

#[pymethods]
impl Calibration {
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str, limits_json: Option<&str>) -> PyResult<Self> {
        run(py, || diagnosis::Calibration::from_json(text, &limits(limits_json)?)).map(Self::from)
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }

    fn items(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.items_arrow()).map(Batch::new)
    }

    fn curve(&self, py: Python<'_>, item: &str) -> PyResult<String> {
        attempt(py, || self.inner.curve(item))
    }

    fn information(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.information())
    }

    fn score(&self, py: Python<'_>, scores: &Scores, progress: Option<Py<PyAny>>) -> PyResult<Levels> {
        watched(py, progress, |watch| self.inner.score(&scores.inner, watch)).map(|inner| Levels { inner })
    }

    /// How well the answers fit, item by item and person by person.
    fn residuals(&self, py: Python<'_>, scores: &Scores, progress: Option<Py<PyAny>>) -> PyResult<Residuals> {
        let compute = |watch: Watch<'_>| -> Result<_, Error> {
            let levels = self.inner.score(&scores.inner, watch)?;
            self.inner.residuals(&scores.inner, &levels, watch)
        };
        watched(py, progress, compute).map(|inner| Residuals { inner })
    }

    fn link(&self, py: Python<'_>, other: &Self, anchors: Option<Vec<PyBackedStr>>) -> PyResult<Link> {
        let anchors: Option<Vec<&str>> = anchors.as_ref().map(|ids| ids.iter().map(|id| &**id).collect());
        run(py, || self.inner.link(&other.inner, anchors.as_deref())).map(Link::from)
    }

    fn curve_chart(&self, py: Python<'_>, item: &str, language_word: Option<&str>) -> PyResult<String> {
        run(py, || self.inner.curve_chart(item, language(language_word)?))
    }

    fn information_chart(&self, py: Python<'_>, language_word: Option<&str>) -> PyResult<String> {
        run(py, || language(language_word).map(|language| self.inner.information_chart(language)))
    }

    fn person_item_map(
        &self,
        py: Python<'_>,
        scores: &Scores,
        language_word: Option<&str>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<String> {
        let draw = |watch: Watch<'_>| -> Result<_, Error> {
            let language = language(language_word)?;
            Ok(self.inner.person_item_map(&self.inner.score(&scores.inner, watch)?, language))
        };
        watched(py, progress, draw)
    }

    fn equals(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        plain(py, || self.inner == other.inner)
    }
}

/// Levels of persons.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Levels {
    inner: diagnosis::Levels,
}

#[pymethods]
impl Levels {
    fn table(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.arrow()).map(Batch::new)
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }

    fn reliability(&self, py: Python<'_>) -> PyResult<Option<f64>> {
        plain(py, || self.inner.reliability())
    }
}

/// How well answers fit.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Residuals {
    inner: diagnosis::Residuals,
}

#[pymethods]
impl Residuals {
    fn items(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.items_arrow()).map(Batch::new)
    }

    fn persons(&self, py: Python<'_>) -> PyResult<Batch> {
        run(py, || self.inner.persons_arrow()).map(Batch::new)
    }

    /// Both as JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }
}
