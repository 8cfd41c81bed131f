//! Every refusal of the core becomes a JavaScript `Error` with `code`, `help`, `path` and `related`.

use js_sys::{Array, Error as JsError, JSON, Object, Reflect};
use nms_core::Error;
use nms_core::boundary::{guard, json};
#[cfg(feature = "region")]
use nms_core::region::RegionError;
use serde::Serialize;
#[cfg(feature = "region")]
use wasm_bindgen::JsCast;
use wasm_bindgen::handler::schedule_reinit;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsValue, throw_val};

/// Calls the core; a refusal becomes an error of JavaScript.
pub(crate) fn run<T, E: Into<Error>>(call: impl FnOnce() -> Result<T, E>) -> Result<T, JsValue> {
    guard(call).map_err(|error| thrown(&error))
}

/// As [`run`], for a call that may refuse a region: its error has `findings`.
#[cfg(feature = "region")]
pub(crate) fn check<T>(call: impl FnOnce() -> Result<Result<T, RegionError>, Error>) -> Result<T, JsValue> {
    run(call)?.map_err(|error| {
        let findings = JSON::parse(&json(error.findings())).unwrap_or(JsValue::NULL);
        let thrown = thrown(&error.into());
        put(thrown.unchecked_ref(), "findings", &findings);
        thrown
    })
}

/// The answer of a call as a value of JavaScript.
pub(crate) fn answer<T: Serialize, E: Into<Error>>(call: impl FnOnce() -> Result<T, E>) -> Result<JsValue, JsValue> {
    given(guard(|| call().map(|answer| json(&answer))))
}

/// As [`answer`], for a call that gives the JSON text itself.
pub(crate) fn text_answer<E: Into<Error>>(call: impl FnOnce() -> Result<String, E>) -> Result<JsValue, JsValue> {
    given(guard(call))
}

/// One copy for all answers, whatever their types.
fn given(text: Result<String, Error>) -> Result<JsValue, JsValue> {
    text.map_err(|error| thrown(&error)).and_then(|text| JSON::parse(&text))
}

/// As [`answer`], for a call that cannot be refused.
pub(crate) fn plain<T: Serialize>(call: impl FnOnce() -> T) -> Result<JsValue, JsValue> {
    answer(|| Ok::<_, Error>(call()))
}

/// An `Error` of JavaScript with the fields of ours; the related ones are such errors, too.
pub(crate) fn thrown(error: &Error) -> JsValue {
    let made = JsError::new(&error.message);
    made.set_name("NmsError");
    let related: Array = error.related.iter().map(thrown).collect();
    let path = error.path.as_deref().map_or(JsValue::NULL, JsValue::from_str);
    for (field, value) in [
        ("code", JsValue::from_str(&error.code)),
        ("help", JsValue::from_str(&error.help)),
        ("path", path),
        ("related", related.into()),
    ] {
        put(&made, field, &value);
    }
    made.into()
}

/// Sets a field of a fresh object, which cannot fail.
fn put(object: &Object, field: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(field), value);
}

/// A panic leaves the module as an error with the code `internal.panic`, not as a bare trap.
///
/// The core is written not to panic; this is the last net. The text of the panic is not passed on, as it could quote
/// the input. Nothing unwinds here, so the instance cannot be trusted any more: the next call gets a fresh one, in
/// which the packs and networks of the old one are unknown.
pub(crate) fn watch_for_panics() {
    std::panic::set_hook(Box::new(|_| {
        schedule_reinit();
        throw_val(thrown(&Error::new(
            "internal.panic",
            "the library failed on this call",
            "this is a fault of nms, not of the input: please report it with the call that shows it; read the packs anew",
        )))
    }));
}

/// Fails on purpose, for the tests of this net; no part of the package's interface.
#[wasm_bindgen(js_name = "_fail", skip_typescript)]
#[expect(unreachable_pub, reason = "what JavaScript sees must be public, and Rust has no use for it")]
#[expect(clippy::panic, reason = "the tests need a panic, and the core has none to offer")]
pub fn fail() {
    panic!("on purpose");
}
