//! What differs between two packs.

use nms_core::boundary::word;
use nms_core::norm::diff::print;
use nms_core::{Error, Language};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::text;
use crate::fault::{answer, run};
use crate::pack::{NormPack, PackHandle, held};

#[wasm_bindgen]
extern "C" {
    /// The language of texts for people.
    #[wasm_bindgen(typescript_type = "Language")]
    pub type Tongue;
}

#[wasm_bindgen]
impl NormPack {
    /// What differs in `other` from this pack; entries are matched by id, then by concept.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn diff(&self, other: &PackHandle) -> Result<JsValue, JsValue> {
        answer(|| Ok::<_, Error>(self.inner.diff(&*held(other, "other")?)))
    }

    /// What differs in `other`, as lines for people; Russian unless asked otherwise.
    #[wasm_bindgen(js_name = "diffText")]
    pub fn diff_text(
        &self,
        other: &PackHandle,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<String, JsValue> {
        run(|| {
            let (other, language) = (held(other, "other")?, language(tongue.as_ref())?);
            Ok::<_, Error>(print(&self.inner.diff(&other), language))
        })
    }
}

/// A language; the core's own where there is none.
fn language(value: Option<&Tongue>) -> Result<Language, Error> {
    value.map_or_else(|| Ok(Language::default()), |value| word(&text(value, "language")?, Language::ALL))
}
