//! Calibrations: items on one scale, and persons placed on it.

use nms_core::diagnosis::{Calibration as Scale, CalibrationOptions};
use nms_core::{Error, Limits};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{Ids, OwnLimits, Text, ids, json_text, limits, text};
use crate::fault::{answer, plain, run, text_answer};
use crate::scores::Scores;
use crate::tongue::{Tongue, language};
use crate::watch::{OnProgress, watched};

#[wasm_bindgen]
extern "C" {
    /// A calibration, or its JSON text.
    #[wasm_bindgen(typescript_type = "CalibrationJson | string")]
    pub type Written;
    /// How items are calibrated.
    #[wasm_bindgen(typescript_type = "Partial<CalibrationOptions>")]
    pub type OwnCalibrationOptions;
}

/// Items on one scale: the persons they were calibrated with have mean 0 and deviation 1.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Calibration {
    inner: Scale,
}

impl From<Scale> for Calibration {
    fn from(inner: Scale) -> Self {
        Self { inner }
    }
}

#[wasm_bindgen]
impl Calibration {
    /// Fits the curves of items to scores.
    ///
    /// `onProgress` is told of every step; with `false` it ends the call, which then throws an error with the code
    /// `call.stopped`.
    pub fn fit(
        scores: &Scores,
        options: Option<OwnCalibrationOptions>,
        #[wasm_bindgen(js_name = "onProgress")] on_progress: Option<OnProgress>,
    ) -> Result<Self, JsValue> {
        watched(on_progress, |watch| {
            let limits = Limits::default();
            let read = |options: OwnCalibrationOptions| {
                CalibrationOptions::from_json(&json_text(&options, "options", &limits)?, &limits)
            };
            Scale::fit(&scores.inner, &options.map(read).transpose()?.unwrap_or_default(), watch)
        })
        .map(|inner| Self { inner })
    }

    /// Reads a calibration, as `toJson` wrote it, or items of another program written that way: of an item `id` is needed,
    /// and where it has a curve `discrimination` and `intercepts`.
    #[wasm_bindgen(js_name = "fromJson")]
    pub fn from_json(
        #[wasm_bindgen(js_name = "calibration")] given: &Written,
        #[wasm_bindgen(js_name = "limits")] own_limits: Option<OwnLimits>,
    ) -> Result<Self, JsValue> {
        run(|| {
            let limits = limits(own_limits.as_ref())?;
            Scale::from_json(&json_text(given, "calibration", &limits)?, &limits)
        })
        .map(|inner| Self { inner })
    }

    /// The calibration as canonical JSON text.
    #[wasm_bindgen(js_name = "toJson")]
    pub fn to_json(&self) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.to_json()))
    }

    /// The whole calibration: how it ended, and its items.
    #[wasm_bindgen(unchecked_return_type = "CalibrationJson")]
    pub fn value(&self) -> Result<JsValue, JsValue> {
        plain(|| &self.inner)
    }

    /// The items, with the numbers of their curves.
    #[wasm_bindgen(unchecked_return_type = "CalibratedItem[]")]
    pub fn items(&self) -> Result<JsValue, JsValue> {
        plain(|| &self.inner.items)
    }

    /// Places persons, also new ones.
    #[wasm_bindgen(unchecked_return_type = "PersonLevel[]")]
    pub fn score(
        &self,
        scores: &Scores,
        #[wasm_bindgen(js_name = "onProgress")] on_progress: Option<OnProgress>,
    ) -> Result<JsValue, JsValue> {
        let levels = watched(on_progress, |watch| self.inner.score(&scores.inner, watch))?;
        text_answer(|| Ok::<_, Error>(levels.to_json()))
    }

    /// How well the answers to each item fit, and those of each person, at the levels that come out of them.
    #[wasm_bindgen(unchecked_return_type = "{ items: ItemFit[]; persons: FitFigure[] }")]
    pub fn residuals(
        &self,
        scores: &Scores,
        #[wasm_bindgen(js_name = "onProgress")] on_progress: Option<OnProgress>,
    ) -> Result<JsValue, JsValue> {
        let residuals = watched(on_progress, |watch| {
            let levels = self.inner.score(&scores.inner, watch)?;
            self.inner.residuals(&scores.inner, &levels, watch)
        })?;
        text_answer(|| Ok::<_, Error>(residuals.to_json()))
    }

    /// The probabilities of the categories of an item, and what an answer tells, at levels from −4 to 4.
    #[wasm_bindgen(unchecked_return_type = "CurvePoint[]")]
    pub fn curve(&self, item: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.curve(&text(item, "item")?))
    }

    /// What all items together tell at levels from −4 to 4, and the standard error that follows from it.
    #[wasm_bindgen(unchecked_return_type = "InformationPoint[]")]
    pub fn information(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.information())
    }

    /// Links another wave to this one, the reference, by the items of the same id, or by those that are named: how its levels
    /// are said on this scale.
    #[wasm_bindgen(unchecked_return_type = "Link")]
    pub fn link(&self, other: &Self, anchors: Option<Ids>) -> Result<JsValue, JsValue> {
        answer(|| {
            let anchors = anchors.map(|anchors| ids(&anchors, "anchors")).transpose()?;
            let anchors = anchors.as_ref().map(|ids| ids.iter().map(String::as_str).collect::<Vec<_>>());
            self.inner.link(&other.inner, anchors.as_deref())
        })
    }

    /// The curves of an item as a chart of Vega-Lite; Russian unless asked otherwise.
    #[wasm_bindgen(js_name = "curveChart", unchecked_return_type = "object")]
    pub fn curve_chart(
        &self,
        item: &Text,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| self.inner.curve_chart(&text(item, "item")?, language(tongue.as_ref())?))
    }

    /// What all items together tell as a chart of Vega-Lite.
    #[wasm_bindgen(js_name = "informationChart", unchecked_return_type = "object")]
    pub fn information_chart(
        &self,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| Ok::<_, Error>(self.inner.information_chart(language(tongue.as_ref())?)))
    }

    /// How many persons stand where beside the difficulties of the items (Wright map), as a chart of Vega-Lite.
    #[wasm_bindgen(js_name = "personItemMap", unchecked_return_type = "object")]
    pub fn person_item_map(
        &self,
        scores: &Scores,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| {
            let levels = self.inner.score(&scores.inner, &mut |_| true)?;
            Ok::<_, Error>(self.inner.person_item_map(&levels, language(tongue.as_ref())?))
        })
    }
}
