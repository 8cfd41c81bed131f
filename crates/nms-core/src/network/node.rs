//! What stands in a network and what ties it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::decimal::Decimal;
use crate::norm::entry::{FunctionId, Level, RelationKind, Stated};
use crate::text::Label;

/// An actor of the pack or an organisation of the region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Node {
    /// Identifier.
    pub id: String,
    /// Name.
    pub label: Label,
    /// Abbreviation, if there is one.
    pub abbreviation: Option<String>,
    /// Kind: a word of the pack's kinds of actors, or the kind of organisation.
    pub kind: String,
    /// The level it works at.
    pub level: Level,
    /// Where it comes from.
    pub origin: Origin,
    /// The territory an organisation stands in.
    pub territory: Option<String>,
    /// Whether an organisation stands in the countryside.
    pub rural: Option<bool>,
    /// Latitude of an organisation, degrees north.
    pub lat: Option<Decimal>,
    /// Longitude of an organisation, degrees east.
    pub lon: Option<Decimal>,
    /// The clause an actor stands on.
    pub clause: Option<String>,
}

/// Where a node comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// An actor of the pack: the order names it.
    Pack,
    /// An organisation of the region.
    Region,
}

/// A tie of the network, with the names of both ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Edge {
    /// The one it starts from.
    pub from: String,
    /// The one it leads to.
    pub to: String,
    /// What ties them.
    pub kind: RelationKind,
    /// The relation of the pack it comes from.
    pub relation: Option<String>,
    /// The function that makes them joint.
    pub function: Option<FunctionId>,
    /// Whether the source says it.
    pub stated: Stated,
    /// First day it holds.
    pub valid_from: Option<NaiveDate>,
    /// First day it no longer holds.
    pub valid_to: Option<NaiveDate>,
    /// The clause it stands on.
    pub clause: Option<String>,
}

/// A tie as it is kept inside: everything but the ends.
#[derive(Clone, Debug)]
pub(super) struct Bond {
    pub(super) kind: RelationKind,
    pub(super) relation: Option<String>,
    pub(super) function: Option<FunctionId>,
    pub(super) stated: Stated,
    pub(super) valid_from: Option<NaiveDate>,
    pub(super) valid_to: Option<NaiveDate>,
    pub(super) clause: Option<String>,
}

impl Bond {
    /// Whether the tie holds on a day; without a day, whether it is still open.
    pub(super) fn holds(&self, as_of: Option<NaiveDate>) -> bool {
        match as_of {
            Some(day) => self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day < to),
            None => self.valid_to.is_none(),
        }
    }
}
