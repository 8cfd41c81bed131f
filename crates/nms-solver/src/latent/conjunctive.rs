//! Classes of skills where an answer is expected to be right if all skills that it needs are there: the DINA model
//! (Haertel 1989; Junker and Sijtsma 2001), fitted by expectation and maximisation (de la Torre 2009).

mod errors;

use super::{Mixture, Packed, Progress, Watch};
pub use errors::errors;

/// Skills that are told apart, at most: classes double with each.
pub const MOST_SKILLS: usize = 12;

/// How to fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The most steps.
    pub iterations: usize,
    /// It has converged when no probability changes by more in a step.
    pub tolerance: f64,
}

/// What was fitted.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// For each question the probability of a right answer without all the skills it needs.
    pub guess: Vec<f64>,
    /// For each question the probability of a wrong answer in spite of them.
    pub slip: Vec<f64>,
    /// The share of each class; bit `k` of its number stands for skill `k`.
    pub shares: Vec<f64>,
    /// The logarithm of the probability of all answers.
    pub log_likelihood: f64,
    /// Steps made.
    pub iterations: usize,
    /// The largest change of a probability in the last step.
    pub last_change: f64,
    /// Whether it fell below the tolerance.
    pub converged: bool,
}

/// Whether the skills of a class are all that a question needs; `needs` has a bit a skill.
fn able(class: usize, needs: u32) -> bool {
    needs & !(class as u32) == 0
}

/// Draws the curves: at each class the probabilities of a wrong and of a right answer.
fn draw(mixture: &mut Mixture, needs: &[u32], guess: &[f64], slip: &[f64]) {
    let classes = mixture.weights().len();
    for (question, (needs, (guess, slip))) in needs.iter().zip(guess.iter().zip(slip)).enumerate() {
        let right = |class: usize| if able(class, *needs) { 1.0 - slip } else { *guess };
        let (wrong, rights) = mixture.curves(question).split_at_mut(classes);
        for (class, (wrong, cell)) in wrong.iter_mut().zip(rights).enumerate() {
            let right = right(class).clamp(1e-9, 1.0 - 1e-9);
            (*wrong, *cell) = (1.0 - right, right);
        }
    }
}

/// Fits guesses, slips and shares; `needs` has for each question the skills it needs, a bit a skill, and there are `skills`
/// of them. Nothing if `watch` said to stop.
pub fn fit(packed: &Packed, needs: &[u32], skills: usize, fit: Fit, watch: Watch<'_>) -> Option<Fitted> {
    let classes = 1_usize << skills.min(MOST_SKILLS);
    let mut shares = vec![1.0 / classes as f64; classes];
    let mut mixture = Mixture::new(&vec![2; needs.len()], &shares);
    let (mut guess, mut slip) = (vec![0.2; needs.len()], vec![0.2; needs.len()]);
    let (mut iterations, cases) = (0, packed.cases() as f64);
    loop {
        draw(&mut mixture, needs, &guess, &slip);
        mixture.set_weights(&shares);
        let expected = mixture.expect(packed, watch)?;
        let mut change = 0.0_f64;
        let mut moved = |at: &mut f64, to: f64| {
            change = change.max((*at - to).abs());
            *at = to;
        };
        for (question, ((guess, slip), needs)) in guess.iter_mut().zip(&mut slip).zip(needs).enumerate() {
            let (wrong, right) = mixture.of(&expected, question).split_at(classes);
            let sum = |cells: &[f64], with: bool| -> f64 {
                cells.iter().enumerate().filter(|(class, _)| able(*class, *needs) == with).map(|(_, cell)| cell).sum()
            };
            let share =
                |part: f64, rest: f64, otherwise: f64| if part + rest > 0.0 { part / (part + rest) } else { otherwise };
            moved(guess, share(sum(right, false), sum(wrong, false), *guess));
            moved(slip, share(sum(wrong, true), sum(right, true), *slip));
        }
        for (share, mass) in shares.iter_mut().zip(&expected.mass) {
            moved(share, if cases > 0.0 { mass / cases } else { *share });
        }
        iterations += 1;
        let converged = change < fit.tolerance;
        if !watch(Some(Progress { iteration: iterations, change, log_likelihood: expected.log_likelihood })) {
            return None;
        }
        if converged || iterations >= fit.iterations {
            let log_likelihood = expected.log_likelihood;
            return Some(Fitted { guess, slip, shares, log_likelihood, iterations, last_change: change, converged });
        }
    }
}

/// For each pattern the probability of every skill; nothing if `watch` said to stop.
pub fn score(
    packed: &Packed,
    needs: &[u32],
    skills: usize,
    fitted: &Fitted,
    watch: Watch<'_>,
) -> Option<Vec<Vec<f64>>> {
    let mut mixture = Mixture::new(&vec![2; needs.len()], &fitted.shares);
    draw(&mut mixture, needs, &fitted.guess, &fitted.slip);
    mixture.map(packed, watch, |_, posterior, _| {
        let has = |skill: usize| {
            posterior.iter().enumerate().filter(|(class, _)| class >> skill & 1 == 1).map(|(_, weight)| weight).sum()
        };
        (0..skills).map(has).collect()
    })
}
