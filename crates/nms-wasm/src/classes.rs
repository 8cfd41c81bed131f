//! Classes of skills: which skills persons have, from items that need some of them.

use nms_core::diagnosis::{ClassOptions, QMatrix, SkillClasses as Classes};
use nms_core::{Error, Limits};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::json_text;
use crate::fault::{run, text_answer};
use crate::scores::Scores;
use crate::watch::{OnProgress, watched};

#[wasm_bindgen]
extern "C" {
    /// Which skills each item needs, or its JSON text.
    #[wasm_bindgen(typescript_type = "QMatrixJson | string")]
    pub type Needs;
    /// How classes are fitted.
    #[wasm_bindgen(typescript_type = "Partial<ClassOptions>")]
    pub type OwnClassOptions;
}

/// Items and skills as they were fitted to answers (the DINA model).
#[wasm_bindgen]
#[derive(Debug)]
pub struct SkillClasses {
    inner: Classes,
}

#[wasm_bindgen]
impl SkillClasses {
    /// Fits guesses, slips and shares of classes to right and wrong answers; `q` says which skills each item needs.
    ///
    /// `onProgress` is told of every step; with `false` it ends the call, which then throws an error with the code
    /// `call.stopped`.
    pub fn fit(
        scores: &Scores,
        q: &Needs,
        options: Option<OwnClassOptions>,
        #[wasm_bindgen(js_name = "onProgress")] on_progress: Option<OnProgress>,
    ) -> Result<Self, JsValue> {
        watched(on_progress, |watch| {
            let limits = Limits::default();
            let read =
                |options: OwnClassOptions| ClassOptions::from_json(&json_text(&options, "options", &limits)?, &limits);
            let options = options.map(read).transpose()?.unwrap_or_default();
            let q = QMatrix::from_json(&json_text(q, "q_matrix", &limits)?, &limits)?;
            Classes::fit(&scores.inner, &q, &options, watch)
        })
        .map(|inner| Self { inner })
    }

    /// All of it as canonical JSON text.
    #[wasm_bindgen(js_name = "toJson")]
    pub fn to_json(&self) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.to_json()))
    }

    /// All of it: how the fit ended, items with guess and slip, skills, the share of each class.
    #[wasm_bindgen(unchecked_return_type = "SkillClassesJson")]
    pub fn value(&self) -> Result<JsValue, JsValue> {
        text_answer(|| Ok::<_, Error>(self.inner.to_json()))
    }

    /// The probability that persons, also new ones, have each skill.
    #[wasm_bindgen(unchecked_return_type = "{ skills: string[]; persons: PersonSkills[] }")]
    pub fn score(
        &self,
        scores: &Scores,
        #[wasm_bindgen(js_name = "onProgress")] on_progress: Option<OnProgress>,
    ) -> Result<JsValue, JsValue> {
        let skills = watched(on_progress, |watch| self.inner.score(&scores.inner, watch))?;
        text_answer(|| Ok::<_, Error>(skills.to_json()))
    }
}
