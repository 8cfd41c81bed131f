//! From an error of the core to an exception of Python.

use nms_core::Error;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;

/// The function of the Python layer that makes an exception: the classes are defined there.
static BUILD: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// The exception for an error, of the class of its family.
pub(crate) fn raise(py: Python<'_>, error: &Error) -> PyErr {
    match exception(py, error) {
        Ok(exception) => PyErr::from_value(exception),
        Err(failure) => failure,
    }
}

fn exception<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyAny>> {
    let related = error.related.iter().map(|one| exception(py, one)).collect::<PyResult<Vec<_>>>()?;
    BUILD.import(py, "nms.errors", "build")?.call1((
        error.family(),
        &error.code,
        &error.message,
        &error.help,
        &error.path,
        PyTuple::new(py, related)?,
        error.to_string(),
    ))
}
