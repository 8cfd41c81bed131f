//! A column as it is kept: dense, without a box per cell.

use std::sync::Arc;

use super::cell::{Kept, NO_DAY, NO_NUMBER};
use super::dictionary::Dictionary;
use super::schema::Kind;

/// What stands for a missing text, reference or word.
pub(crate) const NOWHERE: u32 = u32::MAX;
pub(crate) const NO_WORD: u8 = u8::MAX;

/// The cells of a column.
#[derive(Clone)]
pub(crate) enum Column {
    /// Texts and ids, by their place in a dictionary.
    Texts {
        codes: Vec<u32>,
        words: Arc<Dictionary>,
    },
    /// References, by the row they lead to.
    Rows(Vec<u32>),
    /// Words of a closed list, by their place in it.
    Words(Vec<u8>),
    Days(Vec<i32>),
    /// Millionths; of whole numbers too.
    Numbers(Vec<i64>),
    /// Nought, one, or [`NO_WORD`].
    Flags(Vec<u8>),
}

impl Column {
    /// An empty column; references are texts until they are linked.
    pub(crate) fn new(kind: &Kind) -> Self {
        match kind {
            Kind::Id | Kind::Reference { .. } | Kind::Text => {
                Self::Texts { codes: Vec::new(), words: Arc::new(Dictionary::default()) }
            }
            Kind::Word { .. } => Self::Words(Vec::new()),
            Kind::Day => Self::Days(Vec::new()),
            Kind::Whole | Kind::Number => Self::Numbers(Vec::new()),
            Kind::Flag => Self::Flags(Vec::new()),
        }
    }

    /// Adds a cell; one of another kind counts as missing.
    pub(crate) fn push(&mut self, cell: Kept<'_>) {
        match self {
            Self::Texts { codes, words } => codes.push(match cell {
                Kept::Text(text) => Arc::make_mut(words).insert(text),
                _ => NOWHERE,
            }),
            Self::Rows(rows) => rows.push(NOWHERE),
            Self::Words(words) => words.push(if let Kept::Word(word) = cell { word } else { NO_WORD }),
            Self::Days(days) => days.push(if let Kept::Day(day) = cell { day } else { NO_DAY }),
            Self::Numbers(numbers) => numbers.push(if let Kept::Number(number) = cell { number } else { NO_NUMBER }),
            Self::Flags(flags) => flags.push(if let Kept::Flag(flag) = cell { flag.into() } else { NO_WORD }),
        }
    }

    /// The places of many texts in the column's dictionary; nothing of a column of another kind.
    pub(crate) fn find_all<'a>(&self, texts: impl Iterator<Item = Option<&'a str>> + Clone) -> Vec<Option<u32>> {
        if let Self::Texts { words, .. } = self { words.find_all(texts) } else { Vec::new() }
    }

    /// Adds a text by its place in the column's dictionary.
    pub(crate) fn push_known(&mut self, place: u32) {
        if let Self::Texts { codes, .. } = self {
            codes.push(place);
        }
    }

    /// Adds a text once more, if the column has it; says whether it has.
    pub(crate) fn push_again(&mut self, text: &str) -> bool {
        let Self::Texts { codes, words } = self else { return false };
        let known = words.find(text);
        codes.extend(known);
        known.is_some()
    }

    /// Adds the row that a reference leads to.
    pub(crate) fn push_row(&mut self, to: u32) {
        if let Self::Rows(rows) = self {
            rows.push(to);
        }
    }

    /// Moves the last cell to a row, in the place of what stood there; returns what stood there as the last cell.
    pub(crate) fn swap_last(&mut self, row: usize) {
        fn swap<T>(cells: &mut [T], row: usize) {
            if let Some(last) = cells.len().checked_sub(1).filter(|last| row < *last) {
                cells.swap(row, last);
            }
        }
        match self {
            Self::Texts { codes, .. } | Self::Rows(codes) => swap(codes, row),
            Self::Words(words) | Self::Flags(words) => swap(words, row),
            Self::Days(days) => swap(days, row),
            Self::Numbers(numbers) => swap(numbers, row),
        }
    }

    /// Adds a copy of a cell of a row.
    pub(crate) fn repeat(&mut self, row: usize) {
        fn again<T: Copy>(cells: &mut Vec<T>, row: usize) {
            if let Some(cell) = cells.get(row).copied() {
                cells.push(cell);
            }
        }
        match self {
            Self::Texts { codes, .. } | Self::Rows(codes) => again(codes, row),
            Self::Words(words) | Self::Flags(words) => again(words, row),
            Self::Days(days) => again(days, row),
            Self::Numbers(numbers) => again(numbers, row),
        }
    }

    /// How many different texts the column knows.
    pub(crate) fn known_texts(&self) -> usize {
        if let Self::Texts { words, .. } = self { words.len() } else { 0 }
    }

    /// Takes back the last cell, and the texts that came with it.
    pub(crate) fn pop(&mut self, known_texts: usize) {
        match self {
            Self::Texts { codes, words } => {
                codes.pop();
                if words.len() > known_texts {
                    Arc::make_mut(words).truncate(known_texts);
                }
            }
            Self::Rows(rows) => drop(rows.pop()),
            Self::Words(words) | Self::Flags(words) => drop(words.pop()),
            Self::Days(days) => drop(days.pop()),
            Self::Numbers(numbers) => drop(numbers.pop()),
        }
    }

    /// Sets the day of a row.
    pub(crate) fn set_day(&mut self, row: usize, day: i32) {
        if let Self::Days(days) = self
            && let Some(cell) = days.get_mut(row)
        {
            *cell = day;
        }
    }

    /// The place of a text in the column's dictionary.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        match self {
            Self::Texts { words, .. } => words.find(text),
            _ => None,
        }
    }

    /// Adds many missing cells.
    pub(crate) fn pad(&mut self, rows: usize) {
        match self {
            Self::Texts { codes, .. } | Self::Rows(codes) => codes.resize(rows, NOWHERE),
            Self::Words(words) | Self::Flags(words) => words.resize(rows, NO_WORD),
            Self::Days(days) => days.resize(rows, NO_DAY),
            Self::Numbers(numbers) => numbers.resize(rows, NO_NUMBER),
        }
    }

    /// A cell by a number that is the same for equal cells, for keys.
    pub(crate) fn code(&self, row: usize) -> i64 {
        let code = match self {
            Self::Texts { codes, .. } | Self::Rows(codes) => codes.get(row).map(|code| i64::from(*code)),
            Self::Words(words) | Self::Flags(words) => words.get(row).map(|word| i64::from(*word)),
            Self::Days(days) => days.get(row).map(|day| i64::from(*day)),
            Self::Numbers(numbers) => numbers.get(row).copied(),
        };
        code.unwrap_or(-1)
    }

    /// The text of a cell of a column of texts.
    pub(crate) fn text(&self, row: usize) -> Option<&str> {
        match self {
            Self::Texts { codes, words } => words.get(*codes.get(row)? as usize),
            _ => None,
        }
    }

    /// The day of a cell of a column of days.
    pub(crate) fn day(&self, row: usize) -> Option<i32> {
        match self {
            Self::Days(days) => days.get(row).copied().filter(|day| *day != NO_DAY),
            _ => None,
        }
    }

    /// The row that a reference leads to.
    pub(crate) fn reference(&self, row: usize) -> Option<usize> {
        match self {
            Self::Rows(rows) => rows.get(row).filter(|to| **to != NOWHERE).map(|to| *to as usize),
            _ => None,
        }
    }

    /// The number of a cell of a column of numbers.
    pub(crate) fn number(&self, row: usize) -> Option<i64> {
        match self {
            Self::Numbers(numbers) => numbers.get(row).copied().filter(|number| *number != NO_NUMBER),
            _ => None,
        }
    }

    /// The place of the word of a cell of a column of words, or nought and one of a flag.
    pub(crate) fn word(&self, row: usize) -> Option<u8> {
        match self {
            Self::Words(words) | Self::Flags(words) => words.get(row).copied().filter(|word| *word != NO_WORD),
            _ => None,
        }
    }

    pub(crate) fn days(&self) -> &[i32] {
        if let Self::Days(days) = self { days } else { &[] }
    }

    /// What the cells lead to: rows of another table, or places in the dictionary of texts.
    pub(crate) fn links(&self) -> &[u32] {
        if let Self::Rows(links) | Self::Texts { codes: links, .. } = self { links } else { &[] }
    }

    pub(crate) fn rows(&self) -> &[u32] {
        if let Self::Rows(rows) = self { rows } else { &[] }
    }
}
