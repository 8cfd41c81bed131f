//! Events, their journal, and reports that keep up with them.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use nms_core::boundary::json;
use nms_core::kpi::LiveReport;
use nms_core::region::{Event, Journal as Lines};
use nms_core::{Error, Limits};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

use crate::apart::{Interrupt, apart};
use crate::call::{answer, limits, run};
use crate::long;
use crate::report::Report;

/// Reads a list of events.
pub(crate) fn events(text: &str) -> Result<Vec<Event>, Error> {
    Event::from_json(text, &Limits::default())
}

/// A journal of events, as far as it is sound.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Journal {
    inner: Lines,
    fault: Option<Error>,
}

#[pymethods]
impl Journal {
    #[staticmethod]
    fn read(py: Python<'_>, text: Option<PyBackedBytes>, limits_json: Option<&str>) -> PyResult<Self> {
        let limits = run(py, || limits(limits_json))?;
        let read = move |text: &Option<Arc<PyBackedBytes>>| match text {
            Some(text) => Lines::read(&***text, &limits),
            None => Ok((Lines::default(), None)),
        };
        long::run(py, &text.map(Arc::new), read).map(|(inner, fault)| Self { inner, fault })
    }

    /// The journal with more events.
    fn append(&self, py: Python<'_>, events_json: &str) -> PyResult<Self> {
        let text = events_json.to_owned();
        let append = move |lines: &Lines| {
            let mut inner = lines.clone();
            events(&text).map(|events| {
                inner.append(&events);
                Self { inner, fault: None }
            })
        };
        long::run(py, &self.inner, append)
    }

    fn text(&self) -> &str {
        self.inner.text()
    }

    fn events(&self, py: Python<'_>) -> PyResult<String> {
        long::plain(py, &self.inner, |lines| json(&lines.events()))
    }

    fn fault(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || &self.fault)
    }
}

/// A report that keeps up with events.
#[pyclass(frozen, module = "nms._core")]
pub(crate) struct Live {
    inner: Arc<Mutex<LiveReport>>,
}

#[pymethods]
impl Live {
    #[staticmethod]
    fn of(py: Python<'_>, report: &Report) -> PyResult<Self> {
        long::plain(py, &report.inner, |report| LiveReport::new((**report).clone()))
            .map(|inner| Self { inner: Arc::new(Mutex::new(inner)) })
    }

    fn apply(&self, py: Python<'_>, events_json: &str) -> PyResult<()> {
        let (live, text) = (Arc::clone(&self.inner), events_json.to_owned());
        apart(py, None, Interrupt::Leaves, move |watch| {
            let events = events(&text)?;
            let mut live = live.lock().unwrap_or_else(PoisonError::into_inner);
            // One by one, as the report takes them in: where it is left, those before count.
            events.chunks(1).take_while(|_| watch(None)).try_for_each(|event| live.apply(event))
        })
    }

    fn report(&self, py: Python<'_>) -> PyResult<Report> {
        long::plain(py, &self.inner, |live| live.lock().unwrap_or_else(PoisonError::into_inner).report().clone())
            .map(|report| Report { inner: Arc::new(report), batch: OnceLock::new() })
    }
}
