//! Events upon a region: each is checked like a row of a table, and changes nothing where it is refused.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::cell::{self, Cell, Kept, days};
use super::check::{Check, facts, graph, intervals};
use super::column::Column;
use super::event::{Event, EventKind};
use super::finding::{Findings, RegionFinding, Severity};
use super::load::{NOT_IN, RegionError};
use super::schema::{Kind, RECORDED, TableSchema, Time, WITHDRAWN};
use super::table::FOR_GOOD;
use super::{Region, Schema};
use crate::boundary::{nearest_of_few, shown};
use crate::shape;

/// The rows of a table that an event added or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Touched {
    pub(crate) table: usize,
    pub(crate) rows: Vec<usize>,
    /// The rows that changed rows referred to before, with the column.
    pub(crate) left: Vec<(usize, usize)>,
}

impl Region {
    /// A region after some events; this one stays as it is.
    ///
    /// # Errors
    /// Everything wrong with any of the events; then none of them counts.
    ///
    /// ```
    /// use nms_core::{Limits, region::{Event, Tables}};
    /// let mut tables = Tables::default();
    /// tables.json(r#"{"organisations": [{"id": "s", "kind": "school", "level": "institutional"}], "persons": [{"id": "p1"}]}"#)?;
    /// let before = tables.check(None)?;
    /// let events = Event::from_json(r#"[{"kind": "put", "table": "positions", "row":
    ///     {"person": "p1", "organisation": "s", "post": "teacher", "staff_category": "pedagogical"}}]"#, &Limits::default())?;
    /// let after = before.apply(&events)?;
    /// assert_eq!((before.rows("positions"), after.rows("positions")), (0, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apply(&self, events: &[Event]) -> Result<Self, RegionError> {
        let mut after = self.clone();
        let mut findings = Findings::default();
        for (at, event) in events.iter().enumerate() {
            if let Err(error) = after.absorb(event) {
                for mut finding in error.0.list {
                    finding.message = format!("event {}: {}", at + 1, finding.message);
                    findings.push(finding);
                }
            }
        }
        if findings.errors == 0 { Ok(after) } else { Err(RegionError(Box::new(findings))) }
    }

    /// Takes an event in; tables that nobody else holds are changed in place.
    pub(crate) fn absorb(&mut self, event: &Event) -> Result<Touched, RegionError> {
        let refuse = |finding| {
            let mut findings = Findings::default();
            findings.push(finding);
            RegionError(Box::new(findings))
        };
        let Some(place) = self.schema.place(&event.table) else {
            let near = nearest_of_few(
                &event.table,
                self.schema.tables().map(|table| table.name.as_str()).collect::<Vec<_>>().into_iter(),
            );
            let help = near.map_or_else(|| "name a table".to_owned(), |near| format!("did you mean `{near}`?"));
            let table = shown(&event.table);
            return Err(refuse(RegionFinding::new(
                Severity::Error,
                "table.unknown",
                &table,
                "there is no such table",
                &help,
            )));
        };
        let schema = Arc::clone(&self.schema);
        // Tables that others were checked against: what an event says there may contradict rows that stand elsewhere.
        let leaned_on = matches!(&*event.table, "organisations" | "relations" | "items");
        let before = leaned_on.then(|| self.tables.clone());
        let touched = match event.kind {
            EventKind::Put => {
                let row = self.read(&schema, place, &event.row)?;
                self.put(place, &row)
            }
            EventKind::End => self.end(&schema, place, event),
            EventKind::Withdraw => self.withdraw(&schema, place, event),
        }?;
        if let Some(before) = before
            && let Err(error) = self.check_dependents(&event.table)
        {
            self.tables = before;
            return Err(error);
        }
        Ok(touched)
    }

    /// Looks at what leans on a table, and builds the network of the organisations anew.
    fn check_dependents(&mut self, table: &str) -> Result<(), RegionError> {
        let mut findings = Findings::default();
        let mut check = Check { schema: &self.schema, tables: &self.tables, findings: &mut findings, only: None };
        let mut network = None;
        match table {
            "items" => facts::scores(&mut check),
            _ => {
                intervals::lives(&mut check);
                network = graph::network(&mut check, self.pack.as_deref(), &self.limits);
            }
        }
        if findings.errors > 0 {
            return Err(RegionError(Box::new(findings)));
        }
        if let Some(network) = network {
            self.network = Arc::new(network);
        }
        Ok(())
    }

    /// Reads the cells of a row, in the order of the columns.
    fn read<'e>(
        &self,
        schema: &Schema,
        place: usize,
        row: &'e Map<String, Value>,
    ) -> Result<Vec<New<'e>>, RegionError> {
        let mut findings = Findings::default();
        let Some(table) = schema.at(place) else { return Ok(Vec::new()) };
        for name in row.keys().filter(|name| table.place(name).is_none()) {
            let help = nearest_of_few(name, table.columns.iter().map(|column| column.name.as_str()))
                .map_or_else(|| NOT_IN.to_owned(), |near| format!("did you mean `{near}`?"));
            let finding = RegionFinding::new(
                Severity::Error,
                "column.unknown",
                &table.name,
                "the table has no such column",
                &help,
            );
            findings.push(finding.column(&shown(name)));
        }
        let mut cells = Vec::new();
        for column in &table.columns {
            let cell = row.get(&column.name).map_or(Cell::Missing, cell_of);
            let kept = match cell::read(column, cell, &self.limits) {
                Ok((kept, _)) => kept,
                Err(fault) => {
                    let (code, message, _) = fault;
                    let help = cell::advice(column, fault, cell);
                    findings.push(
                        RegionFinding::new(Severity::Error, code, &table.name, message, &help).column(&column.name),
                    );
                    Kept::Missing
                }
            };
            cells.push(match (&column.kind, kept) {
                (Kind::Reference { table: target }, Kept::Text(id)) => match self.row_of(target, id) {
                    Some(row) => New::Row(row),
                    None => {
                        let message = format!("the id is not in table `{target}`");
                        let help = match self.table(target).and_then(|table| table.nearest(id)) {
                            Some(near) => format!("did you mean `{near}`? If not, add the row to `{target}` first"),
                            None => format!("mend the id, or add the row to `{target}` first"),
                        };
                        let finding =
                            RegionFinding::new(Severity::Error, "reference.dangling", &table.name, &message, &help);
                        findings.push(finding.column(&column.name));
                        New::Cell(Kept::Missing)
                    }
                },
                (_, kept) => New::Cell(kept),
            });
        }
        if findings.errors == 0 { Ok(cells) } else { Err(RegionError(Box::new(findings))) }
    }

    /// The first row of an id, which references lead to.
    pub(crate) fn row_of(&self, table: &str, id: &str) -> Option<u32> {
        let table = self.table(table)?;
        let code = table.schema.id_column().and_then(|place| table.columns.get(place))?.find(id)?;
        table.with_id(code).next().and_then(|row| u32::try_from(row).ok())
    }

    /// The title of an organisation.
    pub(crate) fn organisation_title(&self, id: &str) -> Option<&str> {
        let row = self.row_of("organisations", id)?;
        self.table("organisations")?.column("title")?.text(row as usize)
    }

    /// Adds a row, or puts it in the place of the one with the same key where rows hold always.
    fn put(&mut self, place: usize, cells: &[New<'_>]) -> Result<Touched, RegionError> {
        if self.at(place).is_some_and(|table| table.rows >= self.limits.rows) {
            let message = format!("the table has {} rows, as many as allowed", self.limits.rows);
            return Err(self.refuse(place, ("limit.rows", &message, "raise `Limits::rows`")));
        }
        let known: Vec<usize> = {
            let Some(table) = self.tables.get_mut(place).map(Arc::make_mut) else { return Ok(Touched::default()) };
            let known = table.columns.iter().map(Column::known_texts).collect();
            for (column, cell) in table.columns.iter_mut().zip(cells) {
                match cell {
                    New::Row(row) => column.push_row(*row),
                    New::Cell(cell) => column.push(*cell),
                }
            }
            table.rows += 1;
            known
        };
        self.settle(place, &known)
    }

    /// Checks the last row of a table against the others, and keeps it or takes it back.
    fn settle(&mut self, place: usize, known: &[usize]) -> Result<Touched, RegionError> {
        let Some(table) = self.tables.get(place) else { return Ok(Touched { table: place, ..Touched::default() }) };
        let row = table.rows.saturating_sub(1);
        let alike = table.alike(row);
        if !matches!(table.schema.time, Time::Timeless) {
            return self.settle_version((place, row), &alike, known);
        }
        match alike.first() {
            Some(other) => self.settle_replacement(place, *other, known),
            None => self.settle_version((place, row), &[], known),
        }
    }

    /// Keeps a new last row, which may be a new version of rows with its key, or takes it back.
    fn settle_version(
        &mut self,
        (place, row): (usize, usize),
        alike: &[usize],
        known: &[usize],
    ) -> Result<Touched, RegionError> {
        let mut findings = Findings::default();
        let mut check = self.check_row((place, row), &mut findings);
        let mut versions = Vec::new();
        if let Some(table) = check.tables.get(place)
            && !matches!(table.schema.time, Time::Timeless)
        {
            match table.versions(row, alike) {
                Ok(found) => versions = found,
                Err((other, (code, message, help))) => {
                    let message = format!("{message} (see row {})", other + 1);
                    check.row(Severity::Error, (code, &message, help), (table, row), None);
                }
            }
        }
        let mut touched = Touched { table: place, ..Touched::default() };
        let Some(table) = self.tables.get_mut(place).map(Arc::make_mut) else { return Ok(touched) };
        if findings.errors > 0 {
            table.take_back(known);
            table.mend_chains();
            return Err(RegionError(Box::new(findings)));
        }
        if !table.superseded.is_empty() || versions.iter().any(|(_, day)| *day != FOR_GOOD) {
            table.superseded.resize(table.rows, FOR_GOOD);
            for (other, day) in &versions {
                if let Some(superseded) = table.superseded.get_mut(*other) {
                    *superseded = *day;
                }
            }
        }
        table.mend_chains();
        touched.rows.extend(versions.iter().map(|(other, _)| *other).filter(|other| *other != row));
        touched.rows.push(row);
        Ok(touched)
    }

    /// Puts the last row in the place of another one, or takes it back.
    ///
    /// It is checked where it will stand, as rows that refer to the old one will refer to it: so circles are seen. What
    /// stood there waits as the last row, to which nothing refers.
    fn settle_replacement(&mut self, place: usize, other: usize, known: &[usize]) -> Result<Touched, RegionError> {
        let mut touched = Touched { table: place, rows: vec![other], left: Vec::new() };
        let Some(table) = self.tables.get_mut(place).map(Arc::make_mut) else { return Ok(touched) };
        let before = table.columns.iter().map(|column| column.reference(other)).enumerate();
        touched.left.extend(before.filter_map(|(place, row)| Some((place, row?))));
        table.columns.iter_mut().for_each(|column| column.swap_last(other));
        let mut findings = Findings::default();
        self.check_row((place, other), &mut findings);
        let Some(table) = self.tables.get_mut(place).map(Arc::make_mut) else { return Ok(touched) };
        if findings.errors > 0 {
            table.columns.iter_mut().for_each(|column| column.swap_last(other));
            table.take_back(known);
            table.mend_chains();
            return Err(RegionError(Box::new(findings)));
        }
        // The texts of the new row stay known.
        table.take_back(&vec![usize::MAX; table.columns.len()]);
        table.forget_chains();
        Ok(touched)
    }

    /// Checks one row, and hands on what looks at the tables.
    fn check_row<'r>(&'r self, row: (usize, usize), findings: &'r mut Findings) -> Check<'r> {
        let mut check = Check { schema: &self.schema, tables: &self.tables, findings, only: Some(row) };
        intervals::check(&mut check);
        facts::check(&mut check, self.pack.as_deref());
        graph::competences(&mut check);
        check
    }

    /// Ends the row of a key that still holds: as a new version where the table keeps `recorded`, else in place.
    fn end(&mut self, schema: &Schema, place: usize, event: &Event) -> Result<Touched, RegionError> {
        let (row, on) = self.meant(schema, place, event)?;
        let Some(table) = self.tables.get_mut(place).map(Arc::make_mut) else { return Ok(Touched::default()) };
        let Time::State { to, .. } = table.schema.time.clone() else { return Err(self.refuse(place, NO_STATE)) };
        let (Some(to), recorded) = (table.schema.place(&to), table.schema.place(RECORDED)) else {
            return Ok(Touched::default());
        };
        let known: Vec<usize> = table.columns.iter().map(Column::known_texts).collect();
        table.columns.iter_mut().for_each(|column| column.repeat(row));
        table.rows += 1;
        let last = table.rows - 1;
        let mut set = |place: usize, day: i32| {
            if let Some(column) = table.columns.get_mut(place) {
                column.set_day(last, day);
            }
        };
        set(to, on);
        if let Some(recorded) = recorded {
            set(recorded, event.recorded.map_or(on, days));
            return self.settle(place, &known);
        }
        table.columns.iter_mut().for_each(|column| column.swap_last(row));
        table.take_back(&known);
        self.recheck(place, row).inspect_err(|_| {
            let table = self.tables.get_mut(place).map(Arc::make_mut);
            if let Some(column) = table.and_then(|table| table.columns.get_mut(to)) {
                column.set_day(row, super::cell::NO_DAY);
            }
        })
    }

    /// Says that the row of a key was a mistake.
    fn withdraw(&mut self, schema: &Schema, place: usize, event: &Event) -> Result<Touched, RegionError> {
        let (row, on) = self.meant(schema, place, event)?;
        let Some(table) = self.tables.get_mut(place).map(Arc::make_mut) else { return Ok(Touched::default()) };
        let Some(withdrawn) = table.schema.place(WITHDRAWN) else { return Err(self.refuse(place, NO_WITHDRAWAL)) };
        let Some(column) = table.columns.get_mut(withdrawn) else { return Ok(Touched::default()) };
        let before = column.day(row).unwrap_or(super::cell::NO_DAY);
        column.set_day(row, on);
        self.recheck(place, row).inspect_err(|_| {
            let table = self.tables.get_mut(place).map(Arc::make_mut);
            if let Some(column) = table.and_then(|table| table.columns.get_mut(withdrawn)) {
                column.set_day(row, before);
            }
        })
    }

    /// Looks at one row that was changed in place.
    fn recheck(&self, place: usize, row: usize) -> Result<Touched, RegionError> {
        let mut findings = Findings::default();
        let mut check =
            Check { schema: &self.schema, tables: &self.tables, findings: &mut findings, only: Some((place, row)) };
        intervals::check(&mut check);
        if findings.errors == 0 {
            Ok(Touched { table: place, rows: vec![row], left: Vec::new() })
        } else {
            Err(RegionError(Box::new(findings)))
        }
    }

    /// The row that the key of an event means, the last version of it, and the day of the event.
    fn meant(&self, schema: &Schema, place: usize, event: &Event) -> Result<(usize, i32), RegionError> {
        let Some(on) = event.on.map(|day: NaiveDate| days(day)) else { return Err(self.refuse(place, NO_DAY)) };
        for day in [on].into_iter().chain(event.recorded.map(days)) {
            cell::within(day).map_err(|fault| self.refuse(place, fault))?;
        }
        let (Some(table), Some(shape)) = (self.at(place), schema.at(place)) else {
            return Err(self.refuse(place, NO_ROW));
        };
        let lacks = shape.key.iter().filter_map(|key| shape.columns.get(*key)).filter(|column| column.required);
        if let Some(column) = lacks.into_iter().find(|column| !event.row.contains_key(&column.name)) {
            let message = format!("the key lacks `{}`", column.name);
            return Err(self.refuse(place, ("event.key", &message, "give every part of the key")));
        }
        let codes = shape.key.iter().map(|key| {
            let column = shape.columns.get(*key)?;
            let value = event.row.get(&column.name);
            let Some(value) = value else { return (!column.required).then_some((*key, None)) };
            let kept = cell::read(column, cell_of(value), &self.limits).ok()?.0;
            let code = match (&column.kind, kept) {
                (Kind::Reference { table }, Kept::Text(id)) => i64::from(self.row_of(table, id)?),
                (_, Kept::Text(text)) => i64::from(table.columns.get(*key)?.find(text)?),
                (_, Kept::Word(word)) => i64::from(word),
                (_, Kept::Day(day)) => i64::from(day),
                (_, Kept::Number(number)) => number,
                _ => return None,
            };
            Some((*key, Some(code)))
        });
        let codes: Option<Vec<_>> = codes.collect();
        let Some(codes) = codes else { return Err(self.refuse(place, NO_ROW)) };
        let fits = |row: &usize| {
            codes.iter().all(|(key, code)| match (table.columns.get(*key), code) {
                (Some(column), Some(code)) => column.code(*row) == *code,
                (Some(column), None) => super::store::code_of(column, *row).is_none(),
                _ => false,
            }) && table.known_until(*row) == FOR_GOOD
        };
        let open = |row: &usize| table.interval().is_none_or(|(_, to)| to.day(*row).is_none());
        let candidates = table.near(codes.first().and_then(|(key, code)| Some((*key, (*code)?))));
        let found: Vec<usize> = candidates.filter(fits).collect();
        match found.iter().copied().rfind(open).or_else(|| found.last().copied()) {
            Some(row) if event.kind == EventKind::Withdraw || open(&row) => Ok((row, on)),
            _ => Err(self.refuse(place, NO_ROW)),
        }
    }

    fn refuse(&self, place: usize, (code, message, help): (&str, &str, &str)) -> RegionError {
        let name = self.schema.at(place).map_or("", |table: &Arc<TableSchema>| &table.name);
        let mut findings = Findings::default();
        findings.push(RegionFinding::new(Severity::Error, code, name, message, help));
        RegionError(Box::new(findings))
    }
}

const NO_DAY: (&str, &str, &str) = ("event.day", "the event has no day", "say in `on` from which day it counts");
const NO_ROW: (&str, &str, &str) =
    ("event.row", "no row that holds has this key", "give the whole key of a row that is there");
const NO_STATE: (&str, &str, &str) =
    ("event.end", "rows of this table do not end", "put a new version of the row instead");
const NO_WITHDRAWAL: (&str, &str, &str) =
    ("event.withdraw", "the table does not keep mistakes", "put the row again as it should be");

/// A cell of a new row.
enum New<'e> {
    Cell(Kept<'e>),
    Row(u32),
}

fn cell_of(value: &Value) -> Cell<'_> {
    match value {
        Value::Null => Cell::Missing,
        Value::Bool(flag) => Cell::Flag(*flag),
        Value::Number(number) => match shape::number(&number.to_string()) {
            shape::Kind::Integer(whole) => Cell::Whole(whole),
            shape::Kind::Decimal(number) => Cell::Exact(number),
            _ => Cell::Double(f64::MAX),
        },
        Value::String(text) => Cell::Text(text),
        Value::Array(_) | Value::Object(_) => Cell::Nested,
    }
}
