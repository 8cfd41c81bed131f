//! Scores from a column of marks for each item.

use super::build::Draft;
use super::fault::item_place;
use super::{DeclaredItem, Mark, Response, Scores};
use crate::boundary::{Error, Pace, Several};

impl Scores {
    /// Scores from a column for each item, with a mark for each person.
    ///
    /// # Errors
    /// As [`Scores::new`], and `scores.lengths` where a column has not as many marks as there are persons.
    pub fn from_columns(columns: Vec<(DeclaredItem, Vec<Mark>)>, persons: Vec<String>) -> Result<Self, Error> {
        let (items, columns): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        let mut free = |_| true;
        let pace = &mut Pace::new(&mut free);
        Self::from_marks(Draft::new(items, persons, Several::default(), pace), &columns, pace)
    }

    pub(in crate::diagnosis) fn from_marks(
        mut draft: Draft,
        columns: &[Vec<Mark>],
        pace: &mut Pace<'_>,
    ) -> Result<Self, Error> {
        let persons = draft.persons.len();
        let mut answered = Vec::with_capacity(columns.len());
        for (item, marks) in columns.iter().enumerate() {
            if marks.len() != persons {
                let id = draft.items.get(item).map_or("", |item| item.id.as_str());
                let message = format!("the column has {} scores, there are {persons} persons", marks.len());
                let help = "give each person a score or an empty place in every column";
                draft.problems.push(Error::new("scores.lengths", message, help).at(item_place(id)));
            }
            pace.ask();
            pace.end()?;
            answered.push(draft.column(item, marks));
        }
        let mut starts = Vec::with_capacity(persons + 1);
        let mut responses = Vec::with_capacity(answered.iter().sum());
        starts.push(0);
        if draft.problems.is_empty() {
            let mut heads: Vec<_> = columns.iter().map(|marks| marks.iter()).collect();
            for _ in pace.walk(0..persons) {
                for (item, head) in (0..).zip(&mut heads) {
                    if let Some(Mark::Score(score)) = head.next() {
                        responses.push(Response { item, score: *score });
                    }
                }
                starts.push(responses.len());
            }
        }
        pace.end()?;
        draft.finish(starts, responses, answered)
    }
}
