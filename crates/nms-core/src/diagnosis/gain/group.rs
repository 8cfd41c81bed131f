//! The mean gain of a group.

use serde::Serialize;

use super::Gains;
use super::population::Population;
use super::wave::Pair;
use crate::diagnosis::percent::Z;
use crate::diagnosis::rounded::rounded_some;

/// The mean gain of a group, in deviations of the first wave; its figures are absent where no answers tell anything.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupGain {
    /// Persons whose answers tell something.
    pub persons: usize,
    /// The mean gain.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub gain: Option<f64>,
    /// Its standard error as that of a sample of persons, with that of the link, which does not fall with their number. What
    /// the answers of all persons leave open is in the error of the link already and counts once.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub standard_error: Option<f64>,
    /// Lower end of the 95 % interval.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub low: Option<f64>,
    /// Upper end.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub high: Option<f64>,
}

impl Gains {
    /// The mean gain of some persons, by their places, who belong together whatever they answered: a school, a subject.
    ///
    /// Each counts by what the answers alone say, not drawn towards all others, weighed by one over the variances of both
    /// levels and of true gains (random effects: DerSimonian and Laird 1986). Of persons chosen **because** their first
    /// results were low it would call luck a gain; theirs is [`Gains::of_chosen`]. A place given twice counts twice, one
    /// beyond the last not at all.
    pub fn of_group(&self, places: &[usize]) -> GroupGain {
        let change = self.population.gain_variance();
        self.mean(places, |pair| {
            let (start, variance) = pair.start_alone()?;
            Some((start, variance + 1.0 / pair.precision + change))
        })
    }

    /// The mean gain of all, as [`Gains::of_group`] gives it.
    pub fn of_all(&self) -> GroupGain {
        self.of_group(&(0..self.len()).collect::<Vec<_>>())
    }

    /// The mean gain of some persons, by their places, who were chosen by their results in the first wave: those sent to a
    /// programme because of deficits.
    ///
    /// They start where they are believed to be among all persons of the first wave, which takes the luck of the choice
    /// out; the later level is what its answers alone say. Of a group that differs from all for other reasons than its first
    /// results the start is drawn towards all others; its gain is [`Gains::of_group`].
    pub fn of_chosen(&self, places: &[usize]) -> GroupGain {
        self.mean(places, |pair| Some((pair.start, self.population.ahead(pair) + 1.0 / pair.precision)))
    }

    /// The mean of the later levels less the starts that `start` gives with the variances of these differences.
    fn mean(&self, places: &[usize], start: impl Fn(&Pair) -> Option<(f64, f64)>) -> GroupGain {
        let (mut persons, mut total, mut gains, mut laters) = (0, 0.0, 0.0, 0.0);
        for pair in places.iter().filter_map(|place| self.pairs.get(*place)).filter(|pair| pair.precision > 0.0) {
            let Some((start, variance)) = start(pair) else { continue };
            persons += 1;
            total += 1.0 / variance;
            gains += (pair.later - start) / variance;
            laters += pair.later / variance;
        }
        if persons == 0 {
            return GroupGain { persons, gain: None, standard_error: None, low: None, high: None };
        }
        let (gain, common) = (gains / total, self.link_error(laters / total));
        let error = (1.0 / total + (common * common - self.told_by_all()).max(0.0)).sqrt();
        let (low, high) = (gain - Z * error, gain + Z * error);
        GroupGain { persons, gain: Some(gain), standard_error: Some(error), low: Some(low), high: Some(high) }
    }

    /// How much of the variance of the link comes of what the answers leave open.
    ///
    /// The link rests on items, and their errors on the answers of everybody in each wave: what these leave open of the mean
    /// of all, less where others than those of both waves answered too.
    fn told_by_all(&self) -> f64 {
        let both = self.pairs.len() as f64;
        self.open.iter().zip(self.alone).map(|(open, alone)| open * both / (both + alone as f64)).sum()
    }
}

/// What the answers of each wave leave open of the mean gain of all, as variances.
pub(super) fn left_open(pairs: &[Pair], population: &Population) -> [f64; 2] {
    let change = population.gain_variance();
    let (mut total, mut first, mut later) = (0.0, 0.0, 0.0);
    for pair in pairs.iter().filter(|pair| pair.precision > 0.0) {
        let Some((_, start)) = pair.start_alone() else { continue };
        let end = 1.0 / pair.precision;
        let weight = 1.0 / (start + end + change);
        total += weight;
        first += weight * weight * start;
        later += weight * weight * end;
    }
    let square = (total * total).max(f64::MIN_POSITIVE);
    [first / square, later / square]
}
