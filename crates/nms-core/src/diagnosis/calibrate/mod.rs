//! Calibration (калибровка): the curves of items, fitted to the answers of many, by which everybody stands on one scale.

mod categories;
mod chart;
mod curves;
mod item;
mod level;
mod options;
mod read;
mod residual;
mod sum_fit;

use nms_solver::latent::graded::{self, Fitted};
use nms_solver::latent::{self, Packed};
use nms_solver::order::sorted;
use serde::Serialize;

use super::rounded::{rounded, to_millionths};
use super::scores::{Scores, several_points};
use crate::boundary::{Error, Pace, Several, Watch, staged, stopped};
use categories::Categories;
pub use curves::{CurvePoint, InformationPoint};
pub use item::{CalibratedItem, CurveFlag};
pub use level::{Level, Levels};
pub use options::{CalibrationOptions, Model, Prior};
pub use residual::{FitFigure, ItemFit, Residuals};

/// Rows of a block of packed answers: as many as stay in a processor's own memory.
const WIDEST: usize = 64;

/// How a calculation in steps ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FitStatus"))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The last step changed less than was asked.
    Converged,
    /// The steps allowed were made; `last_change` says how far off it may be.
    BudgetEnded,
}

impl Status {
    /// The word for it, as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Converged => "converged",
            Self::BudgetEnded => "budget_ended",
        }
    }
}

/// Items on one scale.
///
/// A person's level (уровень) is a number on a line; the persons the items were calibrated with have mean 0 and deviation 1.
/// An item's probability of `k` points or more is `1 / (1 + exp(−(a·level + d_k)))` (Samejima 1969; with one point that is
/// Birnbaum's two-parameter model, with one `a` for all items Rasch's), fitted by marginal maximum likelihood (Bock and
/// Aitkin 1981).
///
/// ```
/// use nms_core::diagnosis::{Calibration, CalibrationOptions, Scores};
/// # let answers = |item: u64| (0..400_u64).map(move |person| u64::from((person * 7919 + item * 104_729) % 401 < 60 * item + person / 3));
/// # let columns: Vec<String> = (1..=4).map(|item| format!("\"i{item}\": {:?}", answers(item).collect::<Vec<_>>())).collect();
/// # let text = format!("{{\"columns\": {{{}}}}}", columns.join(","));
/// let scores = Scores::from_json(&text, &Default::default())?; // 400 persons, 4 items
/// let calibration = Calibration::fit(&scores, &CalibrationOptions::default(), &mut |_| true)?;
/// let levels = calibration.score(&scores, &mut |_| true)?;
/// assert_eq!(levels.len(), 400);
/// // Whoever answers more is never placed lower.
/// assert!(levels.get(399).unwrap().level > levels.get(0).unwrap().level);
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Calibration {
    /// The model.
    pub model: Model,
    /// Persons it was fitted to.
    pub persons: usize,
    /// Their responses.
    pub responses: usize,
    /// Logarithm of the probability of all of them.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub log_likelihood: f64,
    /// How it ended.
    pub status: Status,
    /// Steps made.
    pub iterations: usize,
    /// The largest change of a number in the last step.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub last_change: f64,
    /// The items, in the order of the scores.
    pub items: Vec<CalibratedItem>,
}

impl Calibration {
    /// Fits the curves of the items to scores.
    ///
    /// Items that tell nothing (nobody answered, or all got the same score) stay without a curve and are flagged.
    ///
    /// # Errors
    /// `calibration.empty` if no item tells anything; `calibration.model` with every item that is out of more than one point
    /// under [`Model::TwoParameter`]; `calibration.options`; `call.stopped` if `watch` said so.
    pub fn fit(scores: &Scores, options: &CalibrationOptions, watch: Watch<'_>) -> Result<Self, Error> {
        options.check()?;
        if options.model == Model::TwoParameter {
            right_or_wrong(scores)?;
        }
        let mut pace = Pace::new(watch);
        let categories: Vec<Categories> = categories::of(scores, &mut pace);
        pace.end()?;
        let tells = |item: &usize| categories.get(*item).is_some_and(Categories::tells);
        let id = |item: &usize| scores.items().get(*item).map(|item| item.id.as_str());
        // By id: floating sums depend on their order, and the order of columns should change no byte.
        let used = (0..categories.len()).filter(tells).collect::<Vec<_>>();
        let used = sorted(used, |a, b| id(a).cmp(&id(b)));
        if used.is_empty() {
            let help = "give answers of several persons in which some got more points than others";
            return Err(Error::new("calibration.empty", "no item tells persons apart", help));
        }
        let sheet = Sheet::new(scores, &categories, &used);
        let fit = options.fit();
        let mut told = staged(watch, "calibrate", fit.iterations);
        let packed = sheet.pack(&mut told).and_then(|packed| packed.merged(&mut told)).ok_or_else(stopped)?;
        let fitted = graded::fit(&packed, &sheet.counts, fit, &mut told).ok_or_else(stopped)?;
        let covariances = if options.errors {
            let fitted =
                graded::covariances(&packed, &sheet.counts, &fitted.curves, &fit, &mut told).ok_or_else(stopped)?;
            Some(fitted)
        } else {
            None
        };
        Ok(Self::finish(scores, options, &categories, &used, fitted, covariances.as_deref()))
    }

    fn finish(
        scores: &Scores,
        options: &CalibrationOptions,
        categories: &[Categories],
        used: &[usize],
        fitted: Fitted,
        covariances: Option<&[Option<nms_solver::latent::Square>]>,
    ) -> Self {
        let mut curves: Vec<Option<usize>> = vec![None; categories.len()];
        for (place, item) in used.iter().enumerate() {
            if let Some(curve) = curves.get_mut(*item) {
                *curve = Some(place);
            }
        }
        let items = scores.items().iter().enumerate().zip(categories.iter().zip(curves)).map(
            |((item, scored), (categories, curve))| {
                let covariance = |place: usize| covariances.and_then(|all| all.get(place)).and_then(Option::as_ref);
                let curve = curve.and_then(|place| Some((fitted.curves.get(place)?, covariance(place))));
                CalibratedItem::new(scored, scores.answered(item), categories, curve, covariances.is_some())
            },
        );
        Self {
            model: options.model,
            persons: scores.persons().len(),
            responses: scores.len(),
            log_likelihood: to_millionths(fitted.log_likelihood),
            status: if fitted.converged { Status::Converged } else { Status::BudgetEnded },
            iterations: fitted.iterations,
            last_change: to_millionths(fitted.last_change),
            items: items.collect(),
        }
    }

    /// The item of an id.
    pub fn item(&self, id: &str) -> Option<&CalibratedItem> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The calibration as JSON text, which [`Calibration::from_json`] reads back.
    pub fn to_json(&self) -> String {
        crate::boundary::json(self)
    }
}

/// Items out of more than one point, under a model of two answers.
fn right_or_wrong(scores: &Scores) -> Result<(), Error> {
    let mut problems = Several::default();
    for item in scores.items().iter().filter(|item| item.maximum > 1) {
        problems.push_with(|| several_points(item, "calibration.model", "choose the model `graded`"));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into_error("calibration.model", "the table of scores")) }
}

/// Responses as categories of the items that have curves.
struct Sheet<'s> {
    scores: &'s Scores,
    /// For each item of the scores its place among the curves, and its categories.
    places: Vec<Option<(u32, &'s Categories)>>,
    /// For each curve its number of categories.
    counts: Vec<u16>,
}

impl<'s> Sheet<'s> {
    fn new(scores: &'s Scores, categories: &'s [Categories], used: &[usize]) -> Self {
        let mut places = vec![None; scores.items().len()];
        let mut counts = Vec::with_capacity(used.len());
        for (place, item) in (0_u32..).zip(used) {
            if let Some((slot, categories)) = places.get_mut(*item).zip(categories.get(*item)) {
                *slot = Some((place, categories));
                counts.push(categories.count());
            }
        }
        Self { scores, places, counts }
    }

    /// Nothing if `watch` said to stop.
    fn pack(&self, watch: latent::Watch<'_>) -> Option<Packed> {
        let answers = |person| {
            self.scores.row(person).iter().filter_map(|response| {
                let (place, categories) = (*self.places.get(response.item as usize)?)?;
                Some((place, categories.of(response.score)))
            })
        };
        Packed::new(&self.counts, self.scores.persons().len(), WIDEST, answers, watch)
    }
}
