//! Definitions of indicators, checked before any region is there.

use js_sys::Array;
use nms_core::region::Schema;
use nms_core::{Error, Limits, kpi};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::fault::{run, thrown};
use crate::pack::NormPack;

#[wasm_bindgen]
impl NormPack {
    /// What is wrong with the definitions of the indicators over the standard tables: each names entry and field.
    #[wasm_bindgen(js_name = "checkDefinitions", unchecked_return_type = "NmsError[]")]
    pub fn check_definitions(&self) -> Result<Array, JsValue> {
        run(|| Ok::<_, Error>(kpi::check(&self.inner, &Schema::standard(), &Limits::default())))
            .map(|faults| faults.iter().map(thrown).collect())
    }
}
