//! The instrument behind a diagnosis: its items on their scales, and the skills they need.

use std::collections::BTreeSet;

use crate::boundary::{Error, Pace, Watch, unknown};
use crate::diagnosis::diagnose::Diagnosis;
use crate::diagnosis::options::ScaleBy;
use crate::diagnosis::scale::Wave;
use crate::diagnosis::scale::answers::{Answers, Item};
use crate::diagnosis::scale::sheets::sheets;
use crate::diagnosis::{Calibration, ClassOptions, QMatrix, Scores, SkillClasses};
use crate::text::Language;

impl Diagnosis {
    /// The items of a scale in a wave on the wave's own scale: curves, information, new persons to score.
    ///
    /// # Errors
    /// `diagnosis.scale` and `diagnosis.wave` with the nearest name; `diagnosis.not_calibrated` where levels are shares of points,
    /// or no item tells anything.
    pub fn calibration(&self, scale: &str, wave: &str) -> Result<&Calibration, Error> {
        let found = self.wave(scale, wave)?;
        found.calibration.as_ref().ok_or_else(|| not_calibrated(scale, wave))
    }

    /// Persons beside the items of a scale in a wave, as a chart of Vega-Lite.
    ///
    /// # Errors
    /// As [`Diagnosis::calibration`].
    pub fn person_item_map(&self, scale: &str, wave: &str, language: Language) -> Result<String, Error> {
        let found = self.wave(scale, wave)?;
        let fitted = found.calibration.as_ref().zip(found.own.as_ref());
        let (calibration, own) = fitted.ok_or_else(|| not_calibrated(scale, wave))?;
        Ok(calibration.person_item_map(own, language))
    }

    /// All answers of a wave as scores, whatever the scales.
    ///
    /// # Errors
    /// `diagnosis.wave` with the nearest name.
    pub fn scores(&self, wave: &str) -> Result<Scores, Error> {
        self.answers(wave, |_| true, &mut |_| true)
    }

    /// The answers of a wave to some of the items.
    fn answers(&self, wave: &str, wanted: impl Fn(&Item<'_>) -> bool, watch: Watch<'_>) -> Result<Scores, Error> {
        let at = self.wave_place(wave)?;
        let mut pace = Pace::new(watch);
        let mut answers =
            Answers::read(&self.view(), &self.framework, &self.instrument, ScaleBy::Instrument, &mut pace);
        let left_out: BTreeSet<u32> =
            (0_u32..).zip(&answers.items).filter(|(_, item)| !wanted(item)).map(|(at, _)| at).collect();
        for own in answers.by_sheet.values_mut() {
            own.retain(|answer| !left_out.contains(&answer.item));
        }
        for item in answers.items.iter_mut().filter(|item| !wanted(item)) {
            item.scale = None;
        }
        let mut scales = sheets(&self.region, &mut answers, &mut pace)?;
        let sheet = scales.pop().and_then(|mut scale| (at < scale.waves.len()).then(|| scale.waves.swap_remove(at)));
        pace.end()?;
        sheet.map_or_else(|| Scores::from_columns(Vec::new(), Vec::new()), |sheet| Ok(sheet.scores))
    }

    /// Which competences the items asked in a wave need, as `items` and `item_competences` say.
    ///
    /// # Errors
    /// `diagnosis.wave` with the nearest name; `framework.instrument` where the region declares no item of the instrument.
    pub fn q_matrix(&self, wave: &str) -> Result<QMatrix, Error> {
        self.needs(&self.scores(wave)?)
    }

    /// Which competences persons have, as skills that are there or not (DINA): fitted to the answers of a wave to items of one
    /// point; the model knows right and wrong alone, so others are left out.
    ///
    /// [`SkillClasses::score`] of [`Diagnosis::scores`] tells the probabilities of each person.
    ///
    /// # Errors
    /// As [`Diagnosis::q_matrix`] and [`SkillClasses::fit`].
    pub fn skills(&self, wave: &str, options: &ClassOptions, watch: Watch<'_>) -> Result<SkillClasses, Error> {
        let scores = self.answers(wave, |item| item.maximum == 1, &mut *watch)?;
        SkillClasses::fit(&scores, &self.needs(&scores)?, options, watch)
    }

    fn needs(&self, scores: &Scores) -> Result<QMatrix, Error> {
        let needs = self.framework.q_matrix(&self.instrument)?;
        let asked: BTreeSet<&str> = scores.items().iter().map(|item| item.id.as_str()).collect();
        let rows = needs.items().iter().enumerate().filter(|(_, item)| asked.contains(item.as_str()));
        QMatrix::new(rows.map(|(at, item)| {
            let competences = needs.row(at).filter_map(|column| needs.competences().get(column)).map(String::as_str);
            (item.as_str(), competences.collect::<Vec<_>>())
        }))
    }

    fn wave(&self, scale: &str, wave: &str) -> Result<&Wave, Error> {
        let found = self.scales.iter().find(|one| one.id == scale).ok_or_else(|| {
            unknown("diagnosis.scale", "scale", scale, self.scales.iter().map(|scale| scale.id.as_str()))
        })?;
        let at = self.wave_place(wave)?;
        found.waves.get(at).ok_or_else(|| not_calibrated(scale, wave))
    }

    fn wave_place(&self, wave: &str) -> Result<usize, Error> {
        let names = self.waves.iter().map(|wave| wave.name.as_str());
        names.clone().position(|name| name == wave).ok_or_else(|| unknown("diagnosis.wave", "wave", wave, names))
    }
}

fn not_calibrated(scale: &str, wave: &str) -> Error {
    let message = format!("the scale `{scale}` has no curves in the wave `{wave}`");
    Error::new("diagnosis.not_calibrated", message, "choose calibrated scoring, and a wave with answers that differ")
}
