//! Whether the curve of an item is that of its answers: S-X² (Orlando and Thissen 2000).
//!
//! Persons with the same sum of right answers are a group. How many of a group should have an item right follows from the
//! curves alone: the probability of the item and the rest of the sum from the others, by that of the sum.

use nms_solver::chi_square::upper_tail;
use nms_solver::latent::Grid;
use nms_solver::latent::graded::Curve;

use super::categories::Categories;
use crate::boundary::Pace;
use crate::diagnosis::scores::{Response, Scores};
use crate::diagnosis::undefined::WhyUndefined;

/// Points of the grid of levels.
const POINTS: usize = 61;
/// So many persons must be expected to have an item right, and to have it wrong; a group with fewer goes with the next.
const LEAST: f64 = 1.0;
/// Numbers that a curve of two answers has; each takes a degree of freedom.
const NUMBERS: usize = 2;

/// What came out for an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SumFit {
    pub(super) statistic: f64,
    pub(super) degrees: u32,
    /// How probable as much or more is under the right curve.
    pub(super) probability: f64,
}

/// What came out for each item of the scores, or why nothing did; `known` has the curve and the categories of each.
///
/// The sum is over the items of two categories, and over the persons who answered all of these.
pub(super) fn sum_fits(
    scores: &Scores,
    known: &[Option<(&Curve, &Categories)>],
    pace: &mut Pace<'_>,
) -> Vec<Result<SumFit, WhyUndefined>> {
    let mut curves = Vec::new();
    let place = known.iter().map(|known| match known {
        None => Err(WhyUndefined::NoCurve),
        Some((_, categories)) if categories.count() > 2 => Err(WhyUndefined::SeveralPoints),
        Some((curve, _)) => {
            curves.push(*curve);
            Ok(curves.len() - 1)
        }
    });
    let places: Vec<Result<usize, WhyUndefined>> = place.collect();
    let right = |response: &Response| {
        let at = response.item as usize;
        let (_, categories) = (*known.get(at)?)?;
        Some((places.get(at).copied()?.ok()?, categories.of(response.score) > 0))
    };
    let whole = |row: &&[Response]| row.iter().filter_map(right).count() == curves.len();
    let complete = pace.walk(scores.rows()).filter(whole).count();
    let reason = if complete == 0 { WhyUndefined::NoCompletePersons } else { WhyUndefined::FewGroups };
    // Fewer persons than sums they may have would be compared one by one; nor is the work for that in proportion.
    if complete < curves.len() {
        return places.iter().map(|place| place.and(Err(reason))).collect();
    }
    let groups = Groups::count(pace.walk(scores.rows()).filter(whole), curves.len(), right);
    let expected = expected(&curves, pace);
    let of_item = |place: usize| {
        let own = place * curves.len()..(place + 1) * curves.len();
        let (right, expected) = groups.right.get(own.clone()).zip(expected.get(own)).ok_or(reason)?;
        compare(&groups.persons, right, expected).ok_or(reason)
    };
    places.iter().map(|place| place.and_then(of_item)).collect()
}

/// Persons by their sum of right answers: one, two, … all.
struct Groups {
    persons: Vec<f64>,
    /// How many of each group have an item right, item after item.
    right: Vec<f64>,
}

impl Groups {
    /// Counts rows; `right` tells the place of a response's item and whether it is right, if it counts.
    fn count<'r>(
        rows: impl Iterator<Item = &'r [Response]>,
        items: usize,
        right: impl Fn(&Response) -> Option<(usize, bool)> + Copy,
    ) -> Self {
        let mut groups = Self { persons: vec![0.0; items], right: vec![0.0; items * items] };
        let add = |cells: &mut [f64], at: usize| cells.iter_mut().skip(at).take(1).for_each(|cell| *cell += 1.0);
        for row in rows {
            let own = || row.iter().filter_map(right).filter(|(_, right)| *right);
            let Some(group) = own().count().checked_sub(1) else { continue };
            add(&mut groups.persons, group);
            own().for_each(|(place, _)| add(&mut groups.right, place * items + group));
        }
        groups
    }
}

/// The share of each group that should have an item right, item after item.
fn expected(curves: &[&Curve], pace: &mut Pace<'_>) -> Vec<f64> {
    let items = curves.len();
    let grid = Grid::standard(POINTS);
    let (mut both, mut whole) = (vec![0.0; items * items], vec![0.0; items]);
    let mut rest = vec![0.0; items];
    for (point, weight) in grid.points().iter().zip(grid.weights()) {
        let right: Vec<f64> = curves.iter().filter_map(|curve| curve.probabilities(*point).nth(1)).collect();
        let sums = sums(&right);
        for (whole, sum) in whole.iter_mut().zip(sums.iter().skip(1)) {
            *whole += weight * sum;
        }
        for (cells, right) in pace.walk(both.chunks_exact_mut(items.max(1)).zip(&right)) {
            without(&sums, *right, &mut rest);
            cells.iter_mut().zip(&rest).for_each(|(cell, rest)| *cell += weight * right * rest);
        }
    }
    for cells in both.chunks_exact_mut(items.max(1)) {
        cells.iter_mut().zip(&whole).for_each(|(cell, whole)| *cell /= whole);
    }
    both
}

/// The probability of every sum of right answers, from nought on (Lord and Wingersky 1984).
fn sums(right: &[f64]) -> Vec<f64> {
    let mut sums = vec![1.0];
    for right in right {
        sums.push(0.0);
        let mut below = 0.0;
        for sum in &mut sums {
            let own = *sum;
            *sum = own * (1.0 - right) + below * right;
            below = own;
        }
    }
    sums
}

/// The same without an item: solved from the end at which its answer is the likelier one, so that errors die out.
fn without(sums: &[f64], right: f64, rest: &mut [f64]) {
    let (wrong, mut last) = (1.0 - right, 0.0);
    let step = |sum: f64, likely: f64, other: f64, last: f64| ((sum - other * last) / likely).max(0.0);
    if right < 0.5 {
        for (slot, sum) in rest.iter_mut().zip(sums) {
            last = step(*sum, wrong, right, last);
            *slot = last;
        }
    } else {
        for (slot, sum) in rest.iter_mut().rev().zip(sums.iter().rev()) {
            last = step(*sum, right, wrong, last);
            *slot = last;
        }
    }
}

/// A cell of the table that is compared: persons expected to have the item right and wrong, and those who have.
#[derive(Clone, Copy, Default)]
struct Cell {
    expected: [f64; 2],
    observed: [f64; 2],
}

/// The statistic of an item; nothing where groups are too few.
fn compare(persons: &[f64], right: &[f64], expected: &[f64]) -> Option<SumFit> {
    let (mut cells, mut open): (Vec<Cell>, Cell) = (Vec::new(), Cell::default());
    let add = |cell: &mut Cell, other: Cell| {
        let pairs = [(&mut cell.expected, other.expected), (&mut cell.observed, other.observed)];
        pairs.into_iter().for_each(|(sums, more)| sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more));
    };
    // Whoever has all right tells nothing of one item.
    let groups = persons.iter().zip(right).zip(expected).take(persons.len().saturating_sub(1));
    for ((persons, right), share) in groups.filter(|((persons, _), _)| **persons > 0.0) {
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { return None };
        let (of_right, of_wrong) = (persons * share, persons * (1.0 - share));
        add(&mut open, Cell { expected: [of_right, of_wrong], observed: [*right, persons - right] });
        if open.expected.iter().all(|expected| *expected >= LEAST) {
            cells.push(std::mem::take(&mut open));
        }
    }
    // What is left over goes with the last group.
    add(cells.last_mut()?, open);
    let degrees = u32::try_from(cells.len().checked_sub(NUMBERS)?).ok().filter(|degrees| *degrees > 0)?;
    let part = |(observed, expected): (&f64, &f64)| (observed - expected) * (observed - expected) / expected;
    let of_cell = |cell: &Cell| cell.observed.iter().zip(&cell.expected).map(part).sum::<f64>();
    let statistic: f64 = cells.iter().map(of_cell).sum();
    Some(SumFit { statistic, degrees, probability: upper_tail(statistic, degrees) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_three_items_by_hand() {
        // Right by 1/2, 1/4, 1/5: all wrong 1/2 · 3/4 · 4/5 = 0.3, all right 1/40.
        let sums = sums(&[0.5, 0.25, 0.2]);
        let known = [0.3, 0.475, 0.2, 0.025];
        assert!(sums.iter().zip(known).all(|(sum, known)| (sum - known).abs() < 1e-15), "{sums:?}");
        // Without the second: 0.4, 0.5, 0.1; the same from the other end, without the first.
        let mut rest = vec![0.0; 3];
        for (right, known) in [(0.25, [0.4, 0.5, 0.1]), (0.5, [0.6, 0.35, 0.05])] {
            without(&sums, right, &mut rest);
            assert!(rest.iter().zip(known).all(|(rest, known)| (rest - known).abs() < 1e-15), "{rest:?}");
        }
    }

    #[test]
    fn an_item_is_taken_out_of_many_without_a_trace() {
        let right: Vec<f64> = (0..600).map(|item| f64::from(item * 7 % 100) / 100.0 + 0.005).collect();
        let all = sums(&right);
        let mut rest = vec![0.0; 600];
        for at in [0, 7, 14, 99, 599] {
            without(&all, right[at], &mut rest);
            let mut others = right.clone();
            others.remove(at);
            let known = sums(&others);
            assert!(rest.iter().zip(&known).all(|(rest, known)| (rest - known).abs() < 1e-14), "{at}");
        }
    }
}
