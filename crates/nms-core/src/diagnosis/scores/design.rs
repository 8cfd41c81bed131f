//! Whether the scores of an instrument can be put on one scale.

use petgraph::unionfind::UnionFind;
use serde::Serialize;

use crate::boundary::{Error, Pace, counted, few};
use crate::diagnosis::Scores;
use crate::diagnosis::scores::item_place;

/// Items that are tied to each other by persons who answered several of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DesignPart {
    /// The items, in their order.
    pub items: Vec<String>,
    /// How many persons answered any of them.
    pub persons: usize,
}

/// Who answered what, and what in it stands in the way of one scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Design {
    /// Persons with at least one response.
    pub persons: usize,
    /// Items with at least one response.
    pub items: usize,
    /// Responses.
    pub responses: usize,
    /// Persons without any response.
    pub without_responses: usize,
    /// Persons who have no point at all: their level is below what the items can tell.
    pub no_points: usize,
    /// Persons who have every point there was for them: their level is above what the items can tell.
    pub all_points: usize,
    /// The parts into which the design falls; one where everything is connected.
    pub components: Vec<DesignPart>,
    /// What stands in the way: `design.disconnected`, `item.unanswered`, `item.constant`.
    pub findings: Vec<Error>,
}

/// How many parts, and how many items of each, a message names.
const NAMED: (usize, usize) = (5, 3);

impl Scores {
    /// The connected parts of the graph of items and persons, in the order of their first items.
    ///
    /// Two items are tied if somebody answered both; items that nobody answered are in no part.
    pub fn components(&self) -> Vec<DesignPart> {
        self.parts(&mut Pace::new(&mut |_| true))
    }

    fn parts(&self, pace: &mut Pace<'_>) -> Vec<DesignPart> {
        let roots = self.roots(pace);
        let mut place_of = vec![None; roots.len()];
        let mut components: Vec<DesignPart> = Vec::new();
        for (item, root) in self.items().iter().zip(&roots) {
            let Some(place) = root.and_then(|root| place_of.get_mut(root as usize)) else { continue };
            let at = *place.get_or_insert_with(|| {
                components.push(DesignPart { items: Vec::new(), persons: 0 });
                components.len() - 1
            });
            if let Some(component) = components.get_mut(at) {
                component.items.push(item.id.clone());
            }
        }
        for row in pace.walk(self.rows()) {
            let root = row.first().and_then(|response| *roots.get(response.item as usize)?);
            let place = root.and_then(|root| *place_of.get(root as usize)?);
            if let Some(component) = place.and_then(|place| components.get_mut(place)) {
                component.persons += 1;
            }
        }
        components
    }

    /// An item that stands for the part each item is in; none for items that nobody answered.
    fn roots(&self, pace: &mut Pace<'_>) -> Vec<Option<u32>> {
        let count = u32::try_from(self.items().len()).unwrap_or(u32::MAX);
        let mut parts = UnionFind::new(count as usize);
        let mut left = (0..self.items().len()).filter(|item| self.answered(*item) > 0).count();
        for row in pace.walk(self.rows()) {
            if left <= 1 {
                break;
            }
            for pair in row.windows(2) {
                if let [first, second] = pair
                    && parts.try_union(first.item, second.item) == Ok(true)
                {
                    left -= 1;
                }
            }
        }
        (0..count).map(|item| parts.try_find_mut(item).filter(|_| self.answered(item as usize) > 0)).collect()
    }

    /// Looks at who answered what before anything is computed from it.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::Scores};
    /// let scores = Scores::from_json(r#"{"columns": {"i1": [1, 0, null], "i2": [null, null, 1]}}"#, &Limits::default())?;
    /// let design = scores.design();
    /// assert_eq!((design.components.len(), design.no_points, design.all_points), (2, 1, 2));
    /// assert_eq!(design.findings[0].message, "the items fall into 2 parts, and nobody answered items of two of them: \
    ///     `i1` (2 persons); `i2` (1 person)");
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn design(&self) -> Design {
        self.design_asked(&mut Pace::new(&mut |_| true))
    }

    /// The same while somebody may say to stop.
    pub(in crate::diagnosis) fn design_asked(&self, pace: &mut Pace<'_>) -> Design {
        let components = self.parts(pace);
        let mut findings = Vec::new();
        if components.len() > 1 {
            findings.push(disconnected(&components));
        }
        let mut seen: Vec<Option<u16>> = vec![None; self.items().len()];
        let mut constant = vec![true; seen.len()];
        let mut design = Design {
            persons: 0,
            items: 0,
            responses: self.len(),
            without_responses: 0,
            no_points: 0,
            all_points: 0,
            components,
            findings,
        };
        for row in pace.walk(self.rows()) {
            let (mut none, mut all) = (true, true);
            for response in row {
                let at = response.item as usize;
                none &= response.score == 0;
                all &= self.items().get(at).is_some_and(|item| response.score == item.maximum);
                if let (Some(seen), Some(constant)) = (seen.get_mut(at), constant.get_mut(at)) {
                    *constant &= *seen.get_or_insert(response.score) == response.score;
                }
            }
            if row.is_empty() {
                design.without_responses += 1;
            } else {
                design.persons += 1;
                design.no_points += usize::from(none);
                design.all_points += usize::from(all);
            }
        }
        for ((item, seen), constant) in self.items().iter().zip(&seen).zip(constant) {
            design.items += usize::from(seen.is_some());
            let finding = match (seen, constant) {
                (None, _) => unanswered(),
                (Some(_), true) => {
                    let help = "it says nothing about levels: leave it out, or ask people it can tell apart";
                    Error::new("item.constant", "everybody who answered the item has the same score", help)
                }
                _ => continue,
            };
            design.findings.push(finding.at(item_place(&item.id)));
        }
        design
    }
}

/// The finding of an item that nobody answered.
pub(in crate::diagnosis) fn unanswered() -> Error {
    let help = "leave it out, or look whether the item has another id among the responses";
    Error::new("item.unanswered", "nobody answered the item", help)
}

/// The finding that names the parts.
fn disconnected(components: &[DesignPart]) -> Error {
    let part = |component: &DesignPart| {
        let items = few(component.items.iter().map(String::as_str), NAMED.1, ", ");
        format!("{items} ({})", counted(component.persons, "person"))
    };
    let mut parts: Vec<_> = components.iter().take(NAMED.0).map(part).collect();
    let more = components.len().saturating_sub(NAMED.0);
    if more > 0 {
        parts.push(format!("{more} more"));
    }
    let count = components.len();
    let message =
        format!("the items fall into {count} parts, and nobody answered items of two of them: {}", parts.join("; "));
    let help = "levels of different parts cannot be compared: give some persons items of several parts, or take the \
                parts one by one";
    Error::new("design.disconnected", message, help)
}
