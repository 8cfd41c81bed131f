//! Field by field: what differs between two entries that stand for each other.

use super::{Change, ChangeKind};
use crate::norm::entry::Comparator;
use crate::norm::section::Section;
use crate::shape::{FromTree, Kind, Tree};
use crate::text::{Label, Language};
use nms_solver::order::gather_set;

/// Fields that say where an entry stands and not what it says.
const PLACE: [&str; 3] = ["id", "clause", "concept"];

/// Adds a change for each field in which the two entries differ.
pub(super) fn compare(section: Section, before: (&str, &Tree), after: (&str, &Tree), changes: &mut Vec<Change>) {
    let (old, new) = (before.1, after.1);
    let names = gather_set(old.members().iter().chain(new.members()).map(|member| member.key.as_str()));
    let clauses: Vec<_> =
        [old, new].into_iter().filter_map(|entry| entry.get("clause")?.text()).map(str::to_owned).collect();
    for name in names.into_iter().filter(|name| !PLACE.contains(name)) {
        let (old, new) = (old.get(name).unwrap_or(&Tree::NOTHING), new.get(name).unwrap_or(&Tree::NOTHING));
        if old == new {
            continue;
        }
        let kind = match name {
            "label" => ChangeKind::Relabelled,
            "target" => ChangeKind::Target,
            "term" => ChangeKind::Term,
            "actor" | "joint_with" | "responsible" | "executors" | "holder_unstated" => ChangeKind::Responsibility,
            _ => ChangeKind::Changed,
        };
        let words = |language| format!("{} → {}", short(words(name, old, language)), short(words(name, new, language)));
        changes.push(Change {
            kind,
            section,
            before: Some(before.0.to_owned()),
            after: Some(after.0.to_owned()),
            field: Some(name.to_owned()),
            message: Label::new(words(Language::Russian), words(Language::English)),
            clauses: clauses.clone(),
        });
    }
}

/// The name of an entry for people: its label, or what it ties together, or its id.
pub(super) fn name(value: &Tree, id: &str) -> Label {
    let named = ["label", "meaning"].iter().find_map(|key| label(value.get(key)?));
    let ends = || {
        let text = |key: &str| value.get(key).and_then(Tree::text);
        Some(Label::same(format!("{} {} {}", text("from")?, text("kind")?, text("to")?)))
    };
    named.or_else(ends).unwrap_or_else(|| Label::same(id))
}

/// A text cut to the length of a line or two.
fn short(text: String) -> String {
    match text.char_indices().nth(160) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}

/// A value in words: a target as a bound, a term as printed, lists with commas, nothing as a dash.
fn words(field: &str, value: &Tree, language: Language) -> String {
    match (field, &value.kind) {
        (_, Kind::Null | Kind::NoNumber) => "—".to_owned(),
        ("target", _) => bound(value, language),
        ("term", _) => value.get("text").map(|text| words("", text, language)).unwrap_or_default(),
        (_, Kind::Text(text)) => text.clone(),
        (_, Kind::List(items)) => items.iter().map(|item| words("", item, language)).collect::<Vec<_>>().join(", "),
        (_, Kind::Table(members)) => match label(value) {
            Some(label) => label.get(language).to_owned(),
            None => {
                let parts = members.iter().map(|m| format!("{}: {}", m.key, words("", &m.value, language)));
                format!("({})", parts.collect::<Vec<_>>().join("; "))
            }
        },
        (_, Kind::Bool(truth)) => truth.to_string(),
        (_, Kind::Integer(number)) => number.to_string(),
        (_, Kind::Decimal(number)) => number.to_string(),
    }
}

/// `at most 250 (2024)`.
fn bound(target: &Tree, language: Language) -> String {
    let comparator = target.get("comparator").map(Comparator::from_tree).unwrap_or_default();
    let part = |key: &str| target.get(key).map(|part| words("", part, language));
    let value = part("value").map(|value| format!(" {value}")).unwrap_or_default();
    let when = part("due").or_else(|| part("year")).map(|when| format!(" ({when})")).unwrap_or_default();
    format!("{}{value}{when}", comparator.label().get(language))
}

/// The value as a label, if it is one.
fn label(value: &Tree) -> Option<Label> {
    Some(Label::new(value.get("ru")?.text()?, value.get("en")?.text()?))
}
