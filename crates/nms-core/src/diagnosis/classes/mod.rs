//! Classes of skills (диагностика навыков): which skills a person has, from items that need some of them.

mod item;
mod options;
mod q_matrix;
mod score;

use nms_solver::latent::conjunctive::{self, Fitted, MOST_SKILLS};
use serde::Serialize;

use super::calibrate::Status;
use super::rounded::{rounded, rounded_all};
use super::scores::{Scores, item_place, several_points};
use crate::boundary::{Error, Several, Watch, staged, stopped};
pub use item::{ClassFlag, ClassItem};
pub use options::ClassOptions;
use q_matrix::Needs;
pub use q_matrix::QMatrix;
pub(in crate::diagnosis) use q_matrix::skill_place;
pub use score::{PersonSkills, SkillProbabilities};

/// Rows of a block of packed answers: as many as stay in a processor's own memory.
const WIDEST: usize = 64;

/// A skill, and how common it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SkillShare {
    /// The skill.
    pub skill: String,
    /// Items that need it.
    pub items: usize,
    /// Items that need it and no other. Without one it is not told from the skills that it comes with (Chiu, Douglas and
    /// Li 2009), and its share rests in part on the equal shares with which the calculation begins.
    pub alone: usize,
    /// The share of persons who have it, from 0 to 1.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub share: f64,
}

/// Items and skills as they were fitted to answers.
///
/// A class is a set of skills. Who has all skills that an item needs answers it right except by a slip; who lacks any of
/// them answers it wrong except by a guess (the DINA model: Haertel 1989; Junker and Sijtsma 2001). Guesses, slips and the
/// shares of the classes are those of maximum likelihood (expectation and maximisation: de la Torre 2009).
///
/// ```
/// use nms_core::{Limits, diagnosis::{ClassOptions, QMatrix, Scores, SkillClasses}};
/// let limits = Limits::default();
/// let q = QMatrix::from_json(r#"{"items": {"i1": ["s1"], "i2": ["s1"], "i3": ["s2"], "i4": ["s2"], "i5": ["s1", "s2"]}}"#, &limits)?;
/// // Three persons have both skills, two the first alone, three none.
/// let text = r#"{"columns": {"i1": [1, 1, 1, 1, 1, 0, 0, 0], "i2": [1, 1, 1, 1, 1, 0, 0, 0],
///     "i3": [1, 1, 1, 0, 0, 0, 0, 0], "i4": [1, 1, 1, 0, 0, 0, 0, 0], "i5": [1, 1, 1, 0, 0, 0, 0, 0]}}"#;
/// let scores = Scores::from_json(text, &limits)?;
/// let classes = SkillClasses::fit(&scores, &q, &ClassOptions::default(), &mut |_| true)?;
/// assert!((classes.skills[0].share - 5.0 / 8.0).abs() < 1e-3 && (classes.skills[1].share - 3.0 / 8.0).abs() < 1e-3);
/// let persons = classes.score(&scores, &mut |_| true)?;
/// assert!(persons.get(3).is_some_and(|person| person.probabilities[0] > 0.99 && person.probabilities[1] < 0.01));
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SkillClasses {
    /// Persons they were fitted to.
    pub persons: usize,
    /// Their responses.
    pub responses: usize,
    /// Logarithm of the probability of all of them.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub log_likelihood: f64,
    /// How it ended.
    pub status: Status,
    /// Steps made.
    pub iterations: usize,
    /// The largest change of a probability in the last step.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub last_change: f64,
    /// How many classes there are: two to the power of the number of skills.
    pub classes: usize,
    /// How many of them the items tell apart.
    pub distinguishable: usize,
    /// The items, in the order of the scores.
    pub items: Vec<ClassItem>,
    /// The skills, in the order of the Q-matrix.
    pub skills: Vec<SkillShare>,
    /// The share of each class; bit `k` of its number, counted from nought, stands for skill `k`.
    #[serde(serialize_with = "rounded_all")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<f64>"))]
    pub shares: Vec<f64>,
}

impl SkillClasses {
    /// Fits guesses, slips and shares of classes to right and wrong answers; `q` says which skills each item needs.
    ///
    /// # Errors
    /// All at once: `classes.points` for each item out of more than one point, `classes.no_skills` for each item that needs
    /// none, `classes.skill_unused` for each skill that no item of the scores needs, `classes.too_many_skills` above 12.
    /// Then `classes.empty` without answers; `classes.options`; `call.stopped` if `watch` said so.
    pub fn fit(scores: &Scores, q: &QMatrix, options: &ClassOptions, watch: Watch<'_>) -> Result<Self, Error> {
        options.check()?;
        let needs = checked(scores, q)?;
        if scores.is_empty() {
            return Err(Error::new("classes.empty", "there are no answers", "give answers of several persons"));
        }
        let (masks, skills) = (needs.masks.as_slice(), needs.skills.len());
        let mut told = staged(watch, "classes", options.iterations);
        let packed = score::pack(scores, masks.len(), Some, &mut told).ok_or_else(stopped)?;
        let fitted = conjunctive::fit(&packed, masks, skills, options.fit(), &mut told).ok_or_else(stopped)?;
        let errors = if options.errors {
            Some(conjunctive::errors(&packed, masks, skills, &fitted, &mut told).ok_or_else(stopped)?)
        } else {
            None
        };
        Ok(Self::finish(scores, &needs, fitted, errors.as_deref()))
    }

    fn finish(scores: &Scores, needs: &Needs, fitted: Fitted, errors: Option<&[[Option<f64>; 2]]>) -> Self {
        let item = |(at, item): (usize, &crate::diagnosis::ScoredItem)| {
            let of = |numbers: &[f64]| numbers.get(at).copied().unwrap_or_default();
            let pair = (of(&fitted.guess), of(&fitted.slip));
            ClassItem::new(
                item,
                needs.of(at),
                scores.answered(at),
                pair,
                errors.and_then(|errors| errors.get(at)).copied(),
            )
        };
        let share = |(skill, name): (usize, &String)| {
            let with = fitted.shares.iter().enumerate().filter(|(class, _)| class >> skill & 1 == 1);
            let needing = |alone: bool| {
                let needed = |mask: &&u32| **mask >> skill & 1 == 1 && (!alone || mask.count_ones() == 1);
                needs.masks.iter().filter(needed).count()
            };
            let share = with.map(|(_, share)| share).sum::<f64>();
            SkillShare { skill: name.clone(), items: needing(false), alone: needing(true), share }
        };
        Self {
            persons: scores.persons().len(),
            responses: scores.len(),
            log_likelihood: fitted.log_likelihood,
            status: if fitted.converged { Status::Converged } else { Status::BudgetEnded },
            iterations: fitted.iterations,
            last_change: fitted.last_change,
            classes: fitted.shares.len(),
            distinguishable: needs.distinguishable(),
            items: scores.items().iter().enumerate().map(item).collect(),
            skills: needs.skills.iter().enumerate().map(share).collect(),
            shares: fitted.shares,
        }
    }

    /// The items and skills as JSON text.
    pub fn to_json(&self) -> String {
        crate::boundary::json(self)
    }
}

/// What each item of the scores needs, if scores and Q-matrix suit the model.
fn checked(scores: &Scores, q: &QMatrix) -> Result<Needs, Error> {
    let mut problems = Several::default();
    for item in scores.items().iter().filter(|item| item.maximum > 1) {
        let help = "score it 1 from some number of points on and 0 below, or leave it out";
        problems.push_with(|| several_points(item, "classes.points", help));
    }
    let needs = q.needs(scores.items());
    for (item, _) in scores.items().iter().zip(&needs.masks).filter(|(_, mask)| **mask == 0) {
        problems.push_with(|| {
            let help = "name in the Q-matrix the skills that it needs, or leave it out of the scores";
            Error::new("classes.no_skills", "the item needs no skill", help).at(item_place(&item.id))
        });
    }
    for skill in needs.unused() {
        problems.push_with(|| {
            let help = "add items that need it, or leave it out";
            Error::new("classes.skill_unused", "no item of the scores needs the skill", help).at(skill_place(skill))
        });
    }
    if needs.skills.len() > MOST_SKILLS {
        let message = format!("there are {} skills, at most {MOST_SKILLS} are told apart", needs.skills.len());
        let help = "put skills that come together into one, or take parts of the instrument one by one";
        problems.push(Error::new("classes.too_many_skills", message, help));
    }
    if problems.is_empty() {
        Ok(needs)
    } else {
        Err(problems.into_error("classes.invalid", "the table of items and skills"))
    }
}
