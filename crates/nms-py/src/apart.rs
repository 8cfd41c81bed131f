//! Long calls on a thread of their own, which Ctrl-C can leave at once although the core is asked in between only now and then.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use nms_core::Error;
use nms_core::boundary::{Progress, Watch, guard, json};
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;

use crate::error::raise;
use crate::watch::OFTEN;

/// What the first Ctrl-C does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Interrupt {
    /// It is raised at once.
    Leaves,
    /// It ends the search: the call gives the best it has as soon as that is ready. A second one is raised at once.
    Ends,
}

/// Runs a call that owns what it works on; `progress` is called with the JSON text of every step.
///
/// What is raised in between, by `progress` or by a signal, is raised from it. A call that is left is told to stop, and comes to
/// its end unheard.
pub(crate) fn apart<T: Send + 'static>(
    py: Python<'_>,
    progress: Option<Py<PyAny>>,
    interrupt: Interrupt,
    call: impl FnOnce(Watch<'_>) -> Result<T, Error> + Send + 'static,
) -> PyResult<T> {
    let stops = Arc::new(AtomicBool::new(false));
    let raised = Arc::new(Mutex::new(None));
    let (done, outcome) = channel();
    let (stopped, kept) = (Arc::clone(&stops), Arc::clone(&raised));
    let work = move || {
        let mut watch = |step: Option<Progress>| {
            let told = progress.as_ref().zip(step).filter(|_| !stopped.load(Ordering::Relaxed));
            if let Some((progress, step)) = told
                && let Err(error) = Python::attach(|py| progress.call1(py, (json(&step),)))
            {
                *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                stopped.store(true, Ordering::Relaxed);
            }
            !stopped.load(Ordering::Relaxed)
        };
        // Nobody hears of a call that was left.
        let _ = done.send(guard(|| call(&mut watch)));
    };
    if thread::Builder::new().spawn(work).is_err() {
        let help = "let other programs end, or raise the limit of threads";
        return Err(raise(py, &Error::new("internal.thread", "no thread can be started", help)));
    }
    let outcome = py.detach(move || {
        loop {
            match outcome.recv_timeout(OFTEN) {
                Ok(outcome) => return Ok(outcome),
                Err(RecvTimeoutError::Disconnected) => {
                    return Ok(Err(Error::new("internal.panic", "the call ended without an answer", "report it")));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
            if let Err(error) = Python::attach(|py| py.check_signals()) {
                let again = stops.swap(true, Ordering::Relaxed);
                let ends = Python::attach(|py| error.is_instance_of::<PyKeyboardInterrupt>(py));
                if again || interrupt == Interrupt::Leaves || !ends {
                    return Err(error);
                }
            }
        }
    })?;
    let raised = raised.lock().unwrap_or_else(PoisonError::into_inner).take();
    match raised {
        Some(error) if interrupt == Interrupt::Leaves || !error.is_instance_of::<PyKeyboardInterrupt>(py) => Err(error),
        _ => outcome.map_err(|error| raise(py, &error)),
    }
}
