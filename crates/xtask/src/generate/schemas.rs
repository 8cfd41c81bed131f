//! The JSON Schemas of the core's types, for people and tools, and their shapes, which the core embeds.

use anyhow::Result;
use serde_json::{Map, Value};

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

/// The shape by which the core checks a file of a pack.
pub(crate) fn pack_shape() -> Result<String> {
    Ok(serde_json::to_string(&shape(nms_core::norm::pack_schema()))? + "\n")
}

/// The shape by which the core checks the rows of a network.
pub(crate) fn rows_shape() -> Result<String> {
    Ok(serde_json::to_string(&shape(nms_core::network::rows_schema()))? + "\n")
}

/// The shape by which the core checks a CASE package.
pub(crate) fn case_shape() -> Result<String> {
    Ok(serde_json::to_string(&shape(nms_core::diagnosis::framework::case::case_schema()))? + "\n")
}

/// A schema without what is said to people, its vocabularies as plain lists: a third of its size.
fn shape(schema: Value) -> Value {
    match schema {
        Value::Object(members) => {
            let words = |options: &Value| {
                let words = options.as_array()?.iter().map(|option| option.get("const").cloned());
                words.collect::<Option<Vec<_>>>().map(Value::Array)
            };
            let mut kept = Map::new();
            for (key, value) in members {
                match (key.as_str(), &value) {
                    ("$schema" | "title" | "description", Value::String(_)) | ("default" | "minimum", _) => {}
                    ("oneOf", options) if words(options).is_some() => {
                        kept.insert("enum".into(), words(options).unwrap_or_default());
                    }
                    _ => {
                        kept.insert(key, shape(value));
                    }
                }
            }
            kept.sort_keys();
            Value::Object(kept)
        }
        Value::Array(items) => Value::Array(items.into_iter().map(shape).collect()),
        other => other,
    }
}

/// The schema as indented JSON with sorted keys and a final newline.
pub(super) fn text(mut schema: serde_json::Value) -> Result<String> {
    schema.sort_all_objects();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
