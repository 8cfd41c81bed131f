//! An item on the scale.

use nms_solver::latent::Square;
use nms_solver::latent::graded::Curve;
use serde::Serialize;

use super::categories::Categories;
use crate::diagnosis::rounded::{rounded_all, rounded_some, to_millionths};
use crate::diagnosis::scores::ScoredItem;
use crate::text::vocabulary;

vocabulary! {
    /// What is to be known of an item before it is used.
    CurveFlag {
        /// Nobody answered it: it has no curve.
        Unanswered = "unanswered", "никто не отвечал", "nobody answered";
        /// Everybody got the same score: it has no curve.
        Constant = "constant", "у всех один балл", "everybody got the same score";
        /// Higher levels get fewer points: the key or the wording is wrong.
        NegativeDiscrimination = "negative_discrimination", "чем выше уровень, тем меньше баллов", "higher levels get fewer points";
        /// It hardly tells levels apart: discrimination below 0.35 (Baker 2001: "low").
        LowDiscrimination = "low_discrimination", "почти не различает уровни", "it hardly tells levels apart";
        /// Scores with fewer than three answers, or more than ten scores, were put together with neighbours.
        ScoresMerged = "scores_merged", "редкие баллы объединены", "rare scores are put together";
        /// The answers do not tell its numbers: they have no standard errors.
        Unsure = "unsure", "ответов не хватает", "there are not enough answers";
    }
}

/// Below this an item hardly tells levels apart.
const LOW: f64 = 0.35;

/// An item (задание) on the scale of its calibration.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalibratedItem {
    /// Its id.
    pub id: String,
    /// The most points it gives.
    pub maximum: u16,
    /// Persons who answered it.
    pub answered: usize,
    /// The scores at which its categories begin; one score more than it has difficulties.
    pub scores: Vec<u16>,
    /// How well it tells levels apart, `a` in the formula of the calibration.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub discrimination: Option<f64>,
    /// Its standard error.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub discrimination_se: Option<f64>,
    /// `d` of each category but the lowest, falling.
    #[serde(serialize_with = "rounded_all")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<f64>"))]
    pub intercepts: Vec<f64>,
    /// The standard error of each.
    #[serde(serialize_with = "rounded_all")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<f64>"))]
    pub intercept_se: Vec<f64>,
    /// The level at which each category, or a higher one, is reached with probability one half: `−d / a`.
    #[serde(serialize_with = "rounded_all")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<f64>"))]
    pub difficulties: Vec<f64>,
    /// Their mean.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub difficulty: Option<f64>,
    /// Its standard error.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub difficulty_se: Option<f64>,
    /// What is to be known before it is used.
    pub flags: Vec<CurveFlag>,
}

impl CalibratedItem {
    /// An item with the curve that was fitted to it, if it tells anything; `asked` is whether errors were asked for.
    pub(super) fn new(
        item: &ScoredItem,
        answered: usize,
        categories: &Categories,
        curve: Option<(&Curve, Option<&Square>)>,
        asked: bool,
    ) -> Self {
        let mut made = Self {
            id: item.id.clone(),
            maximum: item.maximum,
            answered,
            scores: categories.from.clone(),
            discrimination: None,
            discrimination_se: None,
            intercepts: Vec::new(),
            intercept_se: Vec::new(),
            difficulties: Vec::new(),
            difficulty: None,
            difficulty_se: None,
            flags: Vec::new(),
        };
        let Some((curve, covariance)) = curve else {
            made.flags.push(if answered == 0 { CurveFlag::Unanswered } else { CurveFlag::Constant });
            return made;
        };
        made.place(to_millionths(curve.slope), curve.intercepts.iter().map(|at| to_millionths(*at)).collect());
        if let Some(covariance) = covariance {
            made.errors(covariance);
        }
        let flags = [
            (CurveFlag::NegativeDiscrimination, curve.slope < 0.0),
            (CurveFlag::LowDiscrimination, (0.0..LOW).contains(&curve.slope)),
            (CurveFlag::ScoresMerged, categories.merged),
            (CurveFlag::Unsure, asked && made.discrimination_se.is_none()),
        ];
        made.flags.extend(flags.into_iter().filter(|(_, raised)| *raised).map(|(flag, _)| flag));
        made
    }

    /// Sets the numbers of its curve, and what follows from them.
    pub(super) fn place(&mut self, discrimination: f64, intercepts: Vec<f64>) {
        let finite = |number: f64| Some(number).filter(|number| number.is_finite());
        self.difficulties = intercepts.iter().filter_map(|intercept| finite(-intercept / discrimination)).collect();
        let count = intercepts.len() as f64;
        self.difficulty = finite(-intercepts.iter().sum::<f64>() / count / discrimination);
        self.discrimination = Some(discrimination);
        self.intercepts = intercepts;
    }

    /// Standard errors from the covariances of the slope and the intercepts; of the difficulty by the delta method.
    fn errors(&mut self, covariance: &Square) {
        let deviation =
            |variance: f64| Some(variance.sqrt()).filter(|deviation| deviation.is_finite()).map(to_millionths);
        let count = self.intercepts.len();
        self.discrimination_se = deviation(covariance.at(0, 0));
        self.intercept_se = (1..=count).filter_map(|number| deviation(covariance.at(number, number))).collect();
        if let Some((discrimination, difficulty)) = self.discrimination.zip(self.difficulty) {
            // difficulty = −Σ d / (n · a): its derivatives by a and by each d.
            let by = |number: usize| {
                if number == 0 { -difficulty / discrimination } else { -1.0 / (count as f64 * discrimination) }
            };
            let variance = (0..=count).flat_map(|row| (0..=count).map(move |column| (row, column)));
            let variance: f64 = variance.map(|(row, column)| by(row) * by(column) * covariance.at(row, column)).sum();
            self.difficulty_se = deviation(variance);
        }
    }

    /// How much an answer tells at a level (Fisher's information); nothing without a curve.
    pub fn information(&self, level: f64) -> Option<f64> {
        self.curve().map(|curve| curve.information(level))
    }

    /// Its curve, if it has one.
    pub(super) fn curve(&self) -> Option<Curve> {
        Some(Curve { slope: self.discrimination?, intercepts: self.intercepts.clone() })
    }
}
