//! From a checked tree to a type.
//!
//! Serde's derived readers would do the same at ten times the size in the browser; here a field is one call.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::tree::{Kind, Tree};
use crate::decimal::Decimal;

/// A type that is read from a tree of its shape; `None` for a tree of another shape.
pub(crate) trait FromTree: Sized {
    /// Reads the value.
    fn from_tree(tree: &Tree) -> Option<Self>;

    /// What stands for a field that is not there, if it may be left out.
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads a field of a table.
pub(crate) fn field<T: FromTree>(table: &Tree, name: &str) -> Option<T> {
    match table.get(name.trim_start_matches("r#")) {
        Some(value) => T::from_tree(value),
        None => T::absent(),
    }
}

impl FromTree for String {
    fn from_tree(tree: &Tree) -> Option<Self> {
        tree.text().map(str::to_owned)
    }
}

impl FromTree for bool {
    fn from_tree(tree: &Tree) -> Option<Self> {
        match tree.kind {
            Kind::Bool(truth) => Some(truth),
            _ => None,
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl FromTree for i32 {
    fn from_tree(tree: &Tree) -> Option<Self> {
        match tree.kind {
            Kind::Integer(number) => number.try_into().ok(),
            _ => None,
        }
    }
}

impl FromTree for u32 {
    fn from_tree(tree: &Tree) -> Option<Self> {
        match tree.kind {
            Kind::Integer(number) => number.try_into().ok(),
            _ => None,
        }
    }
}

impl FromTree for f64 {
    #[expect(clippy::cast_precision_loss, reason = "a whole number written where a decimal one is expected is small")]
    fn from_tree(tree: &Tree) -> Option<Self> {
        match tree.kind {
            Kind::Integer(number) => Some(number as f64),
            Kind::Float(number) => Some(number),
            _ => None,
        }
    }
}

impl FromTree for Decimal {
    fn from_tree(tree: &Tree) -> Option<Self> {
        match tree.kind {
            Kind::Integer(number) => number.to_string().parse().ok(),
            // The shortest text of a double is the number as it was written, up to 15 digits.
            Kind::Float(number) => number.to_string().parse().ok(),
            _ => None,
        }
    }
}

impl FromTree for NaiveDate {
    fn from_tree(tree: &Tree) -> Option<Self> {
        crate::boundary::day(tree.text()?)
    }
}

impl FromTree for Value {
    fn from_tree(tree: &Tree) -> Option<Self> {
        Some(tree.to_json())
    }
}

impl<T: FromTree> FromTree for Option<T> {
    fn from_tree(tree: &Tree) -> Option<Self> {
        match tree.kind {
            Kind::Null => Some(None),
            _ => T::from_tree(tree).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromTree> FromTree for Vec<T> {
    fn from_tree(tree: &Tree) -> Option<Self> {
        match &tree.kind {
            Kind::List(items) => items.iter().map(T::from_tree).collect(),
            _ => None,
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: FromTree> FromTree for BTreeMap<String, T> {
    fn from_tree(tree: &Tree) -> Option<Self> {
        let mut map = Self::new();
        for member in tree.members() {
            map.insert(member.key.clone(), T::from_tree(&member.value)?);
        }
        Some(map)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// Implements [`FromTree`] for a struct, field by field.
macro_rules! from_tree {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::shape::FromTree for $name {
            fn from_tree(tree: &$crate::shape::Tree) -> Option<Self> {
                Some(Self { $($field: $crate::shape::field(tree, stringify!($field))?,)* })
            }
        }
    };
}
pub(crate) use from_tree;
