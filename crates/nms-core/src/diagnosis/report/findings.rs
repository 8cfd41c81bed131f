//! What stands in the way of a diagnosis, all at once.

use crate::boundary::{Error, few, shown};
use crate::diagnosis::calendar::CalendarCheck;
use crate::diagnosis::calibrate::Status;
use crate::diagnosis::diagnose::Diagnosis;

/// Items that a message names.
const NAMED: usize = 5;

impl Diagnosis {
    /// What a reader should know before using it: `item.no_competence`; of each scale in each wave, named in
    /// [`Error::path`], what its design lacks (`design.disconnected`, `item.unanswered`, `item.constant`), why it has no levels
    /// (`calibration.empty`, `link.no_common_items`), and `calibration.budget` where the steps allowed did not do.
    pub fn findings(&self) -> Vec<Error> {
        let mut findings = Vec::new();
        if !self.without_competence.is_empty() {
            let help = "name the competence of each in the table `items`, or make one scale of the whole instrument";
            findings.push(listed("item.no_competence", "without a competence", &self.without_competence, help));
        }
        for (scale, name, wave) in self.each_wave() {
            let place = format!("scale `{}`, wave `{}`", shown(&scale.id), shown(name));
            let at = |finding: &Error| {
                let inner = finding.path.as_deref().map_or(String::new(), |inner| format!(", {inner}"));
                finding.clone().at(format!("{place}{inner}"))
            };
            findings.extend(wave.design.findings.iter().map(at));
            findings.extend(wave.fault.iter().map(at));
            if let Some(calibration) =
                wave.calibration.as_ref().filter(|calibration| calibration.status == Status::BudgetEnded)
            {
                let message = format!("the items were still moving after {} steps", calibration.iterations);
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

fn listed(code: &str, what: &str, items: &[String], help: &str) -> Error {
    let named = few(items.iter().map(String::as_str), NAMED, " and ");
    Error::new(code, format!("{} items {what}: {named}", items.len()), help)
}
