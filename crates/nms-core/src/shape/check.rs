//! Walks a value along the shape it must have and reports every difference.

use super::schema::{Schema, Shape};
use super::tree::{Kind, Tree};
use crate::boundary::{Limits, day, shown};
use crate::decimal::Decimal;
use crate::text::nearest;

/// One difference between a value and its shape.
pub(crate) struct Fault {
    /// The byte of the text.
    pub(crate) at: usize,
    /// The field: `term.windows[0].from`; empty for the value as a whole.
    pub(crate) field: String,
    /// The end of a code: `field.unknown`.
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// Reports every difference between a value and the shape it must have.
pub(crate) fn check(schema: &Schema, shape: &Shape, value: &Tree, limits: &Limits, report: &mut dyn FnMut(Fault)) {
    Walk { schema, limits, report, path: Vec::new() }.value(shape, value);
}

/// The walk through one value.
struct Walk<'w> {
    schema: &'w Schema,
    limits: &'w Limits,
    report: &'w mut dyn FnMut(Fault),
    path: Vec<Part>,
}

enum Part {
    Key(String),
    Place(usize),
}

/// The shape of what may be anything.
static FREE: std::sync::OnceLock<Shape> = std::sync::OnceLock::new();

impl Walk<'_> {
    fn says(&mut self, at: usize, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        let mut field = String::new();
        for part in &self.path {
            match part {
                Part::Key(key) if field.is_empty() => field.push_str(key),
                Part::Key(key) => field.extend([".", key]),
                Part::Place(place) => field.extend(["[", &place.to_string(), "]"]),
            }
        }
        (self.report)(Fault { at, field, code, message: message.into(), help: help.into() });
    }

    fn inside(&mut self, part: Part, shape: &Shape, value: &Tree) {
        self.path.push(part);
        self.value(shape, value);
        self.path.pop();
    }

    fn value(&mut self, shape: &Shape, value: &Tree) {
        let at = value.at;
        if self.path.len() > self.limits.depth {
            let message = format!("values are nested deeper than {}", self.limits.depth);
            return self.says(at, "depth", message, "flatten them, or raise `Limits::depth`");
        }
        let schema = self.schema;
        let resolved = schema.resolve(shape);
        let free = resolved.is_free();
        match &value.kind {
            Kind::Table(_) if resolved.is("object") || free => self.table(resolved, value),
            Kind::List(items) if resolved.is("array") || free => {
                let shape = schema.items(resolved).unwrap_or_else(|| FREE.get_or_init(Shape::default));
                for (place, item) in items.iter().enumerate() {
                    self.inside(Part::Place(place), shape, item);
                }
            }
            Kind::Text(text) => self.text(resolved, at, text),
            Kind::Integer(_) | Kind::Decimal(_) | Kind::NoNumber => self.number(resolved, value),
            Kind::Bool(_) if resolved.is("boolean") || free => {}
            // What may be left out may also be null; the reader takes both alike.
            Kind::Null => {}
            _ => self.wrong_type(resolved, at),
        }
    }

    fn wrong_type(&mut self, shape: &Shape, at: usize) {
        let expected = shape.expected();
        self.says(at, "type", format!("the value is not {expected}"), format!("write {expected}"));
    }

    fn table(&mut self, shape: &Shape, value: &Tree) {
        for member in value.members() {
            let part = Part::Key(shown(&member.key));
            match shape.property(&member.key) {
                Some(field) => self.inside(part, field, &member.value),
                None if shape.strict => {
                    let help = match nearest(&member.key, shape.names()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("the fields are {}", shape.names().collect::<Vec<_>>().join(", ")),
                    };
                    self.path.push(part);
                    self.says(member.at, "field.unknown", "there is no such field", help);
                    self.path.pop();
                }
                None => self.inside(part, FREE.get_or_init(Shape::default), &member.value),
            }
        }
        for name in &shape.required {
            if value.get(name).is_none_or(|found| found.kind == Kind::Null) {
                self.path.push(Part::Key(name.clone()));
                self.says(value.at, "field.missing", "the field is missing", format!("add `{name}`"));
                self.path.pop();
            }
        }
    }

    fn text(&mut self, shape: &Shape, at: usize, text: &str) {
        if text.len() > self.limits.text && text.chars().nth(self.limits.text).is_some() {
            let message = format!("the text is longer than {} characters", self.limits.text);
            self.says(at, "text.long", message, "shorten it, or raise `Limits::text`");
        } else if !shape.words.is_empty() {
            if !shape.words.iter().any(|word| word == text) {
                let words = || shape.words.iter().map(String::as_str);
                let help = match nearest(text, words()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the words are {}", words().collect::<Vec<_>>().join(", ")),
                };
                self.says(at, "word", "the text is not a word of this field", help);
            }
        } else if shape.format.as_deref() == Some("date") {
            if day(text).is_none() {
                self.says(at, "date", "the text is not a date", "write it as \"2023-06-07\"");
            }
        } else if !shape.is("string") && !shape.is_free() {
            self.wrong_type(shape, at);
        } else if text.trim().is_empty() && self.must_say_something() {
            self.says(at, "text.empty", "the text is empty", "write a few words");
        }
    }

    /// Labels and clauses are there to be read.
    fn must_say_something(&self) -> bool {
        matches!(self.path.last(), Some(Part::Key(key)) if matches!(key.as_str(), "ru" | "en" | "clause"))
    }

    fn number(&mut self, shape: &Shape, value: &Tree) {
        let whole = shape.is("integer");
        let fits = match value.kind {
            Kind::NoNumber => false,
            _ if shape.is_free() => true,
            Kind::Integer(number) if whole => match shape.format.as_deref() {
                Some("uint32") => u32::try_from(number).is_ok(),
                _ => i32::try_from(number).is_ok(),
            },
            Kind::Decimal(_) if shape.is("number") => true,
            Kind::Integer(number) if shape.is("number") => Decimal::whole(number).is_some(),
            _ => return self.wrong_type(shape, value.at),
        };
        if !fits {
            let (message, help) = if whole {
                ("the value is not a whole number within range", "write a whole number")
            } else {
                ("the number is not finite, or has more than 15 digits", "write a plain decimal number")
            };
            self.says(value.at, "number", message, help);
        }
    }
}
