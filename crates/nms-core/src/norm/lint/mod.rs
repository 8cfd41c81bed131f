//! Contradictions of an order, found by rules; doubtful places that no rule can find are its notes.

use serde::Serialize;

use super::pack::NormPack;
use crate::text::{Label, vocabulary};

vocabulary! {
    /// How grave a finding is.
    Severity {
        Error = "error", "противоречие", "contradiction";
        Warning = "warning", "предупреждение", "warning";
        Note = "note", "пометка", "note";
    }
}

/// One finding of the linter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The rule: `joint.one-sided`; `note` for a doubtful place that stands in the pack.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// The entry it is about; nothing where it is about the document.
    pub entry: Option<String>,
    /// What was found.
    pub message: Label,
    /// How the pack reads the doubtful place, where it says so.
    pub reading: Option<Label>,
    /// The clause.
    pub clause: String,
    /// Other entries it concerns.
    pub related: Vec<String>,
}

impl NormPack {
    /// All findings of the linter, in the order of the rules and of the pack.
    pub fn lint(&self) -> Vec<Finding> {
        Vec::new()
    }
}

/// Findings between packs: an abbreviation that means different things in different documents.
pub fn lint_together(packs: &[&NormPack]) -> Vec<Finding> {
    let _ = packs;
    Vec::new()
}
