//! The JSON Schema of the pack format.

use anyhow::Result;

/// The schema as indented JSON with sorted keys and a final newline.
pub(crate) fn generate() -> Result<String> {
    let mut schema = nms_core::norm::pack_schema();
    schema.sort_all_objects();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
