//! Networks in the formats of other tools.

use nms_core::boundary::word;
use nms_core::network::ExportFormat;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{Text, text};
use crate::fault::run;
use crate::network::Network;

#[wasm_bindgen]
impl Network {
    /// The network as text in a format of other tools, with nothing lost.
    pub fn export(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ExportFormat")] format: &Text,
    ) -> Result<String, JsValue> {
        run(|| word(&text(format, "format")?, ExportFormat::ALL).map(|format| self.inner.export(format)))
    }
}
