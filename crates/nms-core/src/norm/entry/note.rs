//! Doubtful places of a source: recorded and reported, never silently mended.

use super::{EntryId, data, entry};
use crate::text::{Label, vocabulary};

data! {
    /// A contradiction, gap or damage of the source, with the reading that the pack chose.
    pub struct Note {
        /// Identifier.
        pub id: EntryId,
        /// What sort of doubt it is.
        pub kind: NoteKind,
        /// The entries it concerns; none where it concerns the document as a whole.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub on: Vec<EntryId>,
        /// What is doubtful.
        pub label: Label,
        /// How the pack reads it.
        pub reading: Label,
        /// The lint rule that finds the same by itself; the note then only adds the reading.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub found_by: Option<String>,
        /// Where it stands.
        pub clause: String,
        /// A remark.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(Note, |note| Some(&note.label), many on: None);

vocabulary! {
    /// The sort of a doubtful place.
    NoteKind {
        Contradiction = "contradiction", "противоречие", "contradiction";
        Damage = "damage", "повреждение текста", "damage of the text";
        Missing = "missing", "пропуск", "missing value";
        Unexpanded = "unexpanded", "нераскрытое сокращение", "abbreviation not expanded";
    }
}
