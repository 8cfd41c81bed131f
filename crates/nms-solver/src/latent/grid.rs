//! Points of a line with the weights of a normal distribution.

/// Equally spaced points and their weights, which add up to one.
#[derive(Clone, Debug)]
pub struct Grid {
    points: Vec<f64>,
    weights: Vec<f64>,
}

impl Grid {
    /// So many points from `from` to `to`, weighed by a normal distribution.
    ///
    /// The sum over equal steps converges faster than any power of the step for smooth functions that vanish at both
    /// ends (Trefethen and Weideman 2014), so no rule of unequal steps is needed.
    pub fn normal(points: usize, from: f64, to: f64, mean: f64, deviation: f64) -> Self {
        let step = (to - from) / (points.max(2) - 1) as f64;
        let points: Vec<f64> = (0..points.max(2)).map(|place| from + step * place as f64).collect();
        let density = |point: &f64| {
            let z = (point - mean) / deviation;
            libm::exp(-0.5 * z * z)
        };
        let mut weights: Vec<f64> = points.iter().map(density).collect();
        let sum: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|weight| *weight /= sum);
        Self { points, weights }
    }

    /// The standard normal distribution between −6 and 6.
    pub fn standard(points: usize) -> Self {
        Self::normal(points, -6.0, 6.0, 0.0, 1.0)
    }

    /// Where the points stand.
    pub fn points(&self) -> &[f64] {
        &self.points
    }

    /// What each weighs.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// From one point to the next.
    pub fn step(&self) -> f64 {
        match self.points.as_slice() {
            [first, second, ..] => second - first,
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_those_of_the_distribution() {
        let grid = Grid::normal(48, -6.0, 6.0, 0.3, 0.9);
        let moment = |power: u32| -> f64 {
            grid.points()
                .iter()
                .zip(grid.weights())
                .map(|(point, weight)| (0..power).fold(*weight, |sum, _| sum * point))
                .sum()
        };
        assert!((moment(0) - 1.0).abs() < 1e-12);
        assert!((moment(1) - 0.3).abs() < 1e-9);
        assert!((moment(2) - 0.9).abs() < 1e-7); // 0.81 + 0.09; the ends are cut off at 6.3 deviations
    }
}
