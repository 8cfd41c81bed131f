//! How a table is declared: once, with its documentation.

use super::{Kind, TableSchema, Time};

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
                $crate::region::schema::TableSchema {
                    name: $name.to_owned(),
                    label: $crate::text::Label::new($ru, $en),
                    about: [$($about),+].concat().trim().to_owned(),
                    key: vec![$(Place::$key as usize),+],
                    time: $time,
                    columns: vec![$($crate::region::schema::ColumnSchema {
                        name: stringify!($column).to_owned(),
                        label: $crate::text::Label::new($column_ru, $column_en),
                        about: [$($column_about),+].concat().trim().to_owned(),
                        kind: $kind,
                        required: table!(@required $($required)?),
                        unit: table!(@some $($unit.to_owned())?),
                        minimum: table!(@some $($minimum)?),
                        maximum: table!(@some $($maximum)?),
                    }),+],
                }
            }
        }
    };
    (@required) => { false };
    (@required required) => { true };
    (@some) => { None };
    (@some $value:expr) => { Some($value) };
}
pub(super) use table;

/// A reference to a row of a table.
pub(super) fn to(table: &str) -> Kind {
    Kind::Reference { table: table.to_owned() }
}

/// A word of a closed list.
pub(super) fn one_of(words: &[&str]) -> Kind {
    Kind::Word { words: words.iter().map(|word| (*word).to_owned()).collect() }
}

/// Holds from `valid_from` to `valid_to`.
pub(super) fn state() -> Time {
    Time::State { from: "valid_from".to_owned(), to: "valid_to".to_owned() }
}

/// Happened on the first of these days.
pub(super) fn event(on: &[&str]) -> Time {
    Time::Event { on: on.iter().map(|name| (*name).to_owned()).collect() }
}
