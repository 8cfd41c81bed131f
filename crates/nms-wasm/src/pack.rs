//! Packs: orders as data.

use std::rc::Rc;

use js_sys::{Function, Reflect};
use nms_core::{Error, NormPack as Pack};
use wasm_bindgen::convert::TryFromJsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::argument::{OwnLimits, PackJson, json_text, limits, wrong};
use crate::fault::{plain, run};

#[wasm_bindgen]
extern "C" {
    /// A pack that JavaScript holds and keeps.
    #[wasm_bindgen(typescript_type = "NormPack")]
    pub type PackHandle;
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

    /// Another handle on the same pack: how `held` takes one without taking it away.
    #[wasm_bindgen(js_name = "_share", skip_typescript)]
    pub fn share(&self) -> Self {
        Self { inner: Rc::clone(&self.inner) }
    }
}

/// The pack behind a value of JavaScript, which keeps its own handle.
#[cfg_attr(not(any(feature = "network", feature = "region")), expect(dead_code, reason = "asked by what features add"))]
pub(crate) fn held(value: &JsValue, what: &str) -> Result<Rc<Pack>, Error> {
    let share = Reflect::get(value, &JsValue::from_str("_share")).ok().and_then(|share| share.dyn_into().ok());
    let shared = share.and_then(|share: Function| share.call0(value).ok());
    let pack = shared.and_then(|shared| NormPack::try_from_js_value(shared).ok());
    pack.map(|pack| pack.inner).ok_or_else(|| wrong(what, "a pack, or the pack was freed"))
}
