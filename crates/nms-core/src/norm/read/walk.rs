//! Walks a parsed file along the shape it must have and reports every difference.

use chrono::NaiveDate;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, Problems};
use super::section_of;
use super::shape::Shape;
use super::syntax::{File, to_json};
use crate::boundary::Limits;
use crate::boundary::shown;
use crate::decimal::Decimal;
use crate::norm::section::Section;
use crate::text::nearest;

/// Checks a file and hands each sound entry (`None` as the section: the head) to `take` with its line.
pub(super) fn file(
    file: &File<'_>,
    limits: &Limits,
    problems: &mut Problems,
    take: &mut dyn FnMut(Option<Section>, usize, Value),
) {
    let root = Shape::of_file();
    for (key, value) in file.table.get_ref() {
        let line = file.line(key.span().start);
        let here = Problem::here(file.name, line);
        let name = key.get_ref().as_ref();
        let Some(shape) = root.properties.get(name) else {
            let known = root.properties.keys().map(String::as_str);
            let help = match nearest(name, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "the sections are listed in `schemas/pack.schema.json`".to_owned(),
            };
            problems.push(here.says("pack.section.unknown", format!("there is no section `{}`", shown(name)), help));
            continue;
        };
        let section = section_of(name);
        let entries: Vec<_> = match (section, value.get_ref()) {
            (None, DeValue::Table(_)) => vec![(shape.resolved(), value)],
            (Some(_), DeValue::Array(items)) => {
                let shape = shape.items.as_deref().map_or(shape, Shape::resolved);
                items.iter().map(|item| (shape, item)).collect()
            }
            _ => {
                let form = if section.is_some() { format!("[[{name}]]") } else { format!("[{name}]") };
                problems.push(here.says(
                    "pack.section.form",
                    format!("`{name}` is not {form}"),
                    format!("write `{form}`"),
                ));
                continue;
            }
        };
        for (shape, entry) in entries {
            let before = problems.total();
            let line = file.line(entry.span().start);
            let id = entry.get_ref().get("id").and_then(|id| id.get_ref().as_str()).unwrap_or("?");
            let mut walk = Walk { file, limits, problems, entry: id };
            walk.value(shape, entry, &mut Vec::new());
            if problems.total() == before
                && let Some(value) = to_json(entry.get_ref())
            {
                take(section, line, value);
            }
        }
    }
}

/// The walk through one entry.
struct Walk<'w, 'a> {
    file: &'w File<'a>,
    limits: &'w Limits,
    problems: &'w mut Problems,
    entry: &'w str,
}

impl Walk<'_, '_> {
    fn says(&mut self, at: usize, path: &[String], code: &'static str, message: String, help: String) {
        let here = Problem::here(self.file.name, self.file.line(at)).entry(self.entry);
        let here =
            if path.is_empty() { here } else { here.field(&path.concat().trim_start_matches('.').replace(".[", "[")) };
        self.problems.push(here.says(code, message, help));
    }

    fn value(&mut self, shape: &'static Shape, value: &Spanned<DeValue<'_>>, path: &mut Vec<String>) {
        let at = value.span().start;
        if path.len() > self.limits.depth {
            let most = self.limits.depth;
            return self.says(
                at,
                path,
                "limit.depth",
                format!("values are nested deeper than {most}"),
                "flatten them, or raise `Limits::depth`".into(),
            );
        }
        let shape = shape.resolved();
        match value.get_ref() {
            DeValue::Table(table) if shape.is("object") || shape.is_free() => self.table(shape, at, table, path),
            DeValue::Array(items) if shape.is("array") || shape.is_free() => {
                static FREE: std::sync::OnceLock<Shape> = std::sync::OnceLock::new();
                let items_shape = shape.items.as_deref().unwrap_or_else(|| FREE.get_or_init(Shape::default));
                for (place, item) in items.iter().enumerate() {
                    path.push(format!("[{place}]"));
                    self.value(items_shape, item, path);
                    path.pop();
                }
            }
            DeValue::String(text) => self.text(shape, at, text, path),
            DeValue::Integer(_) | DeValue::Float(_) => self.number(shape, at, value.get_ref(), path),
            DeValue::Boolean(_) if shape.is("boolean") || shape.is_free() => {}
            _ => self.wrong_type(shape, at, path),
        }
    }

    fn wrong_type(&mut self, shape: &Shape, at: usize, path: &[String]) {
        let expected = shape.expected();
        self.says(at, path, "pack.type", format!("the value is not {expected}"), format!("write {expected}"));
    }

    fn table(&mut self, shape: &'static Shape, at: usize, table: &DeTable<'_>, path: &mut Vec<String>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            path.push(format!(".{}", shown(name)));
            match shape.properties.get(name) {
                Some(field) => self.value(field, value, path),
                None if shape.is_strict() => {
                    let known = shape.properties.keys().map(String::as_str);
                    let help = match nearest(name, known.clone()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("the fields are {}", known.collect::<Vec<_>>().join(", ")),
                    };
                    self.says(key.span().start, path, "pack.field.unknown", "there is no such field".into(), help);
                }
                None => {
                    static FREE: std::sync::OnceLock<Shape> = std::sync::OnceLock::new();
                    self.value(FREE.get_or_init(Shape::default), value, path);
                }
            }
            path.pop();
        }
        for name in &shape.required {
            if table.get(name.as_str()).is_none() {
                path.push(format!(".{name}"));
                self.says(at, path, "pack.field.missing", "the field is missing".into(), format!("add `{name}`"));
                path.pop();
            }
        }
    }

    fn text(&mut self, shape: &Shape, at: usize, text: &str, path: &[String]) {
        let words = shape.vocabulary();
        if text.chars().nth(self.limits.text).is_some() {
            let most = self.limits.text;
            self.says(
                at,
                path,
                "limit.text",
                format!("the text is longer than {most} characters"),
                "shorten it, or raise `Limits::text`".into(),
            );
        } else if !words.is_empty() {
            if !words.contains(&text) {
                let help = match nearest(text, words.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the words are {}", words.join(", ")),
                };
                self.says(
                    at,
                    path,
                    "pack.word.unknown",
                    format!("`{}` is not a word of this field", shown(text)),
                    help,
                );
            }
        } else if shape.format.as_deref() == Some("date") {
            if NaiveDate::parse_from_str(text, "%Y-%m-%d").is_err() {
                self.says(at, path, "pack.date", "the text is not a date".into(), "write it as \"2023-06-07\"".into());
            }
        } else if !shape.is("string") && !shape.is_free() {
            self.wrong_type(shape, at, path);
        } else if text.trim().is_empty()
            && path.last().is_some_and(|name| matches!(name.as_str(), ".ru" | ".en" | ".clause"))
        {
            self.says(at, path, "pack.text.empty", "the text is empty".into(), "write a few words".into());
        }
    }

    fn number(&mut self, shape: &Shape, at: usize, value: &DeValue<'_>, path: &[String]) {
        let number = to_json(value);
        let fits = match number.as_ref() {
            None => false,
            Some(_) if shape.is_free() => true,
            Some(number) if shape.is("integer") => {
                number.as_i64().is_some_and(|number| match shape.format.as_deref() {
                    Some("uint32") => u32::try_from(number).is_ok(),
                    _ => i32::try_from(number).is_ok(),
                })
            }
            Some(number) if shape.is("number") => number.to_string().parse::<Decimal>().is_ok(),
            Some(_) => return self.wrong_type(shape, at, path),
        };
        if !fits {
            let (message, help) = if shape.is("integer") {
                ("the value is not a whole number within range", "write a whole number")
            } else {
                ("the number is not finite, or has more than 15 digits", "write a plain decimal number")
            };
            self.says(at, path, "pack.number", message.into(), help.into());
        }
    }
}
