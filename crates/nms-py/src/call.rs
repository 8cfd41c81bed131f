//! How every method reaches the core.

use nms_core::boundary::{Limits, guard, json, word};
use nms_core::{Error, Language};
use pyo3::prelude::*;
use serde::Serialize;

use crate::error::raise;

/// Runs a call of the core without the interpreter's lock; a refusal and a panic become exceptions.
pub(crate) fn run<T: Send, E: Into<Error>>(py: Python<'_>, call: impl FnOnce() -> Result<T, E> + Send) -> PyResult<T> {
    py.detach(|| guard(call)).map_err(|error| raise(py, &error))
}

/// As [`run`], for a call that cannot be refused.
pub(crate) fn plain<T: Send>(py: Python<'_>, call: impl FnOnce() -> T + Send) -> PyResult<T> {
    run(py, || Ok::<_, Error>(call()))
}

/// The JSON text of an answer.
pub(crate) fn answer<T: Serialize>(py: Python<'_>, call: impl FnOnce() -> T + Send) -> PyResult<String> {
    plain(py, || json(&call()))
}

/// The JSON text of an answer that may be refused.
pub(crate) fn attempt<T: Serialize, E: Into<Error>>(
    py: Python<'_>,
    call: impl FnOnce() -> Result<T, E> + Send,
) -> PyResult<String> {
    run(py, || call().map(|answer| json(&answer)))
}

/// Limits from their JSON text; the core's own where there is none.
pub(crate) fn limits(text: Option<&str>) -> Result<Limits, Error> {
    text.map_or_else(|| Ok(Limits::default()), Limits::from_json)
}

/// A language from its word; the core's own where there is none.
pub(crate) fn language(text: Option<&str>) -> Result<Language, Error> {
    text.map_or_else(|| Ok(Language::default()), |text| word(text, Language::ALL))
}
