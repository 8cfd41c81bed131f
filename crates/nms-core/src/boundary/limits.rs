//! Limits on input, on by default.

use serde::{Deserialize, Serialize};

use super::Error;
use crate::shape::Kind;

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

impl Limits {
    /// Refuses a text that is too long; bindings ask before they copy it.
    ///
    /// # Errors
    /// `limit.bytes`, at the argument `what`.
    pub fn check_bytes(&self, bytes: usize, what: &str) -> Result<(), Error> {
        if bytes <= self.bytes {
            return Ok(());
        }
        let message = format!("the text has more than {} bytes", self.bytes);
        Err(Error::new("limit.bytes", message, "split it, or raise `Limits::bytes`").at(what))
    }

    /// Reads limits from their JSON text; those it does not name keep their defaults.
    ///
    /// # Errors
    /// `input.json` and `input.limits`.
    ///
    /// ```
    /// use nms_core::Limits;
    /// let limits = Limits::from_json(r#"{"rows": 1000}"#)?;
    /// assert_eq!(limits, Limits { rows: 1000, ..Limits::default() });
    /// assert_eq!(Limits::from_json(r#"{"rows": -1}"#).unwrap_err().code, "input.limits");
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let wrong = |path: &str| {
            let help = "name any of `bytes`, `rows`, `depth`, `text` with a whole number";
            Error::new("input.limits", "the value is not a limit", help).at(path)
        };
        let tree = super::tree(text, "limits", &Self::default())?;
        let Kind::Table(members) = &tree.kind else { return Err(wrong("limits")) };
        let mut limits = Self::default();
        for member in members {
            let place = match member.key.as_str() {
                "bytes" => &mut limits.bytes,
                "rows" => &mut limits.rows,
                "depth" => &mut limits.depth,
                "text" => &mut limits.text,
                other => return Err(wrong(&format!("limits, {}", super::shown(other)))),
            };
            *place = match member.value.kind {
                Kind::Integer(number) => number.try_into().ok(),
                _ => None,
            }
            .ok_or_else(|| wrong(&format!("limits, {}", member.key)))?;
        }
        Ok(limits)
    }
}
