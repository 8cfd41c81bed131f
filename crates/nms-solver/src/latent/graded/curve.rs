//! The curves of one question.

/// A slope and intercepts; with `n` intercepts the question has `n + 1` answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// How steeply the probability rises with the standing.
    pub slope: f64,
    /// Falling: the first is that of the lowest answer above nought.
    pub intercepts: Vec<f64>,
}

/// The least probability of an answer: below any that a fitted curve gives, and a row of a block, a product of six of them
/// at most, is still a number.
const LEAST: f64 = 1e-50;

/// `1 / (1 + exp(−z))`.
pub(super) fn logistic(z: f64) -> f64 {
    if z >= 0.0 {
        1.0 / (1.0 + libm::exp(-z))
    } else {
        let power = libm::exp(z);
        power / (1.0 + power)
    }
}

/// How fast [`logistic`] rises at a point, to all digits also where it is nearly one.
pub(super) fn steepness(z: f64) -> f64 {
    let power = libm::exp(-z.abs());
    power / ((1.0 + power) * (1.0 + power))
}

impl Curve {
    /// The probability of each answer at a point.
    pub fn probabilities(&self, point: f64) -> impl Iterator<Item = f64> + '_ {
        let at = move |place: usize| self.intercepts.get(place).map(|intercept| self.slope * point + intercept);
        (0..=self.intercepts.len()).map(move |answer| {
            let probability = match (answer.checked_sub(1).and_then(at), at(answer)) {
                (None, None) => 1.0,
                (None, Some(upper)) => logistic(-upper),
                (Some(lower), None) => logistic(lower),
                // The difference of both as a product: where both are nearly one, all digits of a difference would be lost,
                // and more points could then speak for a lower standing.
                (Some(lower), Some(upper)) => logistic(lower) * logistic(-upper) * (1.0 - libm::exp(upper - lower)),
            };
            if probability > LEAST { probability } else { LEAST }
        })
    }

    /// Writes the probabilities at all points, answer after answer.
    #[expect(clippy::indexing_slicing, reason = "the places of answers and points are within the curves")]
    pub(super) fn draw(&self, points: &[f64], curves: &mut [f64]) {
        for (at, point) in points.iter().enumerate() {
            for (answer, probability) in self.probabilities(*point).enumerate() {
                curves[answer * points.len() + at] = probability;
            }
        }
    }

    /// The mean and the variance of the answer at a point.
    pub fn moments(&self, point: f64) -> (f64, f64) {
        let (mut mean, mut square) = (0.0, 0.0);
        for (answer, probability) in self.probabilities(point).enumerate() {
            let answer = answer as f64;
            mean += answer * probability;
            square += answer * answer * probability;
        }
        (mean, square - mean * mean)
    }

    /// Fisher's information on the standing at a point.
    pub fn information(&self, point: f64) -> f64 {
        let weight = |place: Option<usize>| {
            place
                .and_then(|place| self.intercepts.get(place))
                .map_or(0.0, |intercept| steepness(self.slope * point + intercept))
        };
        let part = |(answer, probability): (usize, f64)| {
            let change = weight(answer.checked_sub(1)) - weight(Some(answer));
            change * change / probability
        };
        self.slope * self.slope * self.probabilities(point).enumerate().map(part).sum::<f64>()
    }

    /// For each answer how the logarithm of its probability changes with each number, at each point.
    #[expect(clippy::indexing_slicing, reason = "numbers and points as the lines are made")]
    pub(super) fn scores(&self, points: &[f64]) -> Vec<Vec<f64>> {
        let (numbers, width) = (self.intercepts.len(), points.len());
        let mut lines = vec![vec![0.0; (numbers + 1) * width]; numbers + 1];
        for (at, point) in points.iter().enumerate() {
            let weight = |number: usize| steepness(self.slope * point + self.intercepts[number - 1]);
            for (answer, probability) in self.probabilities(*point).enumerate() {
                let lower = if answer > 0 { weight(answer) } else { 0.0 };
                let upper = if answer < numbers { weight(answer + 1) } else { 0.0 };
                let line = &mut lines[answer];
                line[at] = point * (lower - upper) / probability;
                if answer > 0 {
                    line[answer * width + at] = lower / probability;
                }
                if answer < numbers {
                    line[(answer + 1) * width + at] = -upper / probability;
                }
            }
        }
        lines
    }

    /// Its numbers in a row: the slope, then the intercepts.
    pub(super) fn numbers(&self) -> impl Iterator<Item = f64> + '_ {
        std::iter::once(self.slope).chain(self.intercepts.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_answers_are_a_logistic_curve() {
        let curve = Curve { slope: 2.0, intercepts: vec![-1.0] };
        // At 0.5 both are as likely: 2 · 0.5 − 1 = 0; the information is a² · p · (1 − p) = 4 / 4.
        let probabilities: Vec<f64> = curve.probabilities(0.5).collect();
        assert_eq!(probabilities, [0.5, 0.5]);
        assert!((curve.information(0.5) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn probabilities_add_up_to_one() {
        let curve = Curve { slope: 1.3, intercepts: vec![2.0, 0.5, -1.0] };
        for point in [-4.0, 0.0, 1.7] {
            assert!((curve.probabilities(point).sum::<f64>() - 1.0).abs() < 1e-12);
        }
        assert!(curve.moments(3.0).0 > curve.moments(2.0).0);
    }

    #[test]
    fn answers_far_off_keep_all_their_digits() {
        // At 40: σ(82) − σ(80) = e⁻⁸⁰ − e⁻⁸² to sixteen digits; in the difference of the two, both 1, nothing is left.
        let curve = Curve { slope: 2.0, intercepts: vec![2.0, 0.0] };
        let middle = curve.probabilities(40.0).nth(1).unwrap();
        let known = (-80.0_f64).exp() - (-82.0_f64).exp();
        assert!((middle / known - 1.0).abs() < 1e-14, "{middle}");
        assert!((steepness(80.0) / (-80.0_f64).exp() - 1.0).abs() < 1e-14);
        // The better of two answers never becomes less likely beside the other the higher one stands, however far.
        let ratio = |point: f64| {
            let all: Vec<f64> = curve.probabilities(point).collect();
            [all[1] / all[0], all[2] / all[1]]
        };
        for step in -40..40 {
            let (lower, higher) = (ratio(f64::from(step)), ratio(f64::from(step + 1)));
            assert!(lower.iter().zip(&higher).all(|(lower, higher)| *lower <= higher * (1.0 + 1e-12)), "{step}");
        }
    }
}
