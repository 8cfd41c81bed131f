//! Evidence of several kinds put together: each piece with its weight and its age.

use serde::Serialize;

use crate::diagnosis::rounded::{rounded, rounded_some};
use crate::text::vocabulary;

/// Days of a year.
const YEAR: f64 = 365.25;

vocabulary! {
    /// What a level is known from.
    EvidenceKind {
        /// Answers to an instrument.
        Test = "test", "диагностика", "test";
        /// The person's own word.
        SelfAssessment = "self", "самооценка", "self-assessment";
        /// Lessons that were visited.
        Observation = "observation", "наблюдение", "observation";
        /// Results of the pupils.
        PupilResults = "pupil_results", "результаты обучающихся", "pupils' results";
    }
}

/// How evidence loses its worth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ageing {
    /// By how much a level may have moved in a year, as a share of the spread between people; 0.2 unless said otherwise.
    pub per_year: f64,
    /// After how many years a piece counts no longer; 3 unless said otherwise.
    pub expires: f64,
}

impl Default for Ageing {
    fn default() -> Self {
        Self { per_year: 0.2, expires: 3.0 }
    }
}

/// A piece of evidence (свидетельство) of a person's level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Piece {
    pub(crate) kind: EvidenceKind,
    /// The day, as days are counted in tables; unknown counts as the day asked about.
    pub(crate) day: Option<i32>,
    pub(crate) level: f64,
    /// The variance of its error; none where no reliability is declared.
    pub(crate) variance: Option<f64>,
    /// The part of that variance which everybody's piece shares, as it comes of putting waves on one scale.
    pub(crate) shared: f64,
}

/// A piece as it counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// What it is from.
    pub kind: EvidenceKind,
    /// The level it shows.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub level: f64,
    /// The standard error it has on the day asked about, age included.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub standard_error: Option<f64>,
    /// How old it is, in days.
    pub age: i32,
    /// Its share in the level, from 0 to 1; what is left to one is what is known of everybody.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub weight: f64,
    /// Why it has no weight.
    pub left_out: Option<LeftOut>,
}

vocabulary! {
    /// Why a piece of evidence has no weight.
    LeftOut {
        Expired = "expired", "устарело", "it is too old";
        NoReliability = "no_reliability", "надёжность не объявлена", "no reliability is declared for it";
    }
}

/// When evidence is looked at, and what it then loses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Today {
    /// The day.
    pub(crate) day: i32,
    pub(crate) ageing: Ageing,
    /// The deviation between people, in the units of the levels.
    pub(crate) spread: f64,
}

/// A level as it is believed to be: a normal distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Belief {
    pub(crate) mean: f64,
    pub(crate) deviation: f64,
}

/// The error a piece has on a day, or why it does not count.
fn error(piece: &Piece, today: Today) -> Result<f64, LeftOut> {
    let years = f64::from(age(piece, today)) / YEAR;
    if years > today.ageing.expires {
        return Err(LeftOut::Expired);
    }
    let variance = piece.variance.ok_or(LeftOut::NoReliability)?;
    let moved = today.ageing.per_year * today.spread;
    Ok(variance + moved * moved * years)
}

fn age(piece: &Piece, today: Today) -> i32 {
    piece.day.map_or(0, |day| today.day.saturating_sub(day)).max(0)
}

/// Puts pieces together with what is known of everybody, each by the inverse of its variance (Kelley 1927: with one piece
/// that is the regressed true score); nothing if no piece counts.
pub(crate) fn combine(everybody: Option<Belief>, pieces: &[Piece], today: Today) -> Option<Belief> {
    let prior = everybody.map_or((0.0, 0.0), |belief| {
        let precision = 1.0 / (belief.deviation * belief.deviation);
        (precision, precision * belief.mean)
    });
    let (mut precision, mut moment, mut counted) = (prior.0, prior.1, false);
    for piece in pieces {
        if let Ok(variance) = error(piece, today)
            && variance > 0.0
        {
            precision += 1.0 / variance;
            moment += piece.level / variance;
            counted = true;
        }
    }
    (counted && precision > 0.0).then(|| Belief { mean: moment / precision, deviation: (1.0 / precision).sqrt() })
}

/// The error of a level that is everybody's: it does not grow less by taking many together.
pub(crate) fn shared(belief: Belief, pieces: &[Piece], today: Today) -> f64 {
    let variance = belief.deviation * belief.deviation;
    let part = |piece: &Piece| Some(variance / error(piece, today).ok().filter(|own| *own > 0.0)?);
    let all: f64 = pieces.iter().filter_map(|piece| Some(part(piece)?.powi(2) * piece.shared)).sum();
    all.sqrt()
}

/// The pieces as they counted.
pub(crate) fn shown(belief: Option<Belief>, pieces: &[Piece], today: Today) -> Vec<Evidence> {
    let share = |variance: f64| belief.map_or(0.0, |belief| belief.deviation * belief.deviation / variance);
    let of_piece = |piece: &Piece| {
        let (error, left_out) = match error(piece, today) {
            Ok(variance) => (Some(variance), None),
            Err(reason) => (None, Some(reason)),
        };
        Evidence {
            kind: piece.kind,
            level: piece.level,
            standard_error: error.map(f64::sqrt),
            age: age(piece, today),
            weight: error.map_or(0.0, share),
            left_out,
        }
    };
    pieces.iter().map(of_piece).collect()
}

/// What a piece alone says, taken out of a level that already holds what is known of everybody; nothing if it says nothing.
pub(crate) fn likelihood(level: Belief, everybody: Belief) -> Option<(f64, f64)> {
    let precision = |belief: Belief| 1.0 / (belief.deviation * belief.deviation);
    let left = precision(level) - precision(everybody);
    let moment = level.mean * precision(level) - everybody.mean * precision(everybody);
    (left > 1e-6 * precision(everybody)).then(|| (moment / left, 1.0 / left))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYBODY: Belief = Belief { mean: 0.0, deviation: 1.0 };

    fn piece(level: f64, variance: f64, day: i32) -> Piece {
        Piece { kind: EvidenceKind::Test, day: Some(day), level, variance: Some(variance), shared: 0.0 }
    }

    fn on(day: i32, ageing: Ageing) -> Today {
        Today { day, ageing, spread: 1.0 }
    }

    #[test]
    fn a_piece_counts_by_its_precision_and_age() {
        // A test of level 1 with variance 1 today: half of it is what is known of everybody.
        let ageing = Ageing { per_year: 1.0, expires: 3.0 };
        let belief = combine(Some(EVERYBODY), &[piece(1.0, 1.0, 0)], on(0, ageing)).unwrap();
        assert_eq!((belief.mean, belief.deviation * belief.deviation), (0.5, 0.500_000_000_000_000_1));
        // Two years later (731 of 365.25 days) its variance is about three, and its share a quarter.
        let (later, pieces) = (on(731, ageing), [piece(1.0, 1.0, 0)]);
        let shown = shown(combine(Some(EVERYBODY), &pieces, later), &pieces, later);
        assert!((shown[0].weight - 0.25).abs() < 1e-3);
        // After three years it is worth nothing.
        assert_eq!(combine(Some(EVERYBODY), &pieces, on(1_100, ageing)), None);
        // Levels of another unit age by as much of it: ten times the spread, a hundred times the variances.
        let everybody = Belief { mean: 0.0, deviation: 10.0 };
        let tenfold = Today { spread: 10.0, ..later };
        let belief = combine(Some(everybody), &[piece(10.0, 100.0, 0)], tenfold).unwrap();
        let one = combine(Some(EVERYBODY), &pieces, later).unwrap();
        assert!(
            (belief.mean - 10.0 * one.mean).abs() < 1e-12 && (belief.deviation - 10.0 * one.deviation).abs() < 1e-12
        );
    }

    #[test]
    fn what_is_shared_counts_by_its_part() {
        // A piece of variance 1, a quarter of which everybody shares, beside what is known of everybody: it makes half the level,
        // and the level shares half of that half deviation.
        let (piece, today) = (Piece { shared: 0.25, ..piece(1.0, 1.0, 0) }, on(0, Ageing::default()));
        let belief = combine(Some(EVERYBODY), &[piece], today).unwrap();
        assert!((shared(belief, &[piece], today) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn what_was_put_in_comes_out() {
        let belief = combine(Some(EVERYBODY), &[piece(0.8, 0.25, 0)], on(0, Ageing::default())).unwrap();
        let (level, variance) = likelihood(belief, EVERYBODY).unwrap();
        assert!((level - 0.8).abs() < 1e-12 && (variance - 0.25).abs() < 1e-12);
        assert_eq!(likelihood(EVERYBODY, EVERYBODY), None);
    }
}
