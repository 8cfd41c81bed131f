//! Orders as data: packs, their reader, the linter and the comparison.
//!
//! A [`NormPack`] is read from TOML or from its own JSON with every problem at once, or loaded from those that come
//! with the library.

#[cfg(feature = "diff")]
pub mod diff;
#[cfg(feature = "packs")]
mod embedded;
pub mod entry;
pub mod lint;
mod pack;
mod read;
#[cfg(feature = "schema")]
mod schema;
mod section;

#[cfg(feature = "diff")]
pub use diff::{Change, ChangeKind};
pub use entry::Entry;
pub use lint::{Finding, Severity, lint_together};
pub use pack::NormPack;
pub(crate) use read::Faulty;
pub use read::{PackError, Problem};
#[cfg(feature = "schema")]
pub use schema::pack_schema;
pub use section::{Entries, Section};
