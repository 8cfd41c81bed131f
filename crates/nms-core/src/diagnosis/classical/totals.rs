//! Sums over the persons who answered everything, and the reliability that follows from them.

use super::WhyUndefined;
use crate::boundary::Pace;
use crate::diagnosis::Scores;

/// Whole sums over the complete persons.
pub(super) struct Totals {
    /// How many they are.
    pub(super) persons: usize,
    /// The most points there are.
    pub(super) maximum: u64,
    /// Whether anybody answered anything.
    any: bool,
    /// Sum of all points.
    sum: i128,
    /// Variance of the points, times persons squared.
    spread: i128,
    /// Of each item: variance and covariance with the points, times persons squared.
    items: Vec<(i128, i128)>,
}

/// Sums of one item: of scores, of their squares, of scores times the person's points.
#[derive(Clone, Copy, Default)]
struct Sums {
    score: u64,
    square: u64,
    product: u128,
}

impl Totals {
    pub(super) fn of(scores: &Scores, pace: &mut Pace<'_>) -> Self {
        let answered = scores.items().iter().enumerate().filter(|(at, _)| scores.answered(*at) > 0);
        let (count, maximum) =
            answered.fold((0, 0), |(count, maximum), (_, item)| (count + 1, maximum + u64::from(item.maximum)));
        let mut sums = vec![Sums::default(); scores.items().len()];
        let (mut persons, mut sum, mut square) = (0_usize, 0_u128, 0_u128);
        for row in pace.walk(scores.rows()).filter(|row| !row.is_empty() && row.len() == count) {
            let points: u64 = row.iter().map(|response| u64::from(response.score)).sum();
            persons += 1;
            sum += u128::from(points);
            square += u128::from(points) * u128::from(points);
            for response in row {
                if let Some(sums) = sums.get_mut(response.item as usize) {
                    let score = u64::from(response.score);
                    sums.score += score;
                    sums.square += score * score;
                    sums.product += u128::from(score) * u128::from(points);
                }
            }
        }
        let n = whole(persons as u128);
        let item = |sums: Sums| {
            let score = i128::from(sums.score);
            (n * i128::from(sums.square) - score * score, n * whole(sums.product) - score * whole(sum))
        };
        Self {
            persons,
            maximum,
            any: count > 0,
            sum: whole(sum),
            spread: n * whole(square) - whole(sum) * whole(sum),
            items: sums.into_iter().map(item).collect(),
        }
    }

    pub(super) fn mean(&self) -> Option<f64> {
        (self.persons > 0).then(|| self.sum as f64 / self.persons as f64)
    }

    pub(super) fn deviation(&self) -> Option<f64> {
        let n = self.persons as f64;
        (self.persons > 1).then(|| (self.spread as f64 / (n * (n - 1.0))).sqrt())
    }

    pub(super) fn alpha(&self) -> Result<f64, WhyUndefined> {
        self.enough()?;
        let varying = self.items.iter().filter(|(variance, _)| *variance > 0);
        alpha(varying.clone().count(), varying.map(|(variance, _)| variance).sum(), self.spread)
    }

    pub(super) fn alpha_without(&self, item: usize) -> Result<f64, WhyUndefined> {
        self.enough()?;
        let (variance, covariance) = self.items.get(item).copied().unwrap_or_default();
        if variance == 0 {
            return Err(WhyUndefined::ConstantItem);
        }
        let varying = self.items.iter().filter(|(variance, _)| *variance > 0);
        let others = varying.clone().map(|(variance, _)| variance).sum::<i128>() - variance;
        alpha(varying.count() - 1, others, self.spread + variance - 2 * covariance)
    }

    fn enough(&self) -> Result<(), WhyUndefined> {
        match self.persons {
            0 if self.any => Err(WhyUndefined::NoCompletePersons),
            0 => Err(WhyUndefined::NoResponses),
            1 => Err(WhyUndefined::OnePerson),
            _ => Ok(()),
        }
    }
}

/// Cronbach's alpha of so many items, from the sum of their variances and the variance of their sum.
fn alpha(items: usize, apart: i128, together: i128) -> Result<f64, WhyUndefined> {
    if items < 2 {
        return Err(WhyUndefined::OneItem);
    }
    if together == 0 {
        return Err(WhyUndefined::ConstantTotal);
    }
    let items = items as f64;
    Ok(items / (items - 1.0) * ((together - apart) as f64 / together as f64))
}

/// A sum of scores fits by far: a thousand billion responses of 65 535 points, squared, have 114 binary digits.
fn whole(sum: u128) -> i128 {
    i128::try_from(sum).unwrap_or(i128::MAX)
}
