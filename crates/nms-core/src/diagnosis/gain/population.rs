//! How levels of the two waves hang together among all persons.

use super::wave::Pair;
use crate::boundary::Pace;
use crate::diagnosis::calibrate::Status;
use crate::diagnosis::link::Link;
use crate::diagnosis::rounded::to_millionths;

/// The later level given the first: `mean + slope · start`, with a variance of own change around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Population {
    mean: f64,
    slope: f64,
    /// Variance of own change.
    own: f64,
}

/// How the numbers of a population were found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ended {
    pub(super) status: Status,
    /// The largest change of a number in the last step, in deviations of the later wave.
    pub(super) last_change: f64,
}

/// Where a person stands in both waves, from the answers of both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    pub(super) start: f64,
    pub(super) later: f64,
    start_variance: f64,
    later_variance: f64,
    covariance: f64,
}

impl Standing {
    pub(super) fn variance_of_gain(&self) -> f64 {
        (self.start_variance + self.later_variance - 2.0 * self.covariance).max(0.0)
    }
}

/// What is held before anybody is seen counts as much as so many persons would.
const BEFORE: f64 = 10.0;
/// The correlation that is held then.
const CORRELATION: f64 = 0.8;
/// The most steps, and the change after which there are no more.
const STEPS: (usize, f64) = (500, 1e-6);
/// Variance of own change is at least this share of the variance of levels: the correlation stays below 0.995.
const LEAST_OWN: f64 = 0.01;

impl Population {
    /// The numbers under which the answers of the later wave are most probable given those of the first (by expectation
    /// and maximisation). Levels of the first wave have mean 0 and deviation 1: persons may have been chosen by them.
    /// That the persons of the later wave differ as the link says, and how levels correlate as a rule, is held with the
    /// weight of ten persons.
    pub(super) fn of(pairs: &[Pair], link: &Link, pace: &mut Pace<'_>) -> (Self, Ended) {
        let deviation = link.slope;
        let before = Self {
            mean: link.shift,
            slope: CORRELATION * deviation,
            own: (1.0 - CORRELATION * CORRELATION) * deviation * deviation,
        };
        let (mut at, mut last_change) = (before, 0.0);
        for _ in 0..STEPS.0 {
            let next = at.step(pairs, before, pace);
            let change = (next.mean - at.mean).abs().max((next.slope - at.slope).abs()).max((next.own - at.own).abs());
            last_change = change / deviation;
            at = next;
            if last_change < STEPS.1 || pace.stopped() {
                return (at, Ended { status: Status::Converged, last_change: to_millionths(last_change) });
            }
        }
        (at, Ended { status: Status::BudgetEnded, last_change: to_millionths(last_change) })
    }

    fn step(&self, pairs: &[Pair], before: Self, pace: &mut Pace<'_>) -> Self {
        let spread = before.slope * before.slope + before.own;
        let mut count = BEFORE;
        let (mut start, mut later) = (0.0, BEFORE * before.mean);
        let (mut starts, mut products) = (BEFORE, BEFORE * before.slope);
        let mut laters = BEFORE * (spread + before.mean * before.mean);
        for pair in pace.walk(pairs).filter(|pair| pair.precision > 0.0) {
            let standing = self.standing(pair);
            count += 1.0;
            start += standing.start;
            later += standing.later;
            starts += standing.start * standing.start + standing.start_variance;
            laters += standing.later * standing.later + standing.later_variance;
            products += standing.start * standing.later + standing.covariance;
        }
        let (start, later) = (start / count, later / count);
        let slope = ((products / count - start * later) / (starts / count - start * start)).max(0.0);
        let mean = later - slope * start;
        let variance = laters / count - later * later;
        let explained = slope * (products / count - start * later);
        Self { mean, slope, own: (variance - explained).max(LEAST_OWN * spread) }
    }

    /// Where a person stands: what the first wave says, moved by what the later one says (as a filter of two steps).
    pub(super) fn standing(&self, pair: &Pair) -> Standing {
        let covariance = self.slope * pair.start_variance;
        let ahead = self.slope * covariance + self.own;
        // Of the surprise of the later wave, how much is believed for each variance it meets.
        let belief = pair.precision / (1.0 + ahead * pair.precision);
        let surprise = pair.later - (self.mean + self.slope * pair.start);
        Standing {
            start: pair.start + covariance * belief * surprise,
            later: self.mean + self.slope * pair.start + ahead * belief * surprise,
            start_variance: pair.start_variance - covariance * covariance * belief,
            later_variance: ahead - ahead * ahead * belief,
            covariance: covariance - covariance * ahead * belief,
        }
    }

    /// What those who started like this person gain on average.
    pub(super) fn expected(&self, pair: &Pair) -> f64 {
        self.mean + (self.slope - 1.0) * pair.start
    }

    pub(super) fn correlation(&self) -> f64 {
        self.slope / (self.slope * self.slope + self.own).sqrt()
    }

    /// The variance of true gains among all persons.
    pub(super) fn gain_variance(&self) -> f64 {
        (self.slope - 1.0) * (self.slope - 1.0) + self.own
    }

    /// The variance of the later level, given the answers of the first wave.
    pub(super) fn ahead(&self, pair: &Pair) -> f64 {
        self.slope * self.slope * pair.start_variance + self.own
    }
}
