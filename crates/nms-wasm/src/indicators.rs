//! What only the build for indicators has of a report: its JSON text, how values are spread over schools, pictures.

use nms_core::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::{Text, text};
use crate::fault::{answer, run, text_answer};
use crate::report::KpiReport;
use crate::tongue::{Tongue, language};

#[wasm_bindgen]
impl KpiReport {
    /// The whole report as its canonical JSON text: what it was asked for, indicators, nodes, figures.
    #[wasm_bindgen(js_name = "toJson")]
    pub fn to_json(&self) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.to_json()))
    }

    /// The mean, the largest and the smallest of the values of organisations of a kind (`school`) at a node and below it.
    #[wasm_bindgen(unchecked_return_type = "Spread")]
    pub fn spread(&self, indicator: &Text, node: &Text, kind: &Text) -> Result<JsValue, JsValue> {
        answer(|| self.inner.spread(&text(indicator, "indicator")?, &text(node, "node")?, &text(kind, "kind")?))
    }

    /// Every indicator at a node as a chart of Vega-Lite: a bar with a mark at its target; the topmost node where none is
    /// named.
    #[wasm_bindgen(js_name = "bulletChart", unchecked_return_type = "object")]
    pub fn bullet_chart(
        &self,
        node: Option<Text>,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| {
            let node = node.map(|node| text(&node, "node")).transpose()?;
            self.inner.bullet_chart(node.as_deref(), language(tongue.as_ref())?)
        })
    }

    /// Municipalities by indicators as a chart of Vega-Lite: where each stands against its target, or the values of one
    /// indicator.
    #[wasm_bindgen(js_name = "mapChart", unchecked_return_type = "object")]
    pub fn map_chart(
        &self,
        indicator: Option<Text>,
        #[wasm_bindgen(js_name = "language")] tongue: Option<Tongue>,
    ) -> Result<JsValue, JsValue> {
        text_answer(|| {
            let indicator = indicator.map(|indicator| text(&indicator, "indicator")).transpose()?;
            self.inner.map_chart(indicator.as_deref(), language(tongue.as_ref())?)
        })
    }
}
