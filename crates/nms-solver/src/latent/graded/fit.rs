//! Marginal maximum likelihood by expectation and maximisation (Bock and Aitkin 1981), accelerated.

use super::curve::Curve;
use super::maximise::{Slope, slope, step};
use crate::latent::{Expected, Grid, Mixture, Packed, Progress, Watch};

/// Patterns above which a sample of them gives the start.
const MANY: usize = 4_096;

/// What slopes may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slopes {
    /// Every question has its own.
    Free,
    /// All questions share one.
    Common,
}

/// What is believed of numbers before answers are seen: normal distributions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prior {
    /// Mean and deviation of slopes.
    pub slope: Option<(f64, f64)>,
    /// Deviation of intercepts around nought.
    pub intercept: Option<f64>,
}

/// How to fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Points of the grid between −6 and 6.
    pub points: usize,
    /// The most steps.
    pub iterations: usize,
    /// It has converged when no number changes by more in a step.
    pub tolerance: f64,
    /// What slopes may be.
    pub slopes: Slopes,
    /// What is believed before.
    pub prior: Prior,
}

/// Curves that were fitted.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// A curve a question.
    pub curves: Vec<Curve>,
    /// The logarithm of the probability of all answers.
    pub log_likelihood: f64,
    /// Steps made.
    pub iterations: usize,
    /// The largest change of a number in the last step.
    pub last_change: f64,
    /// Whether it fell below the tolerance.
    pub converged: bool,
}

/// The state of a fit.
struct Climb<'a> {
    packed: &'a Packed,
    grid: &'a Grid,
    mixture: Mixture,
    fit: Fit,
}

/// A step of the plain algorithm from some curves.
struct Step {
    to: Vec<Curve>,
    change: f64,
    /// At the curves it started from: of the answers alone, and with what was believed before.
    log_likelihood: f64,
    objective: f64,
}

impl<'a> Climb<'a> {
    fn new(packed: &'a Packed, grid: &'a Grid, categories: &[u16], fit: Fit) -> Self {
        Self { packed, grid, mixture: Mixture::new(categories, grid.weights()), fit }
    }

    fn step(&mut self, from: &[Curve], watch: Watch<'_>) -> Option<Step> {
        let expected = expect(&mut self.mixture, self.packed, self.grid, from, watch)?;
        let mut to = from.to_vec();
        step(&mut to, self.fit.slopes, &slopes(&self.mixture, &expected, self.grid, from, &self.fit.prior));
        let change = numbers(&to).zip(numbers(from)).map(|(to, from)| (to - from).abs()).fold(0.0, f64::max);
        let objective = expected.log_likelihood + belief(from, &self.fit.prior);
        Some(Step { to, change, log_likelihood: expected.log_likelihood, objective })
    }

    /// Climbs until nothing changes: squared extrapolation (SQUAREM: Varadhan and Roland 2008) over pairs of plain steps;
    /// a leap that leads down is taken back.
    fn climb(&mut self, start: Vec<Curve>, tolerance: f64, told: &mut Told<'_>) -> Option<Fitted> {
        let mut at = start;
        // Where to go on if the leap led down, and the height it has to reach.
        let mut sure: Option<(Vec<Curve>, f64)> = None;
        let most = self.fit.iterations;
        loop {
            let mut first = self.step(&at, told.watch)?;
            if let Some((back, height)) = sure.take()
                && (first.objective.is_nan() || first.objective < height)
            {
                told.step(&first)?;
                at = back;
                first = self.step(&at, told.watch)?;
            }
            let ended = |step: &Step, told: &Told<'_>| step.change < tolerance || told.iterations >= most;
            told.step(&first)?;
            if ended(&first, told) {
                return Some(told.fitted(first, tolerance));
            }
            let second = self.step(&first.to, told.watch)?;
            told.step(&second)?;
            if ended(&second, told) {
                return Some(told.fitted(second, tolerance));
            }
            let leap = leap(&at, &first.to, &second.to);
            sure = Some((second.to, second.objective));
            at = leap;
        }
    }
}

/// Who is told of every step, and what they were told.
struct Told<'a> {
    iterations: usize,
    watch: Watch<'a>,
}

impl Told<'_> {
    fn step(&mut self, step: &Step) -> Option<()> {
        self.iterations += 1;
        let (iteration, change, log_likelihood) = (self.iterations, step.change, step.log_likelihood);
        (self.watch)(Some(Progress { iteration, change, log_likelihood })).then_some(())
    }

    fn fitted(&self, step: Step, tolerance: f64) -> Fitted {
        Fitted {
            curves: step.to,
            log_likelihood: step.log_likelihood,
            iterations: self.iterations,
            last_change: step.change,
            converged: step.change < tolerance,
        }
    }
}

/// Fits curves to answers; nothing if `watch` said to stop.
pub fn fit(packed: &Packed, categories: &[u16], fit: Fit, watch: Watch<'_>) -> Option<Fitted> {
    let grid = Grid::standard(fit.points);
    let mut told = Told { iterations: 0, watch };
    let mut curves = start(&packed.tally(categories));
    if packed.patterns() > 2 * MANY {
        let sample = packed.thinned(packed.patterns() / MANY);
        curves = Climb::new(&sample, &grid, categories, fit)
            .climb(curves, (fit.tolerance * 32.0).max(2e-3), &mut told)?
            .curves;
    }
    Climb::new(packed, &grid, categories, fit).climb(curves, fit.tolerance, &mut told)
}

/// Curves that give each answer as often as it was given, with slopes of one.
fn start(tally: &[Vec<f64>]) -> Vec<Curve> {
    let of_question = |counts: &Vec<f64>| {
        let all: f64 = counts.iter().sum();
        let mut above = all;
        let intercepts: Vec<f64> = counts
            .iter()
            .take(counts.len().saturating_sub(1))
            .map(|count| {
                above -= count;
                // A logistic curve over a normal distribution is flatter by sqrt(1 + 1/1.7²).
                1.16 * libm::log((above + 0.5) / (all - above + 0.5))
            })
            .collect();
        let falling = intercepts.iter().scan(f64::INFINITY, |last, at| {
            *last = if *at < *last - 0.01 { *at } else { *last - 0.01 };
            Some(*last)
        });
        Curve { slope: 1.0, intercepts: falling.collect() }
    };
    tally.iter().map(of_question).collect()
}

/// The expectation under some curves.
pub(super) fn expect(
    mixture: &mut Mixture,
    packed: &Packed,
    grid: &Grid,
    curves: &[Curve],
    watch: Watch<'_>,
) -> Option<Expected> {
    for (question, curve) in curves.iter().enumerate() {
        curve.draw(grid.points(), mixture.curves(question));
    }
    mixture.expect(packed, watch)
}

/// Gradient and information of every question.
pub(super) fn slopes(
    mixture: &Mixture,
    expected: &Expected,
    grid: &Grid,
    curves: &[Curve],
    prior: &Prior,
) -> Vec<Slope> {
    let of_question = |(question, curve)| slope(curve, grid.points(), mixture.of(expected, question), prior);
    curves.iter().enumerate().map(of_question).collect()
}

/// The logarithm of what was believed before of curves, but for a constant.
fn belief(curves: &[Curve], prior: &Prior) -> f64 {
    let normal = |value: f64, (mean, deviation): (f64, f64)| {
        let z = (value - mean) / deviation;
        -0.5 * z * z
    };
    let of_slope = |curve: &Curve| prior.slope.map_or(0.0, |prior| normal(curve.slope, prior));
    let of_intercepts = |curve: &Curve| -> f64 {
        prior.intercept.map_or(0.0, |deviation| curve.intercepts.iter().map(|at| normal(*at, (0.0, deviation))).sum())
    };
    curves.iter().map(|curve| of_slope(curve) + of_intercepts(curve)).sum()
}

fn numbers(curves: &[Curve]) -> impl Iterator<Item = f64> + '_ {
    curves.iter().flat_map(Curve::numbers)
}

/// Where three points of a path that slows down lead to.
fn leap(first: &[Curve], second: &[Curve], third: &[Curve]) -> Vec<Curve> {
    let (mut steps, mut bends) = (0.0, 0.0);
    for ((a, b), c) in numbers(first).zip(numbers(second)).zip(numbers(third)) {
        let (step, bend) = (b - a, c - b - (b - a));
        steps += step * step;
        bends += bend * bend;
    }
    let length = if bends > 0.0 { (steps / bends).sqrt().max(1.0) } else { 1.0 };
    let at = |(a, b): (f64, f64), c: f64| {
        let (step, bend) = (b - a, c - b - (b - a));
        a + 2.0 * length * step + length * length * bend
    };
    let curves = first.iter().zip(second).zip(third).map(|((first, second), third)| {
        let mut numbers = first.numbers().zip(second.numbers()).zip(third.numbers()).map(|(ab, c)| at(ab, c));
        let slope = numbers.next().unwrap_or(third.slope);
        let intercepts: Vec<f64> = numbers.collect();
        let falling = intercepts.windows(2).all(|pair| matches!(pair, [higher, lower] if higher > lower));
        if falling { Curve { slope, intercepts } } else { third.clone() }
    });
    curves.collect()
}
