//! How a table is declared: once, with its documentation.

use super::{ColumnSchema, TableSchema};
use crate::text::Label;

/// How the type of a table makes its schema.
pub(super) type TableType = fn() -> TableSchema;

/// Declares a table: a documented type, its name, and its schema.
///
/// Each column is written as `/// what it holds`, then `name "Russian" "English": kind, [required], unit "…", from 0, up_to 3;`;
/// all but the kind may be left out..
macro_rules! table {
    (
        $(#[doc = $about:literal])+
        $type:ident = $name:literal, $ru:literal, $en:literal;
        key [$($key:ident),+ $(,)?];
        time $time:expr;
        $(
            $(#[doc = $column_about:literal])+
            $column:ident $column_ru:literal $column_en:literal:
            $kind:expr $(, [$required:ident])? $(, unit $unit:literal)? $(, from $minimum:literal)? $(, up_to $maximum:literal)?;
        )+
    ) => {
        $(#[doc = $about])+
        ///
        /// | column | holds | unit |
        /// |---|---|---|
        $(#[doc = concat!("| `", stringify!($column), "` |", $($column_about,)+ " | ", $($unit,)? " |")])+
        #[derive(Clone, Copy, Debug)]
        pub struct $type;

        impl $type {
            /// The name of the table in every language.
            pub const NAME: &'static str = $name;

            pub(super) fn schema() -> $crate::region::schema::TableSchema {
                #[allow(non_camel_case_types, dead_code, reason = "columns named as in the table; only keys are looked up")]
                enum Place { $($column),+ }
                static DECLARED: $crate::region::schema::declare::Declared = $crate::region::schema::declare::Declared {
                    name: $name,
                    label: ($ru, $en),
                    about: &[$($about),+],
                    key: &[$(Place::$key as usize),+],
                    time: $time,
                    columns: &[$($crate::region::schema::declare::DeclaredColumn {
                        name: stringify!($column),
                        label: ($column_ru, $column_en),
                        about: &[$($column_about),+],
                        kind: $kind,
                        required: table!(@required $($required)?),
                        unit: table!(@some $($unit)?),
                        minimum: table!(@some $($minimum)?),
                        maximum: table!(@some $($maximum)?),
                    }),+],
                };
                DECLARED.schema()
            }
        }
    };
    (@required) => { false };
    (@required required) => { true };
    (@some) => { None };
    (@some $value:expr) => { Some($value) };
}
pub(super) use table;

/// A table as it is declared: plain data, from which one function makes the schema.
pub(super) struct Declared {
    pub(super) name: &'static str,
    pub(super) label: (&'static str, &'static str),
    pub(super) about: &'static [&'static str],
    pub(super) key: &'static [usize],
    pub(super) time: Time,
    pub(super) columns: &'static [DeclaredColumn],
}

/// A column as it is declared.
pub(super) struct DeclaredColumn {
    pub(super) name: &'static str,
    pub(super) label: (&'static str, &'static str),
    pub(super) about: &'static [&'static str],
    pub(super) kind: Kind,
    pub(super) required: bool,
    pub(super) unit: Option<&'static str>,
    pub(super) minimum: Option<i64>,
    pub(super) maximum: Option<i64>,
}

/// What a declared column holds.
pub(super) enum Kind {
    Id,
    Reference(&'static str),
    Text,
    Word(&'static [&'static str]),
    /// The words of a vocabulary.
    Vocabulary(fn() -> Vec<String>),
    Day,
    Whole,
    Number,
    Flag,
}

/// How declared rows stand in time.
pub(super) enum Time {
    Timeless,
    State,
    Event(&'static [&'static str]),
}

impl Declared {
    pub(super) fn schema(&self) -> TableSchema {
        TableSchema {
            name: self.name.to_owned(),
            label: Label::new(self.label.0, self.label.1),
            about: self.about.concat().trim().to_owned(),
            key: self.key.to_vec(),
            time: match self.time {
                Time::Timeless => super::Time::Timeless,
                Time::State => super::Time::State { from: "valid_from".to_owned(), to: "valid_to".to_owned() },
                Time::Event(on) => super::Time::Event { on: owned(on) },
            },
            columns: self.columns.iter().map(DeclaredColumn::schema).collect(),
        }
    }
}

impl DeclaredColumn {
    fn schema(&self) -> ColumnSchema {
        ColumnSchema {
            name: self.name.to_owned(),
            label: Label::new(self.label.0, self.label.1),
            about: self.about.concat().trim().to_owned(),
            kind: match self.kind {
                Kind::Id => super::Kind::Id,
                Kind::Reference(table) => super::Kind::Reference { table: table.to_owned() },
                Kind::Text => super::Kind::Text,
                Kind::Word(words) => super::Kind::Word { words: owned(words) },
                Kind::Vocabulary(words) => super::Kind::Word { words: words() },
                Kind::Day => super::Kind::Day,
                Kind::Whole => super::Kind::Whole,
                Kind::Number => super::Kind::Number,
                Kind::Flag => super::Kind::Flag,
            },
            required: self.required,
            unit: self.unit.map(str::to_owned),
            minimum: self.minimum,
            maximum: self.maximum,
        }
    }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A reference to a row of a table.
pub(super) const fn to(table: &'static str) -> Kind {
    Kind::Reference(table)
}

/// A word of a closed list.
pub(super) const fn one_of(words: &'static [&'static str]) -> Kind {
    Kind::Word(words)
}

/// Holds from `valid_from` to `valid_to`.
pub(super) const fn state() -> Time {
    Time::State
}

/// Happened on the first of these days.
pub(super) const fn event(on: &'static [&'static str]) -> Time {
    Time::Event(on)
}
