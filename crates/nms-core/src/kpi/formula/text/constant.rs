//! Constants as they are written.

use chrono::{Days, NaiveDate};

use super::super::build::ONE;
use crate::id::is_invisible;

/// A text in quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || is_invisible(c) => quoted.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A number from its millionths.
pub(super) fn number(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (size, one) = (millionths.unsigned_abs(), ONE.unsigned_abs());
    let text = format!("{sign}{}.{:06}", size / one, size % one);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A day from its number since 1970-01-01.
pub(super) fn day(days: i64) -> String {
    let first = NaiveDate::default();
    let size = Days::new(days.unsigned_abs());
    let day = if days < 0 { first.checked_sub_days(size) } else { first.checked_add_days(size) };
    day.map_or_else(String::new, |day| format!("date(\"{day}\")"))
}
