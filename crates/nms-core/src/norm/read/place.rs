//! Where each entry of a pack stands in its files.

use std::collections::BTreeMap;

use super::problem::{Problem, Problems};
use crate::boundary::shown;
use crate::id::{ID_HELP, check_id};

/// Where one entry stands.
struct Place {
    file: String,
    line: Option<usize>,
    sound: bool,
}

/// The file and line of each entry, and what is wrong with the ids themselves.
#[derive(Default)]
pub(super) struct Places {
    at: BTreeMap<String, Place>,
    head: Option<(Problem, bool)>,
    problems: Problems,
}

impl Places {
    /// Notes where the head stands.
    pub(super) fn put_head(&mut self, head: Problem, sound: bool) {
        self.head = Some((head, sound));
    }

    /// The place of the head, as a problem that says nothing yet.
    pub(super) fn head(&self) -> Problem {
        self.head.as_ref().map_or_else(|| Problem::new("", "", ""), |(here, _)| here.clone())
    }

    /// Whether the head's values have been found sound.
    pub(super) fn is_head_sound(&self) -> bool {
        self.head.as_ref().is_some_and(|(_, sound)| *sound)
    }

    /// Notes where an entry stands; a second entry of the same id is a problem with both places.
    pub(super) fn put(&mut self, id: &str, file: &str, line: Option<usize>, sound: bool) {
        let here = Problem::here(file, line).entry(id).field("id");
        if id == "?" {
            return; // The missing id has been reported.
        }
        if let Err(fault) = check_id(id) {
            self.problems.push(here.says("pack.id.unsound", fault.to_string(), ID_HELP));
        }
        if let Some(first) = self.at.get(id) {
            let first = Problem::here(&first.file, first.line).path().unwrap_or_default();
            self.problems.push(here.says(
                "pack.id.duplicate",
                format!("the id `{}` stands at {first} already", shown(id)),
                "give one of the two entries another id, or remove it",
            ));
            return;
        }
        self.at.insert(id.to_owned(), Place { file: file.to_owned(), line, sound });
    }

    /// The place of an entry, as a problem that says nothing yet.
    pub(super) fn of(&self, id: &str) -> Problem {
        match self.at.get(id) {
            Some(Place { file, line, .. }) => Problem::here(file, *line).entry(id),
            None => Problem::new("", "", "").entry(id),
        }
    }

    /// Whether the entry's own values have been found sound.
    pub(super) fn is_sound(&self, id: &str) -> bool {
        !id.is_empty() && self.at.get(id).is_none_or(|place| place.sound)
    }

    pub(super) fn knows(&self, id: &str) -> bool {
        self.at.contains_key(id)
    }

    pub(super) fn take_problems(&mut self) -> Problems {
        std::mem::take(&mut self.problems)
    }
}
