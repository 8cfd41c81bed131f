//! How sure guesses and slips are.

use super::{Fitted, MOST_SKILLS, able, draw};
use crate::latent::{Mixture, Packed, Square, Watch};

/// Patterns that are enough to tell the information of all.
const ENOUGH: usize = 4_096;
/// Questions up to which they are looked at together.
const FEW: usize = 128;
/// Of fewer cases than this that guessed, or slipped, nothing can be said about how sure the number is.
const LEAST: f64 = 0.5;

/// For each question the standard errors of its guess and its slip, from the cross-products of the gradients of the cases'
/// log-likelihoods (Berndt and others 1974), in which what the questions share is counted while there are few of them;
/// nothing for a number at its bound. Shares of classes are taken as they are. Nothing at all if `watch` said to stop.
pub fn errors(
    packed: &Packed,
    needs: &[u32],
    skills: usize,
    fitted: &Fitted,
    watch: Watch<'_>,
) -> Option<Vec<[Option<f64>; 2]>> {
    let sample = packed.thinned(packed.patterns().div_ceil(ENOUGH));
    let mut mixture = Mixture::new(&vec![2; needs.len()], &fitted.shares);
    draw(&mut mixture, needs, &fitted.guess, &fitted.slip);
    let mut sums = Sums::new(needs.len());
    let skills = skills.min(MOST_SKILLS);
    let mut above = Vec::new();
    let whole = mixture.each(&sample, watch, |pattern, posterior, _| {
        above.clear();
        above.extend_from_slice(posterior);
        gather(&mut above, skills);
        let answers = sample.answers_of(pattern).filter_map(|(question, answer)| {
            let has = *above.get(*needs.get(question)? as usize)?;
            let (guess, slip) = (*fitted.guess.get(question)?, *fitted.slip.get(question)?);
            // How fast the log-likelihood grows with the guess and with the slip, and how many guessed and slipped.
            Some(if answer == 1 {
                (question, [(1.0 - has) / guess.max(1e-9), -has / (1.0 - slip).max(1e-9)], [1.0 - has, 0.0])
            } else {
                (question, [-(1.0 - has) / (1.0 - guess).max(1e-9), has / slip.max(1e-9)], [0.0, has])
            })
        });
        sums.add(answers, sample.weight(pattern));
    });
    whole.then(|| sums.errors())
}

/// Makes of the weight of each class the weight of all classes that have its skills too.
fn gather(weights: &mut [f64], skills: usize) {
    for skill in 0..skills {
        for class in (0..weights.len()).filter(|class| able(*class, 1 << skill)) {
            let with = weights.get(class).copied().unwrap_or_default();
            if let Some(without) = weights.get_mut(class & !(1 << skill)) {
                *without += with;
            }
        }
    }
}

/// Sums over cases: products of gradients, and how many guessed and slipped.
struct Sums {
    /// One square for all questions, or one for each.
    products: Vec<Square>,
    counts: Vec<[f64; 2]>,
    row: Vec<(usize, usize, f64)>,
}

impl Sums {
    fn new(questions: usize) -> Self {
        let products =
            if questions <= FEW { vec![Square::new(2 * questions)] } else { vec![Square::new(2); questions] };
        Self { products, counts: vec![[0.0; 2]; questions], row: Vec::new() }
    }

    /// Where a number stands: its square, and its place there.
    fn place(&self, question: usize, number: usize) -> (usize, usize) {
        if self.counts.len() <= FEW { (0, 2 * question + number) } else { (question, number) }
    }

    fn add(&mut self, answers: impl Iterator<Item = (usize, [f64; 2], [f64; 2])>, weight: f64) {
        self.row.clear();
        for (question, gradient, counts) in answers {
            for (number, gradient) in gradient.into_iter().enumerate() {
                let (square, place) = self.place(question, number);
                self.row.push((square, place, gradient));
            }
            if let Some(own) = self.counts.get_mut(question) {
                own.iter_mut().zip(counts).for_each(|(own, count)| *own += weight * count);
            }
        }
        for (square, row, first) in &self.row {
            let Some(products) = self.products.get_mut(*square) else { continue };
            for (_, column, second) in self.row.iter().filter(|(other, ..)| other == square) {
                products.add(*row, *column, weight * first * second);
            }
        }
    }

    fn errors(&self) -> Vec<[Option<f64>; 2]> {
        let mut errors = vec![[None; 2]; self.counts.len()];
        for (at, square) in self.products.iter().enumerate() {
            let all = (0..self.counts.len()).flat_map(|question| [(question, 0), (question, 1)]);
            let sure = |&(question, number): &(usize, usize)| {
                let count = self.counts.get(question).and_then(|counts| counts.get(number));
                self.place(question, number).0 == at && count.is_some_and(|count| *count >= LEAST)
            };
            let used: Vec<(usize, usize)> = all.filter(sure).collect();
            let place = |(question, number): (usize, usize)| self.place(question, number).1;
            let mut information = Square::new(used.len());
            for (row, first) in used.iter().enumerate() {
                for (column, second) in used.iter().enumerate() {
                    information.add(row, column, square.at(place(*first), place(*second)));
                }
            }
            let Some(root) = information.root() else { continue };
            for (column, (question, number)) in used.iter().enumerate() {
                let variance = root.inverse_column(column).get(column).copied();
                if let Some(error) = errors.get_mut(*question).and_then(|errors| errors.get_mut(*number)) {
                    *error = variance.map(f64::sqrt).filter(|error| error.is_finite());
                }
            }
        }
        errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_gathered_over_classes_with_more() {
        // Classes: none, first, second, both.
        let mut weights = [0.1, 0.2, 0.3, 0.4];
        gather(&mut weights, 2);
        for (found, expected) in weights.iter().zip([1.0, 0.6, 0.7, 0.4]) {
            assert!((found - expected).abs() < 1e-12);
        }
    }
}
