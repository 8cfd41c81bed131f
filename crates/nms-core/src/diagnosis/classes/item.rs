//! An item with its guess and its slip.

use serde::Serialize;

use crate::diagnosis::rounded::{rounded_some, to_millionths};
use crate::diagnosis::scores::ScoredItem;
use crate::text::vocabulary;

vocabulary! {
    /// What is to be known of an item before skills are read from it.
    ClassFlag {
        /// Nobody answered it: nothing is known of it.
        Unanswered = "unanswered", "никто не отвечал", "nobody answered";
        /// Guess and slip together are above one half: the skills make little difference (a discrimination, one less both,
        /// below one half: de la Torre 2008).
        Weak = "weak", "слабо различает", "it hardly tells who has the skills";
        /// Who has the skills answers it right less often than who has not: the key or its row of the Q-matrix is wrong.
        Reversed = "reversed", "обратное различение", "those with the skills do worse";
        /// Standard errors were asked for, and the answers do not tell them: a number is at its bound, or too few guessed or
        /// slipped.
        Unsure = "unsure", "ответов не хватает", "there are not enough answers";
    }
}

/// An item (задание) that needs skills.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClassItem {
    /// Its id.
    pub id: String,
    /// The skills it needs, in the order of the Q-matrix.
    pub skills: Vec<String>,
    /// Persons who answered it.
    pub answered: usize,
    /// The probability (угадывание) of a right answer without all these skills, from 0 to 1.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub guess: Option<f64>,
    /// Its standard error, from the cross-products of gradients.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub guess_se: Option<f64>,
    /// The probability (ошибка по невнимательности) of a wrong answer in spite of them, from 0 to 1.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub slip: Option<f64>,
    /// Its standard error.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub slip_se: Option<f64>,
    /// What is to be known before skills are read from it.
    pub flags: Vec<ClassFlag>,
}

impl ClassItem {
    /// An item with guess, slip and, where they were asked for, their errors.
    pub(super) fn new(
        item: &ScoredItem,
        skills: Vec<String>,
        answered: usize,
        (guess, slip): (f64, f64),
        errors: Option<[Option<f64>; 2]>,
    ) -> Self {
        let known = answered > 0;
        let [guess_se, slip_se] = errors.filter(|_| known).unwrap_or_default();
        let flags = [
            (ClassFlag::Unanswered, !known),
            (ClassFlag::Weak, known && guess + slip > 0.5),
            (ClassFlag::Reversed, known && 1.0 - slip < guess),
            (ClassFlag::Unsure, known && errors.is_some() && (guess_se.is_none() || slip_se.is_none())),
        ];
        Self {
            id: item.id.clone(),
            skills,
            answered,
            guess: known.then(|| to_millionths(guess)),
            guess_se,
            slip: known.then(|| to_millionths(slip)),
            slip_se,
            flags: flags.into_iter().filter(|(_, raised)| *raised).map(|(flag, _)| flag).collect(),
        }
    }
}
