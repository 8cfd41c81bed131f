//! The true levels from which answers are drawn, kept apart for checking.

use super::Recipe;
use super::bodies::Bodies;
use super::draw::{Draw, Stream};
use super::framework::{ALL, COUNT};
use super::people::People;

/// True levels of everybody in every competence, in March and in November (истинные уровни).
///
/// Around 0 with a deviation of about 1, as the levels of a diagnosis are.
#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    march: Vec<f32>,
    november: Vec<f32>,
}

impl Truth {
    /// What somebody is able to comes from the school, from the person, and from the competence; years of work help a little.
    pub(super) fn draw(recipe: &Recipe, bodies: &Bodies, people: &People) -> Self {
        let mut draw = Draw::new(recipe.seed, Stream::Truth);
        let schools: Vec<f64> = bodies
            .schools
            .iter()
            .map(|school| {
                let behind = f64::from(u8::from(school.low_results)) * 0.4 + f64::from(u8::from(school.rural)) * 0.1;
                0.3 * draw.normal() + 0.1 - behind
            })
            .collect();
        let mut march = Vec::with_capacity(people.list.len() * COUNT);
        for person in &people.list {
            let school = schools.get(person.place).copied().unwrap_or_default();
            let young = if person.is_young() { -0.3 } else { 0.05 };
            let own = school + young + 0.55 * draw.normal();
            #[expect(clippy::cast_possible_truncation, reason = "rounded, the same everywhere")]
            march.extend((0..COUNT).map(|_| (own + 0.75 * draw.normal()) as f32));
        }
        let november = march.iter().map(|level| level + 0.05).collect();
        Self { march, november }
    }

    /// Lifts somebody between the two waves.
    pub(super) fn lift(&mut self, person: usize, competence: usize, gain: f32) {
        if let Some(level) = self.november.get_mut(person * COUNT + competence) {
            *level += gain;
        }
    }

    /// The level in the first wave, March, or in the second, November.
    pub(super) fn at(&self, person: usize, competence: usize, second: bool) -> f64 {
        let levels = if second { &self.november } else { &self.march };
        levels.get(person * COUNT + competence).copied().map_or(0.0, f64::from)
    }

    /// The level of a person in a competence at a wave, `start` (March) or `interim` (November); nothing of an unknown one.
    ///
    /// ```
    /// use nms_core::synthetic::{Model, Recipe, region};
    /// let truth = region(&Recipe { people: 30, ..Recipe::new(Model::Smolensk) }).truth;
    /// assert!(truth.level("p0000007", "lesson", "interim").unwrap().abs() < 6.0);
    /// assert_eq!(truth.level("p0000031", "lesson", "interim"), None);
    /// ```
    pub fn level(&self, person: &str, competence: &str, wave: &str) -> Option<f64> {
        let number: usize = person.strip_prefix('p')?.parse().ok()?;
        let competence = ALL.iter().position(|one| one.id == competence)?;
        let levels = match wave {
            "start" => &self.march,
            "interim" => &self.november,
            _ => return None,
        };
        levels.get(number.checked_sub(1)? * COUNT + competence).copied().map(f64::from)
    }
}
