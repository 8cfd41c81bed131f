//! Means weighed by precision, with the larger of two errors.

use nms_solver::order::sorted;

/// The least variance of a number, so that none counts for all.
const LEAST: f64 = 1e-12;

/// Numbers with their variances, if these are known.
pub(super) struct Sample {
    values: Vec<f64>,
    weights: Vec<f64>,
    known: bool,
}

/// A mean, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mean {
    pub(super) value: f64,
    /// Nothing for one number of which no variance is known.
    pub(super) error: Option<f64>,
}

impl Sample {
    /// Numbers that count by their precision; alike if their variances are not known.
    pub(super) fn new(values: Vec<f64>, variances: Option<Vec<f64>>) -> Self {
        let known = variances.is_some();
        let weights = match variances {
            Some(variances) => variances.iter().map(|variance| 1.0 / variance.max(LEAST)).collect(),
            None => vec![1.0; values.len()],
        };
        Self { values, weights, known }
    }

    /// Their mean; its error is the larger of what their variances make of it, to which `common` is added as the variance
    /// of what all share, and what their scatter makes of it.
    pub(super) fn mean(&self, common: f64) -> Mean {
        let (count, total) = (self.values.len() as f64, self.weights.iter().sum::<f64>());
        let pairs = || self.values.iter().zip(&self.weights);
        let value = pairs().map(|(value, weight)| value * weight).sum::<f64>() / total;
        let squares: f64 = pairs().map(|(at, weight)| weight * weight * (at - value) * (at - value)).sum();
        let scatter = (self.values.len() > 1).then(|| squares / (total * total) * count / (count - 1.0));
        let own = self.known.then(|| 1.0 / total + common);
        // Of two the larger, of one the one.
        Mean { value, error: own.into_iter().chain(scatter).reduce(f64::max).map(f64::sqrt) }
    }
}

/// The median; nought of nothing.
pub(super) fn median(values: Vec<f64>) -> f64 {
    let values = sorted(values, f64::total_cmp);
    let at = |place: usize| values.get(place).copied().unwrap_or(0.0);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { at(half) } else { (at(half.saturating_sub(1)) + at(half)) / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_larger_error_is_taken() {
        // Equal weights: mean 2, scatter deviation 1, error 1/√3; with variances 4 the propagated error is 2/√3.
        let error = |variances| Sample::new(vec![1.0, 2.0, 3.0], variances).mean(0.0).error.unwrap();
        assert!((error(None) - (1.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        assert!((error(Some(vec![4.0; 3])) - (4.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        assert!((error(Some(vec![0.1; 3])) - (1.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        // What all share is not made smaller by many: 4/3 + 9.
        let shared = Sample::new(vec![1.0, 2.0, 3.0], Some(vec![4.0; 3])).mean(9.0);
        assert!((shared.error.unwrap() - (4.0_f64 / 3.0 + 9.0).sqrt()).abs() < 1e-12);
        assert_eq!(Sample::new(vec![1.0], None).mean(0.0), Mean { value: 1.0, error: None });
        // Weights 1 and 3: (1·0 + 3·4) / 4.
        assert!((Sample::new(vec![0.0, 4.0], Some(vec![3.0, 1.0])).mean(0.0).value - 3.0).abs() < 1e-12);
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(
            (median(vec![3.0, 1.0, 2.0]), median(vec![4.0, 1.0, 2.0, 3.0]), median(Vec::new())),
            (2.0, 2.5, 0.0)
        );
    }
}
