//! The sections of a pack: one list of entries each, under one roof.

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize};

use super::entry::{
    Abbreviation, Act, Actor, Competence, Entry, Form, Function, GlossaryTerm, Indicator, Measure, Note, Numbering,
    Relation, Rule, Statement,
};
use crate::boundary::json;
use crate::shape::{FromTree, Tree};
use crate::text::vocabulary;

/// Declares every section once: its key in the files, the type of its entries and its names for people.
macro_rules! sections {
    ($($(#[$doc:meta])* $key:ident: $variant:ident($entry:ty) = $text:literal, $ru:literal, $en:literal;)+) => {
        vocabulary! {
            /// A section of a pack.
            Section { $($variant = $text, $ru, $en;)+ }
        }

        /// The entries of a pack, section by section, each in the order of its files.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct Entries {
            $($(#[$doc])* #[serde(default)] pub $key: Vec<$entry>,)+
        }

        impl Entries {
            /// Every entry with its section and its place in the section.
            pub fn iter(&self) -> impl Iterator<Item = (Section, usize, &dyn Entry)> {
                let chain = std::iter::empty();
                $(let chain = chain.chain(
                    self.$key.iter().enumerate().map(|(at, e)| (Section::$variant, at, e as &dyn Entry)),
                );)+
                chain
            }

            /// One entry by its place.
            pub fn get(&self, section: Section, at: usize) -> Option<&dyn Entry> {
                match section { $(Section::$variant => self.$key.get(at).map(|e| e as &dyn Entry),)+ }
            }

            /// Reads one entry and puts it last in its section.
            pub(super) fn read(&mut self, section: Section, value: &Tree) {
                match section {
                    $(Section::$variant => self.$key.push(FromTree::from_tree(value)),)+
                }
            }

            /// The JSON text of one entry.
            pub(super) fn entry_json(&self, section: Section, at: usize) -> Option<String> {
                match section {
                    $(Section::$variant => self.$key.get(at).map(json),)+
                }
            }

            /// The JSON text of the list of a section.
            pub(super) fn section_json(&self, section: Section) -> String {
                match section { $(Section::$variant => json(&self.$key),)+ }
            }

            /// Puts the entries of `other` behind those of `self`, section by section.
            pub(super) fn append(&mut self, other: Self) {
                $(self.$key.extend(other.$key);)+
            }

            /// Writes the sections as members of an object.
            pub(super) fn serialize_into<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
                $(object.serialize_entry($text, &self.$key)?;)+
                Ok(())
            }

            /// Leaves only the entries for which `keep` holds.
            pub(super) fn retain(&mut self, keep: &dyn Fn(&str) -> bool) {
                $(self.$key.retain(|e| keep(e.id()));)+
            }
        }
    };
}

sections! {
    /// Acts the document stands on.
    acts: Acts(Act) = "acts", "акты", "acts";
    /// Numbered lists as printed.
    numberings: Numberings(Numbering) = "numberings", "нумерация", "numberings";
    /// What the abbreviations mean here.
    abbreviations: Abbreviations(Abbreviation) = "abbreviations", "сокращения", "abbreviations";
    /// Who acts.
    actors: Actors(Actor) = "actors", "субъекты", "actors";
    /// Who does what.
    functions: Functions(Function) = "functions", "функции", "functions";
    /// Who is tied to whom.
    relations: Relations(Relation) = "relations", "связи", "relations";
    /// Competence areas.
    competences: Competences(Competence) = "competences", "компетенции", "competences";
    /// Rules for planners and checks.
    rules: Rules(Rule) = "rules", "правила", "rules";
    /// Indicators with their targets.
    kpis: Kpis(Indicator) = "kpis", "показатели", "indicators";
    /// Rows of the roadmap.
    roadmap: Roadmap(Measure) = "roadmap", "мероприятия", "measures";
    /// Terms.
    glossary: Glossary(GlossaryTerm) = "glossary", "понятия", "terms";
    /// Goals, tasks, mechanisms.
    statements: Statements(Statement) = "statements", "положения", "statements";
    /// Forms to fill in.
    forms: Forms(Form) = "forms", "формы", "forms";
    /// Doubtful places.
    notes: Notes(Note) = "notes", "сомнительные места", "doubtful places";
}
