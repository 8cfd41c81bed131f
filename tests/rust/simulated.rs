//! Persons whose true levels are known, and their answers.

use nms_core::diagnosis::{Calibration, CalibrationOptions, DeclaredItem, Mark, Model, Scores};

/// Numbers that look like chance, the same ones every time (a linear congruential generator).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// A number from 0 to 1.
    pub(crate) fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number of the normal distribution (Box and Muller 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.share()).ln()).sqrt();
        radius * (2.0 * std::f64::consts::PI * self.share()).cos()
    }
}

/// An item: its id, discrimination and difficulty.
pub(crate) type Item = (String, f64, f64);

/// Right and wrong answers of persons of some levels.
pub(crate) fn answers(levels: &[f64], items: &[Item], chance: &mut Chance) -> Scores {
    let mut column = |(id, discrimination, difficulty): &Item| {
        let mut mark = |level: &f64| {
            let right = 1.0 / (1.0 + (-discrimination * (level - difficulty)).exp());
            Mark::Score(u16::from(chance.share() < right))
        };
        (DeclaredItem::new(id.clone()), levels.iter().map(&mut mark).collect())
    };
    let columns = items.iter().map(&mut column).collect();
    Scores::from_columns(columns, (0..levels.len()).map(|person| format!("p{person}")).collect()).unwrap()
}

pub(crate) fn calibrated(scores: &Scores, model: Model) -> Calibration {
    Calibration::fit(scores, &CalibrationOptions { model, ..Default::default() }, &mut |_| true).unwrap()
}

/// Mean and deviation.
pub(crate) fn moments(numbers: &[f64]) -> (f64, f64) {
    let count = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / count;
    (mean, (numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / count).sqrt())
}
