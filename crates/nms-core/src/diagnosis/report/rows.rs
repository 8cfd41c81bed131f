//! The answers of a diagnosis as rows.

use serde::Serialize;

use crate::boundary::{Error, Watch};
use crate::decimal::Decimal;
use crate::diagnosis::calibrate::{CalibratedItem, Status};
use crate::diagnosis::classical::ItemStatistics;
use crate::diagnosis::deficit::evidence::Belief;
use crate::diagnosis::deficit::verdict::Verdict;
use crate::diagnosis::deficit::{DeficitStatus, DoubtReason};
use crate::diagnosis::diagnose::Diagnosis;
use crate::diagnosis::link::Link;
use crate::diagnosis::percent::{PercentLevel, Z};
use crate::diagnosis::rounded::{rounded, rounded_some};
use crate::diagnosis::scale::{Scale, Wave};

/// A scale in a wave.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScaleRow<'d> {
    /// A competence, an area, or the instrument.
    pub scale: &'d str,
    /// The wave.
    pub wave: &'d str,
    /// The first day of its answers.
    pub from: Option<String>,
    /// The last one.
    pub to: Option<String>,
    /// Persons who answered.
    pub persons: usize,
    /// Those of them who have no point at all: their level is below what the items can tell.
    pub no_points: usize,
    /// Those who have every point there was for them: their level is above what the items can tell.
    pub all_points: usize,
    /// Items answered.
    pub items: usize,
    /// Cronbach's alpha.
    pub alpha: Option<Decimal>,
    /// The share of the variance of levels that is not error.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub reliability: Option<f64>,
    /// How the calibration ended.
    pub status: Option<Status>,
    /// The largest change of a number in its last step.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub last_change: Option<f64>,
    /// How it was put on the scale of the first wave.
    pub link: Option<&'d Link>,
    /// Why it has no levels.
    pub fault: Option<&'d Error>,
}

/// An item in a wave: as points count it, and as it stands on its scale.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemRow<'d> {
    /// Its scale.
    pub scale: &'d str,
    /// The wave.
    pub wave: &'d str,
    /// By classical statistics.
    pub classical: &'d ItemStatistics,
    /// On its scale.
    pub calibrated: Option<&'d CalibratedItem>,
    /// How well its answers fit: residuals weighed by what they tell.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub infit: Option<f64>,
    /// The same, all residuals alike.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub outfit: Option<f64>,
    /// S-X²: how well its answers fit, group by group of persons with the same sum of right answers.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub s_x2: Option<f64>,
    /// Its degrees of freedom.
    pub s_x2_df: Option<u32>,
    /// How probable as much or more is under the right curve.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub s_x2_p: Option<f64>,
}

impl<'d> ItemRow<'d> {
    /// What is wrong with it, in words: by points, then by its curve.
    pub fn flags(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        let points = self.classical.flags.iter().map(|flag| flag.kind.as_str());
        let curve = self.calibrated.into_iter().flat_map(|item| &item.flags).map(|flag| flag.as_str());
        // Both may call an item that nobody answered by the same word.
        points.chain(curve).collect::<indexmap::IndexSet<_>>().into_iter()
    }
}

/// The level of a person on a scale in a wave.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelRow<'d> {
    /// The person.
    pub person: &'d str,
    /// The scale.
    pub scale: &'d str,
    /// The wave.
    pub wave: &'d str,
    /// Items answered.
    pub answered: u32,
    /// The share of points.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub percent: f64,
    /// Its binomial standard error.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub percent_error: f64,
    /// The level.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub level: f64,
    /// Its standard error, that of linking waves included.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub standard_error: f64,
    /// The lower end of the interval of 95 %.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub low: f64,
    /// The upper end.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub high: f64,
}

/// What is known of a competence that a person's positions require.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DeficitRow<'d> {
    /// The person.
    pub person: &'d str,
    /// The competence.
    pub competence: &'d str,
    /// The level required.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub required: f64,
    /// How much it matters.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub weight: f64,
    /// The level, from all evidence.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub level: Option<f64>,
    /// Its standard error.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub standard_error: Option<f64>,
    /// The lower end of the interval of 95 %.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub low: Option<f64>,
    /// The upper end.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub high: Option<f64>,
    /// How probable it is that the level is below the required one.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub probability: Option<f64>,
    /// By how much it is then expected to be below.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub severity: Option<f64>,
    /// What can be said.
    pub status: DeficitStatus,
    /// Why nothing can be said.
    pub reason: Option<DoubtReason>,
    /// Pieces of evidence that count.
    pub evidence: u32,
    /// Days since the newest of them.
    pub age: Option<i32>,
    /// Which deficit of the person comes first, foundations before what stands on them; from 1.
    pub order: Option<u32>,
}

impl Diagnosis {
    /// Every scale with every wave.
    pub(crate) fn each_wave(&self) -> impl Iterator<Item = (&Scale, &str, &Wave)> {
        self.scales.iter().flat_map(move |scale| {
            scale.waves.iter().zip(&self.waves).map(move |(wave, days)| (scale, days.name.as_str(), wave))
        })
    }

    /// The scales in every wave, with how well each works.
    pub fn scales(&self) -> impl Iterator<Item = ScaleRow<'_>> {
        self.each_wave().map(|(scale, name, wave)| {
            let days = self.waves.iter().find(|one| one.name == name).and_then(|one| one.days);
            let shown = |day: i32| crate::region::store::date(day).to_string();
            ScaleRow {
                scale: &scale.id,
                wave: name,
                from: days.map(|(first, _)| shown(first)),
                to: days.map(|(_, last)| shown(last)),
                persons: wave.design.persons,
                no_points: wave.design.no_points,
                all_points: wave.design.all_points,
                items: wave.design.items,
                alpha: wave.classical.alpha,
                reliability: wave.own.as_ref().and_then(crate::diagnosis::Levels::reliability),
                status: wave.calibration.as_ref().map(|calibration| calibration.status),
                last_change: wave.calibration.as_ref().map(|calibration| calibration.last_change),
                link: wave.link.as_ref(),
                fault: wave.fault.as_ref(),
            }
        })
    }

    /// The items of every scale in every wave.
    ///
    /// # Errors
    /// None but `call.stopped`, if `watch` said so: how well answers fit is computed from the answers of everybody.
    pub fn items(&self, watch: Watch<'_>) -> Result<Vec<ItemRow<'_>>, Error> {
        let mut rows = Vec::new();
        for (scale, name, wave) in self.each_wave() {
            let residuals = wave.residuals(watch)?;
            let fits: Vec<_> = residuals.iter().flat_map(|residuals| residuals.items()).collect();
            for (at, classical) in wave.classical.items.iter().enumerate() {
                let calibrated = wave.calibration.as_ref().and_then(|calibration| calibration.items.get(at));
                let fit = fits.get(at);
                rows.push(ItemRow {
                    scale: &scale.id,
                    wave: name,
                    classical,
                    calibrated,
                    infit: fit.and_then(|fit| fit.infit),
                    outfit: fit.and_then(|fit| fit.outfit),
                    s_x2: fit.and_then(|fit| fit.s_x2),
                    s_x2_df: fit.and_then(|fit| fit.s_x2_df),
                    s_x2_p: fit.and_then(|fit| fit.s_x2_p),
                });
            }
        }
        Ok(rows)
    }

    /// The levels of everybody on every scale in every wave.
    pub fn levels(&self) -> impl Iterator<Item = LevelRow<'_>> {
        self.each_wave().flat_map(move |(scale, name, wave)| {
            (0..wave.levels.len()).filter_map(move |place| self.level(scale, name, wave, place))
        })
    }

    pub(crate) fn level<'d>(
        &'d self,
        scale: &'d Scale,
        name: &'d str,
        wave: &'d Wave,
        place: usize,
    ) -> Option<LevelRow<'d>> {
        let level = *wave.levels.get(place)?;
        let shared = wave.shared.get(place).copied().unwrap_or(0.0);
        let error = (level.deviation * level.deviation + shared * shared).sqrt();
        let scores = &wave.sheet.scores;
        let row = scores.row(place);
        let percent = PercentLevel::of(scores.items(), row)?;
        Some(LevelRow {
            person: scores.persons().get(place)?,
            scale: &scale.id,
            wave: name,
            answered: row.len() as u32,
            percent: percent.share(),
            percent_error: percent.standard_error(),
            level: level.mean,
            standard_error: error,
            low: level.mean - Z * error,
            high: level.mean + Z * error,
        })
    }

    /// What is known of every competence that positions require, by person and competence.
    pub fn deficits(&self) -> impl Iterator<Item = DeficitRow<'_>> {
        self.verdicts.iter().map(|verdict| self.deficit(verdict))
    }

    pub(crate) fn deficit(&self, verdict: &Verdict) -> DeficitRow<'_> {
        let of = |of: fn(Belief) -> f64| verdict.belief.map(of);
        DeficitRow {
            person: self.person_id(verdict.person),
            competence: self.competence_id(verdict.competence),
            required: verdict.required,
            weight: verdict.weight,
            level: of(|belief| belief.mean),
            standard_error: of(|belief| belief.deviation),
            low: of(|belief| belief.mean - Z * belief.deviation),
            high: of(|belief| belief.mean + Z * belief.deviation),
            probability: verdict.probability,
            severity: verdict.probability.map(|_| verdict.severity),
            status: verdict.status,
            reason: verdict.reason,
            evidence: verdict.pieces,
            age: verdict.age,
            order: Some(verdict.order).filter(|order| *order > 0),
        }
    }
}
