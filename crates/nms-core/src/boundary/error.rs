//! One flat error that crosses every language border.

use std::fmt;

use serde::Serialize;

/// An error as every language sees it: what happened, what to do, where.
///
/// In Python it is raised as a subclass of `nms.NmsError`, in JavaScript thrown as an `Error`; both carry these fields.
/// Texts name ids and places, never the content of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Error {
    /// Stable code for programs: `pack.invalid`. The part before the first dot is the family.
    pub code: String,
    /// What happened, in lower case and without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Where: a file with its line, an entry, a field.
    pub path: Option<String>,
    /// The single problems behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Error>,
}

impl Error {
    /// An error without a place or related errors.
    pub fn new(code: &str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), help: help.into(), path: None, related: Vec::new() }
    }

    /// The same error at a place.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The first part of the code, by which bindings choose the class of the exception.
    pub fn family(&self) -> &str {
        self.code.split('.').next().unwrap_or(&self.code)
    }

    /// The error as JSON text.
    pub fn to_json(&self) -> String {
        super::json(self)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{path}: ")?;
        }
        write!(f, "{} [{}]", self.message, self.code)?;
        if !self.help.is_empty() {
            write!(f, "; {}", self.help)?;
        }
        for related in &self.related {
            write!(f, "\n  {}", related.to_string().replace('\n', "\n  "))?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
