//! The diagnosis of a region: levels, gains, deficits, profiles.

use std::sync::Arc;

use nms_core::boundary::{Watch, json, word};
use nms_core::diagnosis::{ClassOptions, TypicalBy};
use nms_core::{Limits, diagnosis};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

use crate::calibration::Calibration;
use crate::call::{answer, attempt, language, run};
use crate::classes::SkillClasses;
use crate::diagnosis::Scores;
use crate::interop::Batch;
use crate::long;
use crate::watch::watched;

/// A diagnosis of a region.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Diagnosis {
    pub(crate) inner: Arc<diagnosis::Diagnosis>,
}

#[pymethods]
impl Diagnosis {
    fn instrument(&self) -> &str {
        self.inner.instrument()
    }

    fn findings(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.findings())
    }

    fn calendar(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.calendar())
    }

    fn scales(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.scales().collect::<Vec<_>>())
    }

    fn items(&self, py: Python<'_>) -> PyResult<Batch> {
        watched(py, None, |watch| self.inner.items_arrow(watch)).map(Batch::new)
    }

    fn levels(&self, py: Python<'_>) -> PyResult<Batch> {
        long::run(py, &self.inner, |diagnosis| diagnosis.levels_arrow()).map(Batch::new)
    }

    fn person_fits(&self, py: Python<'_>) -> PyResult<Batch> {
        watched(py, None, |watch| self.inner.person_fits_arrow(watch)).map(Batch::new)
    }

    fn gains(&self, py: Python<'_>) -> PyResult<Batch> {
        long::run(py, &self.inner, |diagnosis| diagnosis.gains_arrow()).map(Batch::new)
    }

    fn deficits(&self, py: Python<'_>) -> PyResult<Batch> {
        long::run(py, &self.inner, |diagnosis| diagnosis.deficits_arrow()).map(Batch::new)
    }

    fn person(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        attempt(py, || self.inner.person(id))
    }

    fn team(&self, py: Python<'_>, persons: Vec<PyBackedStr>) -> PyResult<String> {
        let persons: Vec<&str> = persons.iter().map(|person| &**person).collect();
        attempt(py, || self.inner.team(&persons))
    }

    fn group(&self, py: Python<'_>, node: &str) -> PyResult<String> {
        let node = node.to_owned();
        long::run(py, &self.inner, move |diagnosis| diagnosis.group(&node).map(|rows| json(&rows)))
    }

    fn groups_below(&self, py: Python<'_>, node: &str) -> PyResult<String> {
        let node = node.to_owned();
        long::run(py, &self.inner, move |diagnosis| diagnosis.groups_below(&node).map(|rows| json(&rows)))
    }

    fn group_gains(&self, py: Python<'_>, node: &str) -> PyResult<String> {
        let node = node.to_owned();
        long::run(py, &self.inner, move |diagnosis| diagnosis.group_gains(&node).map(|rows| json(&rows)))
    }

    fn chosen_gains(&self, py: Python<'_>, persons: Vec<PyBackedStr>) -> PyResult<String> {
        let persons: Vec<&str> = persons.iter().map(|person| &**person).collect();
        attempt(py, || self.inner.chosen_gains(&persons))
    }

    fn calibration(&self, py: Python<'_>, scale: &str, wave: &str) -> PyResult<Calibration> {
        run(py, || self.inner.calibration(scale, wave).cloned()).map(Calibration::from)
    }

    fn person_item_map(
        &self,
        py: Python<'_>,
        scale: &str,
        wave: &str,
        language_word: Option<&str>,
    ) -> PyResult<String> {
        run(py, || self.inner.person_item_map(scale, wave, language(language_word)?))
    }

    fn scores(&self, py: Python<'_>, wave: &str) -> PyResult<Scores> {
        let wave = wave.to_owned();
        long::run(py, &self.inner, move |diagnosis| diagnosis.scores(&wave)).map(Scores::from)
    }

    fn q_matrix(&self, py: Python<'_>, wave: &str) -> PyResult<String> {
        let wave = wave.to_owned();
        long::run(py, &self.inner, move |diagnosis| diagnosis.q_matrix(&wave).map(|q| q.to_json()))
    }

    fn skills(
        &self,
        py: Python<'_>,
        wave: &str,
        options_json: &str,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<SkillClasses> {
        let fit = |watch: Watch<'_>| {
            let options = ClassOptions::from_json(options_json, &Limits::default())?;
            self.inner.skills(wave, &options, watch)
        };
        watched(py, progress, fit).map(SkillClasses::from)
    }

    fn typical(&self, py: Python<'_>, by: &str) -> PyResult<String> {
        let by = run(py, || word(by, TypicalBy::ALL))?;
        long::plain(py, &self.inner, move |diagnosis| json(&diagnosis.typical(by)))
    }

    fn requests(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |diagnosis| json(&diagnosis.requests()))
    }

    fn profile_chart(&self, py: Python<'_>, person: &str, language_word: Option<&str>) -> PyResult<String> {
        run(py, || self.inner.profile_chart(person, language(language_word)?))
    }

    fn heat_map(&self, py: Python<'_>, node: &str, language_word: Option<&str>) -> PyResult<String> {
        let (node, language) = (node.to_owned(), run(py, || language(language_word))?);
        long::run(py, &self.inner, move |diagnosis| diagnosis.heat_map(&node, language))
    }

    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        long::run(py, &self.inner, |diagnosis| diagnosis.to_json())
    }
}
