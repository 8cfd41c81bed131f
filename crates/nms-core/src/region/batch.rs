//! Rows of texts on their way in, some thousands at a time: cells column by column, the columns filled side by side.

use std::borrow::Cow;

use nms_solver::side;

use super::cell::{Cell, Fault, Kept};
use super::load::{Filler, Found, add};

/// How many rows are read before their columns are filled: few enough to stay in a cache near the processor.
const ROWS: usize = 8_192;

/// Cells of rows, as they stand in the text of a source.
#[derive(Default)]
pub(super) struct Batch<'t> {
    rows: usize,
    /// For each column of the source, its cells; nothing where a row is too short to have one.
    columns: Vec<Vec<Option<Cow<'t, str>>>>,
    /// What is wrong with rows as such.
    faults: Vec<(usize, Fault)>,
}

impl<'t> Batch<'t> {
    /// A batch of so many columns.
    pub(super) fn new(columns: usize) -> Self {
        Self { columns: vec![Vec::new(); columns], ..Self::default() }
    }

    /// Forgets the rows.
    pub(super) fn clear(&mut self) {
        self.rows = 0;
        self.columns.iter_mut().for_each(Vec::clear);
        self.faults.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows == 0
    }

    pub(super) fn is_full(&self) -> bool {
        self.rows >= ROWS
    }

    /// Adds a cell to the row that is being read.
    pub(super) fn cell(&mut self, source: usize, cell: Cow<'t, str>) {
        if let Some(column) = self.columns.get_mut(source) {
            column.push(Some(cell));
        }
    }

    /// Ends the row that is being read, of so many cells; `fault` where they should be more or fewer.
    pub(super) fn end_row(&mut self, width: usize, fault: Fault) {
        if width != self.columns.len() {
            self.faults.push((self.rows, fault));
            self.columns.iter_mut().skip(width).for_each(|column| column.push(None));
        }
        self.rows += 1;
    }

    /// Forgets the cells of the row that is being read.
    pub(super) fn drop_row(&mut self) {
        self.columns.iter_mut().for_each(|column| column.truncate(self.rows));
    }
}

impl Filler<'_> {
    /// Adds the rows of a batch; false once the table holds as many rows as it may.
    pub(super) fn batch(&mut self, batch: &Batch<'_>) -> bool {
        let from = self.table.rows;
        let rows = batch.rows.min(self.limits.rows.saturating_sub(from));
        let (schema, sources, limits) = (&self.schema, &self.columns, self.limits);
        let mut found = side::each(&mut self.table.columns, |place, column| {
            let mut found: Vec<(usize, Found)> = Vec::new();
            let source = sources.iter().position(|to| *to == Some(place));
            if let (Some(source), Some(schema)) = (source, schema.columns.get(place)) {
                let cells = batch.columns.get(source).into_iter().flatten().map(Option::as_deref).take(rows);
                let mut known = column.find_all(cells.clone()).into_iter();
                for (row, cell) in cells.enumerate() {
                    match (cell, known.next().flatten()) {
                        (_, Some(place)) => column.push_known(place),
                        (Some(text), None) => {
                            let wrong = add(schema, column, Cell::Text(text), limits);
                            found.extend(wrong.map(|wrong| (row, wrong)));
                        }
                        (None, None) => column.push(Kept::Missing),
                    }
                }
            }
            column.pad(from + rows);
            found.into_iter().peekable()
        });
        let mut faults = batch.faults.iter().peekable();
        if faults.peek().is_some() || found.iter_mut().any(|found| found.peek().is_some()) {
            // As they would be found row by row.
            for row in 0..=rows {
                while let Some((_, fault)) = faults.next_if(|(at, _)| *at == row) {
                    self.table.rows = from + row;
                    self.fault(*fault);
                }
                for (source, place) in self.columns.clone().into_iter().enumerate() {
                    let column = place.and_then(|place| Some((place, found.get_mut(place)?)));
                    let Some((place, found)) = column else { continue };
                    if let Some((_, wrong)) = found.next_if(|(at, _)| *at == row) {
                        let cell = batch.columns.get(source).and_then(|cells| cells.get(row)?.as_deref());
                        self.say((from + row, place), cell.map_or(Cell::Missing, Cell::Text), wrong);
                    }
                }
            }
        }
        self.table.rows = from + rows;
        if rows < batch.rows {
            self.say_full();
        }
        rows == batch.rows
    }
}
