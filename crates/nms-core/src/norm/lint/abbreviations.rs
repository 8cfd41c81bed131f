//! The same letters must mean the same thing, and mean something.

use std::collections::BTreeMap;

use super::report::Report;
use super::{Finding, Severity};
use crate::norm::pack::NormPack;
use crate::text::Label;

/// What an abbreviation means in a pack.
struct Meaning<'p> {
    /// The entry that says so.
    entry: &'p str,
    /// By what two meanings are compared: the concept, else the id of what it names.
    key: &'p str,
    label: &'p Label,
    clause: &'p str,
}

/// The meanings of each abbreviation of actors and of the pack's own list.
fn meanings_of(pack: &NormPack) -> BTreeMap<&str, Vec<Meaning<'_>>> {
    let mut all: BTreeMap<&str, Vec<Meaning<'_>>> = BTreeMap::new();
    let key_of = |id| pack.actor(id).and_then(|actor| actor.concept.as_deref()).unwrap_or(id);
    for actor in pack.actors() {
        if let Some(text) = &actor.abbreviation {
            let (entry, label, clause) = (actor.id.as_str(), &actor.label, actor.clause.as_str());
            all.entry(text).or_default().push(Meaning { entry, key: key_of(entry), label, clause });
        }
    }
    for abbreviation in pack.abbreviations() {
        let entry = abbreviation.id.as_str();
        if let Some(label) = &abbreviation.meaning {
            let key = abbreviation.of.as_ref().map_or(entry, |of| key_of(of.as_str()));
            let clause = abbreviation.clause.as_str();
            all.entry(&abbreviation.text).or_default().push(Meaning { entry, key, label, clause });
        }
    }
    all
}

/// An abbreviation with two meanings in one document.
pub(super) fn meanings(pack: &NormPack, report: &mut Report<'_>) {
    for (text, meanings) in meanings_of(pack) {
        let Some((last, others)) = meanings.split_last() else { continue };
        if others.iter().any(|other| other.key != last.key) {
            let of = |language| meanings.iter().map(|m| m.label.get(language)).collect::<Vec<_>>().join("; ");
            let [ru, en] = [of(crate::Language::Russian), of(crate::Language::English)];
            let related = others.iter().map(|other| other.entry.to_owned()).collect();
            report.add_with(last.entry, format!("{text}: {ru}"), format!("{text}: {en}"), related);
        }
    }
}

/// An abbreviation that the source never expands.
pub(super) fn unexpanded(pack: &NormPack, report: &mut Report<'_>) {
    for abbreviation in pack.abbreviations().iter().filter(|abbreviation| abbreviation.meaning.is_none()) {
        let text = &abbreviation.text;
        let related = abbreviation.of.iter().map(ToString::to_string).collect();
        let (ru, en) = (format!("{text} не раскрыто"), format!("{text} is not expanded"));
        report.add_with(abbreviation.id.as_str(), ru, en, related);
    }
}

/// Findings between packs: an abbreviation that means different things in different documents.
///
/// The entry of a finding is that of the last pack; `related` names the packs with the other meanings.
///
/// ```
/// # #[cfg(feature = "packs")] {
/// use nms_core::{NormPack, norm::lint_together};
/// let (orenburg, smolensk) = (NormPack::load("orenburg-2023")?, NormPack::load("smolensk-2018")?);
/// let findings = lint_together(&[&orenburg, &smolensk]);
/// assert!(findings.iter().any(|finding| finding.message.ru.starts_with("МОЦ")));
/// # }
/// # Ok::<(), nms_core::PackError>(())
/// ```
pub fn lint_together(packs: &[&NormPack]) -> Vec<Finding> {
    let mut all: BTreeMap<&str, Vec<(&str, Meaning<'_>)>> = BTreeMap::new();
    for pack in packs {
        for (text, meanings) in meanings_of(pack) {
            all.entry(text).or_default().extend(meanings.into_iter().map(|meaning| (pack.id(), meaning)));
        }
    }
    let mut findings = Vec::new();
    for (text, meanings) in all {
        let Some((last_pack, last)) = meanings.last() else { continue };
        let others: Vec<_> =
            meanings.iter().filter(|(pack, other)| pack != last_pack && other.key != last.key).collect();
        if others.is_empty() {
            continue;
        }
        let of = |language| {
            let each = meanings.iter().map(|(pack, meaning)| format!("{pack}: {}", meaning.label.get(language)));
            each.collect::<Vec<_>>().join("; ")
        };
        let [ru, en] = [of(crate::Language::Russian), of(crate::Language::English)];
        findings.push(Finding {
            code: "abbreviation.homonym".to_owned(),
            severity: Severity::Warning,
            entry: Some(last.entry.to_owned()),
            message: Label::new(format!("{text} — {ru}"), format!("{text} — {en}")),
            reading: None,
            clause: last.clause.to_owned(),
            related: others.iter().map(|(pack, _)| (*pack).to_owned()).collect(),
        });
    }
    findings
}
