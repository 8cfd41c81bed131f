//! Plain values from outside: their tree, the shape they must have, and how types are read from them.
//!
//! The shape of a type is its JSON Schema, generated from the type itself. A value is checked against the whole shape
//! first, so that everything wrong with it is said at once; reading it afterwards cannot surprise.

#[cfg(feature = "export")]
mod build;
mod check;
mod read;
mod schema;
mod tree;
mod write;

pub(crate) use check::check;
pub(crate) use read::{FromTree, field, from_tree};
pub(crate) use schema::Schema;
pub(crate) use tree::{Kind, Member, Tree, number};
