//! The JSON Schemas of the core's types.

use anyhow::Result;

/// The shape of a file of a pack.
pub(crate) fn pack() -> Result<String> {
    text(nms_core::norm::pack_schema())
}

/// The shape of the rows of a network.
pub(crate) fn rows() -> Result<String> {
    text(nms_core::network::rows_schema())
}

/// The shapes of all answers, from which other languages take their types.
pub(crate) fn answers() -> Result<String> {
    text(nms_core::boundary::answers_schema())
}

/// The schema as indented JSON with sorted keys and a final newline.
fn text(mut schema: serde_json::Value) -> Result<String> {
    schema.sort_all_objects();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
