//! How well answers fit the curves: mean squares of residuals (Wright and Masters 1982), and of items S-X².

use serde::Serialize;

use super::categories::Categories;
use super::sum_fit::{SumFit, sum_fits};
use super::{Calibration, Levels};
use crate::boundary::{Error, Pace, Watch};
use crate::diagnosis::rounded::rounded_some;
use crate::diagnosis::scores::Scores;
use crate::diagnosis::undefined::WhyUndefined;

/// How well the answers of a person fit.
///
/// Both numbers are about 1 where answers vary as the curves say; above 1.3 they vary more (guessing, a wrong key, somebody
/// distracted), below 0.7 less. Levels are taken as they are, without their errors.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FitFigure<'f> {
    /// The person.
    pub id: &'f str,
    /// Answers that count.
    pub answers: u32,
    /// Squares of residuals, weighed by how much they tell.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub infit: Option<f64>,
    /// Squares of standardised residuals, all alike: single surprises weigh more.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub outfit: Option<f64>,
}

/// How well the answers to an item fit.
///
/// Mean squares as of persons. S-X² (Orlando and Thissen 2000) takes levels into account with their errors: among persons
/// with the same sum of right answers, it compares those who have the item right with those who should. It is over the
/// persons who answered every item that has a curve and two scores.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemFit<'f> {
    /// The item.
    pub id: &'f str,
    /// Answers that count.
    pub answers: u32,
    /// Squares of residuals, weighed by how much they tell.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub infit: Option<f64>,
    /// Squares of standardised residuals, all alike: single surprises weigh more.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub outfit: Option<f64>,
    /// S-X².
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub s_x2: Option<f64>,
    /// Its degrees of freedom: groups that are compared, less the two numbers of the curve (also under Rasch's model, as in
    /// the R package mirt).
    pub s_x2_df: Option<u32>,
    /// How probable as much or more is under the right curve; below 0.01 or so the curve is not that of the answers.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub s_x2_p: Option<f64>,
    /// Why there is no S-X².
    pub s_x2_undefined: Option<WhyUndefined>,
}

/// Sums of which the mean squares are made.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Sums {
    answers: u32,
    squares: f64,
    variances: f64,
    standardised: f64,
}

impl Sums {
    fn add(&mut self, residual: f64, variance: f64) {
        self.answers += 1;
        self.squares += residual * residual;
        self.variances += variance;
        self.standardised += residual * residual / variance;
    }

    fn item(self, id: &str, fit: Result<SumFit, WhyUndefined>) -> ItemFit<'_> {
        let FitFigure { id, answers, infit, outfit } = self.figure(id);
        let sum = fit.ok();
        ItemFit {
            id,
            answers,
            infit,
            outfit,
            s_x2: sum.map(|fit| fit.statistic),
            s_x2_df: sum.map(|fit| fit.degrees),
            s_x2_p: sum.map(|fit| fit.probability),
            s_x2_undefined: fit.err(),
        }
    }

    fn figure(self, id: &str) -> FitFigure<'_> {
        let finite = |number: f64| Some(number).filter(|number| number.is_finite());
        let outfit = finite(self.standardised / f64::from(self.answers));
        FitFigure { id, answers: self.answers, infit: finite(self.squares / self.variances), outfit }
    }
}

/// How well answers fit, item by item and person by person.
#[derive(Clone, Debug, PartialEq)]
pub struct Residuals {
    item_ids: Vec<String>,
    person_ids: Vec<String>,
    items: Vec<Sums>,
    sum_fits: Vec<Result<SumFit, WhyUndefined>>,
    persons: Vec<Sums>,
}

impl Residuals {
    /// The items, in the order of the scores.
    pub fn items(&self) -> impl Iterator<Item = ItemFit<'_>> {
        let sums = self.items.iter().zip(&self.sum_fits);
        self.item_ids.iter().zip(sums).map(|(id, (sums, fit))| sums.item(id, *fit))
    }

    /// The persons, in the order of the scores.
    pub fn persons(&self) -> impl Iterator<Item = FitFigure<'_>> {
        self.person_ids.iter().zip(&self.persons).map(|(id, sums)| sums.figure(id))
    }

    /// Both as JSON text.
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct Both<'f> {
            items: Vec<ItemFit<'f>>,
            persons: Vec<FitFigure<'f>>,
        }
        crate::boundary::json(&Both { items: self.items().collect(), persons: self.persons().collect() })
    }
}

impl Calibration {
    /// Compares answers with what is expected at the levels that came out of them.
    ///
    /// # Errors
    /// As [`Calibration::score`]; `calibration.levels` if the levels are not those of the persons of the scores.
    pub fn residuals(&self, scores: &Scores, levels: &Levels, watch: Watch<'_>) -> Result<Residuals, Error> {
        if levels.persons != scores.persons() {
            let help = "take the levels that came out of the same scores";
            return Err(Error::new("calibration.levels", "the levels are those of other persons", help));
        }
        let places = self.places(scores)?;
        let known: Vec<_> =
            self.items.iter().map(|item| (item.curve(), Categories::beginning(item.scores.clone()))).collect();
        let mut items = vec![Sums::default(); scores.items().len()];
        let mut persons = vec![Sums::default(); levels.len()];
        let mut pace = Pace::new(watch);
        for ((row, level), person) in pace.walk(scores.rows().zip(&levels.levels).zip(&mut persons)) {
            for response in row {
                let Some(Some((_, place))) = places.get(response.item as usize) else { continue };
                let Some((Some(curve), categories)) = known.get(*place) else { continue };
                let (expected, variance) = curve.moments(*level);
                let residual = f64::from(categories.of(response.score)) - expected;
                person.add(residual, variance);
                if let Some(item) = items.get_mut(response.item as usize) {
                    item.add(residual, variance);
                }
            }
        }
        let of_item = |place: &Option<(u32, usize)>| {
            let (curve, categories) = known.get((*place)?.1)?;
            Some((curve.as_ref()?, categories))
        };
        let of_items: Vec<_> = places.iter().map(of_item).collect();
        let sum_fits = sum_fits(scores, &of_items, &mut pace);
        let item_ids = scores.items().iter().map(|item| item.id.clone()).collect();
        let person_ids = pace.walk(scores.persons()).cloned().collect();
        pace.end()?;
        Ok(Residuals { item_ids, person_ids, items, sum_fits, persons })
    }
}
