//! The instrument of the diagnosis: six items for each competence, of which every wave gives four, two of them in both.

use super::Recipe;
use super::draw::{Draw, Stream};
use super::framework::ALL;
use crate::region::{Cell, Tables};

/// The name of the instrument.
pub(super) const NAME: &str = "competence-2023";
/// Items of a competence that a wave gives.
pub(super) const GIVEN: usize = 4;
/// Items of a competence in all.
const EACH: usize = 6;

/// An item of the graded response model (Samejima 1969).
pub(super) struct Item {
    pub(super) id: String,
    discrimination: f64,
    /// The levels at which a step more is as probable as not.
    thresholds: Vec<f64>,
    anchor: bool,
}

impl Item {
    /// The points of somebody at a level.
    pub(super) fn answer(&self, level: f64, draw: &mut Draw) -> i64 {
        let chance = draw.unit();
        let reached = |threshold: &&f64| {
            let odds = libm::exp(self.discrimination * (level - **threshold));
            chance < odds / (1.0 + odds)
        };
        self.thresholds.iter().take_while(reached).count() as i64
    }
}

/// All items, by competence: two anchors, two of the first wave, two of the second.
pub(super) struct Instrument {
    items: Vec<Item>,
}

impl Instrument {
    pub(super) fn draw(recipe: &Recipe) -> Self {
        let mut draw = Draw::new(recipe.seed, Stream::Instrument);
        let places = ALL.iter().flat_map(|competence| (0..EACH).map(move |n| (competence.id, n)));
        let items = places.map(|(competence, n)| {
            let steps = [2, 3, 1, 2, 3, 2].get(n).copied().unwrap_or(1);
            let middle = [-0.7, 0.3, -0.2, 0.6, -0.4, 0.5].get(n).copied().unwrap_or(0.0) + 0.2 * draw.normal();
            let step = |place: u8| middle + 0.9 * (f64::from(place) - f64::from(steps - 1) / 2.0);
            Item {
                id: format!("{competence}-{}", n + 1),
                discrimination: 1.4 + draw.unit(),
                thresholds: (0..steps).map(step).collect(),
                anchor: n < 2,
            }
        });
        Self { items: items.collect() }
    }

    /// The items of a competence in a wave.
    pub(super) fn given(&self, competence: usize, second: bool) -> impl Iterator<Item = &Item> {
        let items = self.items.chunks(EACH).nth(competence).unwrap_or_default();
        let (first, last) = if second { (4, 6) } else { (2, 4) };
        items.iter().enumerate().filter(move |(n, _)| *n < 2 || (first..last).contains(n)).map(|(_, item)| item)
    }

    pub(super) fn fill(&self, tables: &mut Tables) {
        let rows = self.items.chunks(EACH).zip(&ALL).flat_map(|(items, competence)| {
            items.iter().map(|item| {
                let most = Cell::Whole(item.thresholds.len() as i64);
                [Cell::Text(NAME), Cell::Text(&item.id), Cell::Text(competence.id), most, Cell::Flag(item.anchor)]
            })
        });
        tables.fill("items", &["instrument", "item", "competence", "max_score", "anchor"], rows);
    }
}
