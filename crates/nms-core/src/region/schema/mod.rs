//! The tables of a region, declared once: checks, Arrow schemas, data package and documentation follow from here.

mod declare;
mod learning;
mod monitoring;
mod people;
mod structure;
mod testing;

use std::sync::{Arc, LazyLock};

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use serde::Serialize;

pub use learning::{Activities, ActivityRequires, Audiences, Develops, Participations, RouteItems, Routes, Sessions};
pub use monitoring::{Agreements, Measures, Milestones, ProjectMembers, Projects, SchoolIndicators, Surveys};
pub use people::{Persons, Positions, Supports};
pub use structure::{Organisations, Relations};
pub use testing::{Assessments, Competences, ItemCompetences, Items, Prerequisites, Requirements, Responses};

use crate::text::Label;
use declare::{TableType, table};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Kind {
    /// The identifier of the row itself, unique in its table.
    Id,
    /// The identifier of a row of another table.
    Reference {
        /// The table.
        table: String,
    },
    /// A short text; equal texts are kept once.
    Text,
    /// A word of a closed list.
    Word {
        /// The list.
        words: Vec<String>,
    },
    /// A calendar day.
    Day,
    /// A whole number.
    Whole,
    /// A decimal number with at most six digits after the point.
    Number,
    /// Yes or no.
    Flag,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ColumnSchema {
    /// Name, the same in every language.
    pub name: String,
    /// Name for people.
    pub label: Label,
    /// What it holds, in one sentence.
    pub about: String,
    /// What a cell may be.
    #[serde(flatten)]
    pub kind: Kind,
    /// Whether every row must have it.
    pub required: bool,
    /// The unit of its numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The least that a number may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i64>,
    /// The most that a number may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<i64>,
}

/// How the rows of a table stand in time; the names are those of its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "time")]
pub enum Time {
    /// They hold always.
    Timeless,
    /// They hold from a day up to, and without, another.
    State {
        /// The first day.
        from: String,
        /// The first day no longer; open where it is empty.
        to: String,
    },
    /// They happened on a day: the first of these columns that is not empty.
    Event {
        /// The columns.
        on: Vec<String>,
    },
}

/// A table of a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableSchema {
    /// Name, the same in every language.
    pub name: String,
    /// Name for people.
    pub label: Label,
    /// What a row is, in one sentence.
    pub about: String,
    /// The columns that name a row, as places among its columns.
    pub key: Vec<usize>,
    /// How its rows stand in time.
    #[serde(flatten)]
    pub time: Time,
    /// The columns, in order.
    pub columns: Vec<ColumnSchema>,
}

/// The column that says on which day a fact became known.
pub const RECORDED: &str = "recorded";
/// The column that says on which day a fact was known to have been a mistake.
pub const WITHDRAWN: &str = "withdrawn";

impl TableSchema {
    /// The place of a column.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The table that a column refers to.
    pub fn target(&self, place: usize) -> Option<&str> {
        match self.columns.get(place).map(|column| &column.kind) {
            Some(Kind::Reference { table }) => Some(table),
            _ => None,
        }
    }
}

/// All tables of a region, in the order in which they are checked.
///
/// ```
/// use nms_core::region::Schema;
/// let schema = Schema::standard();
/// let persons = schema.table("persons").unwrap();
/// assert_eq!(persons.columns[persons.place("birth_date").unwrap()].label.en, "birth date");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    tables: IndexMap<String, Arc<TableSchema>, FxBuildHasher>,
}

static STANDARD: LazyLock<Arc<Schema>> = LazyLock::new(|| {
    let tables = structure::TABLES
        .iter()
        .chain(people::TABLES)
        .chain(testing::TABLES)
        .chain(learning::TABLES)
        .chain(monitoring::TABLES)
        .map(|table| table());
    Arc::new(Schema { tables: tables.map(|table| (table.name.clone(), Arc::new(table))).collect() })
});

impl Schema {
    /// The tables that every region may have.
    pub fn standard() -> Arc<Self> {
        Arc::clone(&STANDARD)
    }

    /// The same with tables of a region's own, which formulas can then ask about; one of a known name replaces it.
    #[must_use]
    pub fn with(&self, own: impl IntoIterator<Item = TableSchema>) -> Arc<Self> {
        let mut tables = self.tables.clone();
        tables.extend(own.into_iter().map(|table| (table.name.clone(), Arc::new(table))));
        Arc::new(Self { tables })
    }

    /// All tables.
    pub fn tables(&self) -> impl Iterator<Item = &Arc<TableSchema>> {
        self.tables.values()
    }

    /// A table by its name.
    pub fn table(&self, name: &str) -> Option<&Arc<TableSchema>> {
        self.tables.get(name)
    }

    /// The place of a table among all.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.tables.get_index_of(name)
    }

    /// The table at a place.
    pub fn at(&self, place: usize) -> Option<&Arc<TableSchema>> {
        self.tables.get_index(place).map(|(_, table)| table)
    }
}
