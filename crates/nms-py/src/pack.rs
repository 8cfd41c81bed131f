//! Packs: orders as data.

use std::sync::Arc;

use nms_core::boundary::word;
use nms_core::norm::{Section, diff};
use nms_core::region::Schema;
use nms_core::{Limits, NormPack, kpi};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use crate::call::{answer, language, limits, plain, run};
use crate::region::Region;

/// A norm pack.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Pack {
    pub(crate) inner: Arc<NormPack>,
}

impl From<NormPack> for Pack {
    fn from(pack: NormPack) -> Self {
        Self { inner: Arc::new(pack) }
    }
}

#[pymethods]
impl Pack {
    #[staticmethod]
    fn load(py: Python<'_>, id: &str) -> PyResult<Self> {
        run(py, || NormPack::load(id)).map(Self::from)
    }

    #[staticmethod]
    #[pyo3(signature = (files, base, limits_json))]
    fn from_files(
        py: Python<'_>,
        files: Vec<(PyBackedStr, PyBackedStr)>,
        base: Option<&Self>,
        limits_json: Option<&str>,
    ) -> PyResult<Self> {
        let base = base.map(|base| &*base.inner);
        let files = || files.iter().map(|(name, text)| (&**name, &**text));
        let read = || -> Result<NormPack, nms_core::Error> {
            Ok(NormPack::from_files_within(files(), base, &limits(limits_json)?)?)
        };
        run(py, read).map(Self::from)
    }

    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str, limits_json: Option<&str>) -> PyResult<Self> {
        run(py, || NormPack::from_json(text, &limits(limits_json)?)).map(Self::from)
    }

    fn id(&self) -> &str {
        self.inner.id()
    }

    fn header(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.header())
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        plain(py, || self.inner.to_json())
    }

    fn section(&self, py: Python<'_>, name: &str) -> PyResult<String> {
        run(py, || word(name, Section::ALL).map(|section| self.inner.section_json(section)))
    }

    fn section_of(&self, py: Python<'_>, id: &str) -> PyResult<Option<&'static str>> {
        plain(py, || self.inner.entry(id).map(|(section, _)| section.as_str()))
    }

    fn entry(&self, py: Python<'_>, id: &str) -> PyResult<Option<String>> {
        plain(py, || self.inner.entry_json(id))
    }

    fn notes_on(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        answer(py, || self.inner.notes_on(id).collect::<Vec<_>>())
    }

    fn lint(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.lint())
    }

    fn check_definitions(&self, py: Python<'_>, region: Option<&Region>) -> PyResult<String> {
        let schema = region.map_or_else(Schema::standard, |region| Arc::clone(region.schema()));
        answer(py, || kpi::check(&self.inner, &schema, &Limits::default()))
    }

    fn diff(&self, py: Python<'_>, other: &Self) -> PyResult<String> {
        answer(py, || self.inner.diff(&other.inner))
    }

    fn diff_text(&self, py: Python<'_>, other: &Self, language_word: Option<&str>) -> PyResult<String> {
        run(py, || Ok::<_, nms_core::Error>(diff::print(&self.inner.diff(&other.inner), language(language_word)?)))
    }

    fn equals(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        plain(py, || self.inner == other.inner)
    }

    /// Panics inside the core's guard: how a test of a development build sees what becomes of a panic.
    #[cfg(debug_assertions)]
    #[expect(clippy::panic, reason = "this is what it is for")]
    #[staticmethod]
    fn _panic(py: Python<'_>) -> PyResult<()> {
        plain(py, || panic!("secret"))
    }
}

/// Ids of the packs that come with the library.
#[pyfunction]
pub(crate) fn packs(py: Python<'_>) -> PyResult<String> {
    answer(py, NormPack::available)
}

/// Findings between packs.
#[pyfunction]
pub(crate) fn lint_together(py: Python<'_>, packs: Vec<Py<Pack>>) -> PyResult<String> {
    answer(py, || {
        let packs: Vec<&NormPack> = packs.iter().map(|pack| &*pack.get().inner).collect();
        nms_core::norm::lint_together(&packs)
    })
}
