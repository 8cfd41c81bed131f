//! The words of an order.

use super::{EntryId, data, entry, is_default};
use crate::text::{Label, vocabulary};

data! {
    /// A term of the glossary (понятие).
    pub struct GlossaryTerm {
        /// Identifier.
        pub id: EntryId,
        /// The term.
        pub label: Label,
        /// What it means, in our own sentence.
        pub definition: Label,
        /// Its abbreviation in the source.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub abbreviation: Option<String>,
        /// Its abbreviation in English.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub abbreviation_en: Option<String>,
        /// What it names.
        #[serde(default, skip_serializing_if = "is_default")]
        pub kind: TermClass,
        /// The source defines it; otherwise it only uses the word and the definition is our reading.
        #[serde(default, skip_serializing_if = "is_default")]
        pub defined_in_source: bool,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(GlossaryTerm, |term| Some(&term.label));

vocabulary! {
    /// What a term names.
    #[derive(Default)]
    TermClass {
        #[default]
        Term = "term", "понятие", "concept";
        InformationSystem = "information_system", "информационная система", "information system";
        Project = "project", "проект", "project";
    }
}
