//! The one face that the bindings re-export: errors, limits, JSON text, and a guard against panics.

mod error;
mod guard;
mod limits;
mod progress;
#[cfg(feature = "schema")]
mod schema;
mod several;

pub use error::Error;
pub use guard::guard;
pub use limits::Limits;
pub(crate) use progress::{Pace, staged, stopped};
pub use progress::{Progress, Watch};
#[cfg(feature = "schema")]
pub use schema::answers_schema;
pub(crate) use several::Several;

use chrono::NaiveDate;
use serde::Serialize;

use crate::shape::Tree;
use crate::text::nearest;

/// The canonical JSON text of an answer: the same bytes on every surface.
///
/// Fields stand in the order of the type, lists in the order of the answer; there is no white space.
pub fn json<T: Serialize + ?Sized>(value: &T) -> String {
    // Every answer is a tree of plain values with text keys, which JSON can always hold.
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// The text of a picture as Vega-Lite, the same bytes wherever it is made: keys sorted, no white space.
pub(crate) fn picture(mut chart: serde_json::Value) -> String {
    if let Some(chart) = chart.as_object_mut() {
        chart.insert("$schema".to_owned(), "https://vega.github.io/schema/vega-lite/v5.json".into());
    }
    chart.sort_all_objects();
    chart.to_string()
}

/// A picture whose form stands in a text, where `"@name"` is in the place of a part: less code in the browser than one that
/// is built piece by piece.
pub(crate) fn drawn<const N: usize>(form: &str, parts: [(&str, serde_json::Value); N]) -> String {
    // The forms are our own, and every test of a picture reads them.
    let mut chart = serde_json::from_str(form).unwrap_or_default();
    put_in(&mut chart, &parts);
    picture(chart)
}

/// Puts parts in their places; forms are a few levels deep.
fn put_in(value: &mut serde_json::Value, parts: &[(&str, serde_json::Value)]) {
    match value {
        serde_json::Value::String(text) => {
            let part = text.strip_prefix('@').and_then(|name| parts.iter().find(|(known, _)| *known == name));
            if let Some((_, part)) = part {
                *value = part.clone();
            }
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(|one| put_in(one, parts)),
        serde_json::Value::Object(fields) => fields.values_mut().for_each(|one| put_in(one, parts)),
        _ => {}
    }
}

/// Parses the JSON text of an argument into a plain tree.
pub(crate) fn tree(text: &str, what: &str, limits: &Limits) -> Result<Tree, Error> {
    limits.check_bytes(text.len(), what)?;
    serde_json::from_str(text).map_err(|error| {
        // The parser goes no deeper than 128 levels, and has no other way to say so.
        if error.to_string().starts_with("recursion limit") {
            return Error::new("limit.depth", "the values are nested too deep", "flatten them").at(what);
        }
        let place = format!("{what}, line {}, column {}", error.line(), error.column());
        Error::new("input.json", "the text is not JSON", "mend the text at this place").at(place)
    })
}

/// Reads a date argument: `2023-06-07`.
///
/// # Errors
/// `input.date` if the text is not such a date.
pub fn date(text: &str) -> Result<NaiveDate, Error> {
    day(text).ok_or_else(|| Error::new("input.date", "the text is not a date", "write it as \"2023-06-07\""))
}

/// A date in its one accepted form, `2023-06-07`.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    let pair = |ten: u8, one: u8| Some(digit(ten)? * 10 + digit(one)?);
    let year = pair(y1, y2)? * 100 + pair(y3, y4)?;
    NaiveDate::from_ymd_opt(year.try_into().ok()?, pair(m1, m2)?, pair(d1, d2)?)
}

/// Reads a word of a vocabulary.
///
/// # Errors
/// `input.word` with the nearest word, or all words.
pub fn word<T: std::str::FromStr<Err = crate::UnknownWord> + std::fmt::Display>(
    text: &str,
    known: &[T],
) -> Result<T, Error> {
    text.parse().map_err(|_: crate::UnknownWord| {
        let words: Vec<_> = known.iter().map(ToString::to_string).collect();
        unknown("input.word", "word", text, words.iter().map(String::as_str))
    })
}

/// An id or word that is not known, with the nearest one that is.
pub(crate) fn unknown<'a>(code: &str, what: &str, id: &str, known: impl Iterator<Item = &'a str> + Clone) -> Error {
    let help = match nearest_of_few(id, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.clone().nth(12).is_none() => format!("there are {}", known.collect::<Vec<_>>().join(", ")),
        None => "use an id that is there".to_owned(),
    };
    Error::new(code, format!("there is no {what} `{}`", shown(id)), help)
}

/// The nearest known id, unless there are so many that looking would cost more than it helps.
pub(crate) fn nearest_of_few<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let few: Vec<_> = known.take(2_001).collect();
    if few.len() > 2_000 { None } else { nearest(id, few.into_iter()) }
}

/// The first ids of many, as a message names them; how many more there are stands behind `joint`.
pub(crate) fn few<'a>(mut ids: impl Iterator<Item = &'a str>, most: usize, joint: &str) -> String {
    let named: Vec<String> = ids.by_ref().take(most).map(|id| format!("`{}`", shown(id))).collect();
    let named = named.join(", ");
    match ids.count() {
        0 => named,
        more => format!("{named}{joint}{more} more"),
    }
}

/// How many there are of a thing, as a message says it: `1 item`, `2 items`.
pub(crate) fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// An id as it can be shown: short, and without characters that cannot be seen.
pub(crate) fn shown(id: &str) -> String {
    let mut text = String::new();
    for c in id.chars().take(80) {
        if crate::id::is_invisible(c) { text.extend(c.escape_unicode()) } else { text.push(c) }
    }
    text
}
