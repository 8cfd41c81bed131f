//! Two waves compared in one call: calibrated, linked, scored.

use serde::Serialize;

use super::{Gain, GainOptions, Gains, GroupGain};
use crate::boundary::{Error, Pace, Watch};
use crate::diagnosis::calibrate::{Calibration, Status};
use crate::diagnosis::link::Link;
use crate::diagnosis::rounded::rounded;
use crate::diagnosis::scores::Scores;

/// Two waves of an instrument, and what changed between them.
///
/// The items of each wave are calibrated with its own answers, the later wave is put on the scale of the earlier one by the
/// items that both have, and who answered in both is compared.
///
/// ```
/// use nms_core::{Limits, diagnosis::{GainOptions, Scores, WaveGains}};
/// # let wave = |items: std::ops::Range<u64>, better: u64| {
/// #     let answer = |item: u64, person: u64| u64::from((person * 7919 + item * 104_729) % 401 < 50 * (item - better * 4 + 1) + person / 3 + 40 * better);
/// #     let column = |item: u64| format!("\"i{item}\": {:?}", (0..400).map(|person| answer(item, person)).collect::<Vec<_>>());
/// #     let columns: Vec<String> = items.map(column).collect();
/// #     Scores::from_json(&format!("{{\"columns\": {{{}}}}}", columns.join(",")), &Limits::default())
/// # };
/// # let march = wave(0..6, 0)?;
/// # let november = Scores::from_json(&march.to_json(), &Limits::default())?;
/// // 400 persons answered the same six items in March and in November, and the same way. Two of them run against the rest
/// // (negative discrimination), so that four are left to link by.
/// let found = WaveGains::of(&march, &november, &GainOptions::default(), &mut |_| true)?;
/// assert_eq!((found.gains.len(), found.gains.link().used), (400, 4));
/// let mean = found.gains.of_all();
/// assert!(mean.low.unwrap() < 0.0 && mean.high.unwrap() > 0.0);
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct WaveGains {
    /// The items of the earlier wave, whose scale is that of all levels.
    pub before: Calibration,
    /// The items of the later wave, on its own scale.
    pub after: Calibration,
    /// The gains of those who answered in both.
    pub gains: Gains,
}

impl WaveGains {
    /// Compares two waves.
    ///
    /// # Errors
    /// What [`Calibration::fit`] finds, with the wave it is wrong with as the place unless it has one; what
    /// [`Calibration::link`] and [`Gains::between`] find; `call.stopped` if `watch` said so.
    pub fn of(before: &Scores, after: &Scores, options: &GainOptions, watch: Watch<'_>) -> Result<Self, Error> {
        let mut fit = |scores: &Scores, wave: &str| {
            let calibration = Calibration::fit(scores, &options.calibration, watch)
                .map_err(|error| if error.path.is_none() { error.at(wave) } else { error })?;
            let levels = calibration.score(scores, watch)?;
            Ok::<_, Error>((calibration, levels))
        };
        let (reference, first) = fit(before, "before")?;
        let (other, later) = fit(after, "after")?;
        let anchors = options.anchors.as_ref().map(|ids| ids.iter().map(String::as_str).collect::<Vec<_>>());
        let link = reference.link(&other, anchors.as_deref())?;
        let gains = Gains::between_asked(&first, &later, &link, &mut Pace::new(watch))?;
        Ok(Self { gains, before: reference, after: other })
    }

    /// All of it as JSON text.
    pub fn to_json(&self) -> String {
        crate::boundary::json(&WholeGains::of(self))
    }
}

/// Two waves of an instrument, and what changed between them.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "WaveGains"))]
pub struct WholeGains<'w> {
    /// How the later wave was put on the scale of the earlier one.
    link: &'w Link,
    /// The correlation of the levels of both waves, freed from their errors, from 0 to 1.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    correlation: f64,
    /// How the search for the numbers of all persons ended, of which the correlation is one.
    status: Status,
    /// The largest change of such a number in its last step, in deviations of the later wave.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    last_change: f64,
    /// Persons who answered in the earlier wave alone.
    before_alone: usize,
    /// Persons who answered in the later wave alone.
    after_alone: usize,
    /// The mean gain of all who answered in both.
    mean: GroupGain,
    /// The gains of these persons, in the order of the earlier wave.
    persons: Vec<Gain<'w>>,
    /// The items of the earlier wave.
    before: &'w Calibration,
    /// The items of the later wave, on its own scale.
    after: &'w Calibration,
}

impl<'w> WholeGains<'w> {
    fn of(waves: &'w WaveGains) -> Self {
        let WaveGains { before, after, gains } = waves;
        let [before_alone, after_alone] = gains.alone();
        Self {
            link: gains.link(),
            correlation: gains.correlation(),
            status: gains.status(),
            last_change: gains.last_change(),
            before_alone,
            after_alone,
            mean: gains.of_all(),
            persons: gains.iter().collect(),
            before,
            after,
        }
    }
}
