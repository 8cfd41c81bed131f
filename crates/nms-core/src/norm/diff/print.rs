//! Changes as lines for people.

use super::{Change, ChangeKind};
use crate::text::Language;

/// The changes as text, a heading for each section and a line for each change.
///
/// ```
/// # #[cfg(feature = "packs")] {
/// use nms_core::{Language, NormPack, norm::diff};
/// let pack = NormPack::load("orenburg-2023")?;
/// assert_eq!(diff::print(&pack.diff(&pack), Language::English), "no differences\n");
/// # }
/// # Ok::<(), nms_core::PackError>(())
/// ```
pub fn print(changes: &[Change], language: Language) -> String {
    if changes.is_empty() {
        let nothing = match language {
            Language::Russian => "различий нет\n",
            Language::English => "no differences\n",
        };
        return nothing.to_owned();
    }
    let mut text = String::new();
    for group in changes.chunk_by(|a, b| a.section == b.section) {
        if let Some(first) = group.first() {
            text.push_str(&format!("{} ({})\n", first.section.label().get(language), group.len()));
        }
        for change in group {
            text.push_str(&line(change, language));
        }
    }
    text
}

fn line(change: &Change, language: Language) -> String {
    let sign = match change.kind {
        ChangeKind::Added => "+",
        ChangeKind::Removed => "−",
        _ => "~",
    };
    let ids = match (&change.before, &change.after) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (Some(id), _) | (None, Some(id)) => id.clone(),
        (None, None) => String::new(),
    };
    let what = match (change.kind, &change.field) {
        (ChangeKind::Changed, Some(field)) => format!("{} `{field}`", change.kind.label().get(language)),
        (kind, _) => kind.label().get(language).to_owned(),
    };
    let clauses = change.clauses.join(" / ");
    format!("  {sign} {ids}: {what}: {} [{clauses}]\n", change.message.get(language))
}
