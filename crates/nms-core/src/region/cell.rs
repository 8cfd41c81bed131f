//! One cell from outside: what it may be, and how it is read.

use chrono::{Datelike, NaiveDate};

use super::schema::{ColumnSchema, Kind};
use crate::boundary::{Limits, day};
use crate::decimal::Decimal;
use crate::id::check_id;
use crate::text::nearest;

/// A cell as a source gives it.
#[derive(Clone, Copy)]
pub enum Cell<'a> {
    /// Nothing.
    Missing,
    /// A text; days, numbers and flags may come as texts too.
    Text(&'a str),
    /// A whole number.
    Whole(i64),
    /// A number of limited precision; six digits after the point are kept.
    Double(f64),
    /// An exact number.
    Exact(Decimal),
    /// Days since 1970-01-01.
    Day(i32),
    /// The day of a moment that is no midnight.
    Moment(i32),
    /// Yes or no.
    Flag(bool),
    /// A list or an object, which no column holds.
    Nested,
}

/// A cell as it is kept.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kept<'a> {
    Missing,
    Text(&'a str),
    /// The place of the word in its list.
    Word(u8),
    Day(i32),
    /// Millionths; of whole numbers too.
    Number(i64),
    Flag(bool),
}

/// Why a cell is refused, or accepted with a warning: the code, what is wrong, what to do.
pub(crate) type Fault = (&'static str, &'static str, &'static str);

/// A cell that has been read; the second is a warning.
pub(crate) type Read<'a> = Result<(Kept<'a>, Option<Fault>), Fault>;

/// What stands for a missing number or day.
pub(crate) const NO_NUMBER: i64 = i64::MIN;
pub(crate) const NO_DAY: i32 = i32::MIN;

/// The day 1970-01-01 as chrono counts.
const EPOCH: i32 = 719_163;
/// The first and the last day a table may name: 1900-01-01 and 2200-12-31.
const DAYS: std::ops::RangeInclusive<i32> = -25_567..=84_370;

/// A day as tables keep it.
pub(crate) fn days(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - EPOCH
}

/// A day as people read it.
pub(crate) fn date(days: i32) -> NaiveDate {
    days.checked_add(EPOCH).and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or(NaiveDate::MIN)
}

/// Reads a cell as its column wants it.
pub(crate) fn read<'a>(column: &ColumnSchema, cell: Cell<'a>, limits: &Limits) -> Read<'a> {
    let cell = match cell {
        Cell::Text(text) if !matches!(column.kind, Kind::Text) => match text.trim() {
            "" => Cell::Missing,
            trimmed => Cell::Text(trimmed),
        },
        Cell::Text("") => Cell::Missing,
        other => other,
    };
    if matches!(cell, Cell::Missing) {
        return match column.required {
            true => Err(("cell.missing", "the cell is empty", "fill it in")),
            false => Ok((Kept::Missing, None)),
        };
    }
    if matches!(cell, Cell::Nested) {
        return Err(("cell.nested", "the cell is a list or an object", "give one plain value"));
    }
    match &column.kind {
        Kind::Id | Kind::Reference { .. } => id(cell).map(|id| (Kept::Text(id), None)),
        Kind::Text => match cell {
            Cell::Text(text) if text.chars().nth(limits.text).is_some() => {
                Err(("cell.length", "the text is too long", "shorten it, or raise `Limits::text`"))
            }
            Cell::Text(text) => Ok((Kept::Text(text), None)),
            _ => Err(("cell.text", "the cell is not a text", "give the column as text")),
        },
        Kind::Word { words } => word(words, cell),
        Kind::Day => read_day(cell),
        Kind::Whole | Kind::Number => number(column, cell),
        Kind::Flag => flag(cell),
    }
}

/// What to do about a fault of a cell, with the words and bounds of its column; the cell itself is never quoted.
pub(super) fn advice(column: &ColumnSchema, (code, _, help): Fault, cell: Cell<'_>) -> String {
    match (code, &column.kind, cell) {
        ("cell.word", Kind::Word { words }, Cell::Text(text)) => {
            match nearest(text.trim(), words.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`? The words are {}", words.join(", ")),
                None => format!("use one of {}", words.join(", ")),
            }
        }
        ("cell.range", ..) => {
            let bound = |word: &str, bound: Option<i64>| bound.map(|bound| format!("{word} {bound}"));
            let bounds = [bound("at least", column.minimum), bound("at most", column.maximum)];
            format!("it is {}; look into the source", bounds.into_iter().flatten().collect::<Vec<_>>().join(" and "))
        }
        _ => help.to_owned(),
    }
}

fn id(cell: Cell<'_>) -> Result<&str, Fault> {
    match cell {
        Cell::Text(text) => match check_id(text) {
            Ok(()) => Ok(text),
            Err(_) => Err(("cell.id", "the id has characters that deceive, or is too long", crate::id::ID_HELP)),
        },
        _ => Err(("cell.text", "the cell is not a text", "give ids as text")),
    }
}

fn word<'a>(words: &[String], cell: Cell<'_>) -> Read<'a> {
    let Cell::Text(text) = cell else { return Err(("cell.text", "the cell is not a text", "give the column as text")) };
    match words.iter().position(|word| word == text).and_then(|place| u8::try_from(place).ok()) {
        Some(place) => Ok((Kept::Word(place), None)),
        None => Err(("cell.word", "the text is not a word of this column", "use one of the words of the column")),
    }
}

fn read_day<'a>(cell: Cell<'_>) -> Read<'a> {
    const FORM: &str = "write it as 2023-06-07";
    let (days, warning) = match cell {
        Cell::Day(days) => (days, None),
        Cell::Moment(days) => {
            let help = "make a date of it, so that nobody asks where the hours went";
            (days, Some(("cell.day_time", "the day has a time of day", help)))
        }
        Cell::Text(text) => match day(text) {
            Some(date) => (days(date), None),
            None => match russian_day(text) {
                Some(date) => (days(date), Some(("cell.day_form", "the day is written as 07.06.2023", FORM))),
                None if is_number(text) => return Err(excel()),
                None if looks_like_a_day(text) => {
                    return Err((
                        "cell.no_such_day",
                        "there is no such day",
                        "look into the source; write it as 2023-06-07",
                    ));
                }
                None => return Err(("cell.day", "the text is not a day", FORM)),
            },
        },
        Cell::Whole(_) | Cell::Double(_) | Cell::Exact(_) => return Err(excel()),
        Cell::Flag(_) | Cell::Missing | Cell::Nested => return Err(("cell.day", "the cell is not a day", FORM)),
    };
    Ok((Kept::Day(within(days)?), warning))
}

/// A day that tables keep.
pub(super) fn within(days: i32) -> Result<i32, Fault> {
    if DAYS.contains(&days) {
        return Ok(days);
    }
    Err(("cell.day_range", "the day is before 1900 or after 2200", "look into the source"))
}

fn excel() -> Fault {
    (
        "cell.day_serial",
        "the day is a number, as Excel keeps days",
        "format the column as text or date, 2023-06-07, and save again",
    )
}

/// `07.06.2023`, the usual form in Russian documents.
fn russian_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('.');
    let (d, m, y) = (parts.next()?, parts.next()?, parts.next()?);
    let shaped = parts.next().is_none() && d.len() == 2 && m.len() == 2 && y.len() == 4;
    if shaped { day(&format!("{y}-{m}-{d}")) } else { None }
}

/// Whether a text has the form of a day, `2023-02-31` or `31.02.2023`.
fn looks_like_a_day(text: &str) -> bool {
    let form: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    matches!(form.as_str(), "0000-00-00" | "00.00.0000")
}

const LARGE: Fault = ("cell.number_range", "the number is too large", "look into the source");
const NOT_FINITE: Fault =
    ("cell.not_finite", "the number is NaN or infinite", "leave the cell empty where nothing is known");
const NO_NUMBER_AT_ALL: Fault = ("cell.number", "the cell is not a number", "write it as 12 or 12.5");

/// Why a text is no number that can be kept.
fn no_number(text: &str) -> Fault {
    let digits = text.replacen(',', ".", 1);
    if !is_number(&digits) {
        let word = digits.trim_start_matches(['-', '+']);
        let is_one = |known: &&str| word.eq_ignore_ascii_case(known);
        return if ["nan", "inf", "infinity"].iter().any(is_one) { NOT_FINITE } else { NO_NUMBER_AT_ALL };
    }
    if digits.split_once('.').is_some_and(|(_, rest)| rest.trim_end_matches('0').len() > 6) {
        return ("cell.precision", "the number has more than six digits after the point", "round it to six digits");
    }
    LARGE
}

/// Whether a text is a number of any size, with a point or without; reading doubles would bring their tables.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    !(whole.is_empty() && fraction.is_empty()) && is_digits(whole) && is_digits(fraction)
}

/// Millionths in a whole.
pub(crate) const MILLION: i64 = 1_000_000;

fn number<'a>(column: &ColumnSchema, cell: Cell<'_>) -> Read<'a> {
    let mut warning = None;
    let units = match cell {
        Cell::Whole(whole) => whole.checked_mul(MILLION).filter(|units| units.abs() < MOST).ok_or(LARGE)?,
        Cell::Double(double) if !double.is_finite() => return Err(NOT_FINITE),
        Cell::Double(double) => {
            let scaled = (double * MILLION as f64).round();
            if scaled.abs() >= MOST as f64 {
                return Err(LARGE);
            }
            scaled as i64
        }
        Cell::Exact(decimal) => {
            let text = decimal.to_string();
            millionths(&text).ok_or_else(|| no_number(&text))?
        }
        Cell::Text(text) => {
            let (units, comma) = text_number(text).ok_or_else(|| no_number(text))?;
            if comma {
                warning = Some(("cell.decimal_comma", "the number is written with a comma", "write it as 12.5"));
            }
            units
        }
        _ => return Err(NO_NUMBER_AT_ALL),
    };
    if column.kind == Kind::Whole && units % MILLION != 0 {
        return Err(("cell.whole", "the number is not whole", "write it without a fraction"));
    }
    let outside = |bound: Option<i64>, beyond: fn(i64, i64) -> bool| {
        bound.is_some_and(|bound| beyond(units, bound.saturating_mul(MILLION)))
    };
    if outside(column.minimum, |number, least| number < least) || outside(column.maximum, |number, most| number > most)
    {
        return Err(("cell.range", "the number is outside what the column allows", "look into the source"));
    }
    Ok((Kept::Number(units), warning))
}

/// The most millionths that a number may have, one more: fifteen digits.
pub(crate) const MOST: i64 = 1_000_000_000_000_000;

/// Millionths of a number written with a point or a comma, and whether it was a comma.
fn text_number(text: &str) -> Option<(i64, bool)> {
    if text.contains(',') && !text.contains('.') {
        return millionths(&text.replacen(',', ".", 1)).map(|units| (units, true));
    }
    millionths(text).map(|units| (units, false))
}

/// Exact millionths of a decimal text; digits beyond the sixth must be noughts.
pub(crate) fn millionths(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    if whole.is_empty() && fraction.is_empty() || fraction.len() > 6 {
        return None;
    }
    let mut units: i64 = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        let digit = i64::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
        units = units.checked_mul(10)?.checked_add(digit)?;
    }
    let units = units.checked_mul(10_i64.pow(u32::try_from(6 - fraction.len()).ok()?)).filter(|units| *units < MOST)?;
    Some(if negative { -units } else { units })
}

fn flag<'a>(cell: Cell<'_>) -> Read<'a> {
    let flag = match cell {
        Cell::Flag(flag) => Some(flag),
        Cell::Whole(number @ (0 | 1)) => Some(number == 1),
        Cell::Text("true" | "True" | "TRUE" | "1" | "yes" | "да") => Some(true),
        Cell::Text("false" | "False" | "FALSE" | "0" | "no" | "нет") => Some(false),
        _ => None,
    };
    flag.map(|flag| (Kept::Flag(flag), None)).ok_or((
        "cell.flag",
        "the cell is neither yes nor no",
        "write `true` or `false`",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millionths_are_exact() {
        for (text, units) in
            [("79.1", 79_100_000), ("-0.000001", -1), ("12", 12_000_000), (".5", 500_000), ("3.2000000", 3_200_000)]
        {
            assert_eq!(millionths(text), Some(units), "{text}");
        }
        for text in ["", ".", "-", "1e5", "0.0000001", "NaN", "9300000000000000", "1.2.3"] {
            assert_eq!(millionths(text), None, "{text}");
        }
    }

    #[test]
    fn days_count_from_1970() {
        assert_eq!(days(NaiveDate::from_ymd_opt(1970, 1, 1).unwrap()), 0);
        assert_eq!(date(-25_567).to_string(), "1900-01-01");
        assert_eq!(date(84_370).to_string(), "2200-12-31");
    }
}
