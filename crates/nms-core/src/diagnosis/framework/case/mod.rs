//! Frameworks from elsewhere: 1EdTech CASE 1.0 (Competencies and Academic Standards Exchange), a `CFPackage` as JSON.
//!
//! What the region's tables have a place for becomes rows; everything else is named with the reason, so that nothing
//! is lost in silence. The model is that of the specification, <https://www.imsglobal.org/spec/case/v1p0>.

mod area;
mod ids;
mod left_out;
mod options;
mod package;
mod ties;

use std::collections::BTreeMap;

use serde::Serialize;

pub use left_out::{LeftOut, LeftOutCount, LeftOutEntry, LeftOutReason};
pub use options::CaseOptions;
#[cfg(feature = "schema")]
pub use package::case_schema;

use crate::boundary::{Error, Limits, json};
use crate::norm::entry::CompetenceArea;

/// What a CASE package becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseImport {
    /// The rows.
    pub tables: CaseTables,
    /// Of each competence whose id is the code that people use (`humanCodingScheme`), its `identifier` in the package.
    pub identifiers: BTreeMap<String, String>,
    /// What has no place in the tables, and what had to be decided.
    pub left_out: LeftOut,
}

/// The rows of a CASE package, as tables of a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseTables {
    /// Rows of `competences`, in the order of the package.
    pub competences: Vec<CaseCompetence>,
    /// Rows of `prerequisites`, in the order of the package.
    pub prerequisites: Vec<CasePrerequisite>,
}

/// A row of `competences` from a `CFItem`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseCompetence {
    /// The code that people use, where the package has it only once and it is fit to be an id; else the `identifier`.
    pub id: String,
    /// Area, from the [`CaseOptions`].
    pub area: CompetenceArea,
    /// The subject of the document, where it has only one and the area is `subject`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The item it is a child of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Its full statement.
    pub title: String,
}

/// A row of `prerequisites` from an association `precedes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CasePrerequisite {
    /// The item that is preceded.
    pub competence: String,
    /// The item that precedes it.
    pub requires: String,
    /// Always `precedes`.
    pub kind: String,
}

impl CaseImport {
    /// The rows as JSON text that [`crate::region::Tables::json`] reads.
    pub fn tables_json(&self) -> String {
        json(&self.tables)
    }
}

/// Reads a CASE package.
///
/// - A `CFItem` is a competence, its `fullStatement` the title.
/// - `isChildOf` another item makes it a part. The first parent in the order of the package stays; `isChildOf` the
///   document says that an item stands at the top.
/// - `precedes` makes a prerequisite. Of associations that run in a circle, none is taken: which of them is wrong
///   cannot be known. Wholes and parts count here as in [`super::Framework`].
/// - All other associations, and all fields beside these, are named in [`CaseImport::left_out`]. Not listed are the
///   `identifier` of an association that became a row, the `title` and `uri` by which it repeats its two ends, and fields
///   that are empty.
///
/// # Errors
/// `input.json`, `limit.bytes` and `limit.rows`; `case.invalid` with everything that is wrong with the package:
/// `case.field.missing`, `case.type` and the like for its shape, `case.identifier.duplicate`, `case.identifier.unfit`.
///
/// ```
/// use nms_core::Limits;
/// use nms_core::diagnosis::framework::case::{CaseOptions, read};
/// let package = r#"{
///   "CFDocument": {"identifier": "d", "title": "Mathematics"},
///   "CFItems": [{"identifier": "i1", "fullStatement": "Adds fractions", "humanCodingScheme": "M.1", "language": "en"},
///               {"identifier": "i2", "fullStatement": "Solves equations", "humanCodingScheme": "M.2"}],
///   "CFAssociations": [{"identifier": "a1", "associationType": "precedes",
///                       "originNodeURI": {"identifier": "i1"}, "destinationNodeURI": {"identifier": "i2"}}]
/// }"#;
/// let import = read(package, &CaseOptions::default(), &Limits::default())?;
/// assert_eq!(import.tables.prerequisites[0].competence, "M.2");
/// assert_eq!(import.identifiers["M.1"], "i1");
/// let left_out: Vec<_> = import.left_out.counts.iter().map(|one| (one.field.as_str(), one.count)).collect();
/// assert_eq!(left_out, [("title", 1), ("language", 1), ("area", 2)]);
/// # Ok::<(), nms_core::Error>(())
/// ```
pub fn read(text: &str, options: &CaseOptions, limits: &Limits) -> Result<CaseImport, Error> {
    let package = package::Package::read(text, limits)?;
    let mut left_out = LeftOut::default();
    package.fields_left_out(&mut left_out);
    let ids = ids::ids(&package, &mut left_out);
    let ties = ties::ties(&package, &mut left_out);
    let areas = area::areas(&package, &ids, &ties.parts, options, &mut left_out);
    let id = |place: u32| ids.get(place as usize).cloned().unwrap_or_default();
    let subject = package.only_subject();
    if subject.is_some() && !areas.contains(&CompetenceArea::Subject) {
        left_out.add(LeftOutReason::NoPlace, "CFDocument", "subject", Some(&package.document));
    }
    let competences = (0_u32..).zip(&package.items).zip(areas).map(|((place, item), area)| CaseCompetence {
        id: id(place),
        area,
        subject: subject.filter(|_| area == CompetenceArea::Subject).map(str::to_owned),
        parent: ties.parts.parent(place).map(id),
        title: item.statement.clone(),
    });
    let prerequisites = ties.prerequisites.iter().map(|(competence, requires)| CasePrerequisite {
        competence: id(*competence),
        requires: id(*requires),
        kind: package::PRECEDES.to_owned(),
    });
    let tables = CaseTables { competences: competences.collect(), prerequisites: prerequisites.collect() };
    let identified = package.items.iter().zip(&ids).filter(|(item, id)| item.identifier != **id);
    let identifiers = identified.map(|(item, id)| (id.clone(), item.identifier.clone())).collect();
    Ok(CaseImport { tables, identifiers, left_out })
}
