//! The few items that would settle a doubtful case.

use serde::Serialize;

use super::verdict::{Court, Verdict};
use super::{DeficitStatus, DoubtReason};
use crate::diagnosis::diagnose::Diagnosis;
use crate::diagnosis::rounded::rounded;
use nms_solver::order::{gather_set, sorted};

/// An item that would tell most about a doubtful case.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SettlingItem {
    /// The item.
    pub item: String,
    /// How much an answer tells at the level the person is believed to have (Fisher's information).
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub information: f64,
    /// The standard error expected after it and those before it.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub standard_error: f64,
}

/// What would settle a doubtful case.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Settling {
    /// Items the person has not answered in the latest wave, the most telling first.
    pub items: Vec<SettlingItem>,
    /// Whether after all of them the case is expected to be settled, if the level stays what it is believed to be.
    pub settles: bool,
}

impl Diagnosis {
    /// The items that would settle a case in doubt; nothing for a case that is settled, or where no items are calibrated.
    pub(crate) fn settling(&self, court: &Court<'_>, verdict: &Verdict) -> Option<Settling> {
        let doubtful =
            verdict.status == DeficitStatus::NotEnoughEvidence && verdict.reason != Some(DoubtReason::NoReliability);
        let [scale] = court.sources(verdict.competence) else { return None };
        let scale = self.scales.get(*scale).filter(|_| doubtful)?;
        let wave = scale.waves.iter().rev().find(|wave| wave.everybody.is_some())?;
        let everybody = wave.everybody?;
        let belief = verdict.belief.unwrap_or(everybody);
        // From the units people are used to, back to those of the wave's own items.
        let unit = everybody.deviation;
        let level = (belief.mean - everybody.mean) / unit;
        // What was asked in any wave tells no more when it is asked again.
        let asked = scale.waves.iter().filter_map(|wave| Some((wave, wave.place(verdict.person)?)));
        let asked = asked.flat_map(|(wave, place)| {
            let items = wave.sheet.scores.items();
            wave.sheet.scores.row(place).iter().filter_map(|response| items.get(response.item as usize))
        });
        let asked = gather_set(asked.map(|item| item.id.as_str()));
        let items = wave.calibration.as_ref()?.items.iter();
        let items: Vec<(f64, &str)> = items
            .filter(|item| !asked.contains(item.id.as_str()))
            .filter_map(|item| Some((item.information(level)?, item.id.as_str())))
            .collect();
        let items = sorted(items, |a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let mut precision = unit * unit / (belief.deviation * belief.deviation);
        let mut settling = Settling { items: Vec::new(), settles: false };
        for (information, item) in items.into_iter().take(self.options.settle) {
            precision += information;
            let standard_error = unit / precision.sqrt();
            settling.items.push(SettlingItem { item: item.to_owned(), information, standard_error });
            let after = super::evidence::Belief { mean: belief.mean, deviation: standard_error };
            let probability = super::judge(after, verdict.required).probability;
            if self.options.cuts.status(probability) != DeficitStatus::NotEnoughEvidence {
                settling.settles = true;
                break;
            }
        }
        Some(settling)
    }
}
