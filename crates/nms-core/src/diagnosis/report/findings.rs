//! What stands in the way of a diagnosis, all at once.

use crate::boundary::{Error, counted, few, shown};
use crate::diagnosis::calendar::CalendarCheck;
use crate::diagnosis::calibrate::Status;
use crate::diagnosis::diagnose::Diagnosis;
use crate::diagnosis::figure::figure;
use crate::diagnosis::scale::Scale;
use crate::diagnosis::scores::unanswered;

/// Items that a message names.
const NAMED: usize = 5;

impl Diagnosis {
    /// What a reader should know before using it: `item.no_competence` and `item.no_scale`; of each scale `item.unanswered` where nobody answered
    /// an item in any wave; of each scale in each wave, named in [`Error::path`], what its design lacks
    /// (`design.disconnected`, `item.constant`), why it has no levels (`calibration.empty`, `link.no_common_items`), and
    /// `calibration.budget` where the steps allowed did not do.
    pub fn findings(&self) -> Vec<Error> {
        let mut findings = Vec::new();
        if !self.without_competence.is_empty() {
            let help = "name the competence of each in the table `items`, or make one scale of the whole instrument";
            findings.push(listed("item.no_competence", "without a competence", &self.without_competence, help));
        }
        if !self.without_scale.is_empty() {
            let help = "say in the table `items` to which of its competences each belongs, or make one scale of the whole instrument";
            findings.push(listed("item.no_scale", "with several competences and no scale", &self.without_scale, help));
        }
        for scale in self.scales.iter() {
            findings.extend(unanswered_ever(scale));
        }
        for (scale, name, wave) in self.each_wave() {
            let place = format!("scale `{}`, wave `{}`", shown(&scale.id), shown(name));
            let at = |finding: &Error| {
                let inner = finding.path.as_deref().map_or(String::new(), |inner| format!(", {inner}"));
                finding.clone().at(format!("{place}{inner}"))
            };
            // An item that was given in another wave is not missed in this one.
            let own = wave.design.findings.iter().filter(|finding| finding.code != "item.unanswered");
            findings.extend(own.map(at));
            findings.extend(wave.fault.iter().map(at));
            if let Some(calibration) =
                wave.calibration.as_ref().filter(|calibration| calibration.status == Status::BudgetEnded)
            {
                let steps = counted(calibration.iterations, "step");
                let last =
                    figure(calibration.last_change).map_or_else(String::new, |last| format!(", by {last} in the last"));
                let message = format!("the items were still moving after {steps}{last}");
                let help = "allow more `iterations`, or take a prior";
                findings.push(Error::new("calibration.budget", message, help).at(place));
            }
        }
        findings
    }

    /// The calendar of the pack against the days of the answers to the instrument; empty without a pack.
    pub fn calendar(&self) -> &CalendarCheck {
        &self.calendar
    }
}

/// The items of a scale that nobody answered in any of its waves, whose sheets have the same items.
fn unanswered_ever(scale: &Scale) -> impl Iterator<Item = Error> + '_ {
    let items = scale.waves.first().map_or(&[][..], |wave| wave.sheet.scores.items());
    let never = |item: &usize| scale.waves.iter().all(|wave| wave.sheet.scores.answered(*item) == 0);
    items
        .iter()
        .enumerate()
        .filter(move |(item, _)| never(item))
        .map(|(_, item)| unanswered().at(format!("scale `{}`, item `{}`", shown(&scale.id), shown(&item.id))))
}

fn listed(code: &str, what: &str, items: &[String], help: &str) -> Error {
    let named = few(items.iter().map(String::as_str), NAMED, " and ");
    Error::new(code, format!("{} {what}: {named}", counted(items.len(), "item")), help)
}
