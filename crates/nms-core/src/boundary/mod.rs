//! The one face that the bindings re-export: errors, limits, JSON text, and a guard against panics.

mod error;
mod guard;
mod limits;
#[cfg(feature = "schema")]
mod schema;
mod several;

pub use error::Error;
pub use guard::guard;
pub use limits::Limits;
#[cfg(feature = "schema")]
pub use schema::answers_schema;
pub(crate) use several::Several;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::text::nearest;

/// The canonical JSON text of an answer: the same bytes on every surface.
///
/// Fields stand in the order of the type, lists in the order of the answer; there is no white space.
pub fn json<T: Serialize + ?Sized>(value: &T) -> String {
    // Every answer is a tree of plain values with text keys, which JSON can always hold.
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// Reads an argument from its JSON text.
///
/// # Errors
/// `input.json` with the line and column, never with the text itself.
///
/// ```
/// use nms_core::{boundary::from_json, network::RegionRows, Limits};
/// let error = from_json::<RegionRows>(r#"{"organisations": 3}"#, "rows", &Limits::default()).unwrap_err();
/// assert_eq!(error.code, "input.json");
/// ```
pub fn from_json<T: DeserializeOwned>(text: &str, what: &str, limits: &Limits) -> Result<T, Error> {
    if text.len() > limits.bytes {
        let message = format!("the text has more than {} bytes", limits.bytes);
        return Err(Error::new("limit.bytes", message, "split it, or raise `Limits::bytes`").at(what));
    }
    serde_json::from_str(text).map_err(|error| {
        let place = format!("{what}, line {}, column {}", error.line(), error.column());
        let message = match error.classify() {
            serde_json::error::Category::Data => "the value does not have the expected shape",
            _ => "the text is not JSON",
        };
        Error::new("input.json", message, "compare it with the documented columns").at(place)
    })
}

/// Reads a date argument: `2023-06-07`.
///
/// # Errors
/// `input.date` if the text is not such a date.
pub fn date(text: &str) -> Result<chrono::NaiveDate, Error> {
    chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| Error::new("input.date", format!("`{}` is not a date", shown(text)), "write it as \"2023-06-07\""))
}

/// Reads a word of a vocabulary.
///
/// # Errors
/// `input.word` with the nearest word, or all words.
pub fn word<T: std::str::FromStr<Err = crate::UnknownWord>>(text: &str, known: &[T]) -> Result<T, Error>
where
    T: std::fmt::Display,
{
    text.parse().map_err(|_: crate::UnknownWord| {
        let words: Vec<_> = known.iter().map(ToString::to_string).collect();
        unknown("input.word", "word", text, words.iter().map(String::as_str))
    })
}

/// An id or word that is not known, with the nearest one that is.
pub(crate) fn unknown<'a>(code: &str, what: &str, id: &str, known: impl Iterator<Item = &'a str> + Clone) -> Error {
    // The nearest of many thousands would cost more than it helps.
    let few = known.clone().nth(2_000).is_none();
    let help = match few.then(|| nearest(id, known.clone())).flatten() {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.clone().nth(12).is_none() => format!("there are {}", known.collect::<Vec<_>>().join(", ")),
        None => "use an id that is there".to_owned(),
    };
    Error::new(code, format!("there is no {what} `{}`", shown(id)), help)
}

/// An id as it can be shown: short, and without characters that cannot be seen.
pub(crate) fn shown(id: &str) -> String {
    let mut text = String::new();
    for c in id.chars().take(80) {
        if crate::id::is_invisible(c) { text.extend(c.escape_unicode()) } else { text.push(c) }
    }
    text
}
