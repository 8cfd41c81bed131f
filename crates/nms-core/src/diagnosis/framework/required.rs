//! The levels that posts require.

use std::collections::BTreeMap;

use super::{Competence, Framework};
use crate::boundary::Error;
use crate::region::store::MILLION;
use crate::region::{Region, RegionView};

/// A level that is required (требуемый уровень).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Required<'f> {
    /// Of which competence.
    pub competence: &'f Competence,
    /// The level, on the scale of the assessments.
    pub level: f64,
    /// How much it matters, from 0; 1 where the row does not say.
    pub weight: f64,
}

/// A level and its weight, by the place of the competence.
pub(super) type Levels = BTreeMap<u32, (f64, f64)>;

/// What one post requires.
#[derive(Clone, Debug, Default)]
pub(super) struct Post {
    /// Whatever the subject.
    general: Levels,
    /// By the subject, with what is required whatever the subject.
    subjects: BTreeMap<String, Levels>,
}

/// Reads the table `requirements`.
pub(super) fn read(region: &Region, places: &[u32]) -> BTreeMap<String, Post> {
    let Some(table) = region.table("requirements") else { return BTreeMap::new() };
    let text = |name: &str, row: usize| table.column(name).and_then(|column| column.text(row));
    let number = |name: &str, row: usize| table.column(name).and_then(|column| column.number(row)).map(level);
    let mut posts: BTreeMap<String, Post> = BTreeMap::new();
    for row in 0..table.rows {
        let place = table.column("competence").and_then(|column| column.reference(row));
        let Some((place, post)) = place.and_then(|to| places.get(to).copied()).zip(text("post", row)) else { continue };
        let post = posts.entry(post.to_owned()).or_default();
        let levels = match text("subject", row) {
            Some(subject) => post.subjects.entry(subject.to_owned()).or_default(),
            None => &mut post.general,
        };
        if let Some(level) = number("level", row) {
            levels.insert(place, (level, number("weight", row).unwrap_or(1.0)));
        }
    }
    for post in posts.values_mut() {
        for levels in post.subjects.values_mut() {
            for (place, general) in &post.general {
                levels.entry(*place).or_insert(*general);
            }
        }
    }
    posts
}

/// A number of a table, which keeps millionths.
#[expect(clippy::cast_precision_loss, reason = "levels are small; a double holds 15 digits of any")]
fn level(millionths: i64) -> f64 {
    millionths as f64 / MILLION as f64
}

impl Framework {
    /// The posts that require anything, in order.
    pub fn posts(&self) -> impl Iterator<Item = &str> {
        self.required.keys().map(String::as_str)
    }

    /// What a post requires in a subject, in the order of the competences' ids; nothing of a post that requires nothing.
    ///
    /// A row of the very subject stands in the place of the row without a subject.
    ///
    /// ```
    /// # use nms_core::diagnosis::Framework;
    /// # use nms_core::region::Tables;
    /// let mut tables = Tables::default();
    /// tables.json(r#"{
    ///   "organisations": [{"id": "r", "kind": "region", "level": "regional"}],
    ///   "competences": [{"id": "digital", "area": "digital"}, {"id": "subject", "area": "subject"}],
    ///   "requirements": [{"post": "teacher", "competence": "digital", "level": 0.5},
    ///                    {"post": "teacher", "competence": "subject", "level": 0, "weight": 2},
    ///                    {"post": "teacher", "subject": "maths", "competence": "subject", "level": 1}]
    /// }"#)?;
    /// let framework = Framework::of(&tables.check(None)?)?;
    /// let levels = |subject| framework.requirements_of("teacher", subject).map(|one| one.level).collect::<Vec<_>>();
    /// assert_eq!(levels(Some("maths")), [0.5, 1.0]);
    /// assert_eq!(levels(Some("history")), [0.5, 0.0]);
    /// assert_eq!(levels(None), [0.5, 0.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn requirements_of(&self, post: &str, subject: Option<&str>) -> impl Iterator<Item = Required<'_>> {
        let levels = self.levels_of(post, subject);
        levels.into_iter().flatten().filter_map(|(place, level)| self.required(*place, *level))
    }

    fn required(&self, place: u32, (level, weight): (f64, f64)) -> Option<Required<'_>> {
        Some(Required { competence: self.competences.get(place as usize)?, level, weight })
    }

    /// The same by the places of the competences.
    pub(crate) fn levels_of(&self, post: &str, subject: Option<&str>) -> Option<&BTreeMap<u32, (f64, f64)>> {
        let post = self.required.get(post)?;
        Some(subject.and_then(|subject| post.subjects.get(subject)).unwrap_or(&post.general))
    }

    /// What the positions require that a person holds on the day of the view, as they were known then; in the order of the
    /// competences' ids.
    ///
    /// Of several positions the highest level of a competence counts, with its weight; of equal levels the greater
    /// weight.
    ///
    /// # Errors
    /// `framework.person` for an id that is not in table `persons`.
    pub fn required_of_person(&self, view: &RegionView<'_>, person: &str) -> Result<Vec<Required<'_>>, Error> {
        let row = view.region.known_row("persons", "person", person, "framework.person")?;
        let levels = self.levels_of_person(view, row);
        Ok(levels.into_iter().filter_map(|(place, level)| self.required(place, level)).collect())
    }

    /// The same by the row of the person and the places of the competences.
    pub(crate) fn levels_of_person(&self, view: &RegionView<'_>, person: u32) -> BTreeMap<u32, (f64, f64)> {
        let mut highest = Levels::new();
        for position in view.positions_of(person) {
            let levels = position.post.and_then(|post| self.levels_of(post, position.subject));
            for (place, level) in levels.into_iter().flatten() {
                let found = highest.entry(*place).or_insert(*level);
                if *level > *found {
                    *found = *level;
                }
            }
        }
        highest
    }
}
