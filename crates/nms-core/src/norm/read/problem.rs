//! A problem of a pack's text, and the error that holds them all.

use std::fmt;

use serde::Serialize;

use crate::boundary::{Error, Several, shown};

/// One thing wrong in the text of a pack: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Problem {
    /// Stable code: `pack.field.unknown`.
    pub code: String,
    /// The file.
    pub file: Option<String>,
    /// The line, from 1; nothing where the text is JSON.
    pub line: Option<usize>,
    /// The entry.
    pub entry: Option<String>,
    /// The field, with a path inside nested ones: `term.windows[0].from`.
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Problem {
    pub(super) fn new(code: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            file: None,
            line: None,
            entry: None,
            field: None,
            message: message.into(),
            help: help.into(),
        }
    }

    /// A place without a problem yet.
    pub(super) fn here(file: &str, line: Option<usize>) -> Self {
        Self { file: Some(file.to_owned()), line, ..Self::new("", "", "") }
    }

    /// A problem at this place.
    pub(super) fn says(&self, code: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into(), help: help.into(), ..self.clone() }
    }

    pub(super) fn entry(mut self, entry: &str) -> Self {
        self.entry = Some(shown(entry));
        self
    }

    pub(super) fn field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// The place in one line: `actors.toml:12, entry `orb-x`, field `kind``.
    pub fn path(&self) -> Option<String> {
        let mut path = String::new();
        if let Some(file) = &self.file {
            path.push_str(file);
            if let Some(line) = self.line {
                path.push_str(&format!(":{line}"));
            }
        }
        for (word, name) in [("entry", &self.entry), ("field", &self.field)] {
            if let Some(name) = name {
                let comma = if path.is_empty() { "" } else { ", " };
                path.push_str(&format!("{comma}{word} `{name}`"));
            }
        }
        (!path.is_empty()).then_some(path)
    }
}

/// A pack that cannot be used, with all that is wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError(Several<Problem>);

/// The problems of a pack, while they are collected.
pub(super) type Problems = Several<Problem>;

impl PackError {
    /// The problems in the order of the files; at most a thousand.
    pub fn problems(&self) -> &[Problem] {
        self.0.list()
    }

    /// How many problems there are in all.
    pub fn total(&self) -> usize {
        self.0.total()
    }

    pub(super) fn new(problems: Problems) -> Self {
        Self(problems)
    }

    #[cfg(feature = "packs")]
    pub(crate) fn unknown_pack(id: &str, known: &[&'static str]) -> Self {
        let near = crate::text::nearest(id, known.iter().copied());
        let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        let mut problems = Several::default();
        problems.push(Problem::new(
            "pack.unknown",
            format!("no pack `{}` comes with the library", shown(id)),
            format!("the packs are {}{near}", known.join(", ")),
        ));
        Self(problems)
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Error::from(self.clone()).fmt(f)
    }
}

impl std::error::Error for PackError {}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        let path = problem.path();
        Self { path, ..Self::new(&problem.code, problem.message, problem.help) }
    }
}

impl From<PackError> for Error {
    fn from(error: PackError) -> Self {
        error.0.into_error("pack.invalid", "the pack")
    }
}
