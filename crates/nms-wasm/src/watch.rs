//! Long calls: a function of the caller is told how far they have come, and may end them.

use js_sys::{Function, JSON};
use nms_core::Error;
use nms_core::boundary::{Progress, Watch, json};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::argument::wrong;
use crate::fault::{run, thrown};

#[wasm_bindgen]
extern "C" {
    /// Told of every step; `false` ends the call.
    #[wasm_bindgen(typescript_type = "(progress: Progress) => boolean | void")]
    pub type OnProgress;
}

/// Runs a long call of the core; what the function of the caller throws ends it, and is thrown from it.
pub(crate) fn watched<T>(
    told: Option<OnProgress>,
    call: impl FnOnce(Watch<'_>) -> Result<T, Error>,
) -> Result<T, JsValue> {
    let told = match told.map(|told| JsValue::from(told).dyn_into::<Function>()) {
        Some(Err(_)) => return Err(thrown(&wrong("onProgress", "a function"))),
        Some(Ok(told)) => Some(told),
        None => None,
    };
    let mut fault = None;
    let mut stopped = false;
    let outcome = run(|| {
        call(&mut |step: Option<Progress>| {
            if let Some((told, step)) = told.as_ref().zip(step)
                && !stopped
            {
                match JSON::parse(&json(&step)).and_then(|step| told.call1(&JsValue::UNDEFINED, &step)) {
                    Ok(answer) => stopped = answer.as_bool() == Some(false),
                    Err(thrown) => (stopped, fault) = (true, Some(thrown)),
                }
            }
            !stopped
        })
    });
    fault.map_or(outcome, Err)
}
