//! Limits on input, on by default.

use serde::{Deserialize, Serialize};

/// The most that one call takes in; a caller who knows better raises them.
///
/// ```
/// let limits = nms_core::Limits { rows: 1_000, ..Default::default() };
/// assert_eq!(limits.bytes, nms_core::Limits::default().bytes);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of all texts of one call together.
    pub bytes: usize,
    /// Rows of one table, or entries of one pack.
    pub rows: usize,
    /// Depth of nested values.
    pub depth: usize,
    /// Characters of one text.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 256 << 20, rows: 10_000_000, depth: 32, text: 20_000 }
    }
}
