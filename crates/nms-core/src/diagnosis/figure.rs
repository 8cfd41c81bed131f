//! Numbers as they leave the core: in millionths, or not at all.

use crate::decimal::Decimal;

/// A number rounded to millionths, halves away from nought; none where it is not finite or has more than 15 digits.
pub(crate) fn figure(number: f64) -> Option<Decimal> {
    let units = (number * 1e6).round();
    // Below a thousand billions of millionths every whole double is the whole number it looks like.
    (units.abs() < 1e15).then_some(units as i64).and_then(Decimal::millionths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_millionths() {
        let shown = |number| figure(number).map(|number| number.to_string());
        for (number, text) in [
            (0.453_081_6, "0.453082"),
            (-1.5, "-1.5"),
            (0.000_000_5, "0.000001"),
            (-0.000_000_5, "-0.000001"),
            (0.000_000_4, "0"),
            (-0.0, "0"),
            (3.0, "3"),
            (999_999_999.0, "999999999"),
        ] {
            assert_eq!(shown(number).as_deref(), Some(text));
        }
        for number in [f64::NAN, f64::INFINITY, -f64::INFINITY, 1e9] {
            assert_eq!(shown(number), None);
        }
    }
}
