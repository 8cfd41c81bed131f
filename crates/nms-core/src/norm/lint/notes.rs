//! Doubtful places that stand in the pack, and notes that have lost their ground.

use super::report::Report;
use super::{Finding, Severity};
use crate::norm::entry::Note;
use crate::norm::pack::NormPack;
use nms_solver::order::gather_set;

/// Notes that no rule finds, and the remarks of single entries.
pub(super) fn notes(pack: &NormPack, report: &mut Report<'_>) {
    let (code, severity) = report.rule();
    for note in pack.notes().iter().filter(|note| note.found_by.is_none()) {
        report.push(about(note, code, severity));
    }
    for (_, _, entry) in pack.entries().iter() {
        if let Some(remark) = entry.note() {
            report.add(entry.id(), remark.ru.clone(), remark.en.clone());
        }
    }
}

/// Notes that say a rule finds them, while it finds nothing on their entries.
pub(super) fn stale(pack: &NormPack, report: &mut Report<'_>) {
    let (code, severity) = report.rule();
    let found = gather_set(report.findings().iter().flat_map(|finding| {
        let ids = finding.entry.iter().chain(&finding.related);
        ids.map(|id| (finding.code.clone(), id.clone()))
    }));
    for note in pack.notes() {
        let Some(rule) = &note.found_by else { continue };
        if !note.on.iter().any(|on| found.contains(&(rule.clone(), on.to_string()))) {
            let mut finding = about(note, code, severity);
            finding.message.ru = format!("правило {rule} этого не находит: {}", note.label.ru);
            finding.message.en = format!("the rule {rule} does not find this: {}", note.label.en);
            report.push(finding);
        }
    }
}

fn about(note: &Note, code: &str, severity: Severity) -> Finding {
    let mut on = note.on.iter().map(ToString::to_string);
    Finding {
        code: code.to_owned(),
        severity,
        entry: on.next(),
        message: note.label.clone(),
        reading: Some(note.reading.clone()),
        clause: note.clause.clone(),
        related: on.chain([note.id.to_string()]).collect(),
    }
}
