//! Trees made inside, to be written.

use super::tree::{Kind, Member, Tree};
use crate::decimal::Decimal;

impl Tree {
    /// A value that stands in no text.
    fn of(kind: Kind) -> Self {
        Self { at: 0, kind }
    }

    /// A table with its keys in this order.
    pub(crate) fn table<'k>(members: impl IntoIterator<Item = (&'k str, Self)>) -> Self {
        let members = members.into_iter().map(|(key, value)| Member { at: 0, key: key.to_owned(), value });
        Self::of(Kind::Table(members.collect()))
    }

    /// A list.
    pub(crate) fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::of(Kind::List(items.into_iter().collect()))
    }

    /// A whole number.
    pub(crate) fn number(number: usize) -> Self {
        Self::of(i64::try_from(number).map_or(Kind::NoNumber, Kind::Integer))
    }
}

impl From<&str> for Tree {
    fn from(text: &str) -> Self {
        Self::of(Kind::Text(text.to_owned()))
    }
}

impl From<Decimal> for Tree {
    fn from(number: Decimal) -> Self {
        Self::of(number.to_integer().map_or(Kind::Decimal(number), Kind::Integer))
    }
}

impl From<bool> for Tree {
    fn from(truth: bool) -> Self {
        Self::of(Kind::Bool(truth))
    }
}
