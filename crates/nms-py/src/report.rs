//! Reports: every indicator at every node.

use std::sync::{Arc, OnceLock};

use arrow_array::RecordBatch;
use nms_core::boundary::{json, word};
use nms_core::kpi::{Combination, KpiReport};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use crate::call::{answer, attempt, language, run};
use crate::derivation::{Derivation, Why};
use crate::interop::Batch;
use crate::long;
use crate::region::Region;

/// The indicators of a pack over a region on a day.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Report {
    pub(crate) inner: Arc<KpiReport>,
    /// The figures as an Arrow table, made when first asked for.
    pub(crate) batch: OnceLock<RecordBatch>,
}

#[pymethods]
impl Report {
    fn as_of(&self) -> String {
        self.inner.as_of().to_string()
    }

    fn region(&self) -> Region {
        Region { inner: self.inner.region().clone() }
    }

    fn indicators(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.indicators())
    }

    fn nodes(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.nodes())
    }

    fn figures(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |report| json(&report.figures().collect::<Vec<_>>()))
    }

    fn figure(&self, py: Python<'_>, indicator: &str, node: &str) -> PyResult<String> {
        attempt(py, || self.inner.figure(indicator, node))
    }

    fn at(&self, py: Python<'_>, node: &str) -> PyResult<String> {
        attempt(py, || self.inner.at(node))
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |report| report.to_json())
    }

    fn table(&self, py: Python<'_>) -> PyResult<Batch> {
        let batch = match self.batch.get() {
            Some(batch) => batch.clone(),
            None => {
                let batch = long::run(py, &self.inner, |report| report.arrow())?;
                self.batch.get_or_init(|| batch).clone()
            }
        };
        Ok(Batch::new(batch))
    }

    fn explain(&self, py: Python<'_>, indicator: &str, node: &str) -> PyResult<Derivation> {
        run(py, || self.inner.explain(indicator, node)).map(|inner| Derivation { inner })
    }

    fn why(&self, py: Python<'_>, indicator: &str, id: &str) -> PyResult<Why> {
        run(py, || self.inner.why(indicator, id)).map(|inner| Why { inner })
    }

    fn compare(&self, py: Python<'_>, after: &Self, node: &str) -> PyResult<String> {
        let (after, node) = (Arc::clone(&after.inner), node.to_owned());
        long::run(py, &self.inner, move |report| report.compare(&after, &node).map(|rows| json(&rows)))
    }

    fn combine(&self, py: Python<'_>, indicator: &str, nodes: Vec<PyBackedStr>, how: &str) -> PyResult<String> {
        let nodes: Vec<&str> = nodes.iter().map(|node| &**node).collect();
        attempt(py, || self.inner.combine(indicator, &nodes, word(how, Combination::ALL)?))
    }

    fn spread(&self, py: Python<'_>, indicator: &str, node: &str, kind: &str) -> PyResult<String> {
        let [indicator, node, kind] = [indicator, node, kind].map(str::to_owned);
        long::run(py, &self.inner, move |report| report.spread(&indicator, &node, &kind).map(|spread| json(&spread)))
    }

    fn bullet_chart(&self, py: Python<'_>, node: Option<&str>, language_word: Option<&str>) -> PyResult<String> {
        run(py, || self.inner.bullet_chart(node, language(language_word)?))
    }

    fn map_chart(&self, py: Python<'_>, indicator: Option<&str>, language_word: Option<&str>) -> PyResult<String> {
        run(py, || self.inner.map_chart(indicator, language(language_word)?))
    }
}
