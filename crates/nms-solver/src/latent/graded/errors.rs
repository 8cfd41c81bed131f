//! How sure the numbers of curves are.

use super::curve::Curve;
use super::fit::{Fit, Slopes, expect, slopes};
use crate::latent::{Grid, Mixture, Packed, Square, Watch};

/// Patterns that are enough to tell the information of all.
const ENOUGH: usize = 4_096;
/// Numbers of curves up to which they are looked at together.
const FEW: usize = 256;

/// For each question the covariances of its numbers (slope, then intercepts), from the information that was observed;
/// nothing for a question whose numbers the answers do not tell. Nothing at all if `watch` said to stop.
///
/// The information is how the gradient of the log-likelihood changes with the numbers, by differences (Oakes 1999 gives
/// the gradient); with many questions each is taken alone, which leaves out what it shares with the others.
pub fn covariances(
    packed: &Packed,
    categories: &[u16],
    curves: &[Curve],
    fit: &Fit,
    watch: Watch<'_>,
) -> Option<Vec<Option<Square>>> {
    let numbers: usize = curves.iter().map(|curve| 1 + curve.intercepts.len()).sum();
    let sample = packed.thinned(packed.patterns().div_ceil(ENOUGH));
    let grid = Grid::standard(fit.points);
    let mut gradients =
        Gradients { packed: &sample, grid: &grid, mixture: Mixture::new(categories, grid.weights()), fit, watch };
    if numbers <= FEW || fit.slopes == Slopes::Common { gradients.together(curves) } else { gradients.alone(curves) }
}

/// The same with every question taken alone, which many questions need.
#[cfg(test)]
pub(super) fn alone(
    packed: &Packed,
    categories: &[u16],
    curves: &[Curve],
    fit: &Fit,
    watch: Watch<'_>,
) -> Option<Vec<Option<Square>>> {
    let grid = Grid::standard(fit.points);
    let mixture = Mixture::new(categories, grid.weights());
    Gradients { packed, grid: &grid, mixture, fit, watch }.alone(curves)
}

struct Gradients<'a> {
    packed: &'a Packed,
    grid: &'a Grid,
    mixture: Mixture,
    fit: &'a Fit,
    watch: Watch<'a>,
}

impl Gradients<'_> {
    /// The gradient of the log-likelihood by every number; with a common slope, its gradients stand as one at the front.
    fn at(&mut self, curves: &[Curve]) -> Option<Vec<f64>> {
        let expected = expect(&mut self.mixture, self.packed, self.grid, curves, self.watch)?;
        let slopes = slopes(&self.mixture, &expected, self.grid, curves, &self.fit.prior);
        Some(match self.fit.slopes {
            Slopes::Free => slopes.into_iter().flat_map(|slope| slope.gradient).collect(),
            Slopes::Common => {
                let common = slopes.iter().filter_map(|slope| slope.gradient.first()).sum();
                let others = slopes.iter().flat_map(|slope| slope.gradient.iter().skip(1).copied());
                std::iter::once(common).chain(others).collect()
            }
        })
    }

    /// All numbers with all others.
    fn together(&mut self, curves: &[Curve]) -> Option<Vec<Option<Square>>> {
        let places = places(curves, self.fit.slopes);
        let size = places.iter().flatten().max().map_or(0, |last| last + 1);
        let mut information = Square::new(size);
        for number in 0..size {
            let (up, down) =
                (self.at(&moved(curves, &places, number, STEP))?, self.at(&moved(curves, &places, number, -STEP))?);
            for (row, (up, down)) in up.iter().zip(&down).enumerate() {
                // Half to each side of the diagonal: differences are not quite symmetric.
                let change = (down - up) / (2.0 * STEP) / 2.0;
                information.add(row, number, change);
                information.add(number, row, change);
            }
        }
        let Some(root) = information.root() else { return self.alone(curves) };
        Some(places.iter().map(|places| Some(root.inverse_block(places))).collect())
    }

    /// Every question for itself (Louis 1982): the information there would be if one saw where cases stand, less what is
    /// missing because one does not.
    fn alone(&mut self, curves: &[Curve]) -> Option<Vec<Option<Square>>> {
        let expected = expect(&mut self.mixture, self.packed, self.grid, curves, self.watch)?;
        let slopes = slopes(&self.mixture, &expected, self.grid, curves, &self.fit.prior);
        let mut information: Vec<Square> = slopes.into_iter().map(|slope| slope.information).collect();
        let (points, packed) = (self.grid.points(), self.packed);
        let scores: Vec<Vec<Vec<f64>>> = curves.iter().map(|curve| curve.scores(points)).collect();
        let whole = self.mixture.each(packed, self.watch, |pattern, posterior, _| {
            for (question, answer) in packed.answers_of(pattern) {
                let width = curves.get(question).map_or(0, |curve| 1 + curve.intercepts.len());
                let score = scores.get(question).and_then(|scores| scores.get(answer));
                if let Some((score, information)) = score.zip(information.get_mut(question)) {
                    subtract_variance(information, score, width, posterior, packed.weight(pattern));
                }
            }
        });
        let inverse = |information: Square| {
            let all: Vec<usize> = (0..information.size()).collect();
            information.root().map(|root| root.inverse_block(&all))
        };
        whole.then(|| information.into_iter().map(inverse).collect())
    }
}

/// How far a number is moved.
const STEP: f64 = 1e-3;

/// Where the numbers of each question stand among all.
fn places(curves: &[Curve], slopes: Slopes) -> Vec<Vec<usize>> {
    let mut next = usize::from(slopes == Slopes::Common);
    let of_question = |curve: &Curve| {
        let own = next + usize::from(slopes == Slopes::Free);
        let slope = if slopes == Slopes::Free { next } else { 0 };
        next = own + curve.intercepts.len();
        std::iter::once(slope).chain(own..next).collect()
    };
    curves.iter().map(of_question).collect()
}

/// The curves with one number moved; a common slope moves in all.
fn moved(curves: &[Curve], places: &[Vec<usize>], number: usize, by: f64) -> Vec<Curve> {
    let mut curves = curves.to_vec();
    for (curve, places) in curves.iter_mut().zip(places) {
        for (place, _) in places.iter().enumerate().filter(|(_, own)| **own == number) {
            match place.checked_sub(1) {
                None => curve.slope += by,
                Some(place) => curve.intercepts.iter_mut().skip(place).take(1).for_each(|at| *at += by),
            }
        }
    }
    curves
}

/// Takes from the information the variance, over where a case may stand, of the gradient `score[number · points + point]`.
#[expect(clippy::indexing_slicing, reason = "numbers and points as the scores lay them out")]
fn subtract_variance(information: &mut Square, score: &[f64], width: usize, posterior: &[f64], weight: f64) {
    let points = posterior.len();
    let mean = |number: usize| -> f64 { (0..points).map(|at| posterior[at] * score[number * points + at]).sum() };
    let means: Vec<f64> = (0..width).map(mean).collect();
    for a in 0..width {
        for b in 0..=a {
            let product: f64 =
                (0..points).map(|at| posterior[at] * score[a * points + at] * score[b * points + at]).sum();
            let variance = -weight * (product - means[a] * means[b]);
            information.add(a, b, variance);
            if a != b {
                information.add(b, a, variance);
            }
        }
    }
}
