//! Conditions and numbers put together so that few passes over the columns compute them: constants are folded, lists are
//! flat, and what concerns the same column, reference or table stands together.
//!
//! Every rule keeps the meaning for empty cells and empty references: `tests/meaning.rs` compares with what was put in.

mod value;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::condition::{Comparison, Condition, Value};
use nms_solver::order::sorted;
pub(super) use value::{ONE, ONE_DIGITS, arithmetic, count, full_years, value_through};

/// The opposite.
pub(super) fn not(condition: Condition) -> Condition {
    match condition {
        Condition::Constant(truth) => Condition::Constant(!truth),
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}

/// All of them.
pub(super) fn all(parts: Vec<Condition>) -> Condition {
    joined(parts, Join::All)
}

/// Any of them.
pub(super) fn any(parts: Vec<Condition>) -> Condition {
    joined(parts, Join::Any)
}

/// A word of a closed list is one of those set in the mask.
pub(super) fn word(column: usize, accepted: u64) -> Condition {
    if accepted == 0 { Condition::Constant(false) } else { Condition::Word { column, accepted } }
}

/// A text is one of these.
pub(super) fn text(column: usize, accepted: Vec<String>) -> Condition {
    let mut accepted = sorted(accepted, String::cmp);
    accepted.dedup();
    if accepted.is_empty() { Condition::Constant(false) } else { Condition::Text { column, accepted } }
}

/// The row that a reference leads to satisfies a condition.
pub(super) fn through(column: usize, condition: Condition) -> Condition {
    match condition {
        Condition::Constant(false) => Condition::Constant(false),
        Condition::Constant(true) => Condition::Present { column },
        other => Condition::Through { column, condition: Box::new(other) },
    }
}

/// Some row of another table satisfies a condition.
pub(super) fn exists(table: usize, column: usize, condition: Condition) -> Condition {
    match condition {
        Condition::Constant(false) => Condition::Constant(false),
        other => Condition::Exists { table, column, condition: Box::new(other) },
    }
}

/// Two values compare so.
pub(super) fn compare(left: Value, comparison: Comparison, right: Value) -> Condition {
    match (left, right) {
        (Value::Constant(left), Value::Constant(right)) => Condition::Constant(comparison.holds(left, right)),
        (left @ Value::Constant(_), right) => compare(right, comparison.mirrored(), left),
        (left, right) => match value::lifted(left, right) {
            Ok((column, left, right)) => through(column, compare(left, comparison, right)),
            Err((left, right)) => Condition::Compare { left, comparison, right },
        },
    }
}

/// How conditions are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    All,
    Any,
}

/// What conditions have in common that can be joined into one.
#[derive(PartialEq, Eq, Hash)]
enum Common {
    Word(usize),
    Text(usize),
    Through(usize),
    Exists(usize, usize),
    /// Only conditions that are the same.
    Same(Condition),
}

fn joined(mut parts: Vec<Condition>, join: Join) -> Condition {
    // Joining may leave fewer parts of another kind, which then join anew: each turn shortens the list.
    loop {
        let before = parts.len();
        let mut flat = Vec::with_capacity(before);
        for part in parts {
            match (part, join) {
                (Condition::All(inner), Join::All) | (Condition::Any(inner), Join::Any) => flat.extend(inner),
                (Condition::Constant(true), Join::All) | (Condition::Constant(false), Join::Any) => {}
                (deciding @ Condition::Constant(_), _) => return deciding,
                (other, _) => flat.push(other),
            }
        }
        let flattened = flat.len();
        parts = gathered(flat, join);
        if parts.len() == flattened {
            break;
        }
    }
    match (parts.len(), join) {
        (0, _) => Condition::Constant(join == Join::All),
        (1, _) => parts.pop().unwrap_or(Condition::Constant(false)),
        (_, Join::All) => Condition::All(parts),
        (_, Join::Any) => Condition::Any(parts),
    }
}

/// Joins what can be joined; each stands where the first of its kind stood.
fn gathered(parts: Vec<Condition>, join: Join) -> Vec<Condition> {
    let mut groups: IndexMap<Common, Vec<Condition>, FxBuildHasher> = IndexMap::default();
    for part in parts {
        let (common, part) = match part {
            Condition::Word { column, .. } => (Common::Word(column), Some(part)),
            Condition::Text { column, .. } => (Common::Text(column), Some(part)),
            Condition::Through { column, .. } => (Common::Through(column), Some(part)),
            // Two rows may satisfy two conditions, so only `||` goes into `exists`.
            Condition::Exists { table, column, .. } if join == Join::Any => (Common::Exists(table, column), Some(part)),
            other => (Common::Same(other), None),
        };
        groups.entry(common).or_default().extend(part);
    }
    groups
        .into_iter()
        .map(|(common, mut group)| match common {
            Common::Same(condition) => condition,
            _ if group.len() == 1 => group.pop().unwrap_or(Condition::Constant(false)),
            Common::Word(column) => word(column, masks(group, join)),
            Common::Text(column) => text(column, texts(group, join)),
            Common::Through(column) => through(column, joined(inner(group), join)),
            Common::Exists(table, column) => exists(table, column, joined(inner(group), join)),
        })
        .collect()
}

fn masks(group: Vec<Condition>, join: Join) -> u64 {
    let masks = group.into_iter().filter_map(|part| match part {
        Condition::Word { accepted, .. } => Some(accepted),
        _ => None,
    });
    let both = |a, b| if join == Join::All { a & b } else { a | b };
    masks.reduce(both).unwrap_or_default()
}

fn texts(group: Vec<Condition>, join: Join) -> Vec<String> {
    let mut lists = group.into_iter().filter_map(|part| match part {
        Condition::Text { accepted, .. } => Some(accepted),
        _ => None,
    });
    if join == Join::Any {
        return lists.flatten().collect();
    }
    let mut common = lists.next().unwrap_or_default();
    for list in lists {
        common.retain(|text| list.binary_search(text).is_ok());
    }
    common
}

fn inner(group: Vec<Condition>) -> Vec<Condition> {
    group
        .into_iter()
        .filter_map(|part| match part {
            Condition::Through { condition, .. } | Condition::Exists { condition, .. } => Some(*condition),
            _ => None,
        })
        .collect()
}
