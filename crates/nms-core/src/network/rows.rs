//! The rows a region brings to its network: organisations and the ties between them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::norm::entry::{Level, RelationKind};

/// An organisation of a region: a school, a municipality, a centre (table `organisations`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Identifier, unique among the organisations and the actors of the pack.
    pub id: String,
    /// Kind: `school`, `municipality`, … An actor of the pack that is a template of this kind becomes its role.
    pub kind: String,
    /// Name to show; the id where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The level it works at.
    pub level: Level,
    /// The territory it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub territory: Option<String>,
    /// Whether it stands in the countryside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rural: Option<bool>,
    /// Latitude, degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Longitude, degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
}

/// A dated tie between two organisations, or an organisation and an actor of the pack (table `relations`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// The one it starts from.
    pub from: String,
    /// The one it leads to.
    pub to: String,
    /// What ties them: `part_of`, `serves`, `acts_as`, …
    pub kind: RelationKind,
    /// First day it holds; from the beginning where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// First day it no longer holds; open where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
}

/// What a region adds to the actors of its pack.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegionRows {
    /// Organisations.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    /// Ties.
    #[serde(default)]
    pub relations: Vec<Tie>,
}
