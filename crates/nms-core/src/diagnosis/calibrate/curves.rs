//! What the curves look like: for drawings, and to choose items by what they tell.

use serde::Serialize;

use super::Calibration;
use crate::boundary::{Error, unknown};
use crate::diagnosis::rounded::{rounded, rounded_all};

/// A point of the curves of an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CurvePoint {
    /// The level.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub level: f64,
    /// The probability of each category, from the lowest on.
    #[serde(serialize_with = "rounded_all")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<f64>"))]
    pub probabilities: Vec<f64>,
    /// How much an answer tells of the level (Fisher's information).
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub information: f64,
}

/// A point of the information of all items together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InformationPoint {
    /// The level.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub level: f64,
    /// The information of all items.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub information: f64,
    /// The standard error of somebody of whom the answers alone are known: one by the root of the information.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub standard_error: f64,
}

/// Levels at which curves are shown: from −4 to 4 by tenths.
fn shown() -> impl Iterator<Item = f64> {
    (-40_i32..=40).map(|tenths| f64::from(tenths) / 10.0)
}

impl Calibration {
    /// The curves of an item (item characteristic curves) at levels from −4 to 4; empty for an item without a curve.
    ///
    /// # Errors
    /// `calibration.item_unknown` with the nearest id.
    pub fn curve(&self, item: &str) -> Result<Vec<CurvePoint>, Error> {
        let ids = self.items.iter().map(|item| item.id.as_str());
        let item = self.item(item).ok_or_else(|| unknown("calibration.item_unknown", "calibrated item", item, ids))?;
        let Some(curve) = item.curve() else { return Ok(Vec::new()) };
        let point = |level| CurvePoint {
            level,
            probabilities: curve.probabilities(level).collect(),
            information: curve.information(level),
        };
        Ok(shown().map(point).collect())
    }

    /// How much all items together tell (test information) at levels from −4 to 4.
    pub fn information(&self) -> Vec<InformationPoint> {
        let curves: Vec<_> = self.items.iter().filter_map(super::CalibratedItem::curve).collect();
        let point = |level| {
            let information: f64 = curves.iter().map(|curve| curve.information(level)).sum();
            InformationPoint { level, information, standard_error: 1.0 / information.sqrt() }
        };
        shown().map(point).collect()
    }
}
