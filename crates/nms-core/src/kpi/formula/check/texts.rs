//! Texts, words and references compared with a constant.

use super::super::build::{self, all, not};
use super::super::condition::{Comparison, Condition};
use super::super::fault::Span;
use super::super::lookup::name_of;
use super::Checker;
use super::term::Cell;
use crate::region::schema::Kind;

impl<'s> Checker<'s> {
    /// A cell of text compared with a constant.
    pub(super) fn text(
        &mut self,
        cell: &Cell<'s>,
        comparison: Comparison,
        text: &str,
        whole: &Span,
        constant: &Span,
    ) -> Option<Condition> {
        match cell.kind() {
            Kind::Word { words } => {
                self.has_no_order(comparison, "words", whole)?;
                let Some(place) = words.iter().position(|word| word == text) else {
                    let message =
                        format!("{} is no word of `{}`", self.quote(constant), name_of(cell.table, cell.column));
                    let known = words.iter().map(String::as_str);
                    let otherwise = format!("its words are {}", words.join(", "));
                    return self.unknown("formula.word", constant, message, text, known, otherwise);
                };
                let Some(bit) = u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)) else {
                    let message = format!("`{}` is beyond the 64 words a formula can ask for", self.quote(constant));
                    return self.fault("formula.word", constant, message, "declare the column as a text");
                };
                let every = u32::try_from(words.len()).ok().and_then(|words| 1_u64.checked_shl(words));
                let every = every.map_or(u64::MAX, |beyond| beyond - 1);
                if comparison == Comparison::NotEqual && words.len() > 64 {
                    let message = format!("`{}` excludes one of more than 64 words", self.quote(whole));
                    return self.fault("formula.word", whole, message, "declare the column as a text");
                }
                let accepted = if comparison == Comparison::NotEqual { every & !bit } else { bit };
                Some(cell.holds(build::word(cell.column, accepted)))
            }
            Kind::Reference { table } => {
                self.has_no_order(comparison, "references", whole)?;
                let target = self.target(cell);
                let id = target.and_then(|target| target.columns.iter().position(|column| column.kind == Kind::Id));
                let Some((table, column)) = target.zip(id) else {
                    let message = format!("the rows of `{table}` have no id to compare with");
                    return self.fault("formula.type", whole, message, "compare one of its columns");
                };
                let path = cell.path.iter().copied().chain([cell.column]).collect();
                Some(equal(&Cell { path, table, column }, comparison, text))
            }
            _ => {
                self.has_no_order(comparison, "texts", whole)?;
                Some(equal(cell, comparison, text))
            }
        }
    }

    pub(super) fn has_no_order(&mut self, comparison: Comparison, what: &str, whole: &Span) -> Option<()> {
        if matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
            return Some(());
        }
        let message = format!("`{}` asks for an order, and {what} have none", self.quote(whole));
        self.fault("formula.order", whole, message, "compare with `==`, `!=` or `in`")
    }
}

/// A text compared with a constant; an empty one is not unequal either.
fn equal(cell: &Cell<'_>, comparison: Comparison, text: &str) -> Condition {
    let column = cell.column;
    let equal = build::text(column, vec![text.to_owned()]);
    cell.holds(match comparison {
        Comparison::NotEqual => all(vec![Condition::Present { column }, not(equal)]),
        _ => equal,
    })
}

/// Whether a cell holds what is compared with a text.
pub(super) fn is_text(cell: &Cell<'_>) -> bool {
    matches!(cell.kind(), Kind::Id | Kind::Text | Kind::Word { .. } | Kind::Reference { .. })
}
