//! From the tree of a formula to its meaning: names are looked up in the schema, kinds are compared, and everything wrong is
//! said at once.

mod call;
mod compare;
mod constant;
mod list;
mod name;
mod term;
mod texts;

use std::sync::Arc;

use super::build::{self, all, any, not};
use super::condition::{Condition, Value};
use super::fault::{Fault, Span, fragment};
use super::lookup::target;
use super::parse::parse;
use super::syntax::{Form, Node, Operation};
use crate::boundary::{Error, Limits, Several, nearest_of_few, shown};
use crate::region::schema::{Kind, Schema, TableSchema};
pub(super) use name::{COMPLETIONS, completed};
use term::{Cell, Term};

/// Reads a condition on the rows of a table; `this` is the id of the indicator it stands in.
///
/// # Errors
/// A `formula.…` error of `docs/formulas.md`, with the column of the text; several are `formula.invalid`.
pub(crate) fn condition(
    text: &str,
    table: &str,
    schema: &Schema,
    this: &str,
    limits: &Limits,
) -> Result<Condition, Error> {
    checked(text, table, schema, this, limits, Checker::truth)
}

/// Reads a number of the rows of a table; `this` is the id of the indicator it stands in.
///
/// # Errors
/// As those of [`condition`].
pub(crate) fn value(text: &str, table: &str, schema: &Schema, this: &str, limits: &Limits) -> Result<Value, Error> {
    checked(text, table, schema, this, limits, Checker::number)
}

fn checked<'s, T>(
    text: &'s str,
    table: &str,
    schema: &'s Schema,
    this: &'s str,
    limits: &Limits,
    read: fn(&mut Checker<'s>, &Node) -> Option<T>,
) -> Result<T, Error> {
    let Some(counted) = schema.table(table) else {
        let known: Vec<_> = schema.tables().map(|table| table.name.as_str()).collect();
        let near = nearest_of_few(table, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        let help = near.unwrap_or_else(|| format!("the tables are {}", known.join(", ")));
        return Err(Error::new("formula.table", format!("there is no table `{}`", shown(table)), help).at("formula"));
    };
    let node = parse(text, limits)?;
    let counted = Scope { variable: None, table: Arc::as_ref(counted), parent: None };
    let mut checker = Checker { text, schema, this, scopes: vec![counted], problems: Several::default() };
    match read(&mut checker, &node) {
        Some(found) if checker.problems.is_empty() => Ok(found),
        _ => Err(checker.problems.into_error("formula.invalid", "the formula")),
    }
}

/// Checks one formula. What has been reported is `None`.
struct Checker<'s> {
    text: &'s str,
    schema: &'s Schema,
    this: &'s str,
    /// The counted row, then the row of each variable; the last one is the row that conditions are built for.
    scopes: Vec<Scope<'s>>,
    problems: Several<Error>,
}

/// A row that names may start from.
struct Scope<'s> {
    variable: Option<String>,
    table: &'s TableSchema,
    /// The scope whose row this one refers to, and by which column; none where a reference lies between.
    parent: Option<(usize, usize)>,
}

impl<'s> Checker<'s> {
    fn fault<T>(
        &mut self,
        code: &'static str,
        span: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<T> {
        let text = self.text;
        self.problems.push_with(|| Fault::new(code, span, message, help).into_error(text));
        None
    }

    /// A name that is not known, with the nearest one; or with what there is.
    fn unknown<'k, T>(
        &mut self,
        code: &'static str,
        span: &Span,
        message: String,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
        otherwise: impl Into<String>,
    ) -> Option<T> {
        let near = nearest_of_few(name, known.into_iter()).map(|near| format!("did you mean `{near}`?"));
        self.fault(code, span, message, near.unwrap_or_else(|| otherwise.into()))
    }

    fn quote(&self, span: &Span) -> String {
        fragment(self.text, span)
    }

    /// A part that must be a condition.
    fn truth(&mut self, node: &Node) -> Option<Condition> {
        let term = self.term(node)?;
        self.truth_of(term, &node.span)
    }

    /// What stands behind `!`.
    fn negated(&mut self, node: &Node) -> Option<Condition> {
        match self.term(node)? {
            Term::Cell(cell) if *cell.kind() != Kind::Flag => {
                let what = Term::Cell(cell).what();
                let message = format!("`{}` is {what}, where a condition is wanted", self.quote(&node.span));
                let help = "`!` binds closer than a comparison; write `!(a == b)`, or `a != b`";
                self.fault("formula.type", &node.span, message, help)
            }
            other => self.truth_of(other, &node.span),
        }
    }

    fn truth_of(&mut self, term: Term<'s>, span: &Span) -> Option<Condition> {
        match term {
            Term::Truth(condition) => Some(condition),
            Term::Cell(cell) if *cell.kind() == Kind::Flag => Some(cell.holds(Condition::Flag { column: cell.column })),
            other => {
                let message = format!("`{}` is {}, where a condition is wanted", self.quote(span), other.what());
                self.fault("formula.type", span, message, other.as_condition())
            }
        }
    }

    /// A part that must be a number.
    fn number(&mut self, node: &Node) -> Option<Value> {
        let term = self.term(node)?;
        match term.valued() {
            Term::Number(value) => Some(value),
            other => {
                let message = format!("`{}` is {}, where a number is wanted", self.quote(&node.span), other.what());
                self.fault("formula.type", &node.span, message, other.as_number())
            }
        }
    }

    fn term(&mut self, node: &Node) -> Option<Term<'s>> {
        match &node.form {
            Form::Name(name) => self.name(name, &node.span),
            Form::Text(text) => Some(Term::Text(text.clone())),
            Form::Number(digits) => self.constant(digits, &node.span),
            Form::Flag(flag) => Some(Term::Truth(Condition::Constant(*flag))),
            Form::List(_) => {
                let help = "write `column in [a, b]`";
                self.fault("formula.list", &node.span, "a list stands only right of `in`", help)
            }
            Form::Member { of, name } => self.member(of, name),
            Form::Call { on, name, arguments } => match on {
                None => self.function(name, arguments, &node.span),
                Some(on) => self.method(on, name, arguments, &node.span),
            },
            Form::Not(inner) => self.negated(inner).map(|inner| Term::Truth(not(inner))),
            Form::Negative(inner) => {
                let inner = self.number(inner)?;
                Some(Term::Number(build::arithmetic(Operation::Subtract, Value::Constant(0), inner)))
            }
            Form::All(parts) => self.truths(parts).map(all).map(Term::Truth),
            Form::Any(parts) => self.truths(parts).map(any).map(Term::Truth),
            Form::Compare { comparison, left, right } => self.compare(*comparison, left, right).map(Term::Truth),
            Form::In { left, right } => self.is_in(left, right).map(Term::Truth),
            Form::Arithmetic { operation, left, right } => {
                let (left, right) = (self.number(left), self.number(right));
                Some(Term::Number(build::arithmetic(*operation, left?, right?)))
            }
        }
    }

    /// Conditions of a list; all are looked at before the first wrong one ends it.
    fn truths(&mut self, parts: &[Node]) -> Option<Vec<Condition>> {
        let found: Vec<_> = parts.iter().map(|part| self.truth(part)).collect();
        found.into_iter().collect()
    }

    /// The table that a reference leads to.
    fn target(&self, cell: &Cell<'s>) -> Option<&'s TableSchema> {
        target(self.schema, cell.table, cell.column)
    }
}
