//! What a name means where it stands.

use super::super::build::word;
use super::super::condition::{Condition, Value};
use super::super::fault::Span;
use super::super::lookup::{Found, Reverse, column, column_names, reverse_names};
use super::super::syntax::{Name, Node};
use super::Checker;
use super::term::{Cell, Row, Rows, Term};
use crate::region::schema::{Kind, Participations, TableSchema};

/// Words with a meaning of their own; no variable may have their name.
pub(super) const FIXED: [&str; 3] = ["this", "as_of", "period_start"];
/// The participations that were completed.
pub(in super::super) const COMPLETIONS: &str = "completions";

impl<'s> Checker<'s> {
    /// A name that stands alone: a variable, a fixed word, or a name of the counted row.
    pub(super) fn name(&mut self, name: &str, span: &Span) -> Option<Term<'s>> {
        let of = |scope: &super::Scope<'_>| scope.variable.as_deref() == Some(name);
        let variable = self.scopes.iter().rposition(of);
        match (name, variable) {
            ("this", None) => return Some(Term::Text(self.this.to_owned())),
            ("as_of", None) => return Some(Term::Day(Value::AsOf)),
            ("period_start", None) => return Some(Term::Day(Value::PeriodStart)),
            _ => {}
        }
        let scope = variable.unwrap_or_default();
        let table = self.scopes.get(scope)?.table;
        let Some(path) = self.path_to(scope) else {
            let message = format!("`{}` belongs to a row that cannot be told from here", self.quote(span));
            let help = "several rows may lead to the same one here; ask for it outside of this bracket";
            return self.fault("formula.unreachable", span, message, help);
        };
        let row = Row { path, table };
        if variable.is_some() { Some(Term::Row(row)) } else { self.of_row(row, name, span, true) }
    }

    /// `of.name`
    pub(super) fn member(&mut self, of: &Node, name: &Name) -> Option<Term<'s>> {
        let row = match self.term(of)? {
            Term::Row(row) => row,
            Term::Cell(cell) => match (cell.kind(), self.target(&cell)) {
                (_, Some(table)) => Row { path: cell.path.iter().copied().chain([cell.column]).collect(), table },
                (Kind::Reference { table }, None) => {
                    let message = format!("`{}` leads to `{table}`, which is no table", self.quote(&of.span));
                    return self.fault("formula.table", &of.span, message, "declare the table");
                }
                _ => return self.leads_nowhere(&Term::Cell(cell), of, name),
            },
            other => return self.leads_nowhere(&other, of, name),
        };
        self.of_row(row, &name.text, &name.span, false)
    }

    fn leads_nowhere<T>(&mut self, found: &Term<'_>, of: &Node, name: &Name) -> Option<T> {
        let message = format!("`{}` is {} and has no `{}`", self.quote(&of.span), found.what(), self.quote(&name.span));
        let help = match found {
            Term::Rows(_) => "ask about its rows: `.exists(v, v.column …)`",
            _ => "a point follows a reference or a variable",
        };
        self.fault("formula.member", &name.span, message, help)
    }

    /// A column or a table by its name from a row.
    fn of_row(&mut self, row: Row<'s>, name: &str, span: &Span, counted: bool) -> Option<Term<'s>> {
        // A column of the row itself, a table, then a column further away.
        let found = column(self.schema, row.table, name);
        if let Found::One(place) = &found
            && place.path.is_empty()
        {
            return Some(Term::Cell(Cell { path: row.path, table: place.table, column: place.column }));
        }
        if let Some(rows) = self.rows(&row, name) {
            return Some(Term::Rows(rows));
        }
        match found {
            Found::One(place) => {
                let path = row.path.into_iter().chain(place.path).collect();
                Some(Term::Cell(Cell { path, table: place.table, column: place.column }))
            }
            Found::Several([one, other]) => {
                let message = format!("`{}` may be `{one}` or `{other}`", self.quote(span));
                self.fault("formula.ambiguous", span, message, "write the one that is meant in full")
            }
            Found::None => self.no_such_name(row.table, name, span, counted),
        }
    }

    fn no_such_name<T>(&mut self, table: &'s TableSchema, name: &str, span: &Span, counted: bool) -> Option<T> {
        let reverse = reverse_names(self.schema, &table.name);
        if self.schema.table(name).is_some() {
            let message = format!("no row of `{name}` refers to a row of `{}`", table.name);
            let names: Vec<_> =
                reverse.iter().map(|(name, _)| name.as_str()).filter(|name| !name.contains("_by_")).collect();
            let help = match names.as_slice() {
                [] => "no table does".to_owned(),
                names => format!("those do of {}", names.join(", ")),
            };
            return self.fault("formula.table", span, message, help);
        }
        let variables: Vec<_> = self.scopes.iter().filter_map(|scope| scope.variable.clone()).collect();
        let mut known: Vec<&str> = column_names(self.schema, table);
        known.extend(reverse.iter().map(|(name, _)| name.as_str()));
        known.push(COMPLETIONS);
        if counted {
            known.extend(variables.iter().map(String::as_str));
            known.extend(FIXED);
        }
        let message = format!("`{}` is no column or table of a row of `{}`", self.quote(span), table.name);
        let columns: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let otherwise = format!("its columns are {}", columns.join(", "));
        self.unknown("formula.name", span, message, name, known, otherwise)
    }

    /// The rows of a table that refer to a row.
    fn rows(&self, row: &Row<'s>, name: &str) -> Option<Rows> {
        let names = reverse_names(self.schema, &row.table.name);
        let by = |name: &str| names.iter().find(|(known, _)| known == name).map(|(_, reverse)| *reverse);
        let path = row.path.clone();
        if let Some(Reverse { table, column }) = by(name) {
            return Some(Rows { path, table, column, condition: Condition::Constant(true) });
        }
        let Reverse { table, column } = by(Participations::NAME).filter(|_| name == COMPLETIONS)?;
        let condition = completed(self.schema.at(table)?)?;
        Some(Rows { path, table, column, condition })
    }

    /// The references from the row that is built for to the row of a scope.
    pub(super) fn path_to(&self, scope: usize) -> Option<Vec<usize>> {
        let mut path = Vec::new();
        let mut at = self.scopes.len().checked_sub(1)?;
        while at != scope {
            let (parent, column) = self.scopes.get(at)?.parent?;
            path.push(column);
            at = parent;
        }
        Some(path)
    }
}

/// What makes a participation a completed one.
pub(in super::super) fn completed(participations: &TableSchema) -> Option<Condition> {
    let column = participations.place("status")?;
    let Kind::Word { words } = &participations.columns.get(column)?.kind else { return None };
    let place = words.iter().position(|word| word == "completed")?;
    Some(word(column, 1_u64.checked_shl(u32::try_from(place).ok()?)?))
}
