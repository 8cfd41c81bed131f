//! Networks: who acts, and what ties them.

use std::sync::Arc;

use nms_core::boundary::{date, word};
use nms_core::network::{ExportFormat, RegionRows};
use nms_core::{Error, NormPack};
use pyo3::prelude::*;

use crate::call::{answer, attempt, language, limits, run};
use crate::hierarchy::Hierarchy;
use crate::pack::Pack;

/// A network of actors and organisations.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Network {
    inner: Arc<nms_core::Network>,
}

#[pymethods]
impl Network {
    #[staticmethod]
    #[pyo3(signature = (pack, rows_json, limits_json))]
    fn build(py: Python<'_>, pack: Option<&Pack>, rows_json: &str, limits_json: Option<&str>) -> PyResult<Self> {
        let pack: Option<&NormPack> = pack.map(|pack| &*pack.inner);
        let build = || -> Result<_, Error> {
            let limits = limits(limits_json)?;
            let rows = RegionRows::from_json(rows_json, &limits)?;
            Ok(nms_core::Network::build(pack, &rows, &limits)?)
        };
        run(py, build).map(|network| Self { inner: Arc::new(network) })
    }

    fn node_count(&self) -> usize {
        self.inner.node_count()
    }

    fn edge_count(&self) -> usize {
        self.inner.edge_count()
    }

    fn nodes(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.nodes().collect::<Vec<_>>())
    }

    fn edges(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.edges().collect::<Vec<_>>())
    }

    fn node(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        answer(py, || self.inner.node(id))
    }

    fn edges_of(&self, py: Python<'_>, id: &str, as_of: Option<&str>) -> PyResult<String> {
        attempt(py, || self.inner.edges_of(id, as_of.map(date).transpose()?))
    }

    fn responsible(&self, py: Python<'_>, function: &str) -> PyResult<String> {
        attempt(py, || self.inner.responsible(function))
    }

    fn responsibilities(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.responsibilities())
    }

    fn functions_of(&self, py: Python<'_>, id: &str, as_of: Option<&str>) -> PyResult<String> {
        attempt(py, || self.inner.functions_of(id, as_of.map(date).transpose()?))
    }

    fn acting_as(&self, py: Python<'_>, actor: &str, as_of: Option<&str>) -> PyResult<String> {
        attempt(py, || self.inner.acting_as(actor, as_of.map(date).transpose()?))
    }

    fn hierarchy(&self, py: Python<'_>, kind: &str, as_of: Option<&str>) -> PyResult<Hierarchy> {
        run(py, || Hierarchy::grow(Arc::clone(&self.inner), kind, as_of))
    }

    fn escalation(&self, py: Python<'_>, from_id: &str, to_id: &str, as_of: Option<&str>) -> PyResult<String> {
        attempt(py, || self.inner.escalation(from_id, to_id, as_of.map(date).transpose()?))
    }

    fn fragility(&self, py: Python<'_>, as_of: Option<&str>) -> PyResult<String> {
        attempt(py, || Ok::<_, Error>(self.inner.fragility(as_of.map(date).transpose()?)))
    }

    fn cut_off_by(&self, py: Python<'_>, id: &str, as_of: Option<&str>) -> PyResult<String> {
        attempt(py, || self.inner.cut_off_by(id, as_of.map(date).transpose()?))
    }

    fn unreached(&self, py: Python<'_>, kind: &str, as_of: Option<&str>) -> PyResult<String> {
        attempt(py, || self.inner.unreached(kind, as_of.map(date).transpose()?))
    }

    fn changes(&self, py: Python<'_>, from_day: &str, to_day: &str) -> PyResult<String> {
        attempt(py, || Ok::<_, Error>(self.inner.changes(date(from_day)?, date(to_day)?)))
    }

    fn export(&self, py: Python<'_>, format: &str) -> PyResult<String> {
        run(py, || word(format, ExportFormat::ALL).map(|format| self.inner.export(format)))
    }

    fn to_html(&self, py: Python<'_>, language_word: Option<&str>) -> PyResult<String> {
        run(py, || language(language_word).map(|language| self.inner.to_html(language)))
    }
}
