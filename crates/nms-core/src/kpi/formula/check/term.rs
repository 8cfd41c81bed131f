//! What a part of a formula turned out to be.

use super::super::build::{through, value_through};
use super::super::condition::{Condition, Value};
use crate::region::schema::{Kind, TableSchema};

/// What a part of a formula is, seen from the row that the condition is built for.
pub(super) enum Term<'s> {
    /// A row: a variable.
    Row(Row<'s>),
    /// A column that has not been asked anything yet.
    Cell(Cell<'s>),
    /// The rows of a table that refer to a row.
    Rows(Rows),
    /// A constant text.
    Text(String),
    Number(Value),
    Day(Value),
    Truth(Condition),
}

/// A row that references lead to.
pub(super) struct Row<'s> {
    pub(super) path: Vec<usize>,
    pub(super) table: &'s TableSchema,
}

/// A column of a row that references lead to.
#[derive(Clone)]
pub(super) struct Cell<'s> {
    pub(super) path: Vec<usize>,
    pub(super) table: &'s TableSchema,
    pub(super) column: usize,
}

/// The rows of a table whose column leads to the row that references lead to, and which satisfy a condition.
pub(super) struct Rows {
    pub(super) path: Vec<usize>,
    pub(super) table: usize,
    pub(super) column: usize,
    pub(super) condition: Condition,
}

impl Cell<'_> {
    pub(super) fn kind(&self) -> &Kind {
        // A cell is made from a column that was found.
        self.table.columns.get(self.column).map_or(&Kind::Text, |column| &column.kind)
    }

    /// A condition on its row.
    pub(super) fn holds(&self, condition: Condition) -> Condition {
        along(&self.path, condition)
    }

    /// What it holds, as a number or a day.
    fn value(&self) -> Value {
        self.path.iter().rev().fold(Value::Column(self.column), |value, step| value_through(*step, value))
    }
}

/// A condition on the row that references lead to.
pub(super) fn along(path: &[usize], condition: Condition) -> Condition {
    path.iter().rev().fold(condition, |condition, step| through(*step, condition))
}

/// A number or a day of the row that references lead to.
pub(super) fn value_along(path: &[usize], value: Value) -> Value {
    path.iter().rev().fold(value, |value, step| value_through(*step, value))
}

impl<'s> Term<'s> {
    /// The same, with a column of numbers or days as its value.
    pub(super) fn valued(self) -> Self {
        match self {
            Self::Cell(cell) => match cell.kind() {
                Kind::Whole | Kind::Number => Self::Number(cell.value()),
                Kind::Day => Self::Day(cell.value()),
                _ => Self::Cell(cell),
            },
            other => other,
        }
    }

    /// What it is, for an error.
    pub(super) fn what(&self) -> &'static str {
        match self {
            Self::Row(_) => "a row",
            Self::Rows(_) => "a table",
            Self::Text(_) => "a text",
            Self::Number(_) => "a number",
            Self::Day(_) => "a day",
            Self::Truth(_) => "a condition",
            Self::Cell(cell) => match cell.kind() {
                Kind::Id => "an id",
                Kind::Reference { .. } => "a reference",
                Kind::Text => "a text",
                Kind::Word { .. } => "a word",
                Kind::Day => "a day",
                Kind::Whole | Kind::Number => "a number",
                Kind::Flag => "a flag",
            },
        }
    }

    /// How to make a condition of it.
    pub(super) fn as_condition(&self) -> &'static str {
        match self {
            Self::Row(_) => "ask for one of its columns",
            Self::Rows(_) => "ask `.exists(v, …)`, `.all(v, …)` or `.size() > 0`",
            _ => "compare it, or ask with `has(…)` whether the cell is filled",
        }
    }

    /// How to make a number of it.
    pub(super) fn as_number(&self) -> &'static str {
        match self {
            Self::Row(_) => "name one of its columns",
            Self::Rows(_) => "count the rows with `.size()`",
            Self::Day(_) => "days are compared, or counted in years with `full_years(…)`",
            _ => "name a column of numbers",
        }
    }
}
