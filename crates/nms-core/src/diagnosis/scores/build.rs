//! Checks of ids, maxima and scores, with everything wrong at once; scores from single responses.

use super::fault::{ids, item_place, no_maximum, out_of_range, place, twice, unsound};
use super::{DeclaredItem, Mark, Response, ScoredItem, Scores};
use crate::boundary::{Error, Pace, Several};

/// Items and persons, and what has been found wrong so far.
pub(in crate::diagnosis) struct Draft {
    pub(super) items: Vec<DeclaredItem>,
    pub(super) persons: Vec<String>,
    /// The largest score seen of each item.
    largest: Vec<u16>,
    pub(super) problems: Several<Error>,
}

impl Draft {
    pub(in crate::diagnosis) fn new(
        items: Vec<DeclaredItem>,
        persons: Vec<String>,
        mut problems: Several<Error>,
        pace: &mut Pace<'_>,
    ) -> Self {
        ids("item", items.iter().map(|item| item.id.as_str()), &mut problems);
        for item in items.iter().filter(|item| item.maximum == Some(0)) {
            problems.push_with(|| no_maximum().at(item_place(&item.id)));
        }
        ids("person", pace.walk(&persons).map(String::as_str), &mut problems);
        let largest = vec![0; items.len()];
        Self { items, persons, largest, problems }
    }

    /// The score behind a mark, if there is one and it is sound.
    pub(super) fn score(&mut self, person: usize, item: usize, mark: Mark) -> Option<u16> {
        let maximum = self.items.get(item).and_then(|item| item.maximum);
        match mark {
            Mark::Absent => return None,
            Mark::Score(score) if maximum.is_none_or(|maximum| score <= maximum) => {
                if let Some(largest) = self.largest.get_mut(item) {
                    *largest = score.max(*largest);
                }
                return Some(score);
            }
            _ => {}
        }
        // A maximum of nought is a finding of its own; a score above it is none.
        if !(matches!(mark, Mark::Score(_)) && maximum == Some(0)) {
            let (items, persons) = (&self.items, &self.persons);
            self.problems.push_with(|| unsound(mark, maximum).at(place(items, persons, person, item)));
        }
        None
    }

    /// Checks the marks of an item, a mark for each person; says how many scores there are.
    pub(super) fn column(&mut self, item: usize, marks: &[Mark]) -> usize {
        let maximum = self.items.get(item).and_then(|item| item.maximum).unwrap_or(u16::MAX);
        let (mut count, mut most, mut sound) = (0, 0, true);
        for mark in marks {
            match mark {
                Mark::Score(score) => (count, most) = (count + 1, most.max(*score)),
                Mark::Absent => {}
                _ => sound = false,
            }
        }
        if !sound || most > maximum {
            for (person, mark) in marks.iter().enumerate() {
                self.score(person, item, *mark);
            }
        } else if let Some(largest) = self.largest.get_mut(item) {
            *largest = most;
        }
        count
    }

    /// Of several responses of a person to one item, which must be alike, the first stays; the ends of the rows follow.
    fn once(&mut self, starts: &[usize], responses: &mut Vec<Response>, pace: &mut Pace<'_>) -> Vec<usize> {
        let (mut ends, mut kept) = (vec![0], 0);
        for (person, bounds) in pace.walk(starts.windows(2)).enumerate() {
            let [from, to] = bounds else { continue };
            let mut last: Option<Response> = None;
            let mut told = None;
            for at in *from..*to {
                let Some(response) = responses.get(at).copied() else { continue };
                if last.is_some_and(|last| last.item == response.item) {
                    if last != Some(response) && told.replace(response.item) != Some(response.item) {
                        let (items, persons, item) = (&self.items, &self.persons, response.item as usize);
                        self.problems.push_with(|| twice().at(place(items, persons, person, item)));
                    }
                    continue;
                }
                last = Some(response);
                if let Some(slot) = responses.get_mut(kept) {
                    (*slot, kept) = (response, kept + 1);
                }
            }
            ends.push(kept);
        }
        responses.truncate(kept);
        ends
    }

    /// The scores, from the responses of each person in item order and how many there are of each item.
    pub(super) fn finish(
        self,
        starts: Vec<usize>,
        responses: Vec<Response>,
        answered: Vec<usize>,
    ) -> Result<Scores, Error> {
        if !self.problems.is_empty() {
            return Err(self.problems.into_error("scores.invalid", "the table of scores"));
        }
        let maxima = self.largest.into_iter().map(|largest| largest.max(1));
        let items = self.items.into_iter().zip(maxima);
        let items = items.map(|(item, seen)| ScoredItem { id: item.id, maximum: item.maximum.unwrap_or(seen) });
        Ok(Scores { items: items.collect(), persons: self.persons, starts, responses, answered })
    }
}

impl Scores {
    /// Scores from single responses in any order: places of the person and of the item, and the mark.
    ///
    /// The same response twice with the same score is kept once.
    ///
    /// # Errors
    /// All at once, behind `scores.invalid` where there are several: `scores.id_unsound`, `scores.item_duplicate`,
    /// `scores.person_duplicate`, `scores.maximum` (nought), `scores.item_unknown`, `scores.person_unknown`,
    /// `scores.negative`, `scores.not_whole`, `scores.above_maximum`, `scores.too_large` (above 65 535), `scores.twice`.
    ///
    /// ```
    /// use nms_core::diagnosis::{DeclaredItem, Mark, Scores};
    /// let items = vec![DeclaredItem::new("i1").out_of(1)];
    /// let persons = vec!["p1".to_owned()];
    /// let scores = Scores::new(items.clone(), persons.clone(), [(0, 0, Mark::Score(1)), (0, 0, Mark::Score(1))])?;
    /// assert_eq!(scores.len(), 1);
    /// let error = Scores::new(items, persons, [(0, 0, Mark::Score(2))]).unwrap_err();
    /// assert_eq!(error.to_string(), "item `i1`, person `p1`: the score is above the maximum of the item, 1 \
    ///     [scores.above_maximum]; mend the score, or the maximum");
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn new(
        items: Vec<DeclaredItem>,
        persons: Vec<String>,
        responses: impl IntoIterator<Item = (u32, u32, Mark)>,
    ) -> Result<Self, Error> {
        Self::asked(items, persons, responses, &mut Pace::new(&mut |_| true))
    }

    /// The same while somebody may say to stop.
    pub(in crate::diagnosis) fn asked(
        items: Vec<DeclaredItem>,
        persons: Vec<String>,
        responses: impl IntoIterator<Item = (u32, u32, Mark)>,
        pace: &mut Pace<'_>,
    ) -> Result<Self, Error> {
        Self::from_draft(Draft::new(items, persons, Several::default(), pace), responses, pace)
    }

    pub(super) fn from_draft(
        mut draft: Draft,
        responses: impl IntoIterator<Item = (u32, u32, Mark)>,
        pace: &mut Pace<'_>,
    ) -> Result<Self, Error> {
        let mut sound = Vec::new();
        let mut starts = vec![0_usize; draft.persons.len() + 1];
        for (at, (person, item, mark)) in pace.walk(responses).enumerate() {
            let mut known = true;
            for (what, place, count) in [("person", person, draft.persons.len()), ("item", item, draft.items.len())] {
                if place as usize >= count {
                    known = false;
                    draft.problems.push_with(|| out_of_range(what, count).at(format!("response {}", at + 1)));
                }
            }
            if known && let Some(score) = draft.score(person as usize, item as usize, mark) {
                sound.push((person, Response { item, score }));
                if let Some(count) = starts.get_mut(person as usize + 1) {
                    *count += 1;
                }
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut ordered = vec![Response { item: 0, score: 0 }; sound.len()];
        for (person, response) in pace.walk(sound) {
            if let Some(next) = next.get_mut(person as usize)
                && let Some(slot) = ordered.get_mut(*next)
            {
                (*slot, *next) = (response, *next + 1);
            }
        }
        for bounds in pace.walk(starts.windows(2)) {
            if let [from, to] = bounds
                && let Some(row) = ordered.get_mut(*from..*to)
                && !row.is_sorted()
            {
                row.sort_unstable();
            }
        }
        let starts = draft.once(&starts, &mut ordered, pace);
        let mut answered = vec![0; draft.items.len()];
        for response in pace.walk(&ordered) {
            if let Some(count) = answered.get_mut(response.item as usize) {
                *count += 1;
            }
        }
        pace.end()?;
        draft.finish(starts, ordered, answered)
    }
}
