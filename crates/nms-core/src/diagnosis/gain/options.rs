//! What a comparison of two waves can be told.

use serde::Serialize;

use crate::boundary::{Error, Limits};
use crate::diagnosis::calibrate::CalibrationOptions;
use crate::diagnosis::fields::Fields;

/// How two waves are compared.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GainOptions {
    /// How the items of each wave are calibrated.
    #[serde(flatten)]
    pub calibration: CalibrationOptions,
    /// The items by which the waves are linked; all that both have unless said otherwise.
    pub anchors: Option<Vec<String>>,
}

impl GainOptions {
    /// Reads them from their JSON text: `anchors`, a list of ids, beside the fields of [`CalibrationOptions`]. Whatever is
    /// left out keeps its default.
    ///
    /// # Errors
    /// `input.json`, and at once `input.options` and `input.word` of each field.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::{GainOptions, Model}};
    /// let options = GainOptions::from_json(r#"{"model": "rasch", "anchors": ["i1", "i2"]}"#, &Limits::default())?;
    /// assert_eq!((options.calibration.model, options.anchors.unwrap().len()), (Model::Rasch, 2));
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        Fields::read(text, limits, |fields| Self {
            anchors: fields.texts("anchors").map(|ids| ids.into_iter().map(str::to_owned).collect()),
            calibration: CalibrationOptions::default().with(fields),
        })
    }
}
