//! Percent-correct scoring: the share of points, with its binomial error.

use serde::Serialize;

use super::figure::figure;
use super::scores::{Response, ScoredItem, Scores};
use crate::decimal::Decimal;

/// The 97.5 % point of the normal distribution, for intervals of 95 %.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// How a person did on the items answered: the simple choice, which takes no account of how hard they were.
///
/// An item is one trial. Where items give different numbers of points, a trial counts by its maximum, and the number of
/// trials is the effective one (Kish 1965), `(Σm)² / Σm²`: an item of ten points is no ten independent items.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PercentLevel {
    /// Points got.
    pub points: u64,
    /// The most points there were to get.
    pub maximum: u64,
    /// Effective number of trials; how many items were answered where all give the same points.
    pub trials: f64,
}

/// A [`PercentLevel`] with its person and figures, as it is shown; figures are absent where nothing was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PercentScore {
    /// The person.
    pub person: String,
    /// How many items the person answered.
    pub responses: usize,
    /// Points got.
    pub points: u64,
    /// The most points those items give.
    pub maximum: u64,
    /// Share of the points, from 0 to 1.
    pub share: Option<Decimal>,
    /// Binomial standard error of the share; nought for a share of 0 or 1, which is why there is an interval too.
    pub standard_error: Option<Decimal>,
    /// Lower end of the 95 % interval (Wilson 1927).
    pub low: Option<Decimal>,
    /// Upper end.
    pub high: Option<Decimal>,
}

impl PercentLevel {
    /// The level of a person with these responses; none without any.
    pub(crate) fn of(items: &[ScoredItem], row: &[Response]) -> Option<Self> {
        let (mut points, mut maximum, mut squares) = (0, 0, 0);
        for response in row {
            let most = items.get(response.item as usize).map_or(0, |item| u64::from(item.maximum));
            points += u64::from(response.score);
            maximum += most;
            squares += most * most;
        }
        let trials = maximum as f64 / squares as f64 * maximum as f64;
        (maximum > 0).then_some(Self { points, maximum, trials })
    }

    /// Share of the points, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.points as f64 / self.maximum as f64
    }

    /// Binomial standard error of the share: `√(p(1−p)/n)`.
    pub fn standard_error(&self) -> f64 {
        (self.share() * (1.0 - self.share()) / self.trials).sqrt()
    }

    /// The interval in which the share lies with 95 % (Wilson 1927); it has a width at 0 and at 1 too.
    pub fn interval(&self) -> (f64, f64) {
        let (share, ratio) = (self.share(), Z * Z / self.trials);
        let middle = (share + ratio / 2.0) / (1.0 + ratio);
        let half = (share * (1.0 - share) * ratio + ratio * ratio / 4.0).sqrt() / (1.0 + ratio);
        ((middle - half).max(0.0), (middle + half).min(1.0))
    }
}

impl Scores {
    /// The share of points of every person, in the order of [`Scores::persons`].
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::Scores};
    /// let text = r#"{"columns": {"i1": [1, 1], "i2": [1, 0], "i3": [1, 0], "i4": [1, 1]}}"#;
    /// let percent = Scores::from_json(text, &Limits::default())?.percent();
    /// let shown = |number: Option<nms_core::Decimal>| number.unwrap().to_string();
    /// // Four of four: 1 / (1 + z²/4) at the lower end.
    /// assert_eq!([percent[0].share, percent[0].standard_error, percent[0].low].map(shown), ["1", "0", "0.510109"]);
    /// assert_eq!([percent[1].share, percent[1].standard_error].map(shown), ["0.5", "0.25"]);
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn percent(&self) -> Vec<PercentScore> {
        let score = |(person, row): (&String, &[Response])| {
            let level = PercentLevel::of(self.items(), row);
            let shown = |number: fn(&PercentLevel) -> f64| level.as_ref().map(number).and_then(figure);
            PercentScore {
                person: person.clone(),
                responses: row.len(),
                points: level.map_or(0, |level| level.points),
                maximum: level.map_or(0, |level| level.maximum),
                share: shown(PercentLevel::share),
                standard_error: shown(PercentLevel::standard_error),
                low: shown(|level| level.interval().0),
                high: shown(|level| level.interval().1),
            }
        };
        self.persons().iter().zip(self.rows()).map(score).collect()
    }
}
