//! The maximisation step: the curves under which what is expected is most probable.

use super::curve::{Curve, steepness};
use super::fit::{Prior, Slopes};
use crate::latent::Square;

/// The largest step of one number.
const STRIDE: f64 = 1.5;
/// Slopes and intercepts beyond these are no different from them in any answer seen.
const STEEPEST: f64 = 12.0;
const FARTHEST: f64 = 40.0;

/// How the logarithm of the probability of what is expected of one question changes with its numbers.
pub(super) struct Slope {
    /// By the slope, then by the intercepts.
    pub(super) gradient: Vec<f64>,
    /// Fisher's information, in the same order.
    pub(super) information: Square,
}

/// The gradient and information of a curve; `counts` has the expected number of each answer at each point.
#[expect(clippy::indexing_slicing, reason = "places of answers and points, as the counts lay them out")]
pub(super) fn slope(curve: &Curve, points: &[f64], counts: &[f64], prior: &Prior) -> Slope {
    let numbers = curve.intercepts.len();
    let mut gradient = vec![0.0; numbers + 1];
    let mut information = Square::new(numbers + 1);
    // Of a point: how the probability of reaching each answer changes; it is sure to reach nought, and nobody passes the last.
    let mut weights = vec![0.0; numbers + 2];
    for (at, point) in points.iter().enumerate() {
        for (weight, intercept) in weights[1..].iter_mut().zip(&curve.intercepts) {
            *weight = steepness(curve.slope * point + intercept);
        }
        let cases: f64 = (0..=numbers).map(|answer| counts[answer * points.len() + at]).sum();
        for (answer, probability) in curve.probabilities(*point).enumerate() {
            let count = counts[answer * points.len() + at];
            let change = weights[answer] - weights[answer + 1];
            gradient[0] += point * change * count / probability;
            information.add(0, 0, cases * point * point * change * change / probability);
            // The intercepts that bound the answer from below and from above.
            let lower = (answer > 0).then(|| (answer, weights[answer]));
            let upper = (answer < numbers).then(|| (answer + 1, -weights[answer + 1]));
            for (number, by) in [lower, upper].into_iter().flatten() {
                gradient[number] += by * count / probability;
                let across = cases * by * point * change / probability;
                information.add(0, number, across);
                information.add(number, 0, across);
            }
            for (a, by_a) in [lower, upper].into_iter().flatten() {
                for (b, by_b) in [lower, upper].into_iter().flatten() {
                    information.add(a, b, cases * by_a * by_b / probability);
                }
            }
        }
    }
    if let Some((mean, deviation)) = prior.slope {
        gradient[0] -= (curve.slope - mean) / (deviation * deviation);
        information.add(0, 0, 1.0 / (deviation * deviation));
    }
    if let Some(deviation) = prior.intercept {
        for (number, intercept) in (1..).zip(&curve.intercepts) {
            gradient[number] -= intercept / (deviation * deviation);
            information.add(number, number, 1.0 / (deviation * deviation));
        }
    }
    Slope { gradient, information }
}

/// A step of one question with its slope taken out (Schur): `rest` is the gradient by the slope that is left, `stiffness`
/// its information.
struct Reduced {
    rest: f64,
    stiffness: f64,
    steps: Vec<f64>,
    by_slope: Vec<f64>,
}

fn reduced(slope: &Slope) -> Option<Reduced> {
    let numbers = slope.information.size() - 1;
    let mut inner = Square::new(numbers);
    for row in 0..numbers {
        for column in 0..numbers {
            inner.add(row, column, slope.information.at(row + 1, column + 1));
        }
    }
    let across: Vec<f64> = (0..numbers).map(|row| slope.information.at(0, row + 1)).collect();
    let (first, others) = slope.gradient.split_first()?;
    let root = inner.root()?;
    let (steps, by_slope) = (root.solve(others), root.solve(&across));
    let along = |a: &[f64]| -> f64 { across.iter().zip(a).map(|(a, b)| a * b).sum() };
    Some(Reduced {
        rest: first - along(&steps),
        stiffness: slope.information.at(0, 0) - along(&by_slope),
        steps,
        by_slope,
    })
}

/// One step of Fisher scoring for all questions together.
pub(super) fn step(curves: &mut [Curve], slopes: Slopes, all: &[Slope]) {
    let parts: Vec<Option<Reduced>> = all.iter().map(reduced).collect();
    let quotient = |rest: f64, stiffness: f64| if stiffness > 0.0 { rest / stiffness } else { 0.0 };
    let together = match slopes {
        Slopes::Free => None,
        Slopes::Common => {
            let sum = |of: fn(&Reduced) -> f64| parts.iter().flatten().map(of).sum::<f64>();
            Some(quotient(sum(|part| part.rest), sum(|part| part.stiffness)))
        }
    };
    for (curve, part) in curves.iter_mut().zip(&parts) {
        let Some(part) = part else { continue };
        let by = together.unwrap_or_else(|| quotient(part.rest, part.stiffness)).clamp(-STRIDE, STRIDE);
        curve.slope = (curve.slope + by).clamp(-STEEPEST, STEEPEST);
        let moved = part.steps.iter().zip(&part.by_slope).map(|(step, by_slope)| step - by_slope * by);
        let mut stride: Vec<f64> = moved.map(|step| step.clamp(-STRIDE, STRIDE)).collect();
        // Intercepts must keep falling: halve the way until they do.
        for _ in 0..8 {
            let moved: Vec<f64> = curve.intercepts.iter().zip(&stride).map(|(at, by)| at + by).collect();
            if moved.windows(2).all(|pair| matches!(pair, [higher, lower] if higher - lower > 1e-4)) {
                curve.intercepts = moved.iter().map(|at| at.clamp(-FARTHEST, FARTHEST)).collect();
                break;
            }
            stride.iter_mut().for_each(|by| *by *= 0.5);
        }
    }
}
