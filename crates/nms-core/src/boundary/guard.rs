//! A panic becomes an ordinary error before it reaches another language.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Error;

/// Runs `call` and turns a panic into an [`Error`] with the code `internal.panic`.
///
/// The core is written not to panic; this is the last net, because a panic would be a `BaseException` in Python,
/// which `except Exception` does not catch. The text of the panic is not passed on: it could quote the input.
///
/// # Errors
/// What `call` returns, or `internal.panic`.
///
/// ```
/// use nms_core::boundary::{guard, Error};
/// # std::panic::set_hook(Box::new(|_| ()));
/// let caught = guard(|| -> Result<(), Error> { panic!("boom") });
/// assert_eq!(caught.unwrap_err().code, "internal.panic");
/// ```
pub fn guard<T, E: Into<Error>>(call: impl FnOnce() -> Result<T, E>) -> Result<T, Error> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(answer) => answer.map_err(Into::into),
        Err(_) => Err(Error::new(
            "internal.panic",
            "the library failed on this call",
            "this is a fault of nms, not of the input: please report it with the call that shows it",
        )),
    }
}
