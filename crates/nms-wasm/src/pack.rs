//! Packs: orders as data.

use std::rc::Rc;

use js_sys::{Array, Function, JSON, Reflect};
use nms_core::boundary::word;
use nms_core::norm::Section;
use nms_core::{Error, NormPack as Pack};
use wasm_bindgen::convert::TryFromJsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::argument::{OwnLimits, PackJson, Text, json_text, limits, text, wrong};
use crate::fault::{answer, plain, run, text_answer};

#[wasm_bindgen]
extern "C" {
    /// A pack that JavaScript holds and keeps.
    #[wasm_bindgen(typescript_type = "NormPack")]
    pub type PackHandle;
    /// Packs that JavaScript holds and keeps.
    #[wasm_bindgen(typescript_type = "NormPack[]")]
    pub type PackHandles;
}

/// One normative document as data: who acts, who answers for what, what is promised and when.
#[wasm_bindgen]
#[derive(Debug)]
pub struct NormPack {
    pub(crate) inner: Rc<Pack>,
}

#[wasm_bindgen]
impl NormPack {
    /// Reads a pack from its canonical JSON, as it comes with the package or as `toJson` gave it: an object or its text.
    ///
    /// Throws one error with every problem in `related`.
    #[wasm_bindgen(js_name = "fromJson")]
    pub fn from_json(
        pack: &PackJson,
        #[wasm_bindgen(js_name = "limits")] own_limits: Option<OwnLimits>,
    ) -> Result<Self, JsValue> {
        run(|| {
            let limits = limits(own_limits.as_ref())?;
            Pack::from_json(&json_text(pack, "pack", &limits)?, &limits)
        })
        .map(Self::keep)
    }

    pub(crate) fn keep(pack: Pack) -> Self {
        Self { inner: Rc::new(pack) }
    }

    /// The identifier of the pack: `orenburg-2023`.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> String {
        self.inner.id().to_owned()
    }

    /// The head of the pack: which document it is, where and when it holds.
    #[wasm_bindgen(getter, unchecked_return_type = "Header")]
    pub fn header(&self) -> Result<JsValue, JsValue> {
        plain(|| self.inner.header())
    }

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

    /// Another handle on the same pack: how `held` takes one without taking it away.
    #[wasm_bindgen(js_name = "_share", skip_typescript)]
    pub fn share(&self) -> Self {
        Self { inner: Rc::clone(&self.inner) }
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

/// The pack behind a value of JavaScript, which keeps its own handle.
pub(crate) fn held(value: &JsValue, what: &str) -> Result<Rc<Pack>, Error> {
    let share = Reflect::get(value, &JsValue::from_str("_share")).ok().and_then(|share| share.dyn_into().ok());
    let shared = share.and_then(|share: Function| share.call0(value).ok());
    let pack = shared.and_then(|shared| NormPack::try_from_js_value(shared).ok());
    pack.map(|pack| pack.inner).ok_or_else(|| wrong(what, "a pack, or the pack was freed"))
}
