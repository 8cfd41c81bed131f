//! Reading arguments: what JavaScript hands over may be anything, whatever the types say.

use chrono::NaiveDate;
use js_sys::{Array, JSON, JsString, Object};
use nms_core::boundary::{date, word};
use nms_core::{Error, Language, Limits};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// A text, an id, a word.
    #[wasm_bindgen(typescript_type = "string")]
    pub type Text;
    /// A day: an ISO date.
    #[wasm_bindgen(typescript_type = "string")]
    pub type Day;
    /// The files of a pack: an object of file name → text.
    #[wasm_bindgen(typescript_type = "Record<string, string>")]
    pub type Files;
    /// The rows of a region, or their JSON text.
    #[wasm_bindgen(typescript_type = "Partial<RegionRows> | string")]
    pub type Rows;
    /// Limits of the caller's own.
    #[wasm_bindgen(typescript_type = "Partial<Limits>")]
    pub type OwnLimits;
    /// The language of texts for people.
    #[wasm_bindgen(typescript_type = "Language")]
    pub type Tongue;
}

/// A text.
pub(crate) fn text(value: &JsValue, what: &str) -> Result<String, Error> {
    value.as_string().ok_or_else(|| wrong(what, "a string"))
}

/// A day; `None` means the ties that are still open.
pub(crate) fn day(value: Option<&Day>) -> Result<Option<NaiveDate>, Error> {
    value.map(|day| date(&text(day, "as_of")?)).transpose()
}

/// The files of a pack.
///
/// They are measured before they are copied, because the memory of a module never shrinks.
pub(crate) fn files(value: &JsValue, limits: &Limits) -> Result<Vec<(String, String)>, Error> {
    let object = value.dyn_ref::<Object>().ok_or_else(|| wrong("files", "an object of file name → text"))?;
    let entries: Vec<Array> = Object::entries(object).iter().map(JsCast::unchecked_into).collect();
    let mut total = 0_usize;
    for entry in &entries {
        total = total.saturating_add(length(&entry.get(1)));
        limits.check_bytes(total, "files")?;
    }
    entries.iter().map(|entry| Ok((text(&entry.get(0), "files")?, text(&entry.get(1), "files")?))).collect()
}

/// The JSON text of a value; a text counts as JSON already.
pub(crate) fn json_text(value: &JsValue, what: &str, limits: &Limits) -> Result<String, Error> {
    let json = match value.dyn_ref::<JsString>() {
        Some(json) => Some(json.clone()),
        None => JSON::stringify(value).ok().filter(|json| json.is_string()),
    };
    let json = json.ok_or_else(|| wrong(what, "an object or its JSON text"))?;
    limits.check_bytes(json.length() as usize, what)?;
    text(&json, what)
}

/// Limits of the caller's own; the core's where there are none.
pub(crate) fn limits(value: Option<&OwnLimits>) -> Result<Limits, Error> {
    let own = Limits::default();
    value.map_or(Ok(own), |value| Limits::from_json(&json_text(value, "limits", &own)?))
}

/// A language; the core's own where there is none.
pub(crate) fn language(value: Option<&Tongue>) -> Result<Language, Error> {
    value.map_or_else(|| Ok(Language::default()), |value| word(&text(value, "language")?, Language::ALL))
}

/// An argument of another type than the call takes.
pub(crate) fn wrong(what: &str, wanted: &str) -> Error {
    Error::new("input.type", format!("`{what}` is not {wanted}"), "compare the call with the types of the package")
}

/// Characters of a text; a text has at least as many bytes.
fn length(value: &JsValue) -> usize {
    value.dyn_ref::<JsString>().map_or(0, |text| text.length() as usize)
}
