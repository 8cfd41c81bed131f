//! Classes of skills as Arrow record batches.

use arrow_array::RecordBatch;

use super::write::{Columns, count, number, numbers, text, word, words};
use crate::boundary::Error;
use crate::diagnosis::{PersonSkills, SkillClasses, SkillProbabilities};

impl SkillClasses {
    /// The items, one a row, with guesses, slips and their errors.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn items_arrow(&self) -> Result<RecordBatch, Error> {
        let items = &self.items;
        Columns::default()
            .push("item", text(items.iter().map(|item| item.id.as_str())))
            .push("skills", words(items.iter().map(|item| item.skills.iter().map(String::as_str))))
            .push("answered", count(items.iter().map(|item| item.answered as u64)))
            .maybe("guess", numbers(items.iter().map(|item| item.guess)))
            .maybe("guess_se", numbers(items.iter().map(|item| item.guess_se)))
            .maybe("slip", numbers(items.iter().map(|item| item.slip)))
            .maybe("slip_se", numbers(items.iter().map(|item| item.slip_se)))
            .push("flags", words(items.iter().map(|item| item.flags.iter().map(|flag| flag.as_str()))))
            .batch()
    }
}

impl SkillProbabilities {
    /// The probabilities, a row for each person and skill: persons in the order of the scores, skills in that of the
    /// Q-matrix.
    ///
    /// # Errors
    /// None but `internal.arrow`.
    pub fn arrow(&self) -> Result<RecordBatch, Error> {
        let of_person = |row| self.skills().iter().map(move |skill| (row, skill.as_str()));
        let rows = || self.iter().flat_map(of_person);
        Columns::default()
            .push("person", text(rows().map(|(row, _): (PersonSkills<'_>, _)| row.person)))
            .push("answered", count(rows().map(|(row, _)| u64::from(row.answered))))
            .push("skill", word(rows().map(|(_, skill)| Some(skill))))
            .push("probability", number(self.probabilities().iter().copied()))
            .batch()
    }
}
