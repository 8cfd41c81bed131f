//! Where each entry of a pack stands in its files.

use std::collections::BTreeMap;

use super::problem::{Problem, Problems};
use crate::boundary::shown;
use crate::id::check_id;

/// The file and line of each entry, and what is wrong with the ids themselves.
#[derive(Default)]
pub(super) struct Places {
    at: BTreeMap<String, (String, usize)>,
    head: Option<Problem>,
    problems: Problems,
}

impl Places {
    /// Notes where the head stands.
    pub(super) fn put_head(&mut self, head: Problem) {
        self.head = Some(head);
    }

    /// The place of the head, as a problem that says nothing yet.
    pub(super) fn head(&self) -> Problem {
        self.head.clone().unwrap_or_else(|| Problem::new("", "", ""))
    }

    /// Notes where an entry stands; a second entry of the same id is a problem with both places.
    pub(super) fn put(&mut self, id: &str, file: &str, line: usize) {
        let here = Problem::here(file, line).entry(id).field("id");
        if id == "?" {
            return; // The missing id has been reported.
        }
        if let Err(fault) = check_id(id) {
            let help = "use letters of one alphabet, digits, `-`, `_` and `.`";
            self.problems.push(here.says("pack.id.unsound", fault.to_string(), help));
        }
        if let Some((first_file, first_line)) = self.at.get(id) {
            self.problems.push(here.says(
                "pack.id.duplicate",
                format!("the id `{}` stands at {first_file}:{first_line} already", shown(id)),
                "give one of the two entries another id, or remove it",
            ));
            return;
        }
        self.at.insert(id.to_owned(), (file.to_owned(), line));
    }

    /// Notes an entry whose values do not fit its type although its shape does.
    pub(super) fn unread(&mut self, id: &str, file: &str, line: usize) {
        let here = Problem::here(file, line).entry(id);
        self.problems.push(here.says(
            "pack.value.invalid",
            "a value of the entry is outside its range",
            "compare the entry with `schemas/pack.schema.json`",
        ));
    }

    /// The place of an entry, as a problem that says nothing yet.
    pub(super) fn of(&self, id: &str) -> Problem {
        match self.at.get(id) {
            Some((file, line)) => Problem::here(file, *line).entry(id),
            None => Problem::new("", "", "").entry(id),
        }
    }

    pub(super) fn knows(&self, id: &str) -> bool {
        self.at.contains_key(id)
    }

    pub(super) fn take_problems(&mut self) -> Problems {
        std::mem::take(&mut self.problems)
    }
}
