//! Levels of persons from their answers to calibrated items.

use nms_solver::latent::graded;
use nms_solver::order::sorted;
use serde::Serialize;

use super::categories::Categories;
use super::{Calibration, Sheet};
use crate::boundary::{Error, Pace, Progress, Several, Watch, shown, stopped, unknown};
use crate::diagnosis::rounded::{rounded, to_millionths};
use crate::diagnosis::scores::Scores;

/// The level of a person: the mean and the deviation of what its answers leave possible (EAP: Bock and Mislevy 1982).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PersonLevel"))]
pub struct Level<'l> {
    /// The person.
    pub person: &'l str,
    /// Items answered that have a curve.
    pub answered: u32,
    /// The level; that of somebody of whom nothing is known where nothing was answered.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub level: f64,
    /// Its standard error.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub standard_error: f64,
}

/// Levels of persons, column by column.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    pub(super) persons: Vec<String>,
    pub(super) answered: Vec<u32>,
    pub(super) levels: Vec<f64>,
    pub(super) errors: Vec<f64>,
}

impl Levels {
    /// How many persons there are.
    pub fn len(&self) -> usize {
        self.persons.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty()
    }

    /// The level of a person by its place.
    pub fn get(&self, place: usize) -> Option<Level<'_>> {
        Some(Level {
            person: self.persons.get(place)?,
            answered: *self.answered.get(place)?,
            level: *self.levels.get(place)?,
            standard_error: *self.errors.get(place)?,
        })
    }

    /// The levels in the order of the scores.
    pub fn iter(&self) -> impl Iterator<Item = Level<'_>> {
        (0..self.len()).filter_map(|place| self.get(place))
    }

    /// The share of the variance of levels that is not error (empirical reliability); nothing for fewer than two persons.
    pub fn reliability(&self) -> Option<f64> {
        let count = self.len() as f64;
        let mean = self.levels.iter().sum::<f64>() / count;
        let variance = self.levels.iter().map(|level| (level - mean) * (level - mean)).sum::<f64>() / (count - 1.0);
        let error = self.errors.iter().map(|error| error * error).sum::<f64>() / count;
        Some(variance / (variance + error)).filter(|share| self.len() > 1 && share.is_finite())
    }

    /// The ids of the persons.
    pub fn persons(&self) -> &[String] {
        &self.persons
    }

    /// The levels alone.
    pub fn levels(&self) -> &[f64] {
        &self.levels
    }

    /// The standard errors alone.
    pub fn standard_errors(&self) -> &[f64] {
        &self.errors
    }

    /// For each person how many items count.
    pub fn answered(&self) -> &[u32] {
        &self.answered
    }

    /// The levels as JSON text: a list of rows.
    pub fn to_json(&self) -> String {
        crate::boundary::json(&self.iter().collect::<Vec<_>>())
    }
}

impl Calibration {
    /// The levels of persons, also of new ones, with the items as they are; persons are held to come from those that the
    /// items were calibrated with (mean 0, deviation 1).
    ///
    /// # Errors
    /// `calibration.item_unknown` and `scores.above_maximum`, all of them at once; `call.stopped`.
    pub fn score(&self, scores: &Scores, watch: Watch<'_>) -> Result<Levels, Error> {
        self.score_among(scores, 0.0, 1.0, watch)
    }

    /// The same for persons of whom a mean and a deviation are known already.
    ///
    /// # Errors
    /// As [`Calibration::score`], and `calibration.options` if the mean is not finite or the deviation not above nought.
    pub fn score_among(&self, scores: &Scores, mean: f64, deviation: f64, watch: Watch<'_>) -> Result<Levels, Error> {
        if !(mean.is_finite() && deviation.is_finite() && deviation > 0.0) {
            let help = "give a mean and a deviation above nought";
            return Err(Error::new("calibration.options", "there are no such persons", help));
        }
        let places = self.places(scores)?;
        let categories: Vec<Categories> =
            self.items.iter().map(|item| Categories::beginning(item.scores.clone())).collect();
        let with_curve = |place: usize| Some((self.items.get(place)?.curve()?, categories.get(place)?));
        let with_curves: Vec<_> = self.by_id().into_iter().filter_map(with_curve).collect();
        let counts: Vec<u16> = with_curves.iter().map(|(_, categories)| categories.count()).collect();
        let curves: Vec<_> = with_curves.into_iter().map(|(curve, _)| curve).collect();
        let of_item =
            |place: &Option<(u32, usize)>| place.and_then(|(curve, item)| Some((curve, categories.get(item)?)));
        let sheet = Sheet { scores, places: places.iter().map(of_item).collect(), counts };
        let mut told = |_| watch(None);
        let packed = sheet.pack(&mut told).ok_or_else(stopped)?;
        let standings =
            graded::score(&packed, &sheet.counts, &curves, (mean, deviation), &mut told).ok_or_else(stopped)?;
        let count = |row: &[_]| {
            row.iter()
                .filter(|response: &&crate::diagnosis::Response| {
                    matches!(sheet.places.get(response.item as usize), Some(Some(_)))
                })
                .count() as u32
        };
        let mut pace = Pace::new(watch);
        let answered = pace.walk(scores.rows()).map(count).collect();
        let persons = pace.walk(scores.persons()).cloned().collect();
        pace.end()?;
        watch(Some(Progress::changed("score", 1, 1, 0.0)));
        Ok(Levels {
            persons,
            answered,
            levels: standings.iter().map(|standing| to_millionths(standing.mean)).collect(),
            errors: standings.iter().map(|standing| to_millionths(standing.deviation)).collect(),
        })
    }

    /// The places of the items in the order of their ids: the order of a list should change no byte of what comes out.
    fn by_id(&self) -> Vec<usize> {
        let id = |place: &usize| self.items.get(*place).map(|item| item.id.as_str());
        sorted((0..self.items.len()).collect(), |a, b| id(a).cmp(&id(b)))
    }

    /// For each item of the scores the place of its curve, among those by id, and its own place here.
    pub(super) fn places(&self, scores: &Scores) -> Result<Vec<Option<(u32, usize)>>, Error> {
        let mut known = std::collections::BTreeMap::new();
        let mut curve = 0;
        for (place, item) in self.by_id().into_iter().filter_map(|place| Some((place, self.items.get(place)?))) {
            known.insert(item.id.as_str(), (item.discrimination.map(|_| (curve, place)), item.maximum));
            curve += u32::from(item.discrimination.is_some());
        }
        let mut problems = Several::default();
        let place = |item: &crate::diagnosis::ScoredItem| match known.get(item.id.as_str()) {
            None => {
                let ids = self.items.iter().map(|item| item.id.as_str());
                problems.push_with(|| unknown("calibration.item_unknown", "calibrated item", &item.id, ids));
                None
            }
            Some((_, maximum)) if item.maximum > *maximum => {
                problems.push_with(|| {
                    let message =
                        format!("the item gives up to {} points, it was calibrated with {maximum}", item.maximum);
                    let help = "mend the scores, or calibrate the item anew";
                    Error::new("scores.above_maximum", message, help).at(format!("item `{}`", shown(&item.id)))
                });
                None
            }
            Some((place, _)) => *place,
        };
        let places = scores.items().iter().map(place).collect();
        if problems.is_empty() {
            Ok(places)
        } else {
            Err(problems.into_error("calibration.items", "the list of items"))
        }
    }
}
