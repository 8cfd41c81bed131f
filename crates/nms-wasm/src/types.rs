//! What the generated declarations (`nms.d.ts`) say beyond the signatures.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../ts/head.d.ts");
