//! Scores as JSON, in the form that is shorter for them.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::json;

use super::Scores;
use crate::boundary;

/// A response takes so many times the room of an empty cell.
const LONGER: usize = 8;

impl Scores {
    /// The scores as JSON text, which [`Scores::from_json`] reads back: columns, or responses where most cells are empty.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::Scores};
    /// let scores = Scores::from_json(r#"{"columns": {"i1": [1, null]}}"#, &Limits::default())?;
    /// assert_eq!(scores.to_json(), r#"{"persons":["1","2"],"max_scores":{"i1":1},"columns":{"i1":[1,null]}}"#);
    /// assert_eq!(Scores::from_json(&scores.to_json(), &Limits::default())?, scores);
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn to_json(&self) -> String {
        let cells = self.persons.len().saturating_mul(self.items.len());
        if self.responses.len().saturating_mul(LONGER) < cells {
            boundary::json(&Long(self))
        } else {
            boundary::json(&Wide(self))
        }
    }
}

struct Long<'s>(&'s Scores);
struct Responses<'s>(&'s Scores);
struct Wide<'s>(&'s Scores);
struct Maxima<'s>(&'s Scores);
struct Columns<'s>(&'s Scores);

impl Serialize for Long<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(scores) = self;
        let items = scores.items.iter().map(|item| json!({"item": item.id, "max_score": item.maximum}));
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("persons", &scores.persons)?;
        map.serialize_entry("items", &items.collect::<Vec<_>>())?;
        map.serialize_entry("responses", &Responses(scores))?;
        map.end()
    }
}

impl Serialize for Responses<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(scores) = self;
        let mut list = serializer.serialize_seq(Some(scores.responses.len()))?;
        for (person, row) in scores.persons.iter().zip(scores.rows()) {
            for response in row {
                let item = scores.items.get(response.item as usize).map(|item| item.id.as_str());
                list.serialize_element(&json!({"person": person, "item": item, "score": response.score}))?;
            }
        }
        list.end()
    }
}

impl Serialize for Wide<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(scores) = self;
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("persons", &scores.persons)?;
        map.serialize_entry("max_scores", &Maxima(scores))?;
        map.serialize_entry("columns", &Columns(scores))?;
        map.end()
    }
}

impl Serialize for Maxima<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.items.iter().map(|item| (item.id.as_str(), item.maximum)))
    }
}

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(scores) = self;
        let mut columns = vec![vec![None; scores.persons.len()]; scores.items.len()];
        for (person, row) in scores.rows().enumerate() {
            for response in row {
                let column: Option<&mut Vec<Option<u16>>> = columns.get_mut(response.item as usize);
                if let Some(cell) = column.and_then(|column| column.get_mut(person)) {
                    *cell = Some(response.score);
                }
            }
        }
        serializer.collect_map(scores.items.iter().map(|item| item.id.as_str()).zip(columns))
    }
}
