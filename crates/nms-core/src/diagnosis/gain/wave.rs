//! What the answers of each wave say of a person.

use rustc_hash::FxHashMap;

use crate::boundary::{Error, Pace, Several, shown};
use crate::diagnosis::calibrate::Levels;
use crate::diagnosis::link::Link;

/// What the answers of both waves say of a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    /// The level in the first wave and its variance, among the persons of that wave (mean 0, deviation 1).
    pub(super) start: f64,
    pub(super) start_variance: f64,
    /// What the answers of the later wave alone say, on the scale of the first: the level that they fit best, and its
    /// precision (one by the variance); a precision of nought where they say nothing.
    pub(super) later: f64,
    pub(super) precision: f64,
}

impl Pair {
    fn new(first: (f64, f64), later: (f64, f64), link: &Link) -> Self {
        let (level, variance) = (later.0, later.1 * later.1);
        // The level was believed among persons of mean 0 and deviation 1; taking that belief out again leaves the answers.
        let own = 1.0 / variance - 1.0;
        let (later, precision) = if own > 1e-6 {
            (link.apply(level / variance / own, 0.0).0, own / (link.slope * link.slope))
        } else {
            (link.shift, 0.0)
        };
        Self { start: first.0, start_variance: first.1 * first.1, later, precision }
    }

    /// What the answers of the first wave alone say, as a level and its variance; nothing where they say nothing.
    pub(super) fn start_alone(&self) -> Option<(f64, f64)> {
        let own = 1.0 / self.start_variance - 1.0;
        (own > 1e-6).then(|| (self.start / self.start_variance / own, 1.0 / own))
    }
}

/// The pairs of all persons.
pub(super) fn pairs(
    persons: &[String],
    first: &[(f64, f64)],
    later: &[(f64, f64)],
    link: &Link,
) -> Result<Vec<Pair>, Error> {
    if persons.is_empty() {
        return Err(Error::new("gain.nobody", "there are no persons", "give persons with a level in both waves"));
    }
    if first.len() != persons.len() || later.len() != persons.len() {
        let message =
            format!("there are {} persons, {} first levels and {} later ones", persons.len(), first.len(), later.len());
        return Err(Error::new("gain.columns", message, "give each person a level in both waves, in the same order"));
    }
    let mut problems = Several::default();
    let mut pairs = Vec::with_capacity(persons.len());
    for ((person, first), later) in persons.iter().zip(first).zip(later) {
        // Errors below a millionth are none that answers leave.
        let sound = |(level, error): &(f64, f64)| level.is_finite() && error.is_finite() && *error >= 1e-6;
        if !(sound(first) && sound(later)) {
            problems.push_with(|| {
                let help = "give a finite level and an error above nought, as scoring gives them";
                Error::new("gain.level_unsound", "the level or its error is not one", help)
                    .at(format!("person `{}`", shown(person)))
            });
        }
        pairs.push(Pair::new(*first, *later, link));
    }
    if problems.is_empty() { Ok(pairs) } else { Err(problems.into_error("gain.level_unsound", "the table of levels")) }
}

/// Persons of both waves, with their levels and errors.
pub(super) struct Matched {
    pub(super) persons: Vec<String>,
    pub(super) first: Vec<(f64, f64)>,
    pub(super) later: Vec<(f64, f64)>,
}

impl Matched {
    pub(super) fn new(first: &Levels, later: &Levels, pace: &mut Pace<'_>) -> Self {
        let places: FxHashMap<&str, usize> = pace.walk(later.persons()).map(String::as_str).zip(0..).collect();
        let mut matched = Self { persons: Vec::new(), first: Vec::new(), later: Vec::new() };
        for level in pace.walk(first.iter()) {
            let Some(other) = places.get(level.person).and_then(|place| later.get(*place)) else { continue };
            matched.persons.push(level.person.to_owned());
            matched.first.push((level.level, level.standard_error));
            matched.later.push((other.level, other.standard_error));
        }
        matched
    }
}
