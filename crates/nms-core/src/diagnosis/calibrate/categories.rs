//! The categories of an item: scores that answers tell apart.

use crate::boundary::Pace;
use crate::diagnosis::scores::{ScoredItem, Scores};

/// Categories of an item, at most; a finer scale has too few answers in each.
const MOST: usize = 10;
/// A category of an item of several points needs so many answers.
const FEWEST: usize = 3;
/// Scores up to this are counted in a table.
const SMALL: u16 = 63;
/// Different scores up to so many are looked at one by one.
const MANY: usize = 256;

/// The lowest score of each category, from the lowest category on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Categories {
    pub(super) from: Vec<u16>,
    /// Whether scores that somebody got share a category.
    pub(super) merged: bool,
}

impl Categories {
    /// The categories that begin at some scores.
    pub(super) fn beginning(from: Vec<u16>) -> Self {
        Self { from, merged: false }
    }

    /// Whether the item tells persons apart.
    pub(super) fn tells(&self) -> bool {
        self.from.len() > 1
    }

    /// How many there are.
    pub(super) fn count(&self) -> u16 {
        self.from.len() as u16
    }

    /// The category of a score; of one below all, the lowest.
    pub(super) fn of(&self, score: u16) -> u16 {
        self.from.partition_point(|from| *from <= score).saturating_sub(1) as u16
    }
}

/// The categories of every item: its different scores, of which rare ones go with a neighbour.
pub(super) fn of(scores: &Scores, pace: &mut Pace<'_>) -> Vec<Categories> {
    // Most scores are small, and counted at once; tables up to the highest of each item could be larger than all answers.
    let small = |item: &ScoredItem| vec![0; usize::from(item.maximum.min(SMALL)) + 1];
    let mut tallies: Vec<Vec<usize>> = scores.items().iter().map(small).collect();
    let mut beyond: Vec<Vec<u16>> = vec![Vec::new(); tallies.len()];
    for response in pace.walk(scores.rows()).flatten() {
        let item = response.item as usize;
        match tallies.get_mut(item).and_then(|tally| tally.get_mut(usize::from(response.score))) {
            Some(count) => *count += 1,
            None => beyond.iter_mut().skip(item).take(1).for_each(|scores| scores.push(response.score)),
        }
    }
    let mut whole = Vec::new();
    let of_item = |(small, beyond): (&Vec<usize>, &Vec<u16>)| {
        if beyond.is_empty() {
            return of_tally(small);
        }
        whole.clear();
        whole.extend_from_slice(small);
        whole.resize(usize::from(u16::MAX) + 1, 0);
        for score in beyond {
            whole.iter_mut().skip(usize::from(*score)).take(1).for_each(|count| *count += 1);
        }
        of_tally(&whole)
    };
    tallies.iter().zip(&beyond).map(of_item).collect()
}

/// Puts rare scores together; `tally` has for each score how many answers got it.
fn of_tally(tally: &[usize]) -> Categories {
    let (mut seen, different) = grouped(tally);
    while seen.len() > 2 {
        let Some((rare, (_, fewest))) = seen.iter().copied().enumerate().min_by_key(|(at, (_, count))| (*count, *at))
        else {
            break;
        };
        if fewest >= FEWEST && seen.len() <= MOST {
            break;
        }
        // The rarer of the two neighbours takes it in; what is merged begins at the lower score.
        let count = |at: Option<usize>| at.and_then(|at| seen.get(at)).map_or(usize::MAX, |(_, count)| *count);
        let (below, above) = (count(rare.checked_sub(1)), count(Some(rare + 1)));
        let lower = if below <= above { rare - 1 } else { rare };
        let (_, taken) = seen.remove(lower + 1);
        if let Some((_, count)) = seen.get_mut(lower) {
            *count += taken;
        }
    }
    Categories { merged: seen.len() < different, from: seen.into_iter().map(|(score, _)| score).collect() }
}

/// The scores that somebody got, each with how many did, and how many scores these are. Where they are very many they come as
/// groups of about equal size, few enough to be looked at one by one.
fn grouped(tally: &[usize]) -> (Vec<(u16, usize)>, usize) {
    let seen = || (0_u16..=u16::MAX).zip(tally).filter(|(_, count)| **count > 0);
    let different = seen().count();
    let share = if different > MANY { tally.iter().sum::<usize>().div_ceil(MANY) } else { 0 };
    let mut groups: Vec<(u16, usize)> = Vec::new();
    for (score, count) in seen() {
        match groups.last_mut() {
            Some((_, sum)) if *sum < share => *sum += count,
            _ => groups.push((score, *count)),
        }
    }
    (groups, different)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_scores_go_with_a_neighbour() {
        // Scores 0, 1, 3, 4 with 10, 2, 20, 9 answers: the two of score 1 go with the rarer neighbour, score 0.
        let categories = of_tally(&[10, 2, 0, 20, 9]);
        assert_eq!((categories.from.as_slice(), categories.merged), (&[0, 3, 4][..], true));
        assert_eq!([0, 1, 2, 3, 4].map(|score| categories.of(score)), [0, 0, 0, 1, 2]);
        // Right and wrong are never merged, however rare.
        assert_eq!(of_tally(&[1, 999]).from, [0, 1]);
        assert!(!of_tally(&[0, 7]).tells() && !of_tally(&[0, 0]).tells());
        assert_eq!(of_tally(&[100; 101]).from.len(), 10);
    }
}
