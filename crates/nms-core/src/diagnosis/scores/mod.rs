//! Scores: who got how many points for which item.

mod build;
mod columns;
mod design;
mod fault;
mod json;
mod mark;
mod reader;
mod write;

use std::fmt;

use serde::Serialize;

#[cfg(feature = "arrow")]
pub(super) use build::Draft;
pub(super) use design::unanswered;
pub use design::{Design, DesignPart};
pub(super) use fault::{item_place, several_points};
pub use mark::Mark;

/// An item as it is declared before the scores are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredItem {
    /// Identifier, unique in the instrument.
    pub id: String,
    /// The most points it gives, at least 1; the largest score seen (at least 1) where there is none.
    pub maximum: Option<u16>,
}

impl DeclaredItem {
    /// An item whose maximum is the largest score seen.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), maximum: None }
    }

    /// The same item, with the most points it gives.
    #[must_use]
    pub fn out_of(self, maximum: u16) -> Self {
        Self { maximum: Some(maximum), ..self }
    }
}

/// An item (задание) of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoredItem {
    /// Identifier, unique in the instrument.
    pub id: String,
    /// The most points it gives, at least 1.
    pub maximum: u16,
}

/// A response of a person: an item and the points given for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Response {
    /// Place of the item in [`Scores::items`].
    pub item: u32,
    /// Points, from nought to the item's maximum.
    pub score: u16,
}

/// Scores of the persons on the items (ответы на задания) of one instrument in one wave.
///
/// Persons need not have seen every item: a response that is not there says nothing about the person, which is not the
/// same as no points. Persons and items keep the order in which they were given.
///
/// ```
/// use nms_core::diagnosis::{DeclaredItem, Mark, Scores};
/// let columns = vec![
///     (DeclaredItem::new("i1"), vec![Mark::Score(1), Mark::Score(0)]),
///     (DeclaredItem::new("i2").out_of(3), vec![Mark::Score(2), Mark::Absent]),
/// ];
/// let scores = Scores::from_columns(columns, vec!["p1".into(), "p2".into()])?;
/// assert_eq!((scores.len(), scores.answered(1)), (3, 1));
/// assert_eq!(scores.row(0).iter().map(|response| response.score).sum::<u16>(), 3);
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Scores {
    items: Vec<ScoredItem>,
    persons: Vec<String>,
    /// Where each person's responses begin, and where the last one's end.
    starts: Vec<usize>,
    /// Person by person, in item order.
    responses: Vec<Response>,
    answered: Vec<usize>,
}

impl Scores {
    /// The items.
    pub fn items(&self) -> &[ScoredItem] {
        &self.items
    }

    /// The ids of the persons.
    pub fn persons(&self) -> &[String] {
        &self.persons
    }

    /// The responses of a person, counted from nought, in item order; none for a place beyond the last person.
    pub fn row(&self, person: usize) -> &[Response] {
        let bound = |at: usize| self.starts.get(at).copied();
        let range = bound(person).zip(bound(person.saturating_add(1)));
        range.and_then(|(from, to)| self.responses.get(from..to)).unwrap_or_default()
    }

    /// The responses of every person, in the order of [`Scores::persons`].
    pub fn rows(&self) -> impl Iterator<Item = &[Response]> {
        self.starts.windows(2).map(|bounds| match bounds {
            [from, to] => self.responses.get(*from..*to).unwrap_or_default(),
            _ => &[],
        })
    }

    /// How many responses there are.
    pub fn len(&self) -> usize {
        self.responses.len()
    }

    /// Whether there is no response at all.
    pub fn is_empty(&self) -> bool {
        self.responses.is_empty()
    }

    /// How many persons answered an item, counted from nought; none for a place beyond the last item.
    pub fn answered(&self, item: usize) -> usize {
        self.answered.get(item).copied().unwrap_or(0)
    }
}

/// Counts alone: what people answered does not get into logs.
impl fmt::Debug for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (items, persons) = (self.items.len(), self.persons.len());
        write!(f, "Scores({persons} persons, {items} items, {} responses)", self.responses.len())
    }
}
