//! What answers say about where cases stand: the expectation step of every model with a hidden variable.

use super::{Packed, Watch};
use crate::side;

/// A likelihood below this is computed anew by logarithms.
const TINY: f64 = 1e-200;
/// Cases with more answers are computed by logarithms from the start: a product of so many probabilities can vanish.
const LONG: usize = 128;
/// Numbers in all sums of pieces together, at most.
const ROOM: usize = 8 << 20;

/// Points with their weights, and for each question and answer the probability at every point.
#[derive(Clone, Debug)]
pub struct Mixture {
    /// Where each question's curves begin, in answers.
    first: Vec<usize>,
    /// Curve after curve: for each question and answer the probabilities at the points.
    curves: Vec<f64>,
    points: usize,
    weights: Vec<f64>,
}

/// What is expected, given the answers.
#[derive(Clone, Debug)]
pub struct Expected {
    /// In the places of the curves: how many cases at each point gave each answer.
    counts: Vec<f64>,
    /// How many cases stand at each point.
    pub mass: Vec<f64>,
    /// The logarithm of the probability of all answers.
    pub log_likelihood: f64,
}

impl Mixture {
    /// A mixture whose curves are still to be drawn; `categories` has the number of answers to each question.
    pub fn new(categories: &[u16], weights: &[f64]) -> Self {
        let mut first = vec![0];
        for categories in categories {
            first.push(first.last().copied().unwrap_or_default() + usize::from(*categories));
        }
        let curves = vec![0.0; first.last().copied().unwrap_or_default() * weights.len()];
        Self { first, curves, points: weights.len(), weights: weights.to_vec() }
    }

    /// The weights of the points.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Weighs the points anew.
    pub fn set_weights(&mut self, weights: &[f64]) {
        self.weights.clear();
        self.weights.extend_from_slice(weights);
        self.weights.resize(self.points, 0.0);
    }

    /// The curves of a question, answer after answer.
    pub fn curves(&mut self, question: usize) -> &mut [f64] {
        let range = self.range(question);
        self.curves.get_mut(range).unwrap_or_default()
    }

    /// Of numbers in the places of the curves, those of a question.
    pub fn of<'c>(&self, counts: &'c Expected, question: usize) -> &'c [f64] {
        counts.counts.get(self.range(question)).unwrap_or_default()
    }

    fn range(&self, question: usize) -> std::ops::Range<usize> {
        let at = |question: usize| self.first.get(question).copied().unwrap_or_default() * self.points;
        at(question)..at(question + 1).max(at(question))
    }

    /// For every row of the blocks the product of the probabilities of its answers, at each point.
    #[expect(clippy::indexing_slicing, reason = "rows, digits and points as the blocks lay them out")]
    fn table(&self, packed: &Packed) -> Vec<f64> {
        let points = self.points;
        let mut table = vec![1.0; packed.rows * points];
        for block in &packed.blocks {
            for digit in &block.questions {
                let curves = &self.curves[self.range(digit.question)];
                for row in 0..block.rows {
                    if let Some(answer) = digit.answer(row) {
                        let cells = &mut table[(block.first_row + row) * points..][..points];
                        multiply(cells, &curves[answer * points..][..points]);
                    }
                }
            }
        }
        table
    }

    /// Gathers sums over rows into sums over answers: the way back from the table.
    #[expect(clippy::indexing_slicing, reason = "rows, digits and points as the blocks lay them out")]
    fn answers(&self, packed: &Packed, rows: &[f64]) -> Vec<f64> {
        let points = self.points;
        let mut counts = vec![0.0; self.curves.len()];
        for block in &packed.blocks {
            for digit in &block.questions {
                let curves = &mut counts[self.range(digit.question)];
                for row in 0..block.rows {
                    if let Some(answer) = digit.answer(row) {
                        let cells = &rows[(block.first_row + row) * points..][..points];
                        add(&mut curves[answer * points..][..points], cells);
                    }
                }
            }
        }
        counts
    }

    /// The expectation over all cases; nothing if `watch` said to stop.
    pub fn expect(&self, packed: &Packed, watch: Watch<'_>) -> Option<Expected> {
        let table = self.table(packed);
        let most = (ROOM / table.len().max(1)).clamp(2, 32);
        let mut pieces = packed.pieces(most);
        let mut total = Piece::new(packed.rows, self.points);
        // Two at a time, so that somebody who wants to stop waits for little.
        for pair in pieces.chunks_mut(2) {
            if !watch(None) {
                return None;
            }
            for piece in side::each(pair, |_, piece| self.piece(packed, &table, piece.clone())) {
                total.add(&piece);
            }
        }
        let counts = self.answers(packed, &total.rows);
        Some(Expected { counts, mass: total.mass, log_likelihood: total.log_likelihood })
    }

    /// The sums over some patterns.
    #[expect(clippy::indexing_slicing, reason = "rows below the number of rows, as the blocks lay them out")]
    fn piece(&self, packed: &Packed, table: &[f64], patterns: std::ops::Range<usize>) -> Piece {
        let points = self.points;
        let mut sums = Piece::new(packed.rows, points);
        let mut posterior = vec![0.0; points];
        for pattern in patterns {
            let rows = packed.pattern(pattern);
            let weight = packed.weight(pattern);
            sums.log_likelihood += weight * self.posterior(packed, table, rows, weight, &mut posterior);
            for row in rows {
                add(&mut sums.rows[*row as usize * points..][..points], &posterior);
            }
            add(&mut sums.mass, &posterior);
        }
        sums
    }

    /// Where a pattern stands: weights of the points that add up to `weight`. Returns the logarithm of its probability.
    #[expect(clippy::indexing_slicing, reason = "rows below the number of rows, as the blocks lay them out")]
    fn posterior(&self, packed: &Packed, table: &[f64], rows: &[u32], weight: f64, posterior: &mut [f64]) -> f64 {
        let cells = |row: &u32| &table[*row as usize * self.points..][..self.points];
        posterior.copy_from_slice(&self.weights);
        if packed.longest() <= LONG {
            for row in rows {
                multiply(posterior, cells(row));
            }
            let sum = sum(posterior);
            if sum > TINY {
                scale(posterior, weight / sum);
                return libm::log(sum);
            }
            posterior.copy_from_slice(&self.weights);
        }
        posterior.iter_mut().for_each(|cell| *cell = libm::log(*cell));
        for row in rows {
            for (cell, value) in posterior.iter_mut().zip(cells(row)) {
                *cell += libm::log(*value);
            }
        }
        let highest = posterior.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if highest == f64::NEG_INFINITY {
            posterior.fill(0.0);
            return highest;
        }
        posterior.iter_mut().for_each(|cell| *cell = libm::exp(*cell - highest));
        let sum = sum(posterior);
        scale(posterior, weight / sum);
        highest + libm::log(sum)
    }

    /// Calls `take` with each pattern, where it stands (weights that add up to one) and the logarithm of its probability.
    /// Answers whether it came to the end.
    pub fn each(&self, packed: &Packed, watch: Watch<'_>, mut take: impl FnMut(usize, &[f64], f64)) -> bool {
        let table = self.table(packed);
        let mut posterior = vec![0.0; self.points];
        for pattern in 0..packed.patterns() {
            if pattern % 4_096 == 0 && !watch(None) {
                return false;
            }
            let likelihood = self.posterior(packed, &table, packed.pattern(pattern), 1.0, &mut posterior);
            take(pattern, &posterior, likelihood);
        }
        true
    }

    /// For every pattern what `of` makes of where it stands, on all processors; nothing if `watch` said to stop.
    pub fn map<T: Send>(
        &self,
        packed: &Packed,
        watch: Watch<'_>,
        of: impl Fn(usize, &[f64], f64) -> T + Sync + Send,
    ) -> Option<Vec<T>> {
        let table = self.table(packed);
        let mut all = Vec::with_capacity(packed.patterns());
        let mut pieces = packed.pieces(packed.patterns().div_ceil(8_192));
        for pair in pieces.chunks_mut(2) {
            if !watch(None) {
                return None;
            }
            let answers = side::each(pair, |_, piece| {
                let mut posterior = vec![0.0; self.points];
                let one = |pattern: usize| {
                    let likelihood = self.posterior(packed, &table, packed.pattern(pattern), 1.0, &mut posterior);
                    of(pattern, &posterior, likelihood)
                };
                piece.clone().map(one).collect::<Vec<_>>()
            });
            answers.into_iter().for_each(|answers| all.extend(answers));
        }
        Some(all)
    }
}

/// Sums over some patterns.
struct Piece {
    rows: Vec<f64>,
    mass: Vec<f64>,
    log_likelihood: f64,
}

impl Piece {
    fn new(rows: usize, points: usize) -> Self {
        Self { rows: vec![0.0; rows * points], mass: vec![0.0; points], log_likelihood: 0.0 }
    }

    fn add(&mut self, other: &Self) {
        add(&mut self.rows, &other.rows);
        add(&mut self.mass, &other.mass);
        self.log_likelihood += other.log_likelihood;
    }
}

/// `cells *= values`, as far as both reach.
fn multiply(cells: &mut [f64], values: &[f64]) {
    cells.iter_mut().zip(values).for_each(|(cell, value)| *cell *= value);
}

/// `cells += values`, as far as both reach.
fn add(cells: &mut [f64], values: &[f64]) {
    cells.iter_mut().zip(values).for_each(|(cell, value)| *cell += value);
}

fn scale(cells: &mut [f64], factor: f64) {
    cells.iter_mut().for_each(|cell| *cell *= factor);
}

/// The sum in an order that processors can follow four at a time, and always the same.
fn sum(cells: &[f64]) -> f64 {
    let (fours, rest) = cells.as_chunks::<4>();
    let mut lanes = [0.0_f64; 4];
    for four in fours {
        lanes.iter_mut().zip(four).for_each(|(lane, cell)| *lane += cell);
    }
    let [a, b, c, d] = lanes;
    (a + b) + (c + d) + rest.iter().sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two points as likely as each other; a question answered "yes" by a tenth at the first, by nine tenths at the second.
    fn world(cases: usize, questions: usize, answers: impl Fn(usize, usize) -> u16) -> (Mixture, Packed) {
        let categories = vec![2; questions];
        let mut mixture = Mixture::new(&categories, &[0.5, 0.5]);
        (0..questions).for_each(|question| mixture.curves(question).copy_from_slice(&[0.9, 0.1, 0.1, 0.9]));
        let packed = Packed::new(
            &categories,
            cases,
            64,
            |case| {
                let answers = &answers;
                (0..questions).map(move |question| (question as u32, answers(case, question)))
            },
            &mut |_| true,
        );
        (mixture, packed.unwrap().merged(&mut |_| true).unwrap())
    }

    #[test]
    fn an_answer_moves_the_weights() {
        // Bayes: 0.5·0.9 / (0.5·0.9 + 0.5·0.1) = 0.9; the answer "yes" itself has the probability 0.5.
        let (mixture, packed) = world(1, 1, |_, _| 1);
        let expected = mixture.expect(&packed, &mut |_| true).unwrap();
        assert!((expected.mass[1] - 0.9).abs() < 1e-15 && (expected.log_likelihood - libm::log(0.5)).abs() < 1e-15);
        assert_eq!(mixture.of(&expected, 0)[2..], expected.mass);
        assert!(mixture.expect(&packed, &mut |_| false).is_none());
    }

    #[test]
    fn thirteen_hundred_answers_do_not_vanish() {
        // As many "yes" as "no": both points stay as likely as each other. 0.3^1300 is far below the least double.
        let (mixture, packed) = world(1, 1_300, |_, question| (question % 2) as u16);
        let expected = mixture.expect(&packed, &mut |_| true).unwrap();
        assert!((expected.mass[0] - 0.5).abs() < 1e-9);
        assert!((expected.log_likelihood - 650.0 * libm::log(0.09)).abs() < 1e-6);
    }

    #[test]
    fn the_order_of_cases_changes_no_bit() {
        let answer = |case: usize, question: usize| (case * 7 + question * case / 3) as u16 % 2;
        let (mixture, packed) = world(5_000, 9, answer);
        let (_, turned) = world(5_000, 9, |case, question| answer(4_999 - case, question));
        let (a, b) = (mixture.expect(&packed, &mut |_| true).unwrap(), mixture.expect(&turned, &mut |_| true).unwrap());
        assert_eq!((a.counts, a.log_likelihood.to_bits()), (b.counts, b.log_likelihood.to_bits()));
    }
}
