//! Events, their journal, and reports that keep up with them.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use nms_core::kpi::LiveReport;
use nms_core::region::{Event, Journal as Lines};
use nms_core::{Error, Limits};
use pyo3::prelude::*;

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
    fn read(py: Python<'_>, text: Option<&[u8]>, limits_json: Option<&str>) -> PyResult<Self> {
        let read = || -> Result<_, Error> {
            text.map_or_else(|| Ok((Lines::default(), None)), |text| Lines::read(text, &limits(limits_json)?))
        };
        run(py, read).map(|(inner, fault)| Self { inner, fault })
    }

    /// The journal with more events.
    fn append(&self, py: Python<'_>, events_json: &str) -> PyResult<Self> {
        let append = || {
            let mut inner = self.inner.clone();
            inner.append(&events(events_json)?);
            Ok::<_, Error>(Self { inner, fault: None })
        };
        run(py, append)
    }

    fn text(&self) -> &str {
        self.inner.text()
    }

    fn events(&self, py: Python<'_>) -> PyResult<String> {
        answer(py, || self.inner.events())
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
