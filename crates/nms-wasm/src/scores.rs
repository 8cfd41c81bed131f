//! Scores of an instrument, and what is computed from them without a model.

use nms_core::diagnosis::{ClassicalOptions, Scores as Answers};
use nms_core::{Error, Limits};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{OwnLimits, json_text, limits};
use crate::fault::{answer, plain, run};

#[wasm_bindgen]
extern "C" {
    /// Scores as columns or as single responses, or their JSON text.
    #[wasm_bindgen(typescript_type = "ScoresJson | string")]
    pub type Given;
    /// Bounds beyond which an item is flagged.
    #[wasm_bindgen(typescript_type = "Partial<ClassicalOptions>")]
    pub type OwnClassicalOptions;
}

/// Who got how many points for which item, in one wave of one instrument.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Scores {
    pub(crate) inner: Answers,
}

#[wasm_bindgen]
impl Scores {
    /// Reads scores: a column for each item, or a list of responses; `null` is a response that is not there.
    ///
    /// Throws one error with everything that is wrong in `related`.
    #[wasm_bindgen(js_name = "fromJson")]
    pub fn from_json(
        #[wasm_bindgen(js_name = "scores")] given: &Given,
        #[wasm_bindgen(js_name = "limits")] own_limits: Option<OwnLimits>,
    ) -> Result<Self, JsValue> {
        run(|| {
            let limits = limits(own_limits.as_ref())?;
            Answers::from_json(&json_text(given, "scores", &limits)?, &limits)
        })
        .map(|inner| Self { inner })
    }

    /// The scores as JSON text, which `fromJson` reads again.
    #[wasm_bindgen(js_name = "toJson")]
    pub fn to_json(&self) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.to_json()))
    }

    /// The ids of the persons.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn persons(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.persons())
    }

    /// The items, each with the most points it gives.
    #[wasm_bindgen(unchecked_return_type = "ScoredItem[]")]
    pub fn items(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.items())
    }

    /// How many responses there are.
    #[wasm_bindgen(getter)]
    pub fn responses(&self) -> usize {
        self.inner.len()
    }

    /// Who answered what: the parts that nothing ties, items that tell nothing.
    #[wasm_bindgen(unchecked_return_type = "Design")]
    pub fn design(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.design())
    }

    /// Classical statistics, with flags on items that do not work.
    #[wasm_bindgen(unchecked_return_type = "Classical")]
    pub fn classical(&self, options: Option<OwnClassicalOptions>) -> Result<JsValue, JsValue> {
        answer(|| {
            let limits = Limits::default();
            let read = |options: OwnClassicalOptions| {
                ClassicalOptions::from_json(&json_text(&options, "options", &limits)?, &limits)
            };
            Ok::<_, Error>(self.inner.classical(&options.map(read).transpose()?.unwrap_or_default()))
        })
    }

    /// The share of points of every person, with its error and its interval of 95 %.
    #[wasm_bindgen(unchecked_return_type = "PercentScore[]")]
    pub fn percent(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.percent())
    }
}
