//! What a diagnosis is asked for.

mod norms;
mod read;

use chrono::NaiveDate;
use serde::Serialize;

use super::calibrate::CalibrationOptions;
use super::deficit::Cuts;
use super::deficit::evidence::{Ageing, EvidenceKind};
use crate::boundary::Error;
use crate::network::HierarchyKind;
use crate::text::vocabulary;

vocabulary! {
    /// How levels come from answers.
    Scoring {
        /// By the curves of items, on one scale for all waves; hard items count as hard.
        Calibrated = "calibrated", "по калиброванным заданиям", "by calibrated items";
        /// The share of points, from 0 to 1, with its binomial error: simple, and blind to how hard items are.
        Percent = "percent", "доля баллов", "share of points";
    }
}

vocabulary! {
    /// Which items make one scale.
    ScaleBy {
        Competence = "competence", "компетенция", "competence";
        Area = "area", "область компетенций", "area of competences";
        Instrument = "instrument", "весь инструмент", "the whole instrument";
    }
}

/// Levels as people are used to see them: `origin + unit · level`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScaleUnits {
    /// Where the mean of the first wave stands (a share of points of nought); 0 unless said otherwise.
    pub origin: f64,
    /// How much a deviation of the first wave is (a share of points of one); 1 unless said otherwise.
    pub unit: f64,
}

impl Default for ScaleUnits {
    fn default() -> Self {
        Self { origin: 0.0, unit: 1.0 }
    }
}

/// Declared reliabilities of evidence without a standard error of its own, from 0 to 1: the share of the variance of such
/// assessments that is not error. Evidence without either has no weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reliabilities {
    /// Of tests of others, in the table of assessments.
    pub test: Option<f64>,
    /// Of self-assessments.
    #[serde(rename = "self")]
    pub own: Option<f64>,
    /// Of observed lessons.
    pub observation: Option<f64>,
    /// Of results of pupils.
    pub pupil_results: Option<f64>,
}

impl Reliabilities {
    /// The reliability of a kind.
    pub fn of(&self, kind: EvidenceKind) -> Option<f64> {
        match kind {
            EvidenceKind::Test => self.test,
            EvidenceKind::SelfAssessment => self.own,
            EvidenceKind::Observation => self.observation,
            EvidenceKind::PupilResults => self.pupil_results,
        }
    }
}

/// What a diagnosis is asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DiagnosisOptions {
    /// The day that is asked about.
    pub as_of: NaiveDate,
    /// The day whose knowledge is used; the same day where it is left out.
    pub known: Option<NaiveDate>,
    /// The instrument; may be left out where the region has answers to one alone.
    pub instrument: Option<String>,
    /// How levels come from answers; by calibrated items unless said otherwise.
    pub scoring: Scoring,
    /// Which items make one scale; those of a competence unless said otherwise.
    pub scale_by: ScaleBy,
    /// How items are calibrated.
    pub calibration: CalibrationOptions,
    /// Levels as people are used to see them.
    pub scale: ScaleUnits,
    /// From which probability on a thing is said.
    pub cuts: Cuts,
    /// How evidence loses its worth.
    pub ageing: Ageing,
    /// Reliabilities of other evidence.
    pub reliabilities: Reliabilities,
    /// The most items named that would settle a doubtful case; 5 unless said otherwise.
    pub settle: usize,
    /// From how many persons on a shared deficit that no activity covers is a request for a programme; 5 unless said otherwise.
    pub request: usize,
    /// The tree over which people are put together; the administrative one unless said otherwise.
    pub hierarchy: HierarchyKind,
}

impl DiagnosisOptions {
    /// Everything as it is unless said otherwise, on a day.
    pub fn on(as_of: NaiveDate) -> Self {
        Self {
            as_of,
            known: None,
            instrument: None,
            scoring: Scoring::Calibrated,
            scale_by: ScaleBy::Competence,
            calibration: CalibrationOptions::default(),
            scale: ScaleUnits::default(),
            cuts: Cuts::default(),
            ageing: Ageing::default(),
            reliabilities: Reliabilities::default(),
            settle: 5,
            request: 5,
            hierarchy: HierarchyKind::Administration,
        }
    }

    /// The same for an instrument.
    #[must_use]
    pub fn with_instrument(mut self, instrument: impl Into<String>) -> Self {
        self.instrument = Some(instrument.into());
        self
    }

    /// Refuses what cannot be computed with, whoever wrote it.
    pub(super) fn check(&self) -> Result<(), Error> {
        let share = |share: f64| (0.0..=1.0).contains(&share);
        let all = [
            self.reliabilities.test,
            self.reliabilities.own,
            self.reliabilities.observation,
            self.reliabilities.pupil_results,
        ];
        let sound = share(self.cuts.deficit)
            && share(self.cuts.no_deficit)
            && self.cuts.no_deficit <= self.cuts.deficit
            && self.ageing.per_year >= 0.0
            && self.ageing.expires >= 0.0
            && self.scale.origin.is_finite()
            && (1e-6..=1e6).contains(&self.scale.unit)
            && all.into_iter().flatten().all(share);
        let help =
            "probabilities and reliabilities go from 0 to 1, `no_deficit` not above `deficit`; the rest is not below 0";
        if sound { Ok(()) } else { Err(Error::new("diagnosis.options", "an option is out of bounds", help)) }
    }
}
