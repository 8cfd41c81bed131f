//! Forms that schools fill in.

use chrono::NaiveDate;

use super::{ActorId, EntryId, data, entry, is_default};
use crate::norm::Section;
use crate::text::{Label, vocabulary};

data! {
    /// A form (форма) with its sections, columns and rows.
    pub struct Form {
        /// Identifier.
        pub id: EntryId,
        /// Name in our own short words.
        pub label: Label,
        /// Who hands it in.
        pub submitted_by: ActorId,
        /// To whom.
        pub submitted_to: ActorId,
        /// By which day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due: Option<NaiveDate>,
        /// In what shape: `electronic`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub format: Option<String>,
        /// Its sections.
        pub sections: Vec<FormSection>,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(
    Form, |form| Some(&form.label),
    one submitted_by: Some(Section::Actors),
    one submitted_to: Some(Section::Actors),
);

data! {
    /// A section of a form.
    pub struct FormSection {
        /// Identifier inside the form.
        pub id: EntryId,
        /// Name.
        pub label: Label,
        /// Whether its rows are given.
        pub kind: FormSectionKind,
        /// Columns.
        pub columns: Vec<FormColumn>,
        /// Rows.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub rows: Vec<FormRow>,
        /// Conditions between cells, in words.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub checks: Vec<Label>,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

data! {
    /// A column of a form.
    pub struct FormColumn {
        /// Identifier inside the section.
        pub id: String,
        /// Heading.
        pub label: Label,
        /// Type of its cells: `integer`, `decimal`, `text`, `string`, `per-row`.
        pub r#type: String,
        /// Unit of its cells.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<String>,
        /// Columns of one group split the same people.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub group: Option<String>,
        /// First year of experience counted here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub from_year: Option<u32>,
        /// Last year of experience counted here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to_year: Option<u32>,
        /// Smallest value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub min: Option<u32>,
        /// Largest value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub max: Option<u32>,
        /// Parts of a cell.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub parts: Vec<String>,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

data! {
    /// A row of a form.
    pub struct FormRow {
        /// Identifier inside the section.
        pub id: String,
        /// The number printed before it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub number: Option<String>,
        /// Heading; empty where the source printed none.
        pub label: Label,
        /// `total`, `part`, `including`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub role: Option<String>,
        /// What a percentage is of: `X` for none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub percent: Option<String>,
        /// Type of the row's cells, where it depends on the row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub r#type: Option<String>,
        /// Unit of the row's cells.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<String>,
        /// The values to choose from.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub options: Vec<String>,
        /// The filler names what is counted.
        #[serde(default, skip_serializing_if = "is_default")]
        pub specify: bool,
        /// The indicator that the row yields.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub indicator: Option<EntryId>,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

vocabulary! {
    /// Whether the rows of a section are given.
    FormSectionKind {
        Matrix = "matrix", "таблица", "given rows";
        FreeRows = "free_rows", "свободные строки", "any number of rows";
    }
}
