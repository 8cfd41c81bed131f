//! Where the rows and cells of a CSV text begin and end.
//!
//! A cell is a piece of the text; only one that has quotes within is written anew. What is no proper CSV is read as the
//! `csv` crate reads it.

use std::borrow::Cow;

/// Rows of a CSV text, one after the other; they end with a line feed, a carriage return or both, and may be of any width.
pub(super) struct Rows<'t> {
    text: &'t str,
    delimiter: u8,
    /// Where the next row begins, or the end of the one before it.
    at: usize,
    open: bool,
}

impl<'t> Rows<'t> {
    pub(super) fn new(text: &'t str, delimiter: u8) -> Self {
        Self { text, delimiter, at: 0, open: false }
    }

    /// Gives the cells of the next row that is not empty, each with its place, and says how many they are.
    pub(super) fn row(&mut self, mut cell: impl FnMut(usize, Cow<'t, str>)) -> Option<usize> {
        let bytes = self.text.as_bytes();
        while let Some(b'\n' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        if self.at >= bytes.len() {
            return None;
        }
        self.open = false;
        let mut width = 0;
        loop {
            let end = self.end_of_cell();
            cell(width, unquoted(self.text.get(self.at..end).unwrap_or_default()));
            width += 1;
            self.at = end + 1;
            if bytes.get(end) != Some(&self.delimiter) {
                return Some(width);
            }
        }
    }

    /// Whether a quote opened in the last row and never closed.
    pub(super) fn stays_open(&self) -> bool {
        self.open
    }

    /// Where the cell that begins here ends.
    fn end_of_cell(&mut self) -> usize {
        let rest = |from: usize| self.text.as_bytes().get(from..).unwrap_or_default();
        let mut at = self.at;
        if rest(at).first() == Some(&b'"') {
            loop {
                let Some(quote) = rest(at + 1).iter().position(|byte| *byte == b'"') else {
                    self.open = true;
                    return self.text.len();
                };
                at += quote + 2;
                // Two quotes in a row stand for one that belongs to the text.
                if rest(at).first() != Some(&b'"') {
                    break;
                }
            }
        }
        let ends = |byte: &u8| *byte == self.delimiter || *byte == b'\n' || *byte == b'\r';
        rest(at).iter().position(ends).map_or(self.text.len(), |length| at + length)
    }
}

/// What a cell says: without the quotes around it, and with one where two stand for it.
fn unquoted(cell: &str) -> Cow<'_, str> {
    let Some(inside) = cell.strip_prefix('"') else { return Cow::Borrowed(cell) };
    match inside.split_once('"') {
        None => return Cow::Borrowed(inside),
        Some((text, "")) => return Cow::Borrowed(text),
        Some(_) => {}
    }
    let (mut text, mut rest) = (String::with_capacity(inside.len()), inside);
    while let Some((before, after)) = rest.split_once('"') {
        text.push_str(before);
        rest = after;
        match rest.strip_prefix('"') {
            Some(after) => {
                text.push('"');
                rest = after;
            }
            // What stands behind the closing quote belongs to the cell as it is.
            None => break,
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ours(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut all) = (Rows::new(text, b','), Vec::new());
        loop {
            let mut row = Vec::new();
            if rows.row(|_, cell| row.push(cell.into_owned())).is_none() {
                return all;
            }
            all.push(row);
        }
    }

    /// The same by a library.
    fn theirs(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    proptest! {
        #[test]
        fn cells_are_those_of_the_library(text in "[a,\"\n\rя ]{0,24}") {
            prop_assert_eq!(ours(&text), theirs(&text));
        }
    }

    #[test]
    fn a_quote_may_stay_open() {
        for (text, open) in [("a,\"b", true), ("a,\"b\"\"", true), ("\"a\"b\"", false), ("\"a\n\"\n", false)] {
            let mut rows = Rows::new(text, b',');
            while rows.row(|_, _| {}).is_some() {}
            assert_eq!(rows.stays_open(), open, "{text}");
        }
    }
}
