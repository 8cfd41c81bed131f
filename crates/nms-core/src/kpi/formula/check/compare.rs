//! Comparisons: of numbers and days by their order, of texts, words and references with constants.

use super::super::build::{all, compare, not};
use super::super::condition::{Comparison, Condition};
use super::super::syntax::{Form, Node};
use super::Checker;
use super::term::Term;
use super::texts::is_text;
use crate::region::schema::Kind;

impl<'s> Checker<'s> {
    /// `left == right` and its kin; both sides are looked at before either is compared.
    pub(super) fn compare(&mut self, comparison: Comparison, left: &Node, right: &Node) -> Option<Condition> {
        let (first, second) = (self.term(left), self.term(right));
        let (first, second) = (first?.valued(), second?.valued());
        let whole = left.span.start..right.span.end;
        match (first, second) {
            (Term::Number(first), Term::Number(second)) | (Term::Day(first), Term::Day(second)) => {
                Some(compare(first, comparison, second))
            }
            (Term::Text(first), Term::Text(second)) => {
                self.has_no_order(comparison, "texts", &whole)?;
                Some(Condition::Constant(comparison.holds(first.cmp(&second) as i64, 0)))
            }
            (Term::Cell(cell), Term::Text(text)) if is_text(&cell) => {
                self.text(&cell, comparison, &text, &whole, &right.span)
            }
            (Term::Text(text), Term::Cell(cell)) if is_text(&cell) => {
                self.text(&cell, comparison, &text, &whole, &left.span)
            }
            (first, second) => self.others(comparison, (first, left), (second, right)),
        }
    }

    /// Flags and conditions, and what cannot be compared.
    fn others(
        &mut self,
        comparison: Comparison,
        (first, left): (Term<'s>, &Node),
        (second, right): (Term<'s>, &Node),
    ) -> Option<Condition> {
        let whole = left.span.start..right.span.end;
        let constant = |term: &Term<'_>| match term {
            Term::Truth(Condition::Constant(truth)) => Some(*truth),
            _ => None,
        };
        let asked = match (constant(&first), constant(&second)) {
            (_, Some(truth)) => Some((&first, truth)),
            (Some(truth), None) => Some((&second, truth)),
            (None, None) => None,
        };
        if let Some((asked, truth)) = asked
            && (is_flag(asked) || matches!(asked, Term::Truth(_)))
        {
            self.has_no_order(comparison, "conditions", &whole)?;
            let truth = truth == (comparison == Comparison::Equal);
            return match asked {
                Term::Cell(cell) => Some(cell.holds(flag(cell.column, truth))),
                Term::Truth(condition) if truth => Some(condition.clone()),
                Term::Truth(condition) => Some(not(condition.clone())),
                _ => None,
            };
        }
        let message = format!("`{}` compares {} with {}", self.quote(&whole), first.what(), second.what());
        let help = match (&left.form, &first, &second) {
            (Form::Not(_), ..) => "`!` binds closer than a comparison; write `!(a == b)`",
            (_, Term::Row(_), _) | (_, _, Term::Row(_)) => "name a column of the row",
            (_, Term::Rows(_), _) | (_, _, Term::Rows(_)) => "count the rows with `.size()`",
            (_, Term::Day(_), Term::Text(_)) | (_, Term::Text(_), Term::Day(_)) => {
                "write a day as `date(\"2023-06-07\")`"
            }
            (_, Term::Day(_), Term::Number(_)) | (_, Term::Number(_), Term::Day(_)) => {
                "count years with `full_years(…)`"
            }
            (_, Term::Number(_), Term::Text(_)) | (_, Term::Text(_), Term::Number(_)) => {
                "write the number without quotes"
            }
            _ if is_flag(&first) || is_flag(&second) => "compare a flag with `true` or `false`",
            (_, Term::Cell(one), Term::Cell(other)) if is_text(one) && is_text(other) => {
                "texts are compared with constants only"
            }
            (_, Term::Cell(_), Term::Number(_)) | (_, Term::Number(_), Term::Cell(_)) => "write the text in quotes",
            _ => "compare two of the same kind",
        };
        self.fault("formula.type", &whole, message, help)
    }
}

/// A flag compared with a constant; an empty one is neither.
fn flag(column: usize, truth: bool) -> Condition {
    match truth {
        true => Condition::Flag { column },
        false => all(vec![Condition::Present { column }, not(Condition::Flag { column })]),
    }
}

fn is_flag(term: &Term<'_>) -> bool {
    matches!(term, Term::Cell(cell) if *cell.kind() == Kind::Flag)
}
