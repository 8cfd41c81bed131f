//! The language of texts for people.

use nms_core::boundary::word;
use nms_core::{Error, Language};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::argument::text;

#[wasm_bindgen]
extern "C" {
    /// The language of texts for people.
    #[wasm_bindgen(typescript_type = "Language")]
    pub type Tongue;
}

/// A language; the core's own where there is none.
pub(crate) fn language(value: Option<&Tongue>) -> Result<Language, Error> {
    value.map_or_else(|| Ok(Language::default()), |value| word(&text(value, "language")?, Language::ALL))
}
