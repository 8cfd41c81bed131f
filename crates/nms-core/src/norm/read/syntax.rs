//! TOML text to a tree that remembers its lines.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, Problems};

/// One file of a pack, parsed as far as its syntax allows.
pub(super) struct File<'a> {
    pub(super) name: &'a str,
    pub(super) table: Spanned<DeTable<'a>>,
    line_starts: Vec<usize>,
}

impl<'a> File<'a> {
    /// Parses a file; each fault of syntax is a problem, and what is sound is kept.
    pub(super) fn parse(name: &'a str, text: &'a str, problems: &mut Problems) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let (table, errors) = DeTable::parse_recoverable(text);
        let file = Self { name, table, line_starts };
        for error in errors {
            let line = error.span().map_or(1, |span| file.line(span.start));
            let message: String = error.message().lines().next().unwrap_or("broken TOML").chars().take(200).collect();
            let here = Problem::here(name, line);
            problems.push(here.says("pack.syntax", message, "mend the TOML of this line"));
        }
        file
    }

    /// The line, from 1, of a byte of the text.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= byte)
    }
}

/// The same value as JSON; dates become text, and `None` stands for a number that JSON cannot hold.
pub(super) fn to_json(value: &DeValue<'_>) -> Option<serde_json::Value> {
    Some(match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok()?.into(),
        DeValue::Float(number) => serde_json::Number::from_f64(number.as_str().parse().ok()?)?.into(),
        DeValue::Boolean(truth) => (*truth).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| to_json(item.get_ref())).collect::<Option<Vec<_>>>()?.into(),
        DeValue::Table(table) => serde_json::Value::Object(
            table
                .iter()
                .map(|(key, item)| Some((key.get_ref().to_string(), to_json(item.get_ref())?)))
                .collect::<Option<_>>()?,
        ),
    })
}
