//! What a calibration can be told.

use nms_solver::latent::graded::{self, Slopes};
use serde::Serialize;

use crate::boundary::{Error, Limits};
use crate::diagnosis::fields::Fields;
use crate::text::vocabulary;

vocabulary! {
    /// How the probability of points depends on the level.
    #[cfg_attr(feature = "schema", schemars(rename = "CalibrationModel"))]
    Model {
        /// All items separate levels equally well (Rasch 1960): they differ in difficulty alone.
        Rasch = "rasch", "модель Раша", "Rasch model";
        /// Items of right and wrong differ in difficulty and in how well they separate levels (Birnbaum 1968).
        TwoParameter = "2pl", "двухпараметрическая модель", "two-parameter model";
        /// The same for items of several points (Samejima 1969); with one point it is the two-parameter model.
        Graded = "graded", "модель градуированных ответов", "graded response model";
    }
}

vocabulary! {
    /// What is believed of items before their answers are seen.
    #[cfg_attr(feature = "schema", schemars(rename = "CalibrationPrior"))]
    Prior {
        /// Discriminations around 1 (deviation 0.5), intercepts around 0 (deviation 3): banks of which each person sees
        /// a few items stay sound, and thousands of answers an item outweigh it.
        Weak = "weak", "слабое", "weak";
        /// Nothing: the estimates of maximum likelihood, for many answers an item and for comparison with other programs.
        None = "none", "нет", "none";
    }
}

/// How items are calibrated.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalibrationOptions {
    /// The model; `graded` unless said otherwise.
    pub model: Model,
    /// What is believed before; `weak` unless said otherwise.
    pub prior: Prior,
    /// Points of the grid of levels between −6 and 6, from 15 to 201; 49 unless said otherwise.
    pub points: usize,
    /// The most steps, from 1 to 10 000; 500 unless said otherwise.
    pub iterations: usize,
    /// It has converged when no number changes by more in a step, from 1e-6 to 0.1; 1e-4 unless said otherwise.
    pub tolerance: f64,
    /// Whether standard errors of items are wanted, as they are unless said otherwise; they take as long as the rest.
    pub errors: bool,
}

impl Default for CalibrationOptions {
    fn default() -> Self {
        Self { model: Model::Graded, prior: Prior::Weak, points: 49, iterations: 500, tolerance: 1e-4, errors: true }
    }
}

impl CalibrationOptions {
    /// Reads them from their JSON text; whatever is left out keeps its default.
    ///
    /// # Errors
    /// `input.json`, and at once `input.options` and `input.word` of each field.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::{CalibrationOptions, Model}};
    /// let options = CalibrationOptions::from_json(r#"{"model": "rasch", "iterations": 50}"#, &Limits::default())?;
    /// assert_eq!((options.model, options.iterations), (Model::Rasch, 50));
    /// let refused = CalibrationOptions::from_json(r#"{"modle": "rasch"}"#, &Limits::default()).unwrap_err();
    /// assert_eq!(refused.help, "did you mean `model`?");
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        Fields::read(text, limits, |fields| Self::default().with(fields))
    }

    /// The same options with what the fields say.
    pub(crate) fn with(mut self, fields: &mut Fields<'_>) -> Self {
        fields.word("model", Model::ALL, &mut self.model);
        fields.word("prior", Prior::ALL, &mut self.prior);
        fields.whole("points", 15..=201, &mut self.points);
        fields.whole("iterations", 1..=10_000, &mut self.iterations);
        fields.number("tolerance", 1e-6, 0.1, &mut self.tolerance);
        fields.flag("errors", &mut self.errors);
        self
    }

    /// Refuses what cannot be computed with.
    pub(super) fn check(&self) -> Result<(), Error> {
        let sound = (15..=201).contains(&self.points)
            && (1..=10_000).contains(&self.iterations)
            && (1e-6..=0.1).contains(&self.tolerance);
        let help = "take 15 to 201 points, 1 to 10 000 iterations, a tolerance from 1e-6 to 0.1";
        if sound { Ok(()) } else { Err(Error::new("calibration.options", "an option is out of bounds", help)) }
    }

    pub(super) fn fit(&self) -> graded::Fit {
        let prior = match self.prior {
            Prior::Weak => graded::Prior { slope: Some((1.0, 0.5)), intercept: Some(3.0) },
            Prior::None => graded::Prior::default(),
        };
        let slopes = if self.model == Model::Rasch { Slopes::Common } else { Slopes::Free };
        graded::Fit { points: self.points, iterations: self.iterations, tolerance: self.tolerance, slopes, prior }
    }
}
