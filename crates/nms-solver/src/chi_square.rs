//! How probable a sum of squares is.

/// The probability that a chi-square variable of so many degrees of freedom is `statistic` or more; one for no degrees.
///
/// For whole degrees the incomplete gamma function is a finite sum (Abramowitz and Stegun 1964, 26.4.4 and 26.4.5), so that
/// neither a series nor a continued fraction has to be cut off.
///
/// ```
/// // The bounds of 5 % for one and two degrees of freedom.
/// use nms_solver::chi_square::upper_tail;
/// assert!((upper_tail(3.841_458_820_694_124, 1) - 0.05).abs() < 1e-12);
/// assert!((upper_tail(5.991_464_547_107_979, 2) - 0.05).abs() < 1e-12);
/// ```
pub fn upper_tail(statistic: f64, degrees: u32) -> f64 {
    if statistic <= 0.0 || degrees == 0 {
        return 1.0;
    }
    let half = statistic / 2.0;
    // Terms exp(−h) · hᵏ / Γ(k + 1), where k goes up by one from nought, or from a half beside the tail of one degree;
    // by logarithms, for neither power nor factorial need be a number.
    let odd = degrees % 2 == 1;
    let (mut place, mut log, mut sum) = if odd {
        (0.5, libm::log(2.0 * (half / std::f64::consts::PI).sqrt()) - half, libm::erfc(half.sqrt()))
    } else {
        (0.0, -half, 0.0)
    };
    for _ in 0..degrees / 2 {
        sum += libm::exp(log);
        place += 1.0;
        log += libm::log(half / place);
    }
    if sum < 1.0 { sum } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_those_of_tables() {
        for (statistic, degrees, known) in [
            (0.5, 1, 0.479_500_122_186_953_5),
            (10.0, 3, 0.018_566_135_463_043_233),
            (10.0, 4, 0.040_427_681_994_512_8),
            (11.070_497_693_5, 5, 0.05),
            (18.475_306_906_6, 7, 0.01),
            (55.758_478_9, 40, 0.05),
        ] {
            let found = upper_tail(statistic, degrees);
            assert!((found - known).abs() < 1e-6, "{statistic} {degrees}: {found} for {known}");
        }
        assert!([upper_tail(0.0, 3), upper_tail(-1.0, 2), upper_tail(4.0, 0)].iter().all(|tail| *tail >= 1.0));
    }

    #[test]
    fn many_degrees_do_not_vanish() {
        // About the mean of a thousand and more degrees half of them are above (Wilson and Hilferty 1931).
        for degrees in [1_298, 1_299, 5_001] {
            let half = upper_tail(f64::from(degrees) - 2.0 / 3.0, degrees);
            assert!((half - 0.5).abs() < 1e-3, "{degrees}: {half}");
        }
        assert!(upper_tail(1e6, 7) < 1e-300 && upper_tail(1e-9, 7) > 1.0 - 1e-12);
    }
}
