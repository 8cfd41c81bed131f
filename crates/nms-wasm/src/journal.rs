//! Journals: events as a text that can be appended to, and read as far as it is sound.

use nms_core::region::Journal as Lines;
use nms_core::{Error, Limits};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{OwnLimits, TextOrBytes, bytes, limits};
use crate::fault::{plain, run, thrown};
use crate::region::{Events, read};

/// A journal of events: lines with their number, length, checksum and the chain of all before them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Journal {
    pub(crate) inner: Lines,
    fault: Option<Error>,
}

#[wasm_bindgen]
impl Journal {
    /// A journal without events.
    pub fn begin() -> Self {
        Self { inner: Lines::default(), fault: None }
    }

    /// Reads a journal as far as it is sound; `fault` says what is wrong with the first line that is not.
    pub fn read(
        #[wasm_bindgen(js_name = "text")] given: &TextOrBytes,
        #[wasm_bindgen(js_name = "limits")] own_limits: Option<OwnLimits>,
    ) -> Result<Self, JsValue> {
        run(|| Lines::read(bytes(given, "text")?, &limits(own_limits.as_ref())?))
            .map(|(inner, fault)| Self { inner, fault })
    }

    /// What is wrong with the first line that could not be read; `undefined` where every line is sound.
    #[wasm_bindgen(getter, unchecked_return_type = "NmsError | undefined")]
    pub fn fault(&self) -> JsValue {
        self.fault.as_ref().map_or(JsValue::UNDEFINED, thrown)
    }

    /// The whole text.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.inner.text().to_owned()
    }

    /// The events, in order.
    #[wasm_bindgen(unchecked_return_type = "Event[]")]
    pub fn events(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.events())
    }

    /// Adds events; returns the lines that were added, to be appended to a file.
    pub fn append(&mut self, events: &Events) -> Result<String, JsValue> {
        run(|| read(events, &Limits::default()).map(|events| self.inner.append(&events).to_owned()))
    }
}
