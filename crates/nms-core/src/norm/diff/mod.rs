//! What differs between two packs or two versions of one.

mod fields;
mod print;

use std::collections::BTreeMap;

use serde::Serialize;

pub use print::print;

use super::pack::NormPack;
use super::section::Section;
use crate::boundary::{Limits, tree};
use crate::shape::Tree;
use crate::text::{Label, vocabulary};
use nms_solver::order::{gather, gather_set};

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
    /// What differs in `other` from this pack.
    ///
    /// Entries are matched by id, and those left over by their concept: the load of a methodist is the same indicator
    /// in two regions although its ids differ. Changes stand in the order of the sections; what was added comes last.
    ///
    /// ```
    /// # #[cfg(feature = "packs")] {
    /// use nms_core::{NormPack, norm::ChangeKind};
    /// let (orenburg, primorye) = (NormPack::load("orenburg-2023")?, NormPack::load("primorye-2022")?);
    /// let changes = orenburg.diff(&primorye);
    /// let load = changes.iter().find(|change| change.kind == ChangeKind::Target);
    /// assert_eq!(load.map(|change| change.message.en.as_str()), Some("at most 250 (2024) → at most 200 (2023)"));
    /// # }
    /// # Ok::<(), nms_core::PackError>(())
    /// ```
    pub fn diff(&self, other: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        for section in Section::ALL {
            let (before, after) = (self.section(*section), other.section(*section));
            let pairs = pairs(&before, &after);
            let matched = gather_set(pairs.values().copied());
            for (id, old) in &before {
                match pairs.get(id).and_then(|other| Some((*other, after.get(other)?))) {
                    Some((other, new)) => fields::compare(*section, (id, old), (other, new), &mut changes),
                    None => changes.push(whole(ChangeKind::Removed, *section, id, old)),
                }
            }
            let added = after.iter().filter(|(id, _)| !matched.contains(*id));
            changes.extend(added.map(|(id, new)| whole(ChangeKind::Added, *section, id, new)));
        }
        changes
    }

    /// The entries of a section as plain values by id.
    fn section(&self, section: Section) -> BTreeMap<&str, Tree> {
        let entries = self.entries().iter().filter(|(found, ..)| *found == section);
        let plain = |id| tree(&self.entry_json(id)?, id, &Limits::default()).ok();
        gather(entries.filter_map(|(.., entry)| Some((entry.id(), plain(entry.id())?))))
    }
}

/// Which entry of the second pack stands for which of the first.
fn pairs<'a>(before: &BTreeMap<&'a str, Tree>, after: &BTreeMap<&'a str, Tree>) -> BTreeMap<&'a str, &'a str> {
    let mut pairs = gather(before.keys().filter(|id| after.contains_key(*id)).map(|id| (*id, *id)));
    fn concept(value: &Tree) -> Option<&str> {
        value.get("concept")?.text()
    }
    let left = after.iter().filter(|(id, _)| !pairs.contains_key(*id));
    let mut by_concept = gather(left.filter_map(|(id, value)| Some((concept(value)?, *id))));
    for (id, value) in before {
        if !pairs.contains_key(id)
            && let Some(other) = concept(value).and_then(|concept| by_concept.remove(concept))
        {
            pairs.insert(*id, other);
        }
    }
    pairs
}

fn whole(kind: ChangeKind, section: Section, id: &str, value: &Tree) -> Change {
    let added = kind == ChangeKind::Added;
    Change {
        kind,
        section,
        before: (!added).then(|| id.to_owned()),
        after: added.then(|| id.to_owned()),
        field: None,
        message: fields::name(value, id),
        clauses: value.get("clause").and_then(Tree::text).map(str::to_owned).into_iter().collect(),
    }
}
