//! Where cases stand under curves that are known: the mean and the deviation after their answers (EAP: Bock and Mislevy 1982).

use super::curve::Curve;
use crate::latent::{Grid, Mixture, Packed, Watch};

/// Points of the grid.
const POINTS: usize = 61;
/// A deviation below so many steps of the grid is computed anew on a finer one.
const FINE: f64 = 0.75;

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Expected.
    pub mean: f64,
    /// How unsure that is.
    pub deviation: f64,
}

/// The standing of each pattern, given a normal distribution of cases; nothing if `watch` said to stop.
pub fn score(
    packed: &Packed,
    categories: &[u16],
    curves: &[Curve],
    (mean, deviation): (f64, f64),
    watch: Watch<'_>,
) -> Option<Vec<Standing>> {
    let around = |mean: f64, width: f64| (mean - width, mean + width);
    let (from, to) = around(mean, 6.0 * deviation);
    let grid = Grid::normal(POINTS, from, to, mean, deviation);
    let mut mixture = Mixture::new(categories, grid.weights());
    for (question, curve) in curves.iter().enumerate() {
        curve.draw(grid.points(), mixture.curves(question));
    }
    mixture.map(packed, watch, |pattern, posterior, _| {
        let mut standing = moments(grid.points(), posterior);
        let mut step = grid.step();
        // Sharper than the grid: look again around where it stands, until the grid is fine enough.
        for _ in 0..4 {
            if standing.deviation >= FINE * step {
                break;
            }
            let (from, to) = around(standing.mean, 6.0 * standing.deviation.max(step));
            let near = Grid::normal(POINTS, from, to, mean, deviation);
            step = near.step();
            standing = alone(packed, pattern, curves, &near);
        }
        standing
    })
}

/// The mean and the deviation of weights that add up to one.
fn moments(points: &[f64], weights: &[f64]) -> Standing {
    let mean: f64 = points.iter().zip(weights).map(|(point, weight)| point * weight).sum();
    let variance: f64 =
        points.iter().zip(weights).map(|(point, weight)| (point - mean) * (point - mean) * weight).sum();
    Standing { mean, deviation: variance.sqrt() }
}

/// One pattern by logarithms, on a grid of its own.
fn alone(packed: &Packed, pattern: usize, curves: &[Curve], grid: &Grid) -> Standing {
    let answers: Vec<_> =
        packed.answers_of(pattern).filter_map(|(question, answer)| Some((curves.get(question)?, answer))).collect();
    let at = |(point, weight): (&f64, &f64)| -> f64 {
        let of_answer =
            |(curve, answer): &(&Curve, usize)| libm::log(curve.probabilities(*point).nth(*answer).unwrap_or(1.0));
        libm::log(*weight) + answers.iter().map(of_answer).sum::<f64>()
    };
    let mut posterior: Vec<f64> = grid.points().iter().zip(grid.weights()).map(at).collect();
    let highest = posterior.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    posterior.iter_mut().for_each(|cell| *cell = libm::exp(*cell - highest));
    let sum: f64 = posterior.iter().sum();
    posterior.iter_mut().for_each(|cell| *cell /= sum);
    moments(grid.points(), &posterior)
}
