//! Which skills persons have, from their answers.

use std::collections::BTreeMap;

use nms_solver::latent::conjunctive::{self, Fitted};
use nms_solver::latent::{self, Packed};
use serde::Serialize;
use serde::ser::SerializeStruct;

use super::{SkillClasses, WIDEST};
use crate::boundary::{Error, Pace, Progress, Several, Watch, stopped, unknown};
use crate::diagnosis::rounded::{rounded_all, to_millionths};
use crate::diagnosis::scores::{Scores, several_points};

/// The skills of a person.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonSkills<'s> {
    /// The person.
    pub person: &'s str,
    /// Items answered of which something is known.
    pub answered: u32,
    /// For each skill the probability that the person has it; the share of all who have it where nothing was answered.
    #[serde(serialize_with = "rounded_all")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<f64>"))]
    pub probabilities: &'s [f64],
}

/// The skills of persons, column by column.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillProbabilities {
    skills: Vec<String>,
    persons: Vec<String>,
    answered: Vec<u32>,
    /// Person by person, in the order of the skills.
    probabilities: Vec<f64>,
}

impl SkillProbabilities {
    /// How many persons there are.
    pub fn len(&self) -> usize {
        self.persons.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty()
    }

    /// The skills.
    pub fn skills(&self) -> &[String] {
        &self.skills
    }

    /// The ids of the persons.
    pub fn persons(&self) -> &[String] {
        &self.persons
    }

    /// For each person how many items count.
    pub fn answered(&self) -> &[u32] {
        &self.answered
    }

    /// The probabilities alone, person by person in the order of the skills.
    pub fn probabilities(&self) -> &[f64] {
        &self.probabilities
    }

    /// The skills of a person by its place.
    pub fn get(&self, place: usize) -> Option<PersonSkills<'_>> {
        let (person, width) = (self.persons.get(place)?, self.skills.len());
        let probabilities = self.probabilities.get(place * width..(place + 1) * width)?;
        Some(PersonSkills { person, answered: *self.answered.get(place)?, probabilities })
    }

    /// The skills of the persons in the order of the scores.
    pub fn iter(&self) -> impl Iterator<Item = PersonSkills<'_>> {
        (0..self.len()).filter_map(|place| self.get(place))
    }

    /// The answer as JSON text: `skills`, and `persons` with a probability for each.
    pub fn to_json(&self) -> String {
        crate::boundary::json(self)
    }
}

impl Serialize for SkillProbabilities {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut answer = serializer.serialize_struct("SkillProbabilities", 2)?;
        answer.serialize_field("skills", &self.skills)?;
        answer.serialize_field("persons", &self.iter().collect::<Vec<_>>())?;
        answer.end()
    }
}

impl SkillClasses {
    /// Which skills persons have, also new ones, with items and shares of classes as they are.
    ///
    /// # Errors
    /// `classes.item_unknown` and `classes.points`, all of them at once; `call.stopped`.
    pub fn score(&self, scores: &Scores, watch: Watch<'_>) -> Result<SkillProbabilities, Error> {
        let mut question = 0;
        let mut known = BTreeMap::new();
        let (mut needs, mut guess, mut slip) = (Vec::new(), Vec::new(), Vec::new());
        for item in &self.items {
            let place = item.guess.zip(item.slip).map(|pair| {
                guess.push(pair.0);
                slip.push(pair.1);
                needs.push(self.mask(&item.skills));
                question += 1;
                question - 1
            });
            known.insert(item.id.as_str(), place);
        }
        let places = places(scores, &known)?;
        let place = |item: usize| places.get(item).copied().flatten();
        let mut told = |_| watch(None);
        let packed = pack(scores, needs.len(), place, &mut told).ok_or_else(stopped)?;
        let fitted = Fitted {
            guess,
            slip,
            shares: self.shares.clone(),
            log_likelihood: self.log_likelihood,
            iterations: self.iterations,
            last_change: self.last_change,
            converged: true,
        };
        let width = self.skills.len();
        let patterns = conjunctive::score(&packed, &needs, width, &fitted, &mut told).ok_or_else(stopped)?;
        let mut probabilities = Vec::with_capacity(width * scores.persons().len());
        let mut pace = Pace::new(watch);
        for person in pace.walk(0..scores.persons().len()) {
            let pattern = packed.pattern_of(person).and_then(|pattern| patterns.get(pattern));
            probabilities.extend(pattern.into_iter().flatten().map(|share| to_millionths(*share)));
        }
        let count = |row: &[crate::diagnosis::Response]| {
            row.iter().filter(|response| place(response.item as usize).is_some()).count() as u32
        };
        let answered = pace.walk(scores.rows()).map(count).collect();
        let persons = pace.walk(scores.persons()).cloned().collect();
        pace.end()?;
        watch(Some(Progress::changed("score", 1, 1, 0.0)));
        Ok(SkillProbabilities {
            skills: self.skills.iter().map(|skill| skill.skill.clone()).collect(),
            persons,
            answered,
            probabilities,
        })
    }

    /// The bits of some skills.
    fn mask(&self, skills: &[String]) -> u32 {
        let bits = self.skills.iter().enumerate().filter(|(_, skill)| skills.contains(&skill.skill));
        bits.fold(0, |mask, (bit, _)| mask | 1 << bit)
    }
}

/// The answers to some items; `place` gives the place of an item among those that count. Nothing if `watch` said to stop.
pub(super) fn pack(
    scores: &Scores,
    count: usize,
    place: impl Fn(usize) -> Option<usize>,
    watch: latent::Watch<'_>,
) -> Option<Packed> {
    let answers = |person| {
        let place = &place;
        let row = scores.row(person).iter();
        row.filter_map(move |response| Some((place(response.item as usize)? as u32, response.score)))
    };
    Packed::new(&vec![2; count], scores.persons().len(), WIDEST, answers, watch)?.merged(watch)
}

/// For each item of the scores its place among those of which something is known.
fn places(scores: &Scores, known: &BTreeMap<&str, Option<usize>>) -> Result<Vec<Option<usize>>, Error> {
    let mut problems = Several::default();
    let place = |item: &crate::diagnosis::ScoredItem| {
        if item.maximum > 1 {
            let help = "score it as it was when the classes were fitted";
            problems.push_with(|| several_points(item, "classes.points", help));
        }
        if !known.contains_key(item.id.as_str()) {
            let ids = known.keys().copied();
            problems.push_with(|| unknown("classes.item_unknown", "fitted item", &item.id, ids));
        }
        known.get(item.id.as_str()).copied().flatten()
    };
    let places = scores.items().iter().map(place).collect();
    if problems.is_empty() { Ok(places) } else { Err(problems.into_error("classes.invalid", "the list of items")) }
}
