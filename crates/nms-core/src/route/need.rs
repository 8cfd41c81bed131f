//! What closing a deficit is worth.

use super::person::thousandths;
use crate::diagnosis::deficit::{DeficitStatus, evidence::Belief, shortfall, verdict::Verdict};

/// Worth is counted in millionths of a level of weight one.
pub(crate) const WORTH: f64 = 1e6;
/// Into how many pieces the curve of the worth is cut.
const STEPS: i64 = 8;

/// A deficit that a route may close.
///
/// A gain of `x` is worth what it takes away of the expected shortfall, by the weight: `w · (E[(r − θ)⁺] − E[(r − θ − x)⁺])`
/// with the level θ known with its error. So gains have their full worth while the level is surely too low, less and less around the
/// required one, and none beyond.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Need {
    /// The place of the competence.
    pub(crate) competence: u32,
    /// Pieces of the curve: how many thousandths of a level, and what each is worth; each worth no more than the one before.
    pub(crate) steps: Vec<(i64, i64)>,
    /// How many thousandths the level, as it is known, lies below the required one.
    pub(crate) missing: i64,
}

impl Need {
    /// The need of a verdict: of deficits alone, or of all that is feared.
    pub(crate) fn of(verdict: &Verdict, doubtful: bool) -> Option<Self> {
        let counts = match verdict.status {
            DeficitStatus::Deficit => true,
            DeficitStatus::NotEnoughEvidence => doubtful,
            DeficitStatus::NoDeficit => false,
        };
        let belief = verdict.belief.filter(|_| counts)?;
        let steps = steps(belief, verdict.required, verdict.weight);
        let missing = thousandths((verdict.required - belief.mean).max(0.0));
        (!steps.is_empty()).then_some(Self { competence: verdict.competence, steps, missing })
    }

    /// What a gain is worth.
    pub(crate) fn worth(&self, gain: i64) -> i64 {
        let mut left = gain.max(0);
        let mut worth = 0;
        for (width, each) in &self.steps {
            let part = left.min(*width);
            worth += part * each;
            left -= part;
        }
        worth
    }
}

/// The curve as pieces up to where hardly anything is left to close; of a sure deficit that is its very width.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "bounded just before")]
fn steps(belief: Belief, required: f64, weight: f64) -> Vec<(i64, i64)> {
    let reach = thousandths((required - belief.mean + 2.5 * belief.deviation).clamp(0.0, 1e4));
    let closed = |gain: i64| shortfall(belief, required) - shortfall(belief, required - gain as f64 / 1e3);
    let mut steps: Vec<(i64, i64)> = Vec::new();
    let mut before = i64::MAX;
    for step in 0..STEPS {
        let (from, to) = (reach * step / STEPS, reach * (step + 1) / STEPS);
        if from == to {
            continue;
        }
        let (width, worth) = (to - from, weight.clamp(0.0, 1e4) * WORTH * (closed(to) - closed(from)));
        before = ((worth / width as f64).round() as i64).clamp(0, before);
        match steps.last_mut() {
            _ if before == 0 => break,
            Some((wide, same)) if *same == before => *wide += width,
            _ => steps.push((width, before)),
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sure_deficit_is_worth_its_width() {
        // Known for sure to be 3 levels too low, of weight 2: each thousandth is worth 2 · 1000 millionths, up to 3.
        let found = steps(Belief { mean: -1.0, deviation: 1e-6 }, 2.0, 2.0);
        assert_eq!(found, [(3000, 2000)]);
        let need = Need { competence: 0, steps: found, missing: 0 };
        assert_eq!((need.worth(1000), need.worth(9000)), (2_000_000, 6_000_000));
    }

    #[test]
    fn a_doubtful_deficit_is_worth_less_and_less() {
        // At the required level with an error of 1: E[(r − θ)⁺] = φ(0) = 0.398942, of which 2.5 deviations close all but 0.002.
        let found = steps(Belief { mean: 0.0, deviation: 1.0 }, 0.0, 1.0);
        assert!(found.is_sorted_by(|a, b| a.1 > b.1) && found.len() == 8);
        let need = Need { competence: 0, steps: found, missing: 0 };
        assert!((396_000..=397_500).contains(&need.worth(9_000)), "{}", need.worth(9_000));
        assert_eq!(steps(Belief { mean: 9.0, deviation: 0.1 }, 0.0, 1.0), []);
    }
}
