//! From which figures on an item is flagged.

use serde::{Deserialize, Serialize};

use crate::boundary::{Error, Limits};
use crate::decimal::Decimal;
use crate::diagnosis::fields::Fields;

/// The bounds beyond which an item is flagged; a bound out of reach switches its flag off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ClassicalOptions {
    /// An item of which more than this share of the points is got is too easy: 0.95.
    ///
    /// Beyond 0.95, as below 0.05, an item of one point has less than a fifth of the variance it has at one half.
    pub too_easy: Decimal,
    /// An item of which less than this share of the points is got is too hard: 0.05.
    pub too_hard: Decimal,
    /// An item whose item-rest correlation is below this hardly tells persons apart: 0.2 (Ebel 1965).
    pub low_discrimination: Decimal,
    /// Figures of an item that fewer persons answered are marked as resting on few: 30.
    pub few_persons: u32,
}

impl Default for ClassicalOptions {
    fn default() -> Self {
        let hundredths = |units: i64| Decimal::millionths(units * 10_000).unwrap_or_default();
        Self { too_easy: hundredths(95), too_hard: hundredths(5), low_discrimination: hundredths(20), few_persons: 30 }
    }
}

impl ClassicalOptions {
    /// Reads them from their JSON text; those it does not name keep their defaults.
    ///
    /// # Errors
    /// `input.json`; all at once `input.options`.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::ClassicalOptions};
    /// let options = ClassicalOptions::from_json(r#"{"few_persons": 100}"#, &Limits::default())?;
    /// assert_eq!(options, ClassicalOptions { few_persons: 100, ..ClassicalOptions::default() });
    /// let error = ClassicalOptions::from_json(r#"{"too_easy": "yes"}"#, &Limits::default()).unwrap_err();
    /// assert_eq!((error.code.as_str(), error.path.as_deref()), ("input.options", Some("options, too_easy")));
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        Fields::read(text, limits, |fields| {
            let mut options = Self::default();
            fields.decimal("too_easy", &mut options.too_easy);
            fields.decimal("too_hard", &mut options.too_hard);
            fields.decimal("low_discrimination", &mut options.low_discrimination);
            fields.count("few_persons", &mut options.few_persons);
            options
        })
    }
}
