//! The entries of a pack: one file a kind of entry, plain data that serde reads and writes.

mod actor;
mod definition;
mod document;
mod form;
mod function;
mod indicator;
mod measure;
mod note;
mod relation;
mod rule;
mod statement;
mod term;

use std::collections::BTreeMap;

pub use actor::{Actor, ActorKind, ActorNature, AliasUse, Level, PrintedName, Quantity};
pub use definition::{Definition, DefinitionKind, Exclusion, Scope};
pub use document::{Abbreviation, Act, ActCitation, ActRole, Header, Numbering};
pub use form::{Form, FormColumn, FormRow, FormSection, FormSectionKind};
pub use function::{Function, Inference};
pub use indicator::{
    Aggregation, Better, Comparator, Indicator, IndicatorKind, IndicatorUse, Observation, Recurrence, Target,
    TargetStage,
};
pub use measure::{Confidence, Measure, MeasureKind, Reading, Stage, Term, TermKind, Window};
pub use note::{Note, NoteKind};
pub use relation::{JointBasis, Relation, RelationKind, Stated};
pub use rule::{Rule, RuleStrength, RuleUse};
pub use statement::{Competence, CompetenceArea, Statement, StatementKind};
pub use term::{GlossaryTerm, TermClass};

use super::section::Section;
use crate::id::identifier;
use crate::text::Label;

identifier! {
    /// Identifier of an actor: `orb-cnppm`.
    ActorId,
    /// Identifier of a function: `fn-001-3-3-2-1`.
    FunctionId,
    /// Identifier of an indicator: `kpi-001-d2-route-share`.
    IndicatorId,
    /// Identifier of any entry of a pack.
    EntryId,
}

/// Free parameters of a rule or function: what a stage further right reads by name.
pub type Parameters = BTreeMap<String, serde_json::Value>;

/// What every entry of a pack has: an id, a label in two languages, and the clause it stands on.
pub trait Entry {
    /// The stable identifier.
    fn id(&self) -> &str;

    /// The label for people; relations and abbreviations are named by what they tie together.
    fn label(&self) -> Option<&Label>;

    /// The place in the source the entry stands on.
    fn clause(&self) -> &str;

    /// A remark on a doubtful place, if there is one.
    fn note(&self) -> Option<&Label>;

    /// Calls `visit(field, section, id)` for each reference to another entry.
    ///
    /// A section of `None` means that an entry of any section may be meant.
    fn references<'a>(&'a self, visit: &mut dyn FnMut(&'static str, Option<Section>, &'a str));
}

/// Implements [`Entry`] for a struct with `id`, `clause` and `note`; the references are named field by field.
///
/// `one` is an id, `maybe` an optional id, `many` a list of ids.
macro_rules! entry {
    ($name:ident, $label:expr $(, $mode:ident $field:ident : $section:expr)* $(,)?) => {
        impl $crate::norm::entry::Entry for $name {
            fn id(&self) -> &str {
                self.id.as_ref()
            }

            fn label(&self) -> Option<&$crate::text::Label> {
                let of: fn(&Self) -> Option<&$crate::text::Label> = $label;
                of(self)
            }

            fn clause(&self) -> &str {
                &self.clause
            }

            fn note(&self) -> Option<&$crate::text::Label> {
                self.note.as_ref()
            }

            fn references<'a>(
                &'a self,
                visit: &mut dyn FnMut(&'static str, Option<$crate::norm::Section>, &'a str),
            ) {
                let _ = &visit;
                $(entry!(@$mode self, visit, $field, $section);)*
            }
        }
    };
    (@one $self:ident, $visit:ident, $field:ident, $section:expr) => {
        $visit(stringify!($field), $section, $self.$field.as_ref())
    };
    (@maybe $self:ident, $visit:ident, $field:ident, $section:expr) => {
        if let Some(id) = &$self.$field { $visit(stringify!($field), $section, id.as_ref()) }
    };
    (@many $self:ident, $visit:ident, $field:ident, $section:expr) => {
        for id in &$self.$field { $visit(stringify!($field), $section, id.as_ref()) }
    };
}
pub(crate) use entry;

/// Derives what every type of a pack derives: plain comparable data, strict in reading, terse in writing.
macro_rules! data {
    (
        $(#[$meta:meta])*
        pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty),* $(,)? }
    ) => {
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }

        $crate::shape::from_tree!($name { $($field),* });
    };
}
pub(crate) use data;

/// Leaves a default value out of the written form.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
