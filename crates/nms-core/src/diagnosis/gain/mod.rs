//! Gains (прирост): how much persons changed between two waves.

mod group;
mod options;
mod population;
mod wave;
mod waves;

use nms_solver::order::gather_set;
use serde::Serialize;

use super::calibrate::{Levels, Status};
use super::link::Link;
use super::percent::Z;
use super::rounded::rounded;
use crate::boundary::{Error, Pace};
pub use group::GroupGain;
use group::left_open;
pub use options::GainOptions;
use population::{Ended, Population};
use wave::{Pair, pairs};
pub use waves::{WaveGains, WholeGains};

/// How much a person changed, in deviations of the first wave.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Gain<'g> {
    /// The person.
    pub person: &'g str,
    /// The level in the first wave, from the answers of both.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub start: f64,
    /// The level in the later wave, on the scale of the first, from the answers of both.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub later: f64,
    /// The difference.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub gain: f64,
    /// Its standard error, with that of the link.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub standard_error: f64,
    /// The part of it that is the person's own; that of the link all persons share.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub own_error: f64,
    /// Lower end of the 95 % interval.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub low: f64,
    /// Upper end.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub high: f64,
    /// What those who started like this gain on average, whatever was done for this person: a gain is worth a remark where it
    /// lies above this, not where it lies above nought.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub expected: f64,
}

/// Gains of the persons who have a level in both waves.
///
/// A difference of two levels misleads: who was unlucky in the first wave seems to gain in the next, and who was lucky to
/// lose, though nothing happened (regression to the mean). So both levels of a person are taken together. Levels of all are
/// held to be normal with a correlation between the waves, `later = mean + slope · start + own change`, whose numbers are
/// found from the persons themselves (empirical Bayes: Robbins 1956; by expectation and maximisation). Given the answers of
/// both waves, the gain is the mean of what remains possible, with its deviation: low results of the first wave are then
/// believed as far as the second one bears them out.
///
/// ```
/// use nms_core::diagnosis::{Gains, Link};
/// // Forty persons did in the later wave as in the first, the last one much better.
/// let start: Vec<_> = (0..40).map(|person| (f64::from(person % 9) * 0.4 - 1.6, 0.3)).collect();
/// let mut later = start.clone();
/// later[39].0 += 1.5;
/// let persons = (0..40).map(|person| format!("p{person}")).collect();
/// let gains = Gains::new(persons, &start, &later, &Link::identity())?;
/// assert!(gains.iter().take(39).all(|gain| gain.low < gain.expected && gain.expected < gain.high));
/// let best = gains.get(39).unwrap();
/// assert!(best.gain > 0.7 && best.gain < 1.5 && best.low > best.expected);
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Gains {
    persons: Vec<String>,
    pairs: Vec<Pair>,
    population: Population,
    ended: Ended,
    start: Vec<f64>,
    later: Vec<f64>,
    errors: Vec<f64>,
    own_errors: Vec<f64>,
    link: Link,
    alone: [usize; 2],
    /// What the answers of each wave leave open of the mean gain of all.
    open: [f64; 2],
}

impl Gains {
    /// The gains of persons from levels and standard errors in both waves, in the order of `persons`; each wave on its own
    /// scale as [`Calibration::score`](super::Calibration::score) gives them, `link` leads from the later one to the first.
    ///
    /// # Errors
    /// `gain.nobody` without persons; `gain.columns` if the columns differ in length; `gain.level_unsound` with each person
    /// whose level is not finite or whose error is not above nought.
    pub fn new(persons: Vec<String>, first: &[(f64, f64)], later: &[(f64, f64)], link: &Link) -> Result<Self, Error> {
        Self::asked(persons, first, later, link, &mut Pace::new(&mut |_| true))
    }

    /// The same while somebody may say to stop.
    fn asked(
        persons: Vec<String>,
        first: &[(f64, f64)],
        later: &[(f64, f64)],
        link: &Link,
        pace: &mut Pace<'_>,
    ) -> Result<Self, Error> {
        let pairs = pairs(&persons, first, later, link)?;
        let (population, ended) = Population::of(&pairs, link, pace);
        pace.end()?;
        let mut gains = Self {
            start: Vec::with_capacity(pairs.len()),
            later: Vec::with_capacity(pairs.len()),
            errors: Vec::with_capacity(pairs.len()),
            own_errors: Vec::with_capacity(pairs.len()),
            persons,
            open: left_open(&pairs, &population),
            pairs,
            population,
            ended,
            link: link.clone(),
            alone: [0, 0],
        };
        for pair in pace.walk(&gains.pairs) {
            let standing = population.standing(pair);
            let own = standing.variance_of_gain();
            let common = gains.link_error(standing.later);
            gains.start.push(standing.start);
            gains.later.push(standing.later);
            gains.own_errors.push(own.sqrt());
            gains.errors.push((own + common * common).sqrt());
        }
        pace.end()?;
        Ok(gains)
    }

    /// The gains of those who have a level in both waves, in the order of the first.
    ///
    /// # Errors
    /// `gain.no_common_persons`; otherwise as [`Gains::new`].
    pub fn between(first: &Levels, later: &Levels, link: &Link) -> Result<Self, Error> {
        Self::between_asked(first, later, link, &mut Pace::new(&mut |_| true))
    }

    /// The same while somebody may say to stop.
    pub(super) fn between_asked(
        first: &Levels,
        later: &Levels,
        link: &Link,
        pace: &mut Pace<'_>,
    ) -> Result<Self, Error> {
        let matched = wave::Matched::new(first, later, pace);
        pace.end()?;
        if matched.persons.is_empty() {
            let help = "give the persons of both waves the same ids";
            return Err(Error::new("gain.no_common_persons", "nobody has a level in both waves", help));
        }
        let both = matched.persons.len();
        let alone = [first.len().saturating_sub(both), later.len().saturating_sub(both)];
        Ok(Self { alone, ..Self::asked(matched.persons, &matched.first, &matched.later, link, pace)? })
    }

    /// The error of the link at a level of the later wave that is said on the scale of the first.
    fn link_error(&self, level: f64) -> f64 {
        self.link.link_error((level - self.link.shift) / self.link.slope)
    }

    /// How many persons there are.
    pub fn len(&self) -> usize {
        self.persons.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty()
    }

    /// How many persons have a level in the first wave alone, and how many in the later one alone.
    pub fn alone(&self) -> [usize; 2] {
        self.alone
    }

    /// The correlation of the levels of both waves, freed from their errors, from 0 to 1.
    pub fn correlation(&self) -> f64 {
        self.population.correlation()
    }

    /// How the search for the numbers of all persons ended, of which the correlation is one.
    pub fn status(&self) -> Status {
        self.ended.status
    }

    /// The largest change of such a number in the last step of that search, in deviations of the later wave.
    pub fn last_change(&self) -> f64 {
        self.ended.last_change
    }

    /// The link that led from the later wave to the first.
    pub fn link(&self) -> &Link {
        &self.link
    }

    /// The ids of the persons.
    pub fn persons(&self) -> &[String] {
        &self.persons
    }

    /// The places of some persons, in rising order and each once, whatever the order of the ids. Who has no level in both
    /// waves has no place.
    pub fn places(&self, ids: &[&str]) -> Vec<usize> {
        let wanted = gather_set(ids.iter().copied());
        let all = self.persons.iter().enumerate();
        all.filter(|(_, person)| wanted.contains(person.as_str())).map(|(place, _)| place).collect()
    }

    /// The gain of a person by its place.
    pub fn get(&self, place: usize) -> Option<Gain<'_>> {
        let (start, later) = (*self.start.get(place)?, *self.later.get(place)?);
        let (gain, standard_error) = (later - start, *self.errors.get(place)?);
        Some(Gain {
            person: self.persons.get(place)?,
            start,
            later,
            gain,
            standard_error,
            own_error: *self.own_errors.get(place)?,
            low: gain - Z * standard_error,
            high: gain + Z * standard_error,
            expected: self.population.expected(self.pairs.get(place)?),
        })
    }

    /// The gains in the order of the persons.
    pub fn iter(&self) -> impl Iterator<Item = Gain<'_>> {
        (0..self.len()).filter_map(|place| self.get(place))
    }

    /// The gains as JSON text: a list of rows.
    pub fn to_json(&self) -> String {
        crate::boundary::json(&self.iter().collect::<Vec<_>>())
    }
}
