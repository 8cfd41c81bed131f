//! Reading arguments: what JavaScript hands over may be anything, whatever the types say.

#[cfg(any(feature = "kpi", feature = "diagnosis", feature = "instrument"))]
use js_sys::Array;
#[cfg(feature = "region")]
use js_sys::Uint8Array;
use js_sys::{JSON, JsString};
use nms_core::{Error, Limits};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// A text, an id, a word.
    #[wasm_bindgen(typescript_type = "string")]
    pub type Text;
    /// A text, or the bytes of a file.
    #[wasm_bindgen(typescript_type = "string | Uint8Array")]
    pub type TextOrBytes;
    /// A day: an ISO date.
    #[wasm_bindgen(typescript_type = "string")]
    pub type Day;
    /// A pack as it is written, or its JSON text.
    #[wasm_bindgen(typescript_type = "PackJson | string")]
    pub type PackJson;
    /// The rows of a region, or their JSON text.
    #[wasm_bindgen(typescript_type = "Partial<RegionRows> | string")]
    pub type Rows;
    /// Some ids.
    #[wasm_bindgen(typescript_type = "readonly string[]")]
    pub type Ids;
    /// Limits of the caller's own.
    #[wasm_bindgen(typescript_type = "Partial<Limits>")]
    pub type OwnLimits;
}

/// A text.
pub(crate) fn text(value: &JsValue, what: &str) -> Result<String, Error> {
    value.as_string().ok_or_else(|| wrong(what, "a string"))
}

/// A list of ids.
#[cfg(any(feature = "kpi", feature = "diagnosis", feature = "instrument"))]
pub(crate) fn ids(value: &JsValue, what: &str) -> Result<Vec<String>, Error> {
    let list = value.dyn_ref::<Array>().and_then(|list| list.iter().map(|text| text.as_string()).collect());
    list.ok_or_else(|| wrong(what, "a list of ids"))
}

/// The bytes of a text, or bytes as they are.
#[cfg(feature = "region")]
pub(crate) fn bytes(value: &JsValue, what: &str) -> Result<Vec<u8>, Error> {
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => Ok(bytes.to_vec()),
        None => text(value, what).map(String::into_bytes),
    }
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

/// An argument of another type than the call takes.
pub(crate) fn wrong(what: &str, wanted: &str) -> Error {
    Error::new("input.type", format!("`{what}` is not {wanted}"), "compare the call with the types of the package")
}
