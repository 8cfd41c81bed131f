//! What the caller says about a package: the areas, which CASE does not know.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::boundary::{Error, Limits, shown, tree, word};
use crate::norm::entry::CompetenceArea;
use crate::shape::{Kind, Tree};

/// Which area the items of a package belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct CaseOptions {
    /// Areas by the code, the `identifier` or the `CFItemType` of an item, with all that stands below it; or by a
    /// subject or the `identifier` of the document. The nearest wins: the item itself before what it is a child of,
    /// that before the document; of one item the code before the `identifier` before the type.
    pub areas: BTreeMap<String, CompetenceArea>,
    /// The area of items of which nothing is said; `subject` unless it is given. They are named in
    /// [`super::CaseImport::left_out`].
    pub default_area: CompetenceArea,
}

impl Default for CaseOptions {
    fn default() -> Self {
        Self { areas: BTreeMap::new(), default_area: CompetenceArea::Subject }
    }
}

impl CaseOptions {
    /// Reads them from their JSON text; all may be left out.
    ///
    /// # Errors
    /// `input.json`, `input.options` and `input.word`.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::framework::case::CaseOptions};
    /// let options = CaseOptions::from_json(r#"{"areas": {"Skill": "digital"}}"#, &Limits::default())?;
    /// assert_eq!(options.areas["Skill"].as_str(), "digital");
    /// let error = CaseOptions::from_json(r#"{"default_area": "digtal"}"#, &Limits::default()).unwrap_err();
    /// assert_eq!((error.code.as_str(), error.help.as_str()), ("input.word", "did you mean `digital`?"));
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        let tree = tree(text, "options", limits)?;
        let Kind::Table(members) = &tree.kind else { return Err(wrong("options")) };
        let mut options = Self::default();
        for member in members.iter().filter(|member| !matches!(member.value.kind, Kind::Null)) {
            match member.key.as_str() {
                "default_area" => options.default_area = area(&member.value, "options, default_area")?,
                "areas" => {
                    let Kind::Table(areas) = &member.value.kind else { return Err(wrong("options, areas")) };
                    for one in areas {
                        let place = format!("options, areas.{}", shown(&one.key));
                        options.areas.insert(one.key.clone(), area(&one.value, &place)?);
                    }
                }
                other => return Err(wrong(&format!("options, {}", shown(other)))),
            }
        }
        Ok(options)
    }
}

fn area(value: &Tree, place: &str) -> Result<CompetenceArea, Error> {
    let text = value.text().ok_or_else(|| wrong(place))?;
    word(text, CompetenceArea::ALL).map_err(|error| error.at(place))
}

fn wrong(place: &str) -> Error {
    let help = "name any of `areas`, an object of areas, and `default_area`";
    Error::new("input.options", "the value does not say which areas there are", help).at(place)
}
