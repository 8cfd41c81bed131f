//! From a checked tree to a type.
//!
//! Serde's derived readers would do the same at ten times the size in the browser; here a field is one call, and cannot
//! fail: what does not fit has been reported by the check before, and reads as nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use super::tree::{Kind, Tree};
use crate::decimal::Decimal;

/// A type that is read from a tree of its shape.
pub(crate) trait FromTree: Sized {
    /// Reads the value; from a tree of another shape, or none at all, it is empty.
    fn from_tree(tree: &Tree) -> Self;
}

/// Reads a field of a table.
pub(crate) fn field<T: FromTree>(table: &Tree, name: &str) -> T {
    T::from_tree(table.get(name.trim_start_matches("r#")).unwrap_or(&Tree::NOTHING))
}

impl FromTree for String {
    fn from_tree(tree: &Tree) -> Self {
        tree.text().unwrap_or_default().to_owned()
    }
}

impl FromTree for bool {
    fn from_tree(tree: &Tree) -> Self {
        tree.kind == Kind::Bool(true)
    }
}

impl FromTree for i32 {
    fn from_tree(tree: &Tree) -> Self {
        tree.integer().and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
}

impl FromTree for u32 {
    fn from_tree(tree: &Tree) -> Self {
        tree.integer().and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
}

impl FromTree for Decimal {
    fn from_tree(tree: &Tree) -> Self {
        match tree.kind {
            Kind::Decimal(number) => number,
            _ => tree.integer().and_then(Self::whole).unwrap_or_default(),
        }
    }
}

impl FromTree for NaiveDate {
    fn from_tree(tree: &Tree) -> Self {
        tree.text().and_then(crate::boundary::day).unwrap_or_default()
    }
}

impl FromTree for Value {
    fn from_tree(tree: &Tree) -> Self {
        tree.to_json()
    }
}

impl<T: FromTree> FromTree for Option<T> {
    fn from_tree(tree: &Tree) -> Self {
        (tree.kind != Kind::Null).then(|| T::from_tree(tree))
    }
}

impl<T: FromTree> FromTree for Vec<T> {
    fn from_tree(tree: &Tree) -> Self {
        match &tree.kind {
            Kind::List(items) => items.iter().map(T::from_tree).collect(),
            _ => Self::new(),
        }
    }
}

impl<T: FromTree> FromTree for BTreeMap<String, T> {
    fn from_tree(tree: &Tree) -> Self {
        let mut map = Self::new();
        for member in tree.members() {
            map.insert(member.key.clone(), T::from_tree(&member.value));
        }
        map
    }
}

/// Implements [`FromTree`] for a struct, field by field.
macro_rules! from_tree {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::shape::FromTree for $name {
            fn from_tree(tree: &$crate::shape::Tree) -> Self {
                Self { $($field: $crate::shape::field(tree, stringify!($field)),)* }
            }
        }
    };
}
pub(crate) use from_tree;
