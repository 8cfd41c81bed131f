//! As [`call`](crate::call), for calls that take long where a region is large: Ctrl-C is raised from them at once.

use nms_core::Error;
use pyo3::prelude::*;

use crate::apart::{Interrupt, apart};

/// Runs a call on something that is shared; a refusal and a panic become exceptions. One that is left ends unheard.
pub(crate) fn run<S: Clone + Send + 'static, T: Send + 'static, E: Into<Error>>(
    py: Python<'_>,
    on: &S,
    call: impl FnOnce(&S) -> Result<T, E> + Send + 'static,
) -> PyResult<T> {
    let on = on.clone();
    apart(py, None, Interrupt::Leaves, move |_| call(&on).map_err(Into::into))
}

/// As [`run`], for a call that cannot be refused.
pub(crate) fn plain<S: Clone + Send + 'static, T: Send + 'static>(
    py: Python<'_>,
    on: &S,
    call: impl FnOnce(&S) -> T + Send + 'static,
) -> PyResult<T> {
    run(py, on, |on| Ok::<_, Error>(call(on)))
}
