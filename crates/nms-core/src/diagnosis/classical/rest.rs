//! The item's score beside the share of points on the other items.

use super::WhyUndefined;
use crate::boundary::Pace;
use crate::diagnosis::Scores;

/// One, in the unit in which shares are added up; sums of squares of billions of them fit in 127 binary digits.
const UNIT: f64 = 1_073_741_824.0;

/// Whole sums over the persons who answered an item.
#[derive(Clone, Copy, Default)]
pub(super) struct Rest {
    /// How many they are, and their points.
    pub(super) answered: usize,
    pub(super) points: u64,
    /// The score of the first, and whether anybody has another one.
    first: Option<u16>,
    differs: bool,
    /// How many of them answered other items too; the sums are over these.
    pub(super) persons: usize,
    score: u64,
    score_square: u64,
    share: u128,
    share_square: u128,
    product: u128,
}

/// The sums of every item.
pub(super) fn rests(scores: &Scores, pace: &mut Pace<'_>) -> Vec<Rest> {
    let maxima: Vec<u64> = scores.items().iter().map(|item| item.maximum.into()).collect();
    let maximum = |item: u32| maxima.get(item as usize).copied().unwrap_or(0);
    let mut rests = vec![Rest::default(); maxima.len()];
    for row in pace.walk(scores.rows()) {
        let points: u64 = row.iter().map(|response| u64::from(response.score)).sum();
        let most: u64 = row.iter().map(|response| maximum(response.item)).sum();
        for response in row {
            let Some(rest) = rests.get_mut(response.item as usize) else { continue };
            let score = u64::from(response.score);
            rest.answered += 1;
            rest.points += score;
            rest.differs |= *rest.first.get_or_insert(response.score) != response.score;
            let others = most - maximum(response.item);
            if others > 0 {
                let share = ((points - score) as f64 / others as f64 * UNIT + 0.5) as u64;
                rest.persons += 1;
                rest.score += score;
                rest.score_square += score * score;
                rest.share += u128::from(share);
                rest.share_square += u128::from(share * share);
                rest.product += u128::from(score * share);
            }
        }
    }
    rests
}

impl Rest {
    pub(super) fn difficulty(&self, maximum: u16) -> Option<f64> {
        let most = self.answered as f64 * f64::from(maximum);
        (self.answered > 0).then(|| self.points as f64 / most)
    }

    /// Whether all who answered the item have the same score.
    pub(super) fn is_constant(&self) -> bool {
        !self.differs
    }

    pub(super) fn correlation(&self) -> Result<f64, WhyUndefined> {
        if self.answered == 0 {
            return Err(WhyUndefined::NoResponses);
        }
        if self.persons == 0 {
            return Err(WhyUndefined::OneItem);
        }
        if self.persons == 1 {
            return Err(WhyUndefined::OnePerson);
        }
        let whole = |sum: u128| i128::try_from(sum).unwrap_or(i128::MAX);
        let (n, score, share) = (whole(self.persons as u128), i128::from(self.score), whole(self.share));
        let score_spread = n * i128::from(self.score_square) - score * score;
        let share_spread = n * whole(self.share_square) - share * share;
        if score_spread == 0 {
            return Err(WhyUndefined::ConstantItem);
        }
        if share_spread == 0 {
            return Err(WhyUndefined::ConstantRest);
        }
        let together = n * whole(self.product) - score * share;
        let correlation = together as f64 / ((score_spread as f64).sqrt() * (share_spread as f64).sqrt());
        Ok(correlation.clamp(-1.0, 1.0))
    }
}
