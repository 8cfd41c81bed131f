//! From an error of the core to an exception of Python.

use nms_core::Error;
use nms_core::boundary::json;
use nms_core::region::RegionError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;

/// The function of the Python layer that makes an exception: the classes are defined there.
static BUILD: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// The exception for an error, of the class of its family.
pub(crate) fn raise(py: Python<'_>, error: &Error) -> PyErr {
    exception(py, error, None).map_or_else(|failure| failure, PyErr::from_value)
}

/// The exception for tables that no region can be made of, with all their findings.
pub(crate) fn refuse(py: Python<'_>, error: RegionError) -> PyErr {
    let findings = json(error.findings());
    exception(py, &error.into(), Some(&findings)).map_or_else(|failure| failure, PyErr::from_value)
}

fn exception<'py>(py: Python<'py>, error: &Error, findings: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
    let related = error.related.iter().map(|one| exception(py, one, None)).collect::<PyResult<Vec<_>>>()?;
    BUILD.import(py, "nms.errors", "build")?.call1((
        error.family(),
        &error.code,
        &error.message,
        &error.help,
        &error.path,
        PyTuple::new(py, related)?,
        error.to_string(),
        findings,
    ))
}
