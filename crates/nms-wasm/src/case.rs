//! Competence frameworks from elsewhere.

use nms_core::diagnosis::framework::case::{CaseOptions, read};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{OwnLimits, Text, json_text, limits, text};
use crate::fault::answer;

#[wasm_bindgen]
extern "C" {
    /// What the caller says about the areas of a package.
    #[wasm_bindgen(typescript_type = "Partial<CaseOptions>")]
    pub type OwnCaseOptions;
}

/// Reads a competence framework from the JSON text of a 1EdTech CASE 1.0 package: rows of `competences` and
/// `prerequisites`, and in `left_out` all that the tables have no place for.
///
/// Throws one error with everything that is wrong with the package in `related`.
#[wasm_bindgen(js_name = "competencesFromCase", unchecked_return_type = "CaseImport")]
pub fn competences_from_case(
    package: &Text,
    options: Option<OwnCaseOptions>,
    #[wasm_bindgen(js_name = "limits")] own_limits: Option<OwnLimits>,
) -> Result<JsValue, JsValue> {
    answer(|| {
        let limits = limits(own_limits.as_ref())?;
        let options = options.map(|options| CaseOptions::from_json(&json_text(&options, "options", &limits)?, &limits));
        read(&text(package, "package")?, &options.transpose()?.unwrap_or_default(), &limits)
    })
}
