//! How well the answers of persons fit the curves of the items: who guessed, copied or was distracted.

use serde::Serialize;

use crate::boundary::{Error, Watch};
use crate::diagnosis::calibrate::Residuals;
use crate::diagnosis::diagnose::Diagnosis;
use crate::diagnosis::rounded::rounded_some;
use crate::diagnosis::scale::Wave;

/// How well the answers of a person on a scale in a wave fit (Wright and Masters 1982).
///
/// Both numbers are about 1 where answers vary as the curves say; above 1.3 or so the level is to be doubted: hard items right
/// and easy ones wrong. With few answers they vary widely.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonFitRow<'d> {
    /// The person.
    pub person: &'d str,
    /// The scale.
    pub scale: &'d str,
    /// The wave.
    pub wave: &'d str,
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

impl Diagnosis {
    /// How well the answers of everybody fit, on every scale with curves in every wave.
    ///
    /// # Errors
    /// None but `call.stopped`, if `watch` said so.
    pub fn person_fits(&self, watch: Watch<'_>) -> Result<Vec<PersonFitRow<'_>>, Error> {
        let mut rows = Vec::new();
        for (scale, name, wave) in self.each_wave() {
            let Some(residuals) = wave.residuals(watch)? else { continue };
            let persons = wave.sheet.scores.persons().iter().zip(residuals.persons());
            rows.extend(persons.map(|(person, fit)| PersonFitRow {
                person,
                scale: &scale.id,
                wave: name,
                answers: fit.answers,
                infit: fit.infit,
                outfit: fit.outfit,
            }));
        }
        Ok(rows)
    }
}

impl Wave {
    /// Its answers beside what its curves expect; nothing where it has no curves.
    pub(super) fn residuals(&self, watch: Watch<'_>) -> Result<Option<Residuals>, Error> {
        let fitted = self.calibration.as_ref().zip(self.own.as_ref());
        fitted.map(|(calibration, own)| calibration.residuals(&self.sheet.scores, own, watch)).transpose()
    }
}
