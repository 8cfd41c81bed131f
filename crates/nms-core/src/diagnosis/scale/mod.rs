//! A scale: its items calibrated in every wave, the waves put on that of the first, everybody placed on it.

pub(crate) mod answers;
pub(crate) mod sheets;

use super::calibrate::{Calibration, Levels};
use super::classical::{Classical, ClassicalOptions};
use super::deficit::evidence::{Belief, likelihood};
use super::gain::Gains;
use super::link::Link;
use super::options::{DiagnosisOptions, Scoring};
use super::percent::PercentLevel;
use super::scores::{Design, Scores};
use crate::boundary::{Error, Pace, Watch};
use sheets::{ScaleSheets, Sheet};

/// A scale with what came out of every wave.
#[derive(Clone, Debug)]
pub(crate) struct Scale {
    pub(crate) id: String,
    pub(crate) waves: Vec<Wave>,
    /// From the first wave with levels to each later one.
    gains: Vec<Between>,
}

/// The change from one wave to a later one, by their places.
#[derive(Clone, Debug)]
pub(crate) struct Between {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) gains: Result<Gains, Error>,
    /// The mean gain of all who have a level in both, and its variance.
    mean: Option<(f64, f64)>,
}

/// What came out of a wave; levels are as people are used to see them.
#[derive(Clone, Debug)]
pub(crate) struct Wave {
    pub(crate) sheet: Sheet,
    pub(crate) classical: Classical,
    pub(crate) design: Design,
    /// Nothing for shares of points, and where no item tells anything.
    pub(crate) calibration: Option<Calibration>,
    /// Levels on the wave's own scale.
    pub(crate) own: Option<Levels>,
    /// From the wave's own scale to that of the first wave.
    pub(crate) link: Option<Link>,
    /// Why there are no levels, or none on the scale of the first wave.
    pub(crate) fault: Option<Error>,
    /// For each person its level and standard error; empty where there are none.
    pub(crate) levels: Vec<Belief>,
    /// The error that all levels of the wave share, as they were put on the scale of the first.
    pub(crate) shared: Vec<f64>,
    /// The distribution of everybody.
    pub(crate) everybody: Option<Belief>,
    /// The deviation between people, error taken out; nothing where it cannot be told.
    spread: Option<f64>,
}

impl Scale {
    /// Works through the waves of a scale.
    pub(crate) fn work_out(sheets: ScaleSheets, options: &DiagnosisOptions, watch: Watch<'_>) -> Result<Self, Error> {
        let mut waves: Vec<Wave> = Vec::new();
        for sheet in sheets.waves {
            let wave = match options.scoring {
                Scoring::Percent => Wave::percent(sheet, options, watch)?,
                Scoring::Calibrated => Wave::calibrated(sheet, &waves, &sheets.anchors, options, watch)?,
            };
            waves.push(wave);
        }
        let mut pace = Pace::new(watch);
        let gains = gains(&waves, &mut pace);
        pace.end()?;
        Ok(Self { id: sheets.id, waves, gains })
    }

    /// The gains from the first wave with levels to each later one.
    pub(crate) fn gains(&self) -> &[Between] {
        &self.gains
    }

    /// The deviation between people in the first wave that tells it.
    pub(crate) fn spread(&self) -> Option<f64> {
        self.waves.iter().find_map(|wave| wave.spread)
    }

    /// By how much people moved on average from one wave to another, and the variance of that, in deviations of the first
    /// wave; nothing where nobody has a level in both.
    pub(crate) fn moved(&self, from: usize, to: usize) -> Option<(f64, f64)> {
        let gains = self.gains();
        let since_first = |wave: usize| match gains.iter().any(|between| between.from == wave) {
            true => Some((0.0, 0.0)),
            false => gains.iter().find(|between| between.to == wave)?.mean,
        };
        let ((before, a), (after, b)) = since_first(from).zip(since_first(to))?;
        (from != to).then_some((after - before, a + b))
    }
}

/// The gains from the first wave with levels to each later one.
fn gains(waves: &[Wave], pace: &mut Pace<'_>) -> Vec<Between> {
    let placed = |(place, wave): (usize, _)| Wave::placed(wave).map(|own| (place, wave, own));
    let mut placed = waves.iter().enumerate().filter_map(placed);
    let Some((from, _, first)) = placed.next() else { return Vec::new() };
    let between = |(to, wave, later): (usize, &Wave, &Levels)| {
        let link = wave.link.clone().unwrap_or_else(Link::identity);
        let gains = Gains::between_asked(first, later, &link, pace);
        let all = gains.as_ref().ok().map(Gains::of_all);
        let mean = all.and_then(|all| all.gain.zip(all.standard_error)).map(|(gain, error)| (gain, error * error));
        Between { from, to, gains, mean }
    };
    placed.map(between).collect()
}

impl Wave {
    fn new(sheet: Sheet, watch: Watch<'_>) -> Result<Self, Error> {
        let mut pace = Pace::new(watch);
        let classical = sheet.scores.classical_asked(&ClassicalOptions::default(), &mut pace);
        let design = sheet.scores.design_asked(&mut pace);
        pace.end()?;
        Ok(Self {
            classical,
            design,
            sheet,
            calibration: None,
            own: None,
            link: None,
            fault: None,
            levels: Vec::new(),
            shared: Vec::new(),
            everybody: None,
            spread: None,
        })
    }

    /// Shares of points. The level to judge is the middle of Wilson's interval: 0 and 100 % have an error too.
    fn percent(sheet: Sheet, options: &DiagnosisOptions, watch: Watch<'_>) -> Result<Self, Error> {
        let mut wave = Self::new(sheet, watch)?;
        let scores = &wave.sheet.scores;
        let level = |row| {
            let (low, high) = PercentLevel::of(scores.items(), row).map_or((0.0, 1.0), |percent| percent.interval());
            shown(Belief { mean: (low + high) / 2.0, deviation: (high - low) / 2.0 / super::percent::Z }, options)
        };
        let mut pace = Pace::new(watch);
        wave.levels = pace.walk(scores.rows()).map(level).collect();
        pace.end()?;
        wave.shared = vec![0.0; wave.levels.len()];
        wave.spread = spread_of_shares(&wave.sheet.scores).map(|spread| options.scale.unit * spread);
        Ok(wave)
    }

    fn calibrated(
        sheet: Sheet,
        earlier: &[Self],
        anchors: &[String],
        options: &DiagnosisOptions,
        watch: Watch<'_>,
    ) -> Result<Self, Error> {
        let mut wave = Self::new(sheet, watch)?;
        let calibration = match Calibration::fit(&wave.sheet.scores, &options.calibration, watch) {
            Ok(calibration) => calibration,
            Err(error) if error.code == "calibration.empty" => {
                wave.fault = Some(error);
                return Ok(wave);
            }
            Err(error) => return Err(error),
        };
        let own = calibration.score(&wave.sheet.scores, watch)?;
        let reference = earlier.iter().find_map(|wave| wave.calibration.as_ref());
        match reference.map(|reference| linked(reference, &calibration, anchors)) {
            Some(Ok(link)) => wave.link = Some(link),
            Some(Err(error)) => wave.fault = Some(error),
            None => {}
        }
        if wave.fault.is_none() {
            let link = wave.link.as_ref();
            let place = |mean: f64, deviation: f64| {
                let (mean, deviation) = link.map_or((mean, deviation), |link| link.apply(mean, deviation));
                shown(Belief { mean, deviation }, options)
            };
            wave.levels = own.iter().map(|level| place(level.level, level.standard_error)).collect();
            wave.shared = own
                .iter()
                .map(|level| link.map_or(0.0, |link| link.link_error(level.level)) * options.scale.unit)
                .collect();
            wave.everybody = Some(place(0.0, 1.0));
            wave.spread = wave.everybody.map(|everybody| everybody.deviation);
        }
        wave.own = Some(own);
        wave.calibration = Some(calibration);
        Ok(wave)
    }

    /// Its levels on its own scale, if it stands on that of the first wave.
    fn placed(&self) -> Option<&Levels> {
        self.own.as_ref().filter(|_| !self.levels.is_empty())
    }

    /// The place of a person, by its row in the table of persons.
    pub(crate) fn place(&self, person: u32) -> Option<usize> {
        self.sheet.persons.binary_search(&person).ok().filter(|place| *place < self.levels.len())
    }

    /// What the answers of a person alone say: a level and the variance of its error.
    pub(crate) fn alone(&self, place: usize) -> Option<(f64, f64)> {
        let (level, shared) = (*self.levels.get(place)?, self.shared.get(place)?);
        let (mean, variance) = match self.everybody {
            Some(everybody) => likelihood(level, everybody)?,
            None => (level.mean, level.deviation * level.deviation),
        };
        Some((mean, variance + shared * shared))
    }
}

/// The deviation between people of whom shares of points are known: their variance less that of the binomial error.
fn spread_of_shares(scores: &Scores) -> Option<f64> {
    let of_row = |row| PercentLevel::of(scores.items(), row).map(|percent| (percent.share(), percent.standard_error()));
    let shares: Vec<(f64, f64)> = scores.rows().filter_map(of_row).collect();
    let count = shares.len() as f64;
    let mean = shares.iter().map(|(share, _)| share).sum::<f64>() / count;
    let all = shares.iter().map(|(share, _)| (share - mean).powi(2)).sum::<f64>() / (count - 1.0);
    let error = shares.iter().map(|(_, error)| error * error).sum::<f64>() / count;
    Some(all - error).filter(|variance| *variance > 0.0).map(f64::sqrt)
}

/// Links a wave by the anchors that were given in both, or else by all common items.
fn linked(reference: &Calibration, other: &Calibration, anchors: &[String]) -> Result<Link, Error> {
    let curve = |wave: &Calibration, id: &str| wave.item(id).is_some_and(|item| item.discrimination.is_some());
    let both = |id: &&str| curve(reference, id) && curve(other, id);
    let declared: Vec<&str> = anchors.iter().map(String::as_str).filter(both).collect();
    reference.link(other, if declared.is_empty() { None } else { Some(&declared) })
}

/// A level in the units people are used to.
fn shown(level: Belief, options: &DiagnosisOptions) -> Belief {
    let scale = options.scale;
    Belief { mean: scale.origin + scale.unit * level.mean, deviation: scale.unit * level.deviation }
}
