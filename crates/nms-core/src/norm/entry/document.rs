//! The document itself: its acts, its numbering, its abbreviations.

use chrono::NaiveDate;

use super::{EntryId, data, entry};
use crate::text::{Label, vocabulary};

data! {
    /// The head of a pack: which document it is, where and when it holds, what it builds on.
    pub struct Header {
        /// Identifier of the pack: `orenburg-2023`.
        pub id: String,
        /// Name of the document in our own short words.
        pub label: Label,
        /// Version of the pack, `1.0.0`; the document itself does not change.
        pub version: String,
        /// The region or body whose document it is.
        pub jurisdiction: Label,
        /// First day it holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub valid_from: Option<NaiveDate>,
        /// First day it no longer holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub valid_to: Option<NaiveDate>,
        /// The pack this one builds on: its entries hold here too, unless an entry of the same id stands here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub extends: Option<String>,
        /// Entries of the extended pack that do not hold here.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub omits: Vec<EntryId>,
        /// Acts that the document amends.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub amends: Vec<EntryId>,
        /// Acts that the document repeals.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub repeals: Vec<EntryId>,
    }
}

data! {
    /// An act the pack stands on, with each number and date under which the source cites it.
    pub struct Act {
        /// Identifier.
        pub id: EntryId,
        /// Name in our own short words.
        pub label: Label,
        /// What the act is to the pack.
        pub role: ActRole,
        /// Every way in which the source cites it; more than one number or date is a contradiction.
        pub cited: Vec<ActCitation>,
        /// The date that the pack takes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date: Option<NaiveDate>,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(Act, |act| Some(&act.label));

data! {
    /// One citation of an act.
    pub struct ActCitation {
        /// Where it is cited so.
        pub clause: String,
        /// The number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub number: Option<String>,
        /// The date.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date: Option<NaiveDate>,
    }
}

vocabulary! {
    /// What an act is to a pack.
    ActRole {
        Own = "own", "сам документ", "the document itself";
        Basis = "basis", "основание", "a basis";
        Amended = "amended", "изменяемый акт", "amended";
        Repealed = "repealed", "отменяемый акт", "repealed";
        Cited = "cited", "упомянутый акт", "cited";
    }
}

data! {
    /// A numbered list of the source, as printed; gaps and repetitions are findings.
    pub struct Numbering {
        /// Identifier.
        pub id: EntryId,
        /// What is numbered.
        pub label: Label,
        /// The numbers in the order of print.
        pub numbers: Vec<String>,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(Numbering, |numbering| Some(&numbering.label));

data! {
    /// What an abbreviation means in this pack; the same letters may mean something else in another one.
    pub struct Abbreviation {
        /// Identifier.
        pub id: EntryId,
        /// The letters.
        pub text: String,
        /// The entry it stands for, where it stands for one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub of: Option<EntryId>,
        /// What it stands for in words; nothing where the source never says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub meaning: Option<Label>,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(Abbreviation, |abbreviation| abbreviation.meaning.as_ref(), maybe of: None);
