//! The one face that the bindings re-export: errors, limits, JSON text, and a guard against panics.

mod error;
mod guard;
mod limits;

pub use error::Error;
pub use guard::guard;
pub use limits::Limits;

use serde::Serialize;

/// The canonical JSON text of an answer: the same bytes on every surface.
///
/// Fields stand in the order of the type, lists in the order of the answer; there is no white space.
pub fn json<T: Serialize + ?Sized>(value: &T) -> String {
    // Every answer is a tree of plain values with text keys, which JSON can always hold.
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}
