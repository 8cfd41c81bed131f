//! From cells to tables: columns by their names, every cell read, nothing lost without a finding.

use std::sync::Arc;

use super::cell::{self, Cell, Fault, Kept, Read};
use super::column::Column;
use super::finding::{Findings, RegionFinding, Severity};
use super::schema::{ColumnSchema, Schema, TableSchema};
use super::table::Table;
use crate::boundary::{Error, Limits, nearest_of_few, shown};

/// Tables on their way in: texts are not yet linked, and nothing but single cells has been checked.
///
/// ```
/// use nms_core::region::Tables;
/// let mut tables = Tables::default();
/// tables.csv("persons", b"id,birth_date\np1,1990-05-01\np2,31.02.1990\n");
/// let error = tables.check(None).unwrap_err();
/// assert_eq!(error.findings().list[0].code, "cell.no_such_day");
/// ```
#[derive(Clone)]
pub struct Tables {
    pub(super) schema: Arc<Schema>,
    pub(super) tables: Vec<Arc<Table>>,
    pub(super) findings: Findings,
    pub(super) limits: Limits,
    /// Whether they are made and not measured.
    pub(super) synthetic: bool,
}

impl Default for Tables {
    fn default() -> Self {
        Self::new(Schema::standard(), Limits::default())
    }
}

impl Tables {
    /// No rows yet.
    pub fn new(schema: Arc<Schema>, limits: Limits) -> Self {
        let tables = schema.tables().map(|table| Arc::new(Table::new(Arc::clone(table)))).collect();
        Self { schema, tables, findings: Findings::default(), limits, synthetic: false }
    }

    /// Marks them as made (синтетические данные): nobody in them is real, and what is written of them says so.
    ///
    /// ```
    /// use nms_core::region::{FileFormat, Tables};
    /// let mut tables = Tables::default();
    /// tables.mark_synthetic();
    /// let region = tables.check(None)?;
    /// assert!(region.is_synthetic() && region.package(FileFormat::Csv).is_synthetic());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mark_synthetic(&mut self) {
        self.synthetic = true;
    }

    /// The tables that may come in.
    pub fn schema(&self) -> &Arc<Schema> {
        &self.schema
    }

    /// Finds a table, or says that there is none.
    pub(super) fn place(&mut self, name: &str) -> Option<usize> {
        let place = self.schema.place(name);
        if place.is_none() {
            let near = nearest_of_few(name, self.schema.tables().map(|table| table.name.as_str()));
            let help =
                near.map_or_else(|| "leave it out, or declare it".to_owned(), |near| format!("did you mean `{near}`?"));
            let name = shown(name);
            self.findings.push(RegionFinding::new(
                Severity::Error,
                "table.unknown",
                &name,
                "there is no such table",
                &help,
            ));
        }
        place
    }

    /// Adds rows to a table, their cells in the order of `columns`.
    ///
    /// ```
    /// use nms_core::region::{Cell, Tables};
    /// let mut tables = Tables::default();
    /// tables.fill("persons", &["id", "birth_date"], [[Cell::Text("p1"), Cell::Day(7_000)], [Cell::Text("p2"), Cell::Missing]]);
    /// assert_eq!(tables.rows("persons"), 2);
    /// ```
    pub fn fill<'c, R: IntoIterator<Item = Cell<'c>>>(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: impl IntoIterator<Item = R>,
    ) {
        let Some(mut filler) = self.filler(table, columns.iter().copied()) else { return };
        for row in rows {
            if !filler.row(row.into_iter()) {
                return;
            }
        }
    }

    /// Opens a table for rows whose cells come in the order of `header`.
    pub(super) fn filler<'h>(&mut self, name: &str, header: impl Iterator<Item = &'h str>) -> Option<Filler<'_>> {
        let place = self.place(name)?;
        let schema = Arc::clone(self.schema.at(place)?);
        let (mut columns, mut unknown) = (Vec::new(), Vec::new());
        for name in header {
            let found = schema.place(name);
            let twice = found.is_some() && columns.contains(&found);
            if found.is_none() {
                unknown.push(shown(name));
            }
            if twice || found.is_none() {
                self.findings.push(wrong_column(&schema, name, twice));
            }
            columns.push(if twice { None } else { found });
        }
        for (place, column) in schema.columns.iter().enumerate() {
            if column.required && !columns.contains(&Some(place)) {
                let near = nearest_of_few(&column.name, unknown.iter().map(String::as_str));
                let help = near.map_or_else(
                    || "add the column".to_owned(),
                    |near| format!("add the column; or is it `{near}`? Then rename that"),
                );
                let (code, message) = ("column.missing", "a column is missing");
                let finding = RegionFinding::new(Severity::Error, code, &schema.name, message, &help);
                self.findings.push(finding.column(&column.name));
            }
        }
        let table = Arc::make_mut(self.tables.get_mut(place)?);
        Some(Filler { schema, table, columns, findings: &mut self.findings, limits: &self.limits, full: false })
    }

    /// How many rows of a table there are.
    pub fn rows(&self, table: &str) -> usize {
        self.schema.place(table).and_then(|place| self.tables.get(place)).map_or(0, |table| table.rows)
    }
}

fn wrong_column(schema: &TableSchema, name: &str, twice: bool) -> RegionFinding {
    let name = shown(name);
    if twice {
        let message = "a column stands twice";
        return RegionFinding::new(Severity::Error, "column.twice", &schema.name, message, "leave one out")
            .column(&name);
    }
    let near = nearest_of_few(&name, schema.columns.iter().map(|column| column.name.as_str()));
    let help = near.map_or_else(|| NOT_IN.to_owned(), |near| format!("did you mean `{near}`?"));
    RegionFinding::new(Severity::Error, "column.unknown", &schema.name, "the table has no such column", &help)
        .column(&name)
}

/// What to do about a column that no table has.
pub(super) const NOT_IN: &str = "leave it out: names, addresses and the like must not come in";

/// A table being filled row by row.
pub(super) struct Filler<'t> {
    pub(super) schema: Arc<TableSchema>,
    pub(super) table: &'t mut Table,
    /// For each column of the source, the column of the table.
    pub(super) columns: Vec<Option<usize>>,
    findings: &'t mut Findings,
    pub(super) limits: &'t Limits,
    full: bool,
}

impl Filler<'_> {
    /// The columns of the table, for each column of the source.
    #[cfg(feature = "arrow")]
    pub(super) fn columns(&self) -> &[Option<usize>] {
        &self.columns
    }

    /// The schema of the table.
    #[cfg(feature = "arrow")]
    pub(super) fn schema(&self) -> &Arc<TableSchema> {
        &self.schema
    }

    /// How many rows there are already, and how many of those to come find room.
    #[cfg(feature = "arrow")]
    pub(super) fn room(&mut self, rows: usize) -> (usize, usize) {
        let free = self.limits.rows.saturating_sub(self.table.rows);
        if rows > free {
            self.say_full();
        }
        (self.table.rows, rows.min(free))
    }

    /// Ends rows whose cells were added by columns.
    #[cfg(feature = "arrow")]
    pub(super) fn end(&mut self, rows: usize) {
        self.table.rows += rows;
        self.pad();
    }

    /// Says that a whole column cannot be read, and leaves it out.
    #[cfg(feature = "arrow")]
    pub(super) fn leave_out(&mut self, source: usize, (code, message, help): (&str, &str, &str)) {
        let Some(place) = self.columns.get_mut(source).and_then(Option::take) else { return };
        let column = self.schema.columns.get(place).map_or("", |column| &column.name);
        let finding = RegionFinding::new(Severity::Error, code, &self.schema.name, message, help);
        self.findings.push(finding.column(column));
    }

    /// The limits within which cells are read.
    #[cfg(feature = "arrow")]
    pub(super) fn limits(&self) -> &Limits {
        self.limits
    }

    /// Adds a row; false once the table holds as many rows as it may.
    pub(super) fn row<'c>(&mut self, cells: impl Iterator<Item = Cell<'c>>) -> bool {
        if self.table.rows >= self.limits.rows {
            self.say_full();
            return false;
        }
        let row = self.table.rows;
        for (source, cell) in cells.enumerate() {
            if let Some(place) = self.columns.get(source).copied().flatten() {
                self.cell(row, place, cell);
            }
        }
        self.table.rows += 1;
        self.pad();
        true
    }

    /// Adds a cell at the end of a column.
    fn cell(&mut self, row: usize, place: usize, cell: Cell<'_>) {
        let (Some(schema), Some(column)) = (self.schema.columns.get(place), self.table.columns.get_mut(place)) else {
            return;
        };
        if let Some(found) = add(schema, column, cell, self.limits) {
            self.say((row, place), cell, found);
        }
    }

    /// Adds a cell that has been read.
    #[cfg(feature = "arrow")]
    pub(super) fn keep(&mut self, (row, place): (usize, usize), cell: Cell<'_>, read: Read<'_>) {
        if let Some(found) = self.table.columns.get_mut(place).and_then(|column| keep(column, read)) {
            self.say((row, place), cell, found);
        }
    }

    /// Says what was found with a cell.
    pub(super) fn say(&mut self, (row, place): (usize, usize), cell: Cell<'_>, (severity, fault): Found) {
        let Some(column) = self.schema.columns.get(place) else { return };
        self.findings.add(severity, fault.0, || {
            let help = cell::advice(column, fault, cell);
            RegionFinding::new(severity, fault.0, &self.schema.name, fault.1, &help).column(&column.name).row(row, None)
        });
    }

    /// Says that a row could not be read at all.
    pub(super) fn fault(&mut self, fault: Fault) {
        let (code, message, help) = fault;
        let finding = RegionFinding::new(Severity::Error, code, &self.schema.name, message, help);
        self.findings.push(finding.row(self.table.rows, None));
    }

    /// Says that the row just added was not what it seems.
    pub(super) fn last_fault(&mut self, (code, message, help): Fault) {
        let finding = RegionFinding::new(Severity::Error, code, &self.schema.name, message, help);
        self.findings.push(finding.row(self.table.rows.saturating_sub(1), None));
    }

    /// Keeps the place of a row that could not be read, so that those after it are counted as in the source.
    pub(super) fn skip(&mut self) {
        self.table.rows += 1;
        self.pad();
    }

    /// Says that the table could not be read at all.
    pub(super) fn table_fault(&mut self, (code, message, help): Fault) {
        self.findings.push(RegionFinding::new(Severity::Error, code, &self.schema.name, message, help));
    }

    /// Fills the columns that the row did not name.
    fn pad(&mut self) {
        for column in &mut self.table.columns {
            column.pad(self.table.rows);
        }
    }

    pub(super) fn say_full(&mut self) {
        if !self.full {
            self.full = true;
            let message = format!("the table has more than {} rows", self.limits.rows);
            let help = "split it, or raise `Limits::rows`";
            self.findings.push(RegionFinding::new(Severity::Error, "limit.rows", &self.schema.name, &message, help));
        }
    }
}

/// What was found with a cell.
pub(super) type Found = (Severity, Fault);

/// Adds a cell at the end of a column; says what was found with it.
pub(super) fn add(schema: &ColumnSchema, column: &mut Column, cell: Cell<'_>, limits: &Limits) -> Option<Found> {
    match cell {
        // A text that the column has already was looked at when it came first.
        Cell::Text(text) if column.push_again(text) => None,
        cell => keep(column, cell::read(schema, cell, limits)),
    }
}

/// Adds a cell that has been read; says what was found with it.
fn keep(column: &mut Column, read: Read<'_>) -> Option<Found> {
    let (kept, found) = match read {
        Ok((kept, warning)) => (kept, warning.map(|warning| (Severity::Warning, warning))),
        Err(fault) => (Kept::Missing, Some((Severity::Error, fault))),
    };
    column.push(kept);
    found
}

/// Tables that no region can be made of, with all that is wrong in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionError(pub(super) Box<Findings>);

impl RegionError {
    /// All findings, warnings too.
    pub fn findings(&self) -> &Findings {
        &self.0
    }
}

impl std::fmt::Display for RegionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.clone().into_error().fmt(f)
    }
}

impl std::error::Error for RegionError {}

impl From<RegionError> for Error {
    fn from(error: RegionError) -> Self {
        error.0.into_error()
    }
}
