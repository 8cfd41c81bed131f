//! Exact decimal numbers of the orders: 79.1 stays 79.1 and is never 79.0999….

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::shape::{Kind, Tree};

/// A decimal number as printed: a whole number of units of the last printed digit.
///
/// ```
/// use nms_core::Decimal;
/// let share: Decimal = "79.1".parse()?;
/// assert_eq!((share.units(), share.scale()), (791, 1));
/// assert!(share < "79.11".parse()?);
/// # Ok::<(), nms_core::DecimalError>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    units: i64,
    scale: u32,
}

/// A text that is not a decimal number of at most 15 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number of at most 15 digits")]
pub struct DecimalError;

/// The most digits after the point: with the nought before it they are 15.
const PLACES: u32 = 14;

impl Decimal {
    /// The number without its decimal point: 791 for 79.1.
    pub const fn units(self) -> i64 {
        self.units
    }

    /// How many digits stand after the point: 1 for 79.1.
    pub const fn scale(self) -> u32 {
        self.scale
    }

    /// The whole number, if nothing stands after the point.
    pub fn to_integer(self) -> Option<i64> {
        (self.scale == 0).then_some(self.units)
    }

    /// A whole number of at most 15 digits.
    pub(crate) fn whole(units: i64) -> Option<Self> {
        (units.unsigned_abs() < 1_000_000_000_000_000).then_some(Self { units, scale: 0 })
    }

    /// The number in JSON, digit by digit.
    #[cfg(feature = "exact")]
    pub(crate) fn to_json(self) -> serde_json::Number {
        serde_json::Number::from_string_unchecked(self.json_text())
    }

    /// The text that JSON gives a double: below a hundred-thousandth with an exponent.
    #[cfg(any(test, feature = "exact"))]
    fn json_text(self) -> String {
        let digits = self.units.unsigned_abs().to_string();
        let places = usize::try_from(self.scale).unwrap_or(0);
        if self.units == 0 || digits.len() + 5 > places {
            return self.to_string();
        }
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        let sign = if self.units < 0 { "-" } else { "" };
        format!("{sign}{first}{point}{rest}e-{}", places + 1 - digits.len())
    }

    /// The number in JSON: the shortest text of the double nearest to it is its own text again.
    #[cfg(not(feature = "exact"))]
    pub(crate) fn to_json(self) -> serde_json::Number {
        let double = || serde_json::Number::from_f64(self.to_string().parse().ok()?);
        self.to_integer().map(Into::into).or_else(double).unwrap_or_else(|| 0.into())
    }

    /// A number of millionths, if it has at most 15 digits.
    pub(crate) fn millionths(units: i64) -> Option<Self> {
        Self { units, scale: 6 }.shifted(0)
    }

    /// The number times a power of ten, if it has at most 15 digits then; without noughts at its end, and what lies beyond the
    /// last place is cut off.
    pub(crate) fn shifted(self, power: i32) -> Option<Self> {
        let Self { mut units, mut scale } = self;
        for _ in 0..power.unsigned_abs().min(99) {
            match scale {
                0 if power > 0 => units = units.checked_mul(10)?,
                _ if power > 0 => scale -= 1,
                _ if scale >= PLACES => units /= 10,
                _ => scale += 1,
            }
        }
        while scale > 0 && units % 10 == 0 {
            (units, scale) = (units / 10, scale - 1);
        }
        Self::whole(units).map(|number| Self { scale, ..number })
    }

    /// The difference, if it has at most 15 digits.
    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        let difference = self.at_scale(6).checked_sub(other.at_scale(6))?;
        Self::millionths(i64::try_from(difference).ok()?)
    }

    /// The number multiplied by a whole one, in units of `10^-15`: exact for what is printed, for comparisons.
    pub(crate) fn times(self, factor: u32) -> i128 {
        self.at_scale(15).saturating_mul(i128::from(factor))
    }

    /// `units * 10^(to - scale)`: fits, as both have at most 15 digits.
    fn at_scale(self, to: u32) -> i128 {
        i128::from(self.units) * 10_i128.pow(to - self.scale)
    }

    fn compare(self, other: Self) -> std::cmp::Ordering {
        let scale = self.scale.max(other.scale);
        self.at_scale(scale).cmp(&other.at_scale(scale))
    }
}

impl From<i32> for Decimal {
    fn from(units: i32) -> Self {
        Self { units: units.into(), scale: 0 }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.compare(*other).is_eq()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.compare(*other)
    }
}

impl std::str::FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        // As numbers below a hundred-thousandth are written; the sign belongs to the exponent, so that there is only one.
        if let Some((digits, exponent)) = text.split_once('e').filter(|(_, exponent)| exponent.starts_with('-')) {
            let power: i32 = exponent.parse().map_err(|_| DecimalError)?;
            let number: Self = digits.parse()?;
            let exact = power.unsigned_abs() <= PLACES.saturating_sub(number.scale);
            return number.shifted(power).filter(|_| exact).ok_or(DecimalError);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let fraction = fraction.trim_end_matches('0');
        // The nought that is left out before a point will be printed.
        let digits = whole.trim_start_matches('-').len().max(fraction.len().min(1)) + fraction.len();
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if digits == 0 || digits > 15 || !plain(whole.strip_prefix('-').unwrap_or(whole)) || !plain(fraction) {
            return Err(DecimalError);
        }
        let units = format!("{whole}{fraction}").parse().map_err(|_| DecimalError)?;
        let scale = u32::try_from(fraction.len()).map_err(|_| DecimalError)?;
        Ok(Self { units, scale })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let units = self.units.unsigned_abs();
        let base = 10_u64.pow(self.scale);
        let width = usize::try_from(self.scale).unwrap_or(0);
        match self.scale {
            0 => write!(f, "{sign}{units}"),
            _ => write!(f, "{sign}{}.{:0width$}", units / base, units % base),
        }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Tree::deserialize(deserializer)?.kind {
            Kind::Integer(number) => Self::whole(number),
            Kind::Decimal(number) => Some(number),
            _ => None,
        }
        .ok_or_else(|| D::Error::custom(DecimalError))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "description": "An exact decimal number of at most 15 digits." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_kept_as_written() {
        for (text, printed) in [("79.1", "79.1"), ("-0.5", "-0.5"), ("250", "250"), ("0.008", "0.008"), ("3.20", "3.2")]
        {
            let number: Decimal = text.parse().unwrap();
            assert_eq!(number.to_string(), printed);
            let json = serde_json::to_string(&number).unwrap();
            assert_eq!(json, printed);
            assert_eq!(serde_json::from_str::<Decimal>(&json).unwrap(), number);
        }
    }

    #[test]
    fn json_writes_it_as_it_writes_doubles() {
        for text in ["79.1", "0.1", "0.00001", "0.000012", "0.000001", "0.00000015", "-0.0000005", "0", "1234.5"] {
            let number: Decimal = text.parse().unwrap();
            let double = serde_json::to_string(&text.parse::<f64>().unwrap()).unwrap();
            assert_eq!(number.json_text(), double.trim_end_matches(".0"), "{text}");
            assert_eq!(number.json_text().parse::<Decimal>(), Ok(number));
        }
        assert_eq!("10e-1".parse::<Decimal>().unwrap().to_string(), "1");
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in [
            "",
            "-",
            ".",
            "1e5",
            "1e-15",
            "-.000000000000001",
            "e-1",
            "1e--1",
            "7e-+6",
            "NaN",
            "inf",
            "--1",
            "1.-5",
            "1234567890.1234567",
        ] {
            assert_eq!(text.parse::<Decimal>(), Err(DecimalError), "{text}");
        }
    }

    #[test]
    fn order_does_not_depend_on_the_printed_digits() {
        let of = |text: &str| text.parse::<Decimal>().unwrap();
        assert!(of("29.96") < of("30"));
        assert_eq!(of("30.0"), of("30"));
        assert!(of("-1") < of("-0.999"));
    }
}
