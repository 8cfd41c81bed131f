//! Deficits: how probable it is that a level is below the required one.

pub(crate) mod evidence;
mod settle;
pub(crate) mod verdict;

use serde::Serialize;

use crate::text::vocabulary;
use evidence::Belief;
pub use evidence::{Ageing, Evidence, EvidenceKind, LeftOut};
pub use settle::{Settling, SettlingItem};

vocabulary! {
    /// What is known of a required competence of a person.
    DeficitStatus {
        /// The level is probably below the required one.
        Deficit = "deficit", "дефицит", "deficit";
        /// It is probably not.
        NoDeficit = "no_deficit", "нет дефицита", "no deficit";
        /// Neither is probable enough to be said.
        NotEnoughEvidence = "not_enough_evidence", "недостаточно данных", "not enough evidence";
    }
}

vocabulary! {
    /// Why there is not enough evidence.
    DoubtReason {
        NoEvidence = "no_evidence", "нет данных", "there is no evidence";
        Expired = "expired", "данные устарели", "the evidence is too old";
        NoReliability = "no_reliability", "надёжность данных не объявлена", "the evidence has no declared reliability";
        Unsure = "unsure", "уровень слишком близок к требуемому", "the level is too close to the required one";
    }
}

/// From which probability on a thing is said.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cuts {
    /// A deficit; 0.8 unless said otherwise.
    pub deficit: f64,
    /// No deficit, below this probability of one; 0.2 unless said otherwise.
    pub no_deficit: f64,
}

impl Default for Cuts {
    fn default() -> Self {
        Self { deficit: 0.8, no_deficit: 0.2 }
    }
}

/// A deficit as a probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Judgement {
    /// That the level is below the required one.
    pub(crate) probability: f64,
    /// By how much it is then expected to be below.
    pub(crate) severity: f64,
}

/// Judges a level against the required one.
pub(crate) fn judge(belief: Belief, required: f64) -> Judgement {
    // Φ(z).
    let z = (required - belief.mean) / belief.deviation;
    let probability = 0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2);
    let shortfall = shortfall(belief, required);
    Judgement { probability, severity: if probability > 1e-12 { shortfall / probability } else { 0.0 } }
}

/// By how much a level is expected to be below the required one, nought where it is not: `E[(r − θ)⁺] = σ · (z · Φ(z) + φ(z))`.
pub(crate) fn shortfall(belief: Belief, required: f64) -> f64 {
    let z = (required - belief.mean) / belief.deviation;
    let probability = 0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2);
    let density = libm::exp(-0.5 * z * z) / (2.0 * std::f64::consts::PI).sqrt();
    // Far above the required level it is nought to all digits.
    (belief.deviation * (z * probability + density)).max(0.0)
}

impl Cuts {
    /// What can be said at a probability.
    pub(crate) fn status(&self, probability: f64) -> DeficitStatus {
        if probability >= self.deficit {
            DeficitStatus::Deficit
        } else if probability <= self.no_deficit {
            DeficitStatus::NoDeficit
        } else {
            DeficitStatus::NotEnoughEvidence
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_at_the_required_one_is_a_deficit_in_half_the_cases() {
        // At z = 0: Φ = 1/2; E[(−X)⁺] = deviation · φ(0) = 0.5 · 0.398942; given a deficit, twice that.
        let judged = judge(Belief { mean: 1.0, deviation: 0.5 }, 1.0);
        assert!((judged.probability - 0.5).abs() < 1e-15 && (judged.severity - 0.398_942_28).abs() < 1e-8);
        // One deviation below: Φ(1) = 0.841345.
        assert!((judge(Belief { mean: 0.0, deviation: 1.0 }, 1.0).probability - 0.841_344_75).abs() < 1e-8);
        // Far above, and far below.
        let far = |mean| judge(Belief { mean, deviation: 0.1 }, 0.0);
        assert!(far(9.0).severity.abs() < 1e-9 && far(9.0).probability < 1e-9);
        assert!((far(-9.0).severity - 9.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_said_depends_on_the_cuts() {
        let cuts = Cuts::default();
        let said = [0.8, 0.79, 0.2].map(|probability| cuts.status(probability).as_str());
        assert_eq!(said, ["deficit", "not_enough_evidence", "no_deficit"]);
    }
}
