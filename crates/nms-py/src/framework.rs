//! Competence frameworks from elsewhere.

use nms_core::diagnosis::framework::case::{CaseOptions, read};
use pyo3::prelude::*;

use crate::call::{attempt, limits};

/// What a CASE package becomes.
#[pyfunction]
#[pyo3(signature = (text, options_json, limits_json))]
pub(crate) fn competences_from_case(
    py: Python<'_>,
    text: &str,
    options_json: &str,
    limits_json: Option<&str>,
) -> PyResult<String> {
    attempt(py, || {
        let limits = limits(limits_json)?;
        read(text, &CaseOptions::from_json(options_json, &limits)?, &limits)
    })
}
