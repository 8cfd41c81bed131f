//! From tables to a region: links first, then everything that can be wrong between rows.

pub(super) mod facts;
pub(super) mod graph;
pub(super) mod intervals;
mod keys;
mod link;

use std::sync::Arc;

pub(super) use keys::{DUPLICATE, OVERLAP, Wording};

use super::finding::{Findings, RegionFinding, Severity};
use super::load::{RegionError, Tables};
use super::table::Table;
use super::{Region, Schema};
use crate::norm::NormPack;

/// What the checks look at, and where they put what they find.
pub(super) struct Check<'c> {
    pub(super) schema: &'c Schema,
    pub(super) tables: &'c [Arc<Table>],
    pub(super) findings: &'c mut Findings,
    /// The one row that is new, where the others have been checked before.
    pub(super) only: Option<(usize, usize)>,
}

impl<'c> Check<'c> {
    pub(super) fn table(&self, name: &str) -> Option<&'c Table> {
        self.tables.get(self.schema.place(name)?).map(Arc::as_ref)
    }

    /// The rows of a table that are to be looked at.
    pub(super) fn rows(&self, table: &Table) -> std::ops::Range<usize> {
        match self.only {
            None => 0..table.rows,
            Some((place, row)) if self.schema.at(place).is_some_and(|one| one.name == table.schema.name) => {
                row..row + 1
            }
            Some(_) => 0..0,
        }
    }

    /// Counts a finding about a row.
    pub(super) fn row(
        &mut self,
        severity: Severity,
        (code, message, help): (&str, &str, &str),
        (table, row): (&Table, usize),
        column: Option<&str>,
    ) {
        let tables = self.tables;
        let schema = self.schema;
        self.findings.add(severity, code, || {
            let finding = RegionFinding::new(severity, code, &table.schema.name, message, help);
            let finding = finding.row(row, key_text(schema, tables, table, row));
            if let Some(column) = column { finding.column(column) } else { finding }
        });
    }
}

impl Tables {
    /// Checks everything and makes a region of it.
    ///
    /// The actors of `pack` may stand in the ties of organisations, and its indicators say which figures are shares.
    ///
    /// # Errors
    /// All findings at once; warnings alone do not refuse a region.
    pub fn check(self, pack: Option<&NormPack>) -> Result<Region, RegionError> {
        let Self { schema, mut tables, mut findings, limits, synthetic } = self;
        link::references(&schema, &mut tables, &mut findings);
        let superseded = keys::versions(&schema, &tables, &mut findings);
        for (table, superseded) in tables.iter_mut().zip(superseded) {
            if !superseded.is_empty() {
                Arc::make_mut(table).superseded = superseded;
            }
        }
        let mut check = Check { schema: &schema, tables: &tables, findings: &mut findings, only: None };
        intervals::check(&mut check);
        facts::check(&mut check, pack);
        let network = graph::network(&mut check, pack, &limits);
        name_rows(&schema, &tables, &mut findings);
        match network {
            Some(network) if findings.errors == 0 => {
                let pack = pack.cloned().map(Arc::new);
                let (network, findings) = (Arc::new(network), Arc::new(findings));
                Ok(Region { schema, tables, network, pack, findings, limits, synthetic })
            }
            _ => Err(RegionError(Box::new(findings))),
        }
    }
}

/// Gives the findings of single cells the keys of their rows, which were not known when they were made.
fn name_rows(schema: &Schema, tables: &[Arc<Table>], findings: &mut Findings) {
    for finding in &mut findings.list {
        if let (Some(row), None) = (finding.row, &finding.key)
            && let Some(table) = schema.place(&finding.table).and_then(|place| tables.get(place))
        {
            finding.key = key_text(schema, tables, table, row - 1);
        }
    }
}

/// The key of a row as people read it; nothing where a part of it is missing.
pub(crate) fn key_text(schema: &Schema, tables: &[Arc<Table>], table: &Table, row: usize) -> Option<String> {
    if table.schema.key.is_empty() {
        return None;
    }
    let mut text = String::new();
    for (part, place) in table.schema.key.iter().enumerate() {
        if part > 0 {
            text.push_str(" / ");
        }
        match super::write::cell_text(schema, tables, table, *place, row) {
            Some(cell) => text.push_str(&crate::boundary::shown(&cell)),
            None if table.schema.columns.get(*place).is_some_and(|column| column.required) => return None,
            None => {}
        }
    }
    Some(text)
}
