//! Comparisons: of numbers and days by their order, of texts, words and references with constants.

use super::super::build::{self, all, any, compare, not};
use super::super::condition::{Comparison, Condition, Value};
use super::super::fault::Span;
use super::super::syntax::{Form, Node};
use super::Checker;
use super::term::{Cell, Term};
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

    /// A cell of text compared with a constant.
    fn text(
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
                    let what = format!("word of `{}`", super::super::lookup::name_of(cell.table, cell.column));
                    let known = words.iter().map(String::as_str);
                    return self.unknown("formula.word", &what, constant, text, known);
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
            (_, Term::Cell(one), Term::Cell(other)) if is_text(one) && is_text(other) => {
                "texts are compared with constants only"
            }
            (_, Term::Cell(_), Term::Number(_)) | (_, Term::Number(_), Term::Cell(_)) => "write the text in quotes",
            _ if is_flag(&first) || is_flag(&second) => "compare a flag with `true` or `false`",
            _ => "compare two of the same kind",
        };
        self.fault("formula.type", &whole, message, help)
    }

    fn has_no_order(&mut self, comparison: Comparison, what: &str, whole: &Span) -> Option<()> {
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

/// A flag compared with a constant; an empty one is neither.
fn flag(column: usize, truth: bool) -> Condition {
    match truth {
        true => Condition::Flag { column },
        false => all(vec![Condition::Present { column }, not(Condition::Flag { column })]),
    }
}

fn is_text(cell: &Cell<'_>) -> bool {
    matches!(cell.kind(), Kind::Id | Kind::Text | Kind::Word { .. } | Kind::Reference { .. })
}

fn is_flag(term: &Term<'_>) -> bool {
    matches!(term, Term::Cell(cell) if *cell.kind() == Kind::Flag)
}

/// A column, the years since one, or the same for every row.
fn is_small(value: &Value) -> bool {
    match value {
        Value::Through { value, .. } | Value::FullYears(value) => is_small(value),
        Value::Constant(_) | Value::AsOf | Value::PeriodStart | Value::Column(_) => true,
        Value::Add(..) | Value::Subtract(..) | Value::Multiply(..) | Value::Count { .. } => false,
    }
}
