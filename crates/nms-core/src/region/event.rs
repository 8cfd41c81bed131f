//! What changes a region: a fact put, ended or withdrawn.

use chrono::NaiveDate;
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::boundary::{Error, Limits};
use crate::text::vocabulary;

vocabulary! {
    /// What an event does.
    EventKind {
        Put = "put", "внести", "put";
        End = "end", "завершить", "end";
        Withdraw = "withdraw", "отозвать", "withdraw";
    }
}

/// A change of a region (событие).
///
/// - `put` adds a row. Where the table keeps `recorded`, a row with a known key is a new version of the fact; where rows
///   hold always, it replaces the row.
/// - `end` ends the row of a key that still holds, on the day `on`, the first day it no longer holds.
/// - `withdraw` says that the row of a key is known, since the day `on`, to have been a mistake.
///
/// ```
/// use nms_core::{Limits, region::Event};
/// let text = r#"[{"kind": "put", "table": "persons", "row": {"id": "p7"}}]"#;
/// let events = Event::from_json(text, &Limits::default())?;
/// assert_eq!(events[0].table, "persons");
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What it does.
    pub kind: EventKind,
    /// The table.
    pub table: String,
    /// The cells of the row, by column; of `end` and `withdraw` those of its key.
    pub row: Map<String, Value>,
    /// The day of `end` and `withdraw`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day")]
    pub on: Option<NaiveDate>,
    /// The day on which an `end` became known.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "day")]
    pub recorded: Option<NaiveDate>,
}

impl Event {
    /// Reads a list of events from their JSON text.
    ///
    /// # Errors
    /// `limit.bytes`, and `input.events` at the place where the text is not a list of events.
    pub fn from_json(text: &str, limits: &Limits) -> Result<Vec<Self>, Error> {
        limits.check_bytes(text.len(), "events")?;
        // The parser's own words would quote the text.
        serde_json::from_str(text).map_err(|error| {
            // Where in the line it stopped differs between the parser's ways to read numbers.
            let place = format!("events, line {}", error.line());
            let help = "write a list of {\"kind\": \"put\", \"table\": …, \"row\": {…}}";
            Error::new("input.events", "the text is not a list of events", help).at(place)
        })
    }
}

/// A day in its one form; chrono's own reader takes others, and brings the reading of every format there is.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    text.map(|text| crate::boundary::day(&text).ok_or_else(|| D::Error::custom("not a day"))).transpose()
}
