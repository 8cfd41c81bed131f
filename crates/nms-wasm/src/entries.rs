//! What stands in a pack, and what its linter finds.

use js_sys::{Array, JSON};
use nms_core::Error;
use nms_core::boundary::word;
use nms_core::norm::Section;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::argument::{Text, text, wrong};
use crate::fault::{answer, plain, run, text_answer};
use crate::pack::{NormPack, held};

#[wasm_bindgen]
extern "C" {
    /// Packs that JavaScript holds and keeps.
    #[wasm_bindgen(typescript_type = "NormPack[]")]
    pub type PackHandles;
}

#[wasm_bindgen]
impl NormPack {
    /// The entries of a section, in the order of the pack.
    #[wasm_bindgen(skip_typescript)]
    pub fn section(&self, name: &Text) -> Result<JsValue, JsValue> {
        text_answer(|| {
            let section = word(&text(name, "name")?, Section::ALL)?;
            Ok::<_, Error>(self.inner.section_json(section))
        })
    }

    /// The entry of any section with this id, and its section; `undefined` where there is none.
    #[wasm_bindgen(unchecked_return_type = "FoundEntry | undefined")]
    pub fn entry(&self, id: &Text) -> Result<JsValue, JsValue> {
        let found = run(|| {
            let id = text(id, "id")?;
            let found = self.inner.entry(&id).zip(self.inner.entry_json(&id));
            Ok::<_, Error>(found.map(|((section, _), entry)| format!(r#"{{"section":"{section}","entry":{entry}}}"#)))
        })?;
        found.map_or(Ok(JsValue::UNDEFINED), |found| JSON::parse(&found))
    }

    /// The notes on an entry: doubtful places of the source.
    #[wasm_bindgen(js_name = "notesOn", unchecked_return_type = "Note[]")]
    pub fn notes_on(&self, id: &Text) -> Result<JsValue, JsValue> {
        answer(|| {
            let id = text(id, "id")?;
            Ok::<_, Error>(self.inner.notes_on(&id).cloned().collect::<Vec<_>>())
        })
    }

    /// The whole pack as canonical JSON text: the same bytes in every language.
    #[wasm_bindgen(js_name = "toJson")]
    pub fn to_json(&self) -> Result<String, JsValue> {
        run(|| Ok::<_, Error>(self.inner.to_json()))
    }

    /// All findings of the linter, in the order of the rules and of the pack.
    #[wasm_bindgen(unchecked_return_type = "Finding[]")]
    pub fn lint(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.lint())
    }
}

/// Findings between packs: abbreviations that mean different things in them.
#[wasm_bindgen(js_name = "lintTogether", unchecked_return_type = "Finding[]")]
pub fn lint_together(packs: &PackHandles) -> Result<JsValue, JsValue> {
    answer(|| {
        let packs = packs.dyn_ref::<Array>().ok_or_else(|| wrong("packs", "a list of packs"))?;
        let packs = packs.iter().map(|value| held(&value, "packs")).collect::<Result<Vec<_>, Error>>()?;
        Ok::<_, Error>(nms_core::norm::lint_together(&packs.iter().map(|pack| &**pack).collect::<Vec<_>>()))
    })
}
