//! Functions, and what is asked of the rows of a table.

use std::sync::Arc;

use super::super::build::{self, all, exists, not};
use super::super::condition::Condition;
use super::super::fault::Span;
use super::super::syntax::{Form, Name, Node};
use super::name::FIXED;
use super::term::{Rows, Term, along, value_along};
use super::{Checker, Scope};

const FUNCTIONS: [&str; 3] = ["date", "full_years", "has"];
const METHODS: [&str; 4] = ["exists", "all", "filter", "size"];

impl<'s> Checker<'s> {
    /// `name(…)`
    pub(super) fn function(&mut self, name: &Name, arguments: &[Node], span: &Span) -> Option<Term<'s>> {
        if METHODS.contains(&name.text.as_str()) {
            let message = format!("`{}` stands without a table", name.text);
            let help = format!("write it after one: `supports.{}(…)`", name.text);
            return self.fault("formula.function", &name.span, message, help);
        }
        if !FUNCTIONS.contains(&name.text.as_str()) {
            return self.no_function(name, &FUNCTIONS);
        }
        let [argument] = arguments else { return self.arguments(span, &name.text, "one value", arguments.len()) };
        match name.text.as_str() {
            "date" => self.date(argument),
            "has" => self.has(argument),
            _ => self.full_years(argument),
        }
    }

    fn has(&mut self, argument: &Node) -> Option<Term<'s>> {
        match self.term(argument)? {
            Term::Cell(cell) => Some(Term::Truth(cell.holds(Condition::Present { column: cell.column }))),
            other => {
                let message =
                    format!("`has` asks for a column, and `{}` is {}", self.quote(&argument.span), other.what());
                self.fault(
                    "formula.type",
                    &argument.span,
                    message,
                    "write `has(column)`, or ask a table `.exists(v, …)`",
                )
            }
        }
    }

    fn full_years(&mut self, argument: &Node) -> Option<Term<'s>> {
        match self.term(argument)?.valued() {
            Term::Day(day) => Some(Term::Number(build::full_years(day))),
            other => {
                let message =
                    format!("`full_years` counts from a day, and `{}` is {}", self.quote(&argument.span), other.what());
                self.fault(
                    "formula.type",
                    &argument.span,
                    message,
                    "name a column of days, or write `date(\"2023-06-07\")`",
                )
            }
        }
    }

    /// `on.name(…)`
    pub(super) fn method(&mut self, on: &Node, name: &Name, arguments: &[Node], span: &Span) -> Option<Term<'s>> {
        let base = self.term(on);
        if FUNCTIONS.contains(&name.text.as_str()) {
            let message = format!("`{}` is not asked of something", name.text);
            return self.fault("formula.function", &name.span, message, format!("write `{}(…)`", name.text));
        }
        if !METHODS.contains(&name.text.as_str()) {
            return self.no_function(name, &METHODS);
        }
        let mut rows = match base? {
            Term::Rows(rows) => rows,
            other => {
                let message =
                    format!("`{}` is asked of a table, and `{}` is {}", name.text, self.quote(&on.span), other.what());
                return self.fault(
                    "formula.type",
                    &on.span,
                    message,
                    "name a table that refers to the row: `supports`",
                );
            }
        };
        if name.text == "size" {
            if !arguments.is_empty() {
                return self.arguments(span, "size", "nothing", arguments.len());
            }
            let count = build::count(rows.table, rows.column, rows.condition);
            // No row refers to a row that is not there, but an empty reference has no number of them either.
            return Some(Term::Number(value_along(&rows.path, count)));
        }
        let [variable, condition] = arguments else {
            return self.arguments(span, &name.text, "a variable and a condition", arguments.len());
        };
        let condition = self.lambda(&rows, variable, condition)?;
        match name.text.as_str() {
            "filter" => {
                rows.condition = all(vec![rows.condition, condition]);
                Some(Term::Rows(rows))
            }
            "exists" => Some(Term::Truth(along(&rows.path, some(&rows, condition)))),
            // Where the reference before the table is empty there is no row to break it.
            _ => Some(Term::Truth(not(along(&rows.path, some(&rows, not(condition)))))),
        }
    }

    /// A condition on the rows of a table, with a variable for the row.
    fn lambda(&mut self, rows: &Rows, variable: &Node, condition: &Node) -> Option<Condition> {
        let name = self.variable(variable);
        let table = Arc::as_ref(self.schema.at(rows.table)?);
        // The row that the table refers to is a row that names may start from only where the path to both is the same.
        let parent = (0..self.scopes.len()).rev().find(|scope| self.path_to(*scope).as_ref() == Some(&rows.path));
        let parent = parent.map(|scope| (scope, rows.column));
        self.scopes.push(Scope { variable: Some(name?), table, parent });
        let found = self.truth(condition);
        self.scopes.pop();
        found
    }

    /// A name that means nothing else yet.
    fn variable(&mut self, node: &Node) -> Option<String> {
        let Form::Name(name) = &node.form else {
            let message = format!("`{}` is no name for a row", self.quote(&node.span));
            return self.fault(
                "formula.variable",
                &node.span,
                message,
                "name the row with one word: `exists(s, s.role == \"mentor\")`",
            );
        };
        let taken = if self.scopes.iter().any(|scope| scope.variable.as_ref() == Some(name)) {
            "a row further out"
        } else if FIXED.contains(&name.as_str()) {
            "a fixed word"
        } else if self.scopes.first().is_some_and(|counted| counted.table.place(name).is_some()) {
            "a column of the counted row"
        } else if self.schema.table(name).is_some() {
            "a table"
        } else {
            return Some(name.clone());
        };
        let message = format!("`{}` is the name of {taken} already", self.quote(&node.span));
        self.fault("formula.variable", &node.span, message, "give the row another name")
    }

    fn no_function<T>(&mut self, name: &Name, known: &[&'static str]) -> Option<T> {
        let message = format!("`{}` is no function", self.quote(&name.span));
        let otherwise = format!("there are {}", known.join(", "));
        self.unknown("formula.function", &name.span, message, &name.text, known.iter().copied(), otherwise)
    }

    fn arguments<T>(&mut self, span: &Span, name: &str, wanted: &str, found: usize) -> Option<T> {
        let message = format!("`{name}` takes {wanted}, and is given {found}");
        let help = match name {
            "date" => "write `date(\"2023-06-07\")`",
            "size" => "write `.size()`, and the condition before it: `.filter(v, …).size()`",
            "exists" | "all" | "filter" => "name the row and ask about it: `supports.exists(s, s.role == \"mentor\")`",
            _ => "name one column",
        };
        self.fault("formula.arguments", span, message, help)
    }
}

fn some(rows: &Rows, condition: Condition) -> Condition {
    exists(rows.table, rows.column, all(vec![rows.condition.clone(), condition]))
}
