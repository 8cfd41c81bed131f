//! One thing wrong in a formula: the part of the text it stands in, what it is, what to do.

use std::ops::Range;

use crate::boundary::{Error, shown};

/// A part of the text of a formula, in bytes.
pub(super) type Span = Range<usize>;

/// How many characters of a formula an error quotes.
const QUOTED: usize = 40;

/// One thing wrong in a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    code: &'static str,
    span: Span,
    message: String,
    help: String,
}

impl Fault {
    pub(super) fn new(code: &'static str, span: &Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, span: span.clone(), message: message.into(), help: help.into() }
    }

    /// The error as the border sees it.
    pub(super) fn into_error(self, text: &str) -> Error {
        Error::new(self.code, self.message, self.help).at(place(text, &self.span))
    }
}

/// Where a part of a formula stands: the place of its first character, from 1.
pub(super) fn place(text: &str, span: &Span) -> String {
    let before = text.get(..span.start).unwrap_or(text);
    format!("formula, column {}", before.chars().count() + 1)
}

/// A part of a formula as an error quotes it: on one line and short.
pub(super) fn fragment(text: &str, span: &Span) -> String {
    let whole = text.get(span.clone()).unwrap_or_default();
    let line = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        None => shown(&line),
        Some((end, _)) => shown(line.get(..end).unwrap_or_default()) + "…",
    }
}
