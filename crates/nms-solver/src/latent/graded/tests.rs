//! Against published answers, and against itself.

use super::*;
use crate::latent::Packed;

/// The fit of tests: exact to far more digits than they look at.
const FIT: Fit = Fit {
    points: 61,
    iterations: 500,
    tolerance: 1e-6,
    slopes: Slopes::Free,
    prior: Prior { slope: None, intercept: None },
};

/// LSAT section 7 (Bock and Lieberman 1970): five questions, a thousand people; the first question is the highest bit.
const LSAT7: &[(u32, usize)] = &[
    (0b00000, 12),
    (0b00001, 19),
    (0b00010, 1),
    (0b00011, 7),
    (0b00100, 3),
    (0b00101, 19),
    (0b00110, 3),
    (0b00111, 17),
    (0b01000, 10),
    (0b01001, 5),
    (0b01010, 3),
    (0b01011, 7),
    (0b01100, 7),
    (0b01101, 23),
    (0b01110, 8),
    (0b01111, 28),
    (0b10000, 7),
    (0b10001, 39),
    (0b10010, 11),
    (0b10011, 34),
    (0b10100, 14),
    (0b10101, 51),
    (0b10110, 15),
    (0b10111, 90),
    (0b11000, 6),
    (0b11001, 25),
    (0b11010, 7),
    (0b11011, 35),
    (0b11100, 18),
    (0b11101, 136),
    (0b11110, 32),
    (0b11111, 308),
];

fn lsat7() -> Packed {
    let people: Vec<u32> = LSAT7.iter().flat_map(|(pattern, count)| std::iter::repeat_n(*pattern, *count)).collect();
    let answers = |person: usize| {
        let pattern = people.get(person).copied().unwrap_or_default();
        (0..5).map(move |question| (question, (pattern >> (4 - question) & 1) as u16))
    };
    Packed::new(&[2; 5], people.len(), 64, answers, &mut |_| true).unwrap().merged(&mut |_| true).unwrap()
}

fn near(found: impl Iterator<Item = f64>, published: &[f64], within: f64) {
    let found: Vec<f64> = found.collect();
    assert_eq!(found.len(), published.len());
    for (found, published) in found.iter().zip(published) {
        assert!((found - published).abs() < within, "{found} is not {published}");
    }
}

#[test]
fn two_parameters_are_as_published() {
    // R package mirt 1.43, documentation of LSAT7; standard errors from its 95 % intervals.
    let (packed, categories) = (lsat7(), [2; 5]);
    let fitted = fit(&packed, &categories, FIT, &mut |_| true).unwrap();
    assert!(fitted.converged);
    near(fitted.curves.iter().map(|curve| curve.slope), &[0.988, 1.081, 1.706, 0.765, 0.736], 0.005);
    near(fitted.curves.iter().map(|curve| curve.intercepts[0]), &[1.856, 0.808, 1.804, 0.486, 1.855], 0.005);
    near([fitted.log_likelihood].into_iter(), &[-2658.805], 0.001);
    let errors = covariances(&packed, &categories, &fitted.curves, &FIT, &mut |_| true).unwrap();
    let error = |number: usize| errors.iter().map(move |block| block.as_ref().unwrap().at(number, number).sqrt());
    near(error(0), &[0.1773, 0.1688, 0.3205, 0.1342, 0.1512], 0.005);
    near(error(1), &[0.1315, 0.0913, 0.2045, 0.0749, 0.1144], 0.005);
}

#[test]
fn one_slope_is_as_published() {
    let fitted = fit(&lsat7(), &[2; 5], Fit { slopes: Slopes::Common, ..FIT }, &mut |_| true).unwrap();
    near(fitted.curves.iter().map(|curve| curve.slope), &[1.011; 5], 0.005);
    near(fitted.curves.iter().map(|curve| curve.intercepts[0]), &[1.868, 0.791, 1.461, 0.521, 1.993], 0.005);
}

#[test]
fn a_question_alone_tells_less_of_itself_than_with_the_others() {
    let (packed, categories) = (lsat7(), [2; 5]);
    let fitted = fit(&packed, &categories, FIT, &mut |_| true).unwrap();
    let together = covariances(&packed, &categories, &fitted.curves, &FIT, &mut |_| true).unwrap();
    // Many questions are looked at one by one: what they share is left out, so errors come out a little smaller.
    let alone = errors::alone(&packed, &categories, &fitted.curves, &FIT, &mut |_| true).unwrap();
    for (together, alone) in together.iter().zip(&alone) {
        let ratio = alone.as_ref().unwrap().at(0, 0) / together.as_ref().unwrap().at(0, 0);
        assert!((0.5..=1.02).contains(&ratio), "{ratio}");
    }
}

#[test]
fn more_right_answers_never_stand_lower() {
    let packed = lsat7();
    let fitted = fit(&packed, &[2; 5], FIT, &mut |_| true).unwrap();
    let standings = score(&packed, &[2; 5], &fitted.curves, (0.0, 1.0), &mut |_| true).unwrap();
    let of = |pattern: u32| {
        let mut patterns = LSAT7.iter().map(|(pattern, _)| *pattern);
        patterns.position(|one| one == pattern).map(|place| standings[place].mean)
    };
    for (pattern, _) in LSAT7 {
        for bit in (0..5).filter(|bit| pattern >> bit & 1 == 0) {
            if let (Some(fewer), Some(more)) = (of(*pattern), of(pattern | 1 << bit)) {
                assert!(fewer < more);
            }
        }
    }
}

#[test]
fn a_fit_can_be_stopped() {
    assert!(
        fit(&lsat7(), &[2; 5], FIT, &mut |progress| progress.is_none_or(|progress| progress.iteration < 3)).is_none()
    );
}
