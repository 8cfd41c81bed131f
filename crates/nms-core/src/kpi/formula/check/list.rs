//! Lists of constants, right of `in`.

use super::super::build::{any, compare};
use super::super::condition::{Comparison, Condition, Value};
use super::super::syntax::{Form, Node};
use super::Checker;
use super::term::Term;
use super::texts::is_text;

impl Checker<'_> {
    /// `left in [a, b]`: the same as `left == a || left == b`.
    pub(super) fn is_in(&mut self, left: &Node, right: &Node) -> Option<Condition> {
        let term = self.term(left).map(Term::valued);
        let Form::List(items) = &right.form else {
            let message = format!("`{}` stands right of `in` and is no list", self.quote(&right.span));
            return self.fault("formula.list", &right.span, message, "write `in [a, b]`");
        };
        if items.is_empty() {
            return self.fault(
                "formula.list",
                &right.span,
                "the list is empty",
                "write what may be there: `in [a, b]`",
            );
        }
        let term = term?;
        // What is asked is asked again for every item, so it must be small.
        let small = match &term {
            Term::Cell(cell) => is_text(cell),
            Term::Number(value) | Term::Day(value) => is_small(value),
            Term::Text(_) => true,
            Term::Row(_) | Term::Rows(_) | Term::Truth(_) => false,
        };
        if !small {
            let message =
                format!("`{}` stands left of `in` and is no column of texts, numbers or days", self.quote(&left.span));
            return self.fault("formula.list", &left.span, message, "compare it with each one");
        }
        let mut found = Vec::with_capacity(items.len());
        let mut sound = true;
        for item in items {
            let Some(other) = self.term(item).map(Term::valued) else {
                sound = false;
                continue;
            };
            let one = match (&term, other) {
                (Term::Number(value), Term::Number(other)) | (Term::Day(value), Term::Day(other)) => {
                    Some(compare(value.clone(), Comparison::Equal, other))
                }
                (Term::Cell(cell), Term::Text(text)) => {
                    self.text(cell, Comparison::Equal, &text, &item.span, &item.span)
                }
                (Term::Text(text), Term::Text(other)) => Some(Condition::Constant(*text == other)),
                (term, other) => {
                    let (item_text, what) = (self.quote(&item.span), other.what());
                    let message = format!("`{item_text}` is {what} in a list for {}", term.what());
                    self.fault(
                        "formula.type",
                        &item.span,
                        message,
                        "write constants of the kind that stands left of `in`",
                    )
                }
            };
            sound &= one.is_some();
            found.extend(one);
        }
        sound.then(|| any(found))
    }
}

/// A column, the years since one, or the same for every row.
fn is_small(value: &Value) -> bool {
    match value {
        Value::Through { value, .. } | Value::FullYears(value) => is_small(value),
        Value::Constant(_) | Value::AsOf | Value::PeriodStart | Value::Column(_) => true,
        Value::Add(..) | Value::Subtract(..) | Value::Multiply(..) | Value::Count { .. } => false,
    }
}
