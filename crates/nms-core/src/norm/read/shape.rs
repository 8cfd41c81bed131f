//! The shape an entry must have, read from the JSON Schema that the types generate.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::Value;

/// The part of JSON Schema that the pack's types use.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Shape {
    #[serde(rename = "type")]
    types: Option<Value>,
    pub(super) properties: BTreeMap<String, Shape>,
    pub(super) required: Vec<String>,
    additional_properties: Option<Value>,
    pub(super) items: Option<Box<Shape>>,
    #[serde(rename = "enum")]
    words: Vec<Value>,
    #[serde(rename = "const")]
    word: Option<String>,
    one_of: Vec<Shape>,
    any_of: Vec<Shape>,
    #[serde(rename = "$ref")]
    reference: Option<String>,
    #[serde(rename = "$defs")]
    definitions: BTreeMap<String, Shape>,
    pub(super) format: Option<String>,
}

impl Shape {
    /// The shape of a whole file; the schema is embedded, so it is always the same and always sound.
    pub(super) fn of_file() -> &'static Self {
        static SHAPE: OnceLock<Shape> = OnceLock::new();
        SHAPE
            .get_or_init(|| serde_json::from_str(include_str!("../../../schemas/pack.schema.json")).unwrap_or_default())
    }

    /// The shape behind references and optional values.
    pub(super) fn resolved(&'static self) -> &'static Self {
        let root = Self::of_file();
        let mut shape = self;
        loop {
            let next = match &shape.reference {
                Some(reference) => reference.rsplit('/').next().and_then(|name| root.definitions.get(name)),
                None => shape.any_of.iter().find(|option| !option.is("null")),
            };
            match next {
                Some(next) => shape = next,
                None => return shape,
            }
        }
    }

    /// Whether values of this JSON type are allowed.
    pub(super) fn is(&self, name: &str) -> bool {
        match &self.types {
            Some(Value::String(only)) => only == name,
            Some(Value::Array(several)) => several.iter().any(|one| one == name),
            _ => false,
        }
    }

    /// Whether any value at all is allowed.
    pub(super) fn is_free(&self) -> bool {
        self.types.is_none() && self.vocabulary().is_empty()
    }

    /// Whether keys beyond the named ones are refused.
    pub(super) fn is_strict(&self) -> bool {
        self.additional_properties == Some(Value::Bool(false))
    }

    /// The words of a closed vocabulary; empty for open values.
    pub(super) fn vocabulary(&self) -> Vec<&str> {
        let listed = self.words.iter().filter_map(Value::as_str);
        let described = self.one_of.iter().flat_map(Shape::vocabulary);
        listed.chain(self.word.as_deref()).chain(described).collect()
    }

    /// What is expected, in words.
    pub(super) fn expected(&self) -> &'static str {
        let all: [(&str, &'static str); 6] = [
            ("object", "a table of keys and values"),
            ("array", "a list"),
            ("integer", "a whole number"),
            ("number", "a number"),
            ("boolean", "true or false"),
            ("string", "a text"),
        ];
        all.iter().find(|(name, _)| self.is(name)).map_or("a text", |(_, words)| words)
    }
}
