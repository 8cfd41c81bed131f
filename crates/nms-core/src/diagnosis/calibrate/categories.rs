//! The categories of an item: scores that answers tell apart.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};

use crate::diagnosis::scores::{ScoredItem, Scores};

/// Categories of an item, at most; a finer scale has too few answers in each.
const MOST: usize = 10;
/// A category of an item of several points needs so many answers.
const FEWEST: usize = 3;
/// Scores up to this are counted in a table.
const SMALL: u16 = 63;

/// How many answers got each score.
type Tally = BTreeMap<u16, usize>;

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
pub(super) fn of(scores: &Scores) -> Vec<Categories> {
    // Most scores are small, and counted at once; a table up to the highest of each item could be larger than all answers.
    let small = |item: &ScoredItem| vec![0; usize::from(item.maximum.min(SMALL)) + 1];
    let mut tallies: Vec<Vec<usize>> = scores.items().iter().map(small).collect();
    let mut beyond: Vec<Tally> = vec![Tally::new(); tallies.len()];
    for response in scores.rows().flatten() {
        let item = response.item as usize;
        match tallies.get_mut(item).and_then(|tally| tally.get_mut(usize::from(response.score))) {
            Some(count) => *count += 1,
            None => {
                beyond.iter_mut().skip(item).take(1).for_each(|tally| *tally.entry(response.score).or_insert(0) += 1)
            }
        }
    }
    let whole = |(small, mut tally): (Vec<usize>, Tally)| {
        tally.extend((0..).zip(small).filter(|(_, count)| *count > 0));
        of_tally(tally)
    };
    tallies.into_iter().zip(beyond).map(whole).collect()
}

/// Puts rare scores together, given how many answers got each.
fn of_tally(mut tally: Tally) -> Categories {
    let different = tally.len();
    let mut rarest: BTreeSet<(usize, u16)> = tally.iter().map(|(from, count)| (*count, *from)).collect();
    while tally.len() > 2 {
        let Some((fewest, rare)) = rarest.first().copied() else { break };
        if fewest >= FEWEST && tally.len() <= MOST {
            break;
        }
        let below = tally.range(..rare).next_back().map(|(from, count)| (*count, *from));
        let above = tally.range((Excluded(rare), Unbounded)).next().map(|(from, count)| (*count, *from));
        // The rarer of the two neighbours takes it in; what is merged begins at the lower score.
        let (lower, upper) = match (below, above) {
            (Some(below), Some(above)) if below.0 > above.0 => ((fewest, rare), above),
            (Some(below), _) => (below, (fewest, rare)),
            (None, Some(above)) => ((fewest, rare), above),
            (None, None) => break,
        };
        rarest.remove(&lower);
        rarest.remove(&upper);
        rarest.insert((lower.0 + upper.0, lower.1));
        tally.remove(&upper.1);
        tally.insert(lower.1, lower.0 + upper.0);
    }
    Categories { merged: tally.len() < different, from: tally.into_keys().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_scores_go_with_a_neighbour() {
        // Scores 0, 1, 3, 4 with 10, 2, 20, 9 answers: the two of score 1 go with the rarer neighbour, score 0.
        let of =
            |counts: &[usize]| of_tally((0..).zip(counts.iter().copied()).filter(|(_, count)| *count > 0).collect());
        let categories = of(&[10, 2, 0, 20, 9]);
        assert_eq!((categories.from.as_slice(), categories.merged), (&[0, 3, 4][..], true));
        assert_eq!([0, 1, 2, 3, 4].map(|score| categories.of(score)), [0, 0, 0, 1, 2]);
        // Right and wrong are never merged, however rare.
        assert_eq!(of(&[1, 999]).from, [0, 1]);
        assert!(!of(&[0, 7]).tells() && !of(&[0, 0]).tells());
        assert_eq!(of(&[100; 101]).from.len(), 10);
    }
}
