//! What the fit of classes can be told.

use nms_solver::latent::conjunctive;
use serde::Serialize;

use crate::boundary::{Error, Limits};
use crate::diagnosis::fields::Fields;

/// How classes of skills are fitted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClassOptions {
    /// The most steps, from 1 to 100 000; 5 000 unless said otherwise.
    pub iterations: usize,
    /// It has converged when no probability changes by more in a step, from 1e-9 to 0.1; 1e-6 unless said
    /// otherwise: steps become small long before the end is near.
    pub tolerance: f64,
    /// Whether standard errors of items are wanted, as they are unless said otherwise.
    pub errors: bool,
}

impl Default for ClassOptions {
    fn default() -> Self {
        Self { iterations: 5_000, tolerance: 1e-6, errors: true }
    }
}

impl ClassOptions {
    /// Reads them from their JSON text; whatever is left out keeps its default.
    ///
    /// # Errors
    /// `input.json`, and at once `input.options` of each field.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::ClassOptions};
    /// let options = ClassOptions::from_json(r#"{"iterations": 50, "errors": false}"#, &Limits::default())?;
    /// assert_eq!((options.iterations, options.errors, options.tolerance), (50, false, 1e-6));
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        let mut options = Self::default();
        Fields::read(text, limits, |fields| {
            fields.whole("iterations", 1..=100_000, &mut options.iterations);
            fields.number("tolerance", 1e-9, 0.1, &mut options.tolerance);
            fields.flag("errors", &mut options.errors);
        })?;
        Ok(options)
    }

    /// Refuses what cannot be computed with.
    pub(super) fn check(&self) -> Result<(), Error> {
        let sound = (1..=100_000).contains(&self.iterations) && (1e-9..=0.1).contains(&self.tolerance);
        let help = "take 1 to 100 000 iterations, a tolerance from 1e-9 to 0.1";
        if sound { Ok(()) } else { Err(Error::new("classes.options", "an option is out of bounds", help)) }
    }

    pub(super) fn fit(&self) -> conjunctive::Fit {
        conjunctive::Fit { iterations: self.iterations, tolerance: self.tolerance }
    }
}
