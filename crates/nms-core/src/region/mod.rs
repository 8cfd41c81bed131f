//! The region's facts: tables checked with everything wrong found at once, kept as they were known on each day.

mod apply;
mod batch;
mod cell;
mod check;
mod column;
mod debug;
mod dictionary;
mod event;
mod finding;
mod journal;
mod load;
mod moment;
mod package;
mod position;
mod read;
mod row;
pub mod schema;
mod table;
mod tree;
mod versions;
mod view;
mod write;

/// How the tables are kept, for the stages to the right.
pub(crate) mod store {
    pub(crate) use super::cell::{MILLION, MOST, NO_DAY, NO_NUMBER, date, days};
    pub(crate) use super::column::{Column, NO_WORD, NOWHERE};
    pub(crate) use super::moment::{BEGINNING, Moment, Period};
    pub(crate) use super::row::Row;
    pub(crate) use super::table::Table;

    /// A cell by a number; nothing where it is empty.
    pub(crate) fn code_of(column: &Column, row: usize) -> Option<i64> {
        match column {
            Column::Texts { codes, .. } | Column::Rows(codes) => {
                codes.get(row).filter(|code| **code != NOWHERE).map(|code| i64::from(*code))
            }
            Column::Words(_) | Column::Flags(_) => column.word(row).map(i64::from),
            Column::Days(_) => column.day(row).map(i64::from),
            Column::Numbers(_) => column.number(row),
        }
    }
}

use std::sync::Arc;

pub(crate) use apply::Touched;
pub use cell::Cell;
pub use event::{Event, EventKind};
pub use finding::{Findings, RegionFinding, Severity};
pub use journal::Journal;
pub use load::{RegionError, Tables};
pub use package::{DESCRIPTOR, FileFormat, Package, PackageFile};
#[cfg(feature = "arrow")]
pub(crate) use read::alike;
pub use schema::{ColumnSchema, Kind, Schema, TableSchema, Time};
pub use view::RegionView;

use crate::boundary::Limits;
use crate::network::Network;
use crate::norm::NormPack;
use crate::text::Language;
pub(crate) use position::{Position, is_open};
pub(crate) use table::Table;
pub(crate) use tree::ReportTree;

/// A region at rest: its tables, checked and linked, and the network of its organisations.
///
/// It does not change; events make a new one. Tables are shared between the two, not copied.
#[derive(Clone)]
pub struct Region {
    schema: Arc<Schema>,
    tables: Vec<Arc<Table>>,
    network: Arc<Network>,
    pack: Option<Arc<NormPack>>,
    findings: Arc<Findings>,
    limits: Limits,
    synthetic: bool,
}

impl Region {
    /// The tables it may have.
    pub fn schema(&self) -> &Arc<Schema> {
        &self.schema
    }

    /// The organisations and the actors of its pack.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The warnings with which it was accepted.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Whether it is made and not measured: nobody in it is real.
    pub fn is_synthetic(&self) -> bool {
        self.synthetic
    }

    /// What stands below the heading of a picture; of a made region it says so.
    pub(crate) fn marked(&self, subtitle: String, language: Language) -> String {
        marked(self.synthetic, subtitle, language)
    }

    /// How many rows a table has.
    pub fn rows(&self, table: &str) -> usize {
        self.table(table).map_or(0, |table| table.rows)
    }

    /// The key of a row as people read it.
    pub(crate) fn key_text(&self, table: &Table, row: usize) -> Option<String> {
        check::key_text(&self.schema, &self.tables, table, row)
    }

    /// The rows of a key, or of an id: all versions of it.
    pub(crate) fn find(&self, table: &Table, key: &str) -> Vec<usize> {
        if let Some(row) = self.row_of(&table.schema.name, key) {
            return table.namesakes(row as usize).collect();
        }
        (0..table.rows).filter(|row| self.key_text(table, *row).as_deref() == Some(key)).collect()
    }

    /// The pack it was checked with.
    pub fn pack(&self) -> Option<Arc<NormPack>> {
        self.pack.clone()
    }

    /// The limits it was read within.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The table at a place of the schema.
    pub(crate) fn at(&self, place: usize) -> Option<&Table> {
        self.tables.get(place).map(Arc::as_ref)
    }

    pub(crate) fn table(&self, name: &str) -> Option<&Table> {
        self.schema.place(name).and_then(|place| self.tables.get(place)).map(Arc::as_ref)
    }
}

/// A text about a region; of a made one it says so.
pub(crate) fn marked(synthetic: bool, mut text: String, language: Language) -> String {
    if synthetic {
        text.push_str(match language {
            Language::Russian => ", синтетические данные",
            Language::English => ", synthetic data",
        });
    }
    text
}
