//! The shape a value must have, read from the JSON Schema that its type generates.

use std::sync::OnceLock;

use super::tree::{Kind, Tree};

/// A JSON Schema that is embedded as text and parsed at its first use.
pub(crate) struct Schema {
    text: &'static str,
    root: OnceLock<Shape>,
}

/// The part of JSON Schema that our types use.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    types: Vec<String>,
    pub(super) properties: Vec<(String, Shape)>,
    pub(super) required: Vec<String>,
    /// Keys beyond the named ones are refused.
    pub(super) strict: bool,
    items: Option<Box<Shape>>,
    /// The words of a closed vocabulary; empty for open values.
    pub(super) words: Vec<String>,
    any_of: Vec<Shape>,
    reference: Option<String>,
    definitions: Vec<(String, Shape)>,
    pub(super) format: Option<String>,
}

impl Schema {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, root: OnceLock::new() }
    }

    /// The shape of the whole value. The text is embedded, so it is always the same and always sound.
    pub(crate) fn root(&self) -> &Shape {
        self.root.get_or_init(|| serde_json::from_str::<Tree>(self.text).map(|tree| shape(&tree)).unwrap_or_default())
    }

    /// The shape behind references and optional values.
    pub(crate) fn resolve<'s>(&'s self, mut shape: &'s Shape) -> &'s Shape {
        loop {
            let next = match &shape.reference {
                Some(name) => self.root().definitions.iter().find(|(known, _)| known == name).map(|(_, shape)| shape),
                None => shape.any_of.iter().find(|option| !option.is("null")),
            };
            match next {
                Some(next) => shape = next,
                None => return shape,
            }
        }
    }

    /// The shape of the items of a list.
    pub(crate) fn items<'s>(&'s self, shape: &'s Shape) -> Option<&'s Shape> {
        shape.items.as_deref().map(|items| self.resolve(items))
    }
}

fn shape(tree: &Tree) -> Shape {
    let texts = |key: &str| match tree.get(key).map(|tree| &tree.kind) {
        Some(Kind::Text(one)) => vec![one.clone()],
        Some(Kind::List(items)) => items.iter().filter_map(Tree::text).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let shapes = |key: &str| match tree.get(key).map(|tree| &tree.kind) {
        Some(Kind::List(items)) => items.iter().map(shape).collect(),
        _ => Vec::new(),
    };
    let named = |key: &str| {
        let members = tree.get(key).map_or(&[][..], Tree::members);
        members.iter().map(|member| (member.key.clone(), shape(&member.value))).collect::<Vec<_>>()
    };
    let mut words = [texts("enum"), texts("const")].concat();
    // A vocabulary with a description for each word is a choice of constants.
    words.extend(shapes("oneOf").into_iter().flat_map(|option: Shape| option.words));
    Shape {
        types: texts("type"),
        properties: named("properties"),
        required: texts("required"),
        strict: tree.get("additionalProperties").is_some_and(|tree| tree.kind == Kind::Bool(false)),
        items: tree.get("items").map(|items| Box::new(shape(items))),
        words,
        any_of: shapes("anyOf"),
        reference: texts("$ref").first().and_then(|path| path.rsplit('/').next()).map(str::to_owned),
        definitions: named("$defs"),
        format: texts("format").into_iter().next(),
    }
}

impl Shape {
    /// The shape of a key.
    pub(crate) fn property(&self, name: &str) -> Option<&Shape> {
        self.properties.iter().find(|(known, _)| known == name).map(|(_, shape)| shape)
    }

    /// The names of all keys.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.properties.iter().map(|(name, _)| name.as_str())
    }

    /// Whether values of this JSON type are allowed.
    pub(super) fn is(&self, name: &str) -> bool {
        self.types.iter().any(|known| known == name)
    }

    /// Whether any value at all is allowed.
    pub(super) fn is_free(&self) -> bool {
        self.types.is_empty() && self.words.is_empty()
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
