//! Conditions and numbers as text again: what explanations show. Read once more, the text means the same condition.

mod constant;
mod rows;
mod value;

use std::sync::Arc;

use super::condition::Condition;
use super::lookup::{Reverse, name_of, target};
use crate::region::schema::{Kind, Schema, TableSchema};
use constant::quoted;

/// A condition on the rows of a table, as a formula.
pub(crate) fn condition(condition: &Condition, table: &str, schema: &Schema) -> String {
    counted(table, schema).map_or_else(String::new, |row| row.condition(condition).text)
}

/// A number of the rows of a table, as a formula; the tests read it once more.
#[cfg(test)]
pub(crate) fn value(value: &super::Value, table: &str, schema: &Schema) -> String {
    counted(table, schema).map_or_else(String::new, |row| row.value(value, false).text)
}

fn counted<'s>(table: &str, schema: &'s Schema) -> Option<Row<'s>> {
    let counted = Arc::as_ref(schema.table(table)?);
    Some(Row { schema, counted, table: counted, prefix: String::new(), referred: false, variables: Vec::new() })
}

/// How tightly a part holds together, the loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Any,
    All,
    Relation,
    Sum,
    Product,
    Prefix,
    Closed,
}

/// A part of a formula as text.
struct Part {
    text: String,
    binding: Binding,
}

impl Part {
    fn new(binding: Binding, text: impl Into<String>) -> Self {
        Self { text: text.into(), binding }
    }

    /// In brackets where it holds together less tightly than what stands around it needs.
    fn within(self, needed: Binding) -> String {
        if self.binding < needed { format!("({})", self.text) } else { self.text }
    }
}

/// The row that a part of a condition is about.
struct Row<'s> {
    schema: &'s Schema,
    counted: &'s TableSchema,
    table: &'s TableSchema,
    /// What stands before the names of its columns: `c.session.`
    prefix: String,
    /// Whether a reference leads to it, so that the reference alone means its id.
    referred: bool,
    variables: Vec<String>,
}

impl<'s> Row<'s> {
    fn name(&self, column: usize) -> String {
        format!("{}{}", self.prefix, name_of(self.table, column))
    }

    /// The row that a reference leads to.
    fn beyond(&self, column: usize) -> Self {
        Self {
            schema: self.schema,
            counted: self.counted,
            table: target(self.schema, self.table, column).unwrap_or(self.table),
            prefix: self.name(column) + ".",
            referred: true,
            variables: self.variables.clone(),
        }
    }

    fn condition(&self, condition: &Condition) -> Part {
        match condition {
            Condition::Constant(truth) => Part::new(Binding::Closed, truth.to_string()),
            Condition::Flag { column } => Part::new(Binding::Closed, self.name(*column)),
            Condition::Present { column } => Part::new(Binding::Closed, format!("has({})", self.name(*column))),
            Condition::Word { column, accepted } => self.word(*column, *accepted),
            Condition::Text { column, accepted } => self.text(*column, accepted, true),
            Condition::Through { column, condition } => self.beyond(*column).condition(condition),
            Condition::Compare { left, comparison, right } => {
                let day = self.is_day(left) || self.is_day(right);
                let [left, right] = [left, right].map(|side| self.value(side, day).within(Binding::Sum));
                Part::new(Binding::Relation, format!("{left} {} {right}", comparison.sign()))
            }
            Condition::Not(inner) => self.not(inner),
            Condition::All(parts) => self.all(parts),
            Condition::Any(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.condition(part).within(Binding::Any)).collect();
                Part::new(Binding::Any, parts.join(" || "))
            }
            Condition::Exists { table, column, condition } => {
                self.asked(Reverse { table: *table, column: *column }, "exists", condition)
            }
        }
    }

    /// Parts of `&&`; what is filled and not equal is written as unequal, and stays so behind a reference.
    fn all(&self, parts: &[Condition]) -> Part {
        let unequal = |at: usize| {
            let Some(Condition::Not(inner)) = parts.get(at) else { return None };
            let (column, part) = match inner.as_ref() {
                Condition::Text { column, accepted } if accepted.len() == 1 => {
                    (*column, self.text(*column, accepted, false))
                }
                Condition::Flag { column } => {
                    (*column, Part::new(Binding::Relation, format!("{} == false", self.name(*column))))
                }
                _ => return None,
            };
            let filled = parts.get(..at).is_some_and(|before| before.contains(&Condition::Present { column }));
            filled.then_some((column, part))
        };
        let mut texts = Vec::with_capacity(parts.len());
        for (at, part) in parts.iter().enumerate() {
            match (part, unequal(at), unequal(at + 1)) {
                (Condition::Present { column }, _, Some((next, _))) if next == *column => {}
                (_, Some((_, part)), _) => texts.push(part.within(Binding::All)),
                (part, None, _) => texts.push(self.condition(part).within(Binding::All)),
            }
        }
        let binding = if texts.len() == 1 { Binding::Relation } else { Binding::All };
        Part::new(binding, texts.join(" && "))
    }

    fn word(&self, column: usize, accepted: u64) -> Part {
        let name = self.name(column);
        let words = match self.table.columns.get(column).map(|column| &column.kind) {
            Some(Kind::Word { words }) => words.as_slice(),
            _ => &[],
        };
        let set =
            |place: usize| u32::try_from(place).is_ok_and(|place| accepted.checked_shr(place).unwrap_or(0) & 1 == 1);
        let (inside, outside): (Vec<_>, Vec<_>) = words.iter().enumerate().partition(|(place, _)| set(*place));
        Part::new(
            Binding::Relation,
            match (inside.as_slice(), outside.as_slice()) {
                ([(_, only)], _) => format!("{name} == {}", quoted(only)),
                ([_, _, ..], [(_, only)]) if words.len() <= 64 => format!("{name} != {}", quoted(only)),
                (some, _) => format!("{name} in [{}]", list(some.iter().map(|(_, word)| word.as_str()))),
            },
        )
    }

    fn text(&self, column: usize, accepted: &[String], equal: bool) -> Part {
        let is_id = self.table.columns.get(column).is_some_and(|column| column.kind == Kind::Id);
        let first = self.table.columns.iter().position(|column| column.kind == Kind::Id);
        let name = match self.prefix.strip_suffix('.') {
            Some(reference) if self.referred && is_id && first == Some(column) => reference.to_owned(),
            _ => self.name(column),
        };
        Part::new(
            Binding::Relation,
            match accepted {
                [only] => format!("{name} {} {}", if equal { "==" } else { "!=" }, quoted(only)),
                several => format!("{name} in [{}]", list(several.iter().map(String::as_str))),
            },
        )
    }

    fn not(&self, inner: &Condition) -> Part {
        if let Some(every) = self.every(inner) {
            return every;
        }
        Part::new(Binding::Prefix, format!("!{}", self.condition(inner).within(Binding::Prefix)))
    }
}

fn list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.map(quoted).collect::<Vec<_>>().join(", ")
}
