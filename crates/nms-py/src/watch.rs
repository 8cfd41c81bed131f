//! Long calls: how far they have come is told, and Ctrl-C ends them.

use std::time::{Duration, Instant};

use nms_core::Error;
use nms_core::boundary::{Progress, Watch, guard, json};
use pyo3::prelude::*;

use crate::error::raise;

/// How often the interpreter is asked for signals.
pub(crate) const OFTEN: Duration = Duration::from_millis(50);

/// Runs a long call of the core without the interpreter's lock. `progress` is called with the JSON text of every step.
///
/// What is raised in between, by `progress` or by a signal such as Ctrl-C, ends the call and is raised from it.
pub(crate) fn watched<T: Send>(
    py: Python<'_>,
    progress: Option<Py<PyAny>>,
    call: impl FnOnce(Watch<'_>) -> Result<T, Error> + Send,
) -> PyResult<T> {
    let mut raised = None;
    let mut asked = Instant::now();
    let outcome = py.detach(|| {
        let mut watch = |step: Option<Progress>| {
            let told = progress.as_ref().zip(step);
            if raised.is_some() || (told.is_none() && asked.elapsed() < OFTEN) {
                return raised.is_none();
            }
            raised = Python::attach(|py| {
                let told = told.map_or(Ok(()), |(progress, step)| progress.call1(py, (json(&step),)).map(drop));
                told.and_then(|()| py.check_signals()).err()
            });
            asked = Instant::now();
            raised.is_none()
        };
        guard(|| call(&mut watch))
    });
    match raised {
        Some(error) => Err(error),
        None => outcome.map_err(|error| raise(py, &error)),
    }
}
