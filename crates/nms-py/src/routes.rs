//! Plans of routes: who learns what and when, and why.

use std::sync::Arc;

use nms_core::boundary::json;
use nms_core::report::RegionReport;
use nms_core::{Error, route};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use crate::apart::{Interrupt, apart};
use crate::call::{answer, attempt, language, run};
use crate::deficits::Diagnosis;
use crate::interop::Batch;
use crate::long;
use crate::region::Region;
use crate::report::Report;

/// A plan of routes.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct RoutePlan {
    pub(crate) inner: Arc<route::RoutePlan>,
}

impl From<route::RoutePlan> for RoutePlan {
    fn from(plan: route::RoutePlan) -> Self {
        Self { inner: Arc::new(plan) }
    }
}

#[pymethods]
impl RoutePlan {
    fn summary(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.summary())
    }

    fn items(&self, py: Python<'_>) -> PyResult<Batch> {
        long::run(py, &self.inner, |plan| plan.items_arrow()).map(Batch::new)
    }

    fn prices(&self, py: Python<'_>) -> PyResult<Batch> {
        long::run(py, &self.inner, |plan| plan.prices_arrow()).map(Batch::new)
    }

    /// The answers of `prices` as JSON text.
    fn prices_json(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |plan| json(&plan.prices()))
    }

    fn unmet(&self, py: Python<'_>) -> PyResult<Batch> {
        long::run(py, &self.inner, |plan| plan.unmet_arrow()).map(Batch::new)
    }

    /// The answers of `unmet` as JSON text.
    fn unmet_json(&self, py: Python<'_>) -> PyResult<String> {
        long::run(py, &self.inner, |plan| plan.unmet().map(|rows| json(&rows)))
    }

    fn history(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.history())
    }

    fn territories(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |plan| json(&plan.territories()))
    }

    fn compare(&self, py: Python<'_>, other: &Self) -> PyResult<String> {
        let other = Arc::clone(&other.inner);
        long::plain(py, &self.inner, move |plan| json(&plan.compare(&other)))
    }

    fn save(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |plan| plan.save())
    }

    fn relaxations(&self, py: Python<'_>, progress: Option<Py<PyAny>>) -> PyResult<String> {
        let plan = Arc::clone(&self.inner);
        apart(py, progress, Interrupt::Leaves, move |watch| plan.relaxations(watch).map(|found| json(&found)))
    }

    fn replan(
        &self,
        py: Python<'_>,
        region: &Region,
        diagnosis: &Diagnosis,
        persons: Vec<PyBackedStr>,
    ) -> PyResult<Self> {
        let (region, diagnosis) = (region.inner.clone(), Arc::clone(&diagnosis.inner));
        let replan = move |plan: &Arc<route::RoutePlan>| {
            let persons: Vec<&str> = persons.iter().map(|person| &**person).collect();
            plan.replan(&region, &diagnosis, &persons)
        };
        long::run(py, &self.inner, replan).map(Self::from)
    }

    fn convergence_chart(&self, py: Python<'_>, language_word: Option<&str>) -> PyResult<String> {
        run(py, || Ok::<_, Error>(self.inner.convergence_chart(language(language_word)?)))
    }

    fn seats_chart(&self, py: Python<'_>, language_word: Option<&str>) -> PyResult<String> {
        run(py, || Ok::<_, Error>(self.inner.seats_chart(language(language_word)?)))
    }

    fn territories_chart(&self, py: Python<'_>, language_word: Option<&str>) -> PyResult<String> {
        let language = run(py, || language(language_word))?;
        long::plain(py, &self.inner, move |plan| plan.territories_chart(language))
    }

    fn route(&self, py: Python<'_>, person: &str) -> PyResult<String> {
        attempt(py, || self.inner.route(person))
    }

    fn explain(&self, py: Python<'_>, person: &str, session: &str) -> PyResult<String> {
        attempt(py, || self.inner.explain(person, session))
    }

    fn check(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |plan| json(&plan.check()))
    }

    fn outcome(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |plan| json(&plan.outcome()))
    }

    fn drafts(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |plan| json(&plan.drafts()))
    }

    fn document(&self, py: Python<'_>, person: &str, language_word: Option<&str>) -> PyResult<String> {
        run(py, || self.inner.document(person, language(language_word)?))
    }

    fn documents(&self, py: Python<'_>, node: &str, language_word: Option<&str>) -> PyResult<String> {
        let (node, language) = (node.to_owned(), run(py, || language(language_word))?);
        long::run(py, &self.inner, move |plan| plan.documents(&node, language))
    }

    fn calendar(&self, py: Python<'_>, person: &str, language_word: Option<&str>) -> PyResult<String> {
        run(py, || self.inner.calendar(person, language(language_word)?))
    }

    fn page(&self, py: Python<'_>, before: &Report, after: &Report, language_word: Option<&str>) -> PyResult<String> {
        let (before, after) = (Arc::clone(&before.inner), Arc::clone(&after.inner));
        let language = run(py, || language(language_word))?;
        let page = move |plan: &Arc<route::RoutePlan>| {
            RegionReport { plan, before: &before, after: &after, files: &[] }.to_html(language)
        };
        long::run(py, &self.inner, page)
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |plan| plan.to_json())
    }
}
