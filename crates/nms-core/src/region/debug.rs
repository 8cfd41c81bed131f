//! `Debug` without what stands in rows: names of tables and columns, and how many rows there are.
//!
//! A `{:?}` ends up in logs and panics; rows are about people.

use std::fmt::{Debug, Formatter, Result};
use std::sync::Arc;

use super::cell::Cell;
use super::column::Column;
use super::event::Event;
use super::journal::Journal;
use super::load::Tables;
use super::table::Table;
use super::{Region, RegionView};

/// How many rows the tables have that have any.
struct Rows<'r>(&'r [Arc<Table>]);

impl Debug for Rows<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let there = self.0.iter().filter(|table| table.rows > 0);
        f.debug_map().entries(there.map(|table| (&table.schema.name, table.rows))).finish()
    }
}

impl Debug for Region {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("Region").field(&Rows(&self.tables)).finish()
    }
}

impl Debug for Tables {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("Tables").field(&Rows(&self.tables)).finish()
    }
}

impl Debug for RegionView<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_struct("RegionView").field("region", &self.region).field("moment", &self.moment).finish()
    }
}

impl Debug for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "Table({}, {} rows)", self.schema.name, self.rows)
    }
}

impl Debug for Column {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Texts { .. } => "Texts",
            Self::Rows(_) => "Rows",
            Self::Words(_) => "Words",
            Self::Days(_) => "Days",
            Self::Numbers(_) => "Numbers",
            Self::Flags(_) => "Flags",
        })
    }
}

impl Debug for Cell<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Missing => "Missing",
            Self::Text(_) => "Text",
            Self::Whole(_) => "Whole",
            Self::Double(_) => "Double",
            Self::Exact(_) => "Exact",
            Self::Day(_) => "Day",
            Self::Moment(_) => "Moment",
            Self::Flag(_) => "Flag",
            Self::Nested => "Nested",
        })
    }
}

impl Debug for Event {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let columns: Vec<String> = self.row.keys().map(|name| crate::boundary::shown(name)).collect();
        write!(f, "Event({} {} {columns:?})", self.kind, crate::boundary::shown(&self.table))
    }
}

impl Debug for Journal {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "Journal({} events)", self.events().len())
    }
}
