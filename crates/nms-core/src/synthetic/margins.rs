//! How many there are of everything, as the sources count them.

use super::{Model, Recipe};

/// How many there are of everything in a made region (опорные числа).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins {
    /// People who work in it.
    pub people: usize,
    /// Municipalities, without a partner district.
    pub municipalities: usize,
    /// Schools that work, those of a partner district among them.
    pub schools: usize,
    /// Inter-municipal methodical centres (ММЦ).
    pub inter_municipal_centres: usize,
    /// Methodical centres of a city.
    pub city_centres: usize,
    /// Practice sites (стажировочные площадки).
    pub practice_sites: usize,
    /// Mentors.
    pub mentors: usize,
    /// Schools with a «Точка роста».
    pub growth_points: usize,
    /// Schools with low results alone (ШНРО).
    pub low_results: usize,
    /// Schools in hard social conditions alone (ШФНСУ).
    pub hard_conditions: usize,
    /// Schools with both.
    pub low_and_hard: usize,
    /// Whether a partner district is kept apart from the region's own totals.
    pub partner: bool,
}

/// The margins of a model in its own size.
///
/// Orenburg: «Точка роста» 388, practice sites 52, mentors over 2 000, municipal centres of mentoring 42 (presentation 2025);
/// 6 inter-municipal centres and one of the city (order 01-21/889, 3.4.1). Primorye: 34 municipalities, 489 schools, 176 with low
/// results (plan 2022). Smolensk: 27 municipal associations, 75 schools of which 38 with low results, 30 in hard conditions, 7 both (round
/// table 2018). What a source does not count is a like share of the schools or people; people are so many as such schools have.
pub(super) const fn own(model: Model) -> Margins {
    match model {
        Model::Orenburg => Margins {
            people: 20_000,
            municipalities: 42,
            schools: 900,
            inter_municipal_centres: 6,
            city_centres: 1,
            practice_sites: 52,
            mentors: 2_050,
            growth_points: 388,
            low_results: 90,
            hard_conditions: 60,
            low_and_hard: 15,
            partner: true,
        },
        Model::Primorye => Margins {
            people: 14_000,
            municipalities: 34,
            schools: 489,
            inter_municipal_centres: 4,
            city_centres: 1,
            practice_sites: 28,
            mentors: 1_400,
            growth_points: 210,
            low_results: 176,
            hard_conditions: 0,
            low_and_hard: 0,
            partner: false,
        },
        Model::Smolensk => Margins {
            people: 2_000,
            municipalities: 27,
            schools: 75,
            inter_municipal_centres: 2,
            city_centres: 1,
            practice_sites: 6,
            mentors: 200,
            growth_points: 32,
            low_results: 38,
            hard_conditions: 30,
            low_and_hard: 7,
            partner: false,
        },
    }
}

impl Recipe {
    /// How many there are of everything: the margins of the model in proportion to its people, at least one of what the model has.
    ///
    /// ```
    /// use nms_core::synthetic::{Model, Recipe};
    /// let half = Recipe { people: 10_000, ..Recipe::new(Model::Orenburg) };
    /// assert_eq!((half.margins().municipalities, half.margins().growth_points), (21, 194));
    /// ```
    pub fn margins(&self) -> Margins {
        let own = own(self.model);
        let people = self.size();
        let part = |count: usize| match count {
            0 => 0,
            count => ((count * people + own.people / 2) / own.people).max(1),
        };
        let schools = part(own.schools).min(people);
        // Where there are few schools, one school is not counted twice.
        let low_results = part(own.low_results).min(schools);
        let hard_conditions = part(own.hard_conditions).min(schools - low_results);
        let low_and_hard = part(own.low_and_hard).min(schools - low_results - hard_conditions);
        let centres = |count: usize| if people < 30 { 0 } else { part(count) };
        Margins {
            people,
            municipalities: part(own.municipalities).min(schools),
            schools,
            inter_municipal_centres: centres(own.inter_municipal_centres),
            city_centres: centres(own.city_centres),
            practice_sites: part(own.practice_sites).min(schools),
            mentors: part(own.mentors).min(people / 4),
            growth_points: part(own.growth_points).min(schools),
            low_results,
            hard_conditions,
            low_and_hard,
            partner: own.partner && schools >= 20,
        }
    }
}
