//! The competence framework: what there is to be able to do, what stands on what, and what posts require.

mod build;
pub mod case;
mod order;
mod q_matrix;
mod required;
#[cfg(test)]
mod tests;

pub use q_matrix::ItemCompetences;
pub use required::Required;

use std::collections::BTreeMap;

use crate::boundary::{Error, unknown};
use crate::norm::entry::CompetenceArea;
use nms_solver::forest::Forest;
use nms_solver::order::gather_set;
use order::Prerequisites;

/// A competence of the framework (компетенция).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competence {
    /// Identifier.
    pub id: String,
    /// Area.
    pub area: CompetenceArea,
    /// The subject it belongs to: its own, else that of the nearest whole that names one.
    pub subject: Option<String>,
    /// The competence it is a part of.
    pub parent: Option<String>,
    /// Name to show.
    pub title: Option<String>,
}

/// The competence framework of a region (рамка компетенций).
///
/// Competences stand in the order of their ids, whatever the order of the rows. They make trees (a whole and its parts)
/// and a graph of prerequisites. What a whole requires, each of its parts requires; who requires a whole, requires
/// all of its parts. So a part cannot require its own whole, nor the whole its part.
///
/// ```
/// use nms_core::diagnosis::Framework;
/// use nms_core::region::Tables;
/// let mut tables = Tables::default();
/// tables.json(r#"{
///   "organisations": [{"id": "r", "kind": "region", "level": "regional"}],
///   "competences": [{"id": "algebra", "area": "subject", "subject": "maths"},
///                   {"id": "equations", "area": "subject", "parent": "algebra"},
///                   {"id": "numbers", "area": "subject"},
///                   {"id": "fractions", "area": "subject", "parent": "numbers"}],
///   "prerequisites": [{"competence": "algebra", "requires": "numbers"}]
/// }"#)?;
/// let framework = Framework::of(&tables.check(None)?)?;
/// // Equations are a part of algebra, and fractions of the numbers that algebra requires.
/// assert_eq!(framework.requires_all("equations")?, ["fractions", "numbers"]);
/// assert_eq!(framework.order().collect::<Vec<_>>(), ["numbers", "fractions", "algebra", "equations"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Framework {
    competences: Vec<Competence>,
    parts: Forest,
    prerequisites: Prerequisites,
    required: BTreeMap<String, required::Post>,
    instruments: BTreeMap<String, q_matrix::Items>,
}

impl Framework {
    /// All competences, in the order of their ids.
    pub fn competences(&self) -> &[Competence] {
        &self.competences
    }

    /// A competence by its id.
    pub fn competence(&self, id: &str) -> Option<&Competence> {
        self.competences.get(self.find(id)?)
    }

    /// The place of a competence among all.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.competences.binary_search_by(|competence| competence.id.as_str().cmp(id)).ok()
    }

    /// The same as answers keep it.
    pub(crate) fn place(&self, id: &str) -> Option<u32> {
        self.find(id).and_then(|place| u32::try_from(place).ok())
    }

    /// The place of a competence, or an error that names the nearest one.
    fn known(&self, id: &str) -> Result<u32, Error> {
        let place = self.place(id);
        place.ok_or_else(|| {
            let known = self.competences.iter().map(|competence| competence.id.as_str());
            unknown("framework.competence", "competence", id, known)
        })
    }

    /// The ids at some places.
    fn ids(&self, places: impl IntoIterator<Item = u32>) -> Vec<&str> {
        places.into_iter().filter_map(|place| self.id(place)).collect()
    }

    fn id(&self, place: u32) -> Option<&str> {
        self.competences.get(place as usize).map(|competence| competence.id.as_str())
    }

    /// The parts right below a competence, in the order of their ids.
    ///
    /// # Errors
    /// `framework.competence` with the nearest id.
    pub fn children(&self, id: &str) -> Result<Vec<&str>, Error> {
        Ok(self.ids(self.parts.children(self.known(id)?)))
    }

    /// All parts of a competence, and their parts, each whole before its parts.
    ///
    /// # Errors
    /// `framework.competence` with the nearest id.
    pub fn descendants(&self, id: &str) -> Result<Vec<&str>, Error> {
        Ok(self.ids(self.parts.descendants(self.known(id)?).iter().copied()))
    }

    /// What a competence is said to require, itself or as a part of a whole; in the order of the ids.
    ///
    /// # Errors
    /// `framework.competence` with the nearest id.
    pub fn requires(&self, id: &str) -> Result<Vec<&str>, Error> {
        let place = self.known(id)?;
        let wholes = std::iter::once(place).chain(self.parts.ancestors(place));
        let all = gather_set(wholes.flat_map(|whole| self.prerequisites.direct(whole)).copied());
        Ok(self.ids(all))
    }

    /// Everything that must be there before a competence, in the order of the ids: what it requires, the parts of that,
    /// and what these require in turn.
    ///
    /// # Errors
    /// `framework.competence` with the nearest id.
    pub fn requires_all(&self, id: &str) -> Result<Vec<&str>, Error> {
        Ok(self.ids(self.foundations(self.known(id)?)))
    }

    /// Everything that requires a competence, in the order of the ids: the other side of [`Framework::requires_all`].
    ///
    /// # Errors
    /// `framework.competence` with the nearest id.
    pub fn needed_by(&self, id: &str) -> Result<Vec<&str>, Error> {
        Ok(self.ids(self.dependants(self.known(id)?)))
    }

    /// The places of [`Framework::requires_all`].
    pub(crate) fn foundations(&self, place: u32) -> Vec<u32> {
        self.prerequisites.behind(place, &self.parts)
    }

    /// The places of [`Framework::needed_by`].
    pub(crate) fn dependants(&self, place: u32) -> Vec<u32> {
        self.prerequisites.ahead(place, &self.parts)
    }

    /// All competences, foundations first: each after all that it requires and after the whole that it is a part of; of
    /// those that could come next, the one with the first id.
    pub fn order(&self) -> impl Iterator<Item = &str> {
        self.prerequisites.order().iter().filter_map(|place| self.id(*place))
    }

    /// The place of a competence in [`Framework::order`], from 0.
    ///
    /// # Errors
    /// `framework.competence` with the nearest id.
    pub fn rank(&self, id: &str) -> Result<usize, Error> {
        Ok(self.rank_of(self.known(id)?))
    }

    /// The same by the place of the competence.
    pub(crate) fn rank_of(&self, place: u32) -> usize {
        self.prerequisites.rank(place)
    }
}
