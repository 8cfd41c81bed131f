//! The categories of an item: scores that answers tell apart.

use crate::diagnosis::scores::Scores;

/// Categories of an item, at most; a finer scale has too few answers in each.
const MOST: usize = 10;
/// A category of an item of several points needs so many answers.
const FEWEST: usize = 3;

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
    let mut tallies: Vec<Vec<usize>> =
        scores.items().iter().map(|item| vec![0; usize::from(item.maximum) + 1]).collect();
    for response in scores.rows().flatten() {
        if let Some(count) =
            tallies.get_mut(response.item as usize).and_then(|tally| tally.get_mut(usize::from(response.score)))
        {
            *count += 1;
        }
    }
    tallies.iter().map(|tally| of_tally(tally)).collect()
}

fn of_tally(tally: &[usize]) -> Categories {
    let seen = (0_u16..).zip(tally).filter(|(_, count)| **count > 0);
    let mut seen: Vec<(u16, usize)> = seen.map(|(score, count)| (score, *count)).collect();
    let different = seen.len();
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
