//! How numbers of answers leave the core.

use serde::{Serialize, Serializer};

use super::figure::figure;

/// A number as JSON: rounded to millionths, `null` where it is not finite.
pub(crate) fn rounded<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    figure(*number).serialize(serializer)
}

/// The same of a number that may be missing.
pub(crate) fn rounded_some<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    number.and_then(figure).serialize(serializer)
}

/// The same of several numbers.
pub(crate) fn rounded_all<S: Serializer>(numbers: &[f64], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(numbers.iter().map(|number| figure(*number)))
}

/// A number as it will be printed and read again: what is computed from a calibration is the same before and after.
pub(crate) fn to_millionths(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}
