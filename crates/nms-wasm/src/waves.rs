//! Waves of an instrument, and what changed between them.

use nms_core::diagnosis::{GainOptions, WaveGains};
use nms_core::{Error, Limits};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{Ids, ids, json_text};
use crate::calibration::Calibration;
use crate::fault::{answer, plain, run, text_answer};
use crate::scores::Scores;
use crate::watch::{OnProgress, watched};

#[wasm_bindgen]
extern "C" {
    /// How two waves are compared.
    #[wasm_bindgen(typescript_type = "Partial<GainOptions>")]
    pub type OwnGainOptions;
}

/// Two waves of an instrument, and what changed between them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Gains {
    inner: WaveGains,
}

#[wasm_bindgen]
impl Gains {
    /// Compares two waves: the items of each are calibrated, the later wave is put on the scale of the earlier one by the
    /// items that both have, persons of the same id are compared.
    ///
    /// `onProgress` is told of every step; with `false` it ends the call, which then throws an error with the code
    /// `call.stopped`.
    pub fn between(
        before: &Scores,
        after: &Scores,
        options: Option<OwnGainOptions>,
        #[wasm_bindgen(js_name = "onProgress")] on_progress: Option<OnProgress>,
    ) -> Result<Self, JsValue> {
        watched(on_progress, |watch| {
            let limits = Limits::default();
            let read =
                |options: OwnGainOptions| GainOptions::from_json(&json_text(&options, "options", &limits)?, &limits);
            WaveGains::of(&before.inner, &after.inner, &options.map(read).transpose()?.unwrap_or_default(), watch)
        })
        .map(|inner| Self { inner })
    }

    /// All of it as canonical JSON text.
    #[wasm_bindgen(js_name = "toJson")]
    pub fn to_json(&self) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.to_json()))
    }

    /// All of it: the link, the mean gain, the gains of persons, the items of both waves.
    #[wasm_bindgen(unchecked_return_type = "WaveGains")]
    pub fn value(&self) -> Result<JsValue, JsValue> {
        text_answer(|| Ok::<_, Error>(self.inner.to_json()))
    }

    /// The gains of those who answered in both waves.
    #[wasm_bindgen(unchecked_return_type = "Gain[]")]
    pub fn persons(&self) -> Result<JsValue, JsValue> {
        text_answer(|| Ok::<_, Error>(self.inner.gains.to_json()))
    }

    /// The mean gain of all who answered in both waves.
    #[wasm_bindgen(unchecked_return_type = "GroupGain")]
    pub fn mean(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.gains.of_all())
    }

    /// The mean gain of persons who belong together whatever they answered: a school, a subject. Who did not answer in both
    /// waves is left out.
    #[wasm_bindgen(js_name = "ofGroup", unchecked_return_type = "GroupGain")]
    pub fn of_group(&self, persons: &Ids) -> Result<JsValue, JsValue> {
        answer(|| Ok::<_, Error>(self.inner.gains.of_group(&self.places(persons)?)))
    }

    /// The mean gain of persons who were chosen by their results in the earlier wave, freed from the luck of the choice.
    #[wasm_bindgen(js_name = "ofChosen", unchecked_return_type = "GroupGain")]
    pub fn of_chosen(&self, persons: &Ids) -> Result<JsValue, JsValue> {
        answer(|| Ok::<_, Error>(self.inner.gains.of_chosen(&self.places(persons)?)))
    }

    /// The items of the earlier wave.
    pub fn before(&self) -> Result<Calibration, JsValue> {
        run(|| Ok::<_, Error>(self.inner.before.clone().into()))
    }

    /// The items of the later wave, on its own scale.
    pub fn after(&self) -> Result<Calibration, JsValue> {
        run(|| Ok::<_, Error>(self.inner.after.clone().into()))
    }
}

impl Gains {
    fn places(&self, persons: &Ids) -> Result<Vec<usize>, Error> {
        let ids = ids(persons, "persons")?;
        Ok(self.inner.gains.places(&ids.iter().map(String::as_str).collect::<Vec<_>>()))
    }
}
