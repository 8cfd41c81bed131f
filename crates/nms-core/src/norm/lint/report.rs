//! Where the rules write what they find.

use std::collections::BTreeMap;

use super::{Finding, LintRule, Severity};
use crate::norm::entry::Note;
use crate::norm::pack::NormPack;
use crate::text::Label;
use nms_solver::order::gather;

/// Collects findings; code, severity, clause and reading follow from the rule and the entry.
pub(super) struct Report<'p> {
    pack: &'p NormPack,
    /// The notes that a rule finds too, by the rule and the entry.
    notes: BTreeMap<(&'p str, &'p str), &'p Note>,
    rule: (&'static str, Severity),
    findings: Vec<Finding>,
}

impl<'p> Report<'p> {
    pub(super) fn new(pack: &'p NormPack) -> Self {
        let found = pack.notes().iter().filter_map(|note| Some((note.found_by.as_deref()?, note)));
        let notes = gather(found.flat_map(|(rule, note)| note.on.iter().map(move |on| ((rule, on.as_str()), note))));
        Self { pack, notes, rule: ("", Severity::Note), findings: Vec::new() }
    }

    /// What follows is found by this rule.
    pub(super) fn begin(&mut self, rule: &LintRule) {
        self.rule = (rule.code, rule.severity);
    }

    /// Adds a finding about an entry.
    pub(super) fn add(&mut self, entry: &str, ru: impl Into<String>, en: impl Into<String>) {
        self.add_with(entry, ru, en, Vec::new());
    }

    /// Adds a finding about an entry and others.
    pub(super) fn add_with(&mut self, entry: &str, ru: impl Into<String>, en: impl Into<String>, related: Vec<String>) {
        let code = self.rule.0;
        let note = self.notes.get(&(code, entry));
        self.push(Finding {
            code: code.to_owned(),
            severity: self.rule.1,
            entry: Some(entry.to_owned()),
            message: Label::new(ru, en),
            reading: note.map(|note| note.reading.clone()),
            clause: self.pack.entry(entry).map(|(_, entry)| entry.clause().to_owned()).unwrap_or_default(),
            related,
        });
    }

    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(super) fn rule(&self) -> (&'static str, Severity) {
        self.rule
    }

    pub(super) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
