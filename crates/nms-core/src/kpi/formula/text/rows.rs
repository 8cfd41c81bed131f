//! What is asked of the rows of a table, as text.

use std::sync::Arc;

use super::super::build::all;
use super::super::check::{COMPLETIONS, completed};
use super::super::condition::Condition;
use super::super::lookup::{Reverse, reverse_name};
use super::{Binding, Part, Row};
use crate::region::schema::Participations;

impl Row<'_> {
    /// No row that breaks a condition: every row satisfies it.
    pub(super) fn every(&self, broken: &Condition) -> Option<Part> {
        match broken {
            Condition::Through { column, condition } => self.beyond(*column).every(condition),
            Condition::Exists { table, column, condition } => {
                let reverse = Reverse { table: *table, column: *column };
                match condition.as_ref() {
                    Condition::Not(kept) => Some(self.asked(reverse, "all", kept)),
                    Condition::All(parts) => match parts.as_slice() {
                        [first, Condition::Not(kept)] if Some(first) == self.completed(reverse).as_ref() => {
                            let kept = self.lambda(reverse, kept);
                            Some(Part::new(Binding::Closed, format!("{}{COMPLETIONS}.all({kept})", self.prefix)))
                        }
                        _ => None,
                    },
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// `table.asked(v, condition)`
    pub(super) fn asked(&self, reverse: Reverse, asked: &str, condition: &Condition) -> Part {
        let (name, rest) = match self.completions(reverse, condition).filter(|_| asked != "all") {
            Some(rest) => (COMPLETIONS.to_owned(), Some(rest)),
            None => (reverse_name(self.schema, &self.table.name, reverse), None),
        };
        let lambda = self.lambda(reverse, rest.as_ref().unwrap_or(condition));
        Part::new(Binding::Closed, format!("{}{name}.{asked}({lambda})", self.prefix))
    }

    /// What makes a row of this table a completed participation, if it is the one the short name means.
    fn completed(&self, reverse: Reverse) -> Option<Condition> {
        let table = self.schema.at(reverse.table)?;
        let plain = table.name == Participations::NAME && self.schema.table(COMPLETIONS).is_none();
        let named = plain && reverse_name(self.schema, &self.table.name, reverse) == table.name;
        let own = self.table.place(COMPLETIONS).is_none();
        completed(table).filter(|_| named && own)
    }

    /// What is asked of completed participations, where the condition begins with that.
    pub(super) fn completions(&self, reverse: Reverse, condition: &Condition) -> Option<Condition> {
        let completed = self.completed(reverse)?;
        match condition {
            same if *same == completed => Some(Condition::Constant(true)),
            Condition::All(parts) => {
                let (first, rest) = parts.split_first()?;
                (*first == completed).then(|| all(rest.to_vec()))
            }
            _ => None,
        }
    }

    /// `v, condition`
    pub(super) fn lambda(&self, reverse: Reverse, condition: &Condition) -> String {
        let table = self.schema.at(reverse.table).map_or(self.table, Arc::as_ref);
        let variable = self.free_name(&table.name);
        let row = Self {
            schema: self.schema,
            counted: self.counted,
            table,
            prefix: format!("{variable}."),
            referred: false,
            variables: self.variables.iter().chain([&variable]).cloned().collect(),
        };
        format!("{variable}, {}", row.condition(condition).text)
    }

    /// The first letter of the table, with a number where it is taken.
    fn free_name(&self, table: &str) -> String {
        let letter: String = table.chars().find(|c| c.is_alphabetic()).unwrap_or('v').into();
        let taken = |name: &String| {
            self.variables.contains(name) || self.counted.place(name).is_some() || self.schema.table(name).is_some()
        };
        let mut name = letter.clone();
        let mut number = 1_usize;
        while taken(&name) {
            number += 1;
            name = format!("{letter}{number}");
        }
        name
    }
}
