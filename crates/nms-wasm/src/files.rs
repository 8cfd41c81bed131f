//! Packs from their TOML texts: a region brings its own.

use js_sys::{Array, JsString, Object};
use nms_core::{Error, Limits, NormPack as Pack};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::argument::{OwnLimits, limits, text, wrong};
use crate::fault::run;
use crate::pack::{NormPack, PackHandle, held};

#[wasm_bindgen]
extern "C" {
    /// The files of a pack: an object of file name → text.
    #[wasm_bindgen(typescript_type = "Record<string, string>")]
    pub type Files;
}

#[wasm_bindgen]
impl NormPack {
    /// Reads a pack from its files, an object of file name → TOML text; `base` is the pack it extends.
    ///
    /// Throws one error with every problem of every file in `related`.
    #[wasm_bindgen(js_name = "fromFiles")]
    pub fn from_files(
        #[wasm_bindgen(js_name = "files")] given: &Files,
        base: Option<PackHandle>,
        #[wasm_bindgen(js_name = "limits")] own_limits: Option<OwnLimits>,
    ) -> Result<Self, JsValue> {
        let read = || -> Result<Pack, Error> {
            let limits = limits(own_limits.as_ref())?;
            let base = base.map(|base| held(&base, "base")).transpose()?;
            let files = files(given, &limits)?;
            let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
            Ok(Pack::from_files_within(files, base.as_deref(), &limits)?)
        };
        run(read).map(Self::keep)
    }
}

/// The files of a pack.
///
/// They are measured before they are copied, because the memory of a module never shrinks.
fn files(value: &JsValue, limits: &Limits) -> Result<Vec<(String, String)>, Error> {
    let object = value.dyn_ref::<Object>().ok_or_else(|| wrong("files", "an object of file name → text"))?;
    let entries: Vec<Array> = Object::entries(object).iter().map(JsCast::unchecked_into).collect();
    let mut total = 0_usize;
    for entry in &entries {
        total = total.saturating_add(length(&entry.get(1)));
        limits.check_bytes(total, "files")?;
    }
    entries.iter().map(|entry| Ok((text(&entry.get(0), "files")?, text(&entry.get(1), "files")?))).collect()
}

/// Characters of a text; a text has at least as many bytes.
fn length(value: &JsValue) -> usize {
    value.dyn_ref::<JsString>().map_or(0, |text| text.length() as usize)
}
