//! The rows a region brings to its network: organisations and the ties between them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::boundary::{Error, Limits, Several, tree};
use crate::decimal::Decimal;
use crate::norm::entry::{Level, RelationKind};
use crate::shape::{FromTree, Schema, check, from_tree};

/// The shape of the rows of a network.
static SCHEMA: Schema = Schema::new(include_str!("../../schemas/rows.shape.json"));

/// An organisation of a region: a school, a municipality, a centre (table `organisations`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    pub lat: Option<Decimal>,
    /// Longitude, degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<Decimal>,
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

from_tree!(Organisation { id, kind, title, level, territory, rural, lat, lon });
from_tree!(Tie { from, to, kind, valid_from, valid_to });
from_tree!(RegionRows { organisations, relations });

impl RegionRows {
    /// Reads the rows from their JSON text, with everything wrong in it at once.
    ///
    /// # Errors
    /// `input.json`, or `input.invalid` with one error for each value that does not have its shape.
    ///
    /// ```
    /// use nms_core::{Limits, network::RegionRows};
    /// let text = r#"{"organisations": [{"id": "s1", "kind": "school", "level": "institutoinal"}]}"#;
    /// let error = RegionRows::from_json(text, &Limits::default()).unwrap_err();
    /// assert_eq!(error.to_string(), "rows, organisations[0].level: the text is not a word of this field [input.word]; \
    ///     did you mean `institutional`?");
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        let value = tree(text, "rows", limits)?;
        let mut problems = Several::default();
        check(&SCHEMA, SCHEMA.root(), &value, limits, &mut |fault| {
            problems.push_with(|| {
                let place = if fault.field.is_empty() { "rows".to_owned() } else { format!("rows, {}", fault.field) };
                Error::new(&format!("input.{}", fault.code), fault.message, fault.help).at(place)
            });
        });
        if problems.is_empty() {
            Ok(Self::from_tree(&value))
        } else {
            Err(problems.into_error("input.invalid", "the input"))
        }
    }
}

/// The JSON Schema of the rows of a network, generated into `schemas/rows.schema.json`.
#[cfg(feature = "schema")]
pub fn rows_schema() -> serde_json::Value {
    schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<RegionRows>().to_value()
}
