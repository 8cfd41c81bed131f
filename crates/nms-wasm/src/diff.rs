//! What differs between two packs.

use nms_core::Error;
use nms_core::norm::diff::print;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::fault::{answer, run};
use crate::pack::{NormPack, PackHandle, held};
use crate::tongue::{Tongue, language};

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
