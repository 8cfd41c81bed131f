//! Links (связывание этапов): levels of one wave said on the scale of another, by the items that both have.

mod anchor;
mod mean;

use serde::Serialize;

use super::calibrate::{Calibration, Model};
use super::rounded::rounded;
use crate::boundary::Error;
use crate::text::vocabulary;
pub use anchor::{Anchor, AnchorStanding};
use anchor::{Candidate, drifted, sorted_out};
use mean::{Mean, Sample};

vocabulary! {
    /// What is to be known of a link before it is used.
    LinkFlag {
        /// Fewer than three anchors are used: one that drifted cannot be told from those that did not.
        FewAnchors = "few_anchors", "мало якорных заданий", "few anchors";
        /// The link rests on one anchor: its errors are those of the item alone, whether it drifted is not known.
        OneAnchor = "one_anchor", "одно якорное задание", "one anchor";
        /// Items without standard errors count alike, and the errors of the link come from their scatter alone.
        NoItemErrors = "no_item_errors", "нет ошибок заданий", "the items have no standard errors";
    }
}

/// How a level of a wave is said on the scale of another, the reference: `slope · level + shift`.
///
/// Both calibrations put their own persons at mean 0 and deviation 1. Items that were used unchanged in both (anchors) tell
/// how these persons differ: the slope is the ratio of their discriminations (a mean of logarithms), the shift the mean
/// difference of their difficulties, both weighed by precision (mean and geometric mean linking: Kolen and Brennan 2014,
/// chapter 6). An item's difficulty is the mean over its categories.
///
/// The error of either is the larger of two: what the items' standard errors make of it, and what the scatter over anchors
/// makes of it, `deviation / √anchors` (the link error of PISA: OECD 2009, chapter 12). The line is surest at `centre`, the
/// mean difficulty of the anchors; see [`Link::link_error`].
///
/// ```
/// use nms_core::{Limits, diagnosis::Calibration};
/// let bank = |intercepts: [f64; 3], slope: f64| {
///     let item = |(number, at): (usize, &f64)| {
///         format!(r#"{{"id": "i{number}", "discrimination": {slope}, "intercepts": [{at}]}}"#)
///     };
///     let items: Vec<_> = intercepts.iter().enumerate().map(item).collect();
///     Calibration::from_json(&format!(r#"{{"items": [{}]}}"#, items.join(",")), &Limits::default())
/// };
/// // Difficulties 0, 1, −1, and in the other wave, whose persons are better by 0.5 and differ less, (b − 0.5) / 0.8.
/// let link = bank([0.0, -1.0, 1.0], 1.0)?.link(&bank([0.5, -0.5, 1.5], 0.8)?, None)?;
/// assert!((link.slope - 0.8).abs() < 1e-9 && (link.shift - 0.5).abs() < 1e-9);
/// let (level, error) = link.apply(1.0, 0.3);
/// assert!((level - 1.3).abs() < 1e-9 && (error - 0.24).abs() < 1e-9);
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// By what a level is multiplied, above nought.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub slope: f64,
    /// Its standard error.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub slope_se: f64,
    /// What is added then, in deviations of the reference.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub shift: f64,
    /// Its standard error: that of a level of nought.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub shift_se: f64,
    /// The level, on the wave's own scale, at which the link is surest.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub centre: f64,
    /// The standard error there.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub centre_se: f64,
    /// How many anchors it rests on.
    pub used: usize,
    /// All anchors, in the order of the reference.
    pub anchors: Vec<Anchor>,
    /// What is to be known before it is used.
    pub flags: Vec<LinkFlag>,
}

impl Link {
    /// The link of waves whose levels came out of one calibration: nothing changes, and nothing is unsure.
    pub fn identity() -> Self {
        Self {
            slope: 1.0,
            slope_se: 0.0,
            shift: 0.0,
            shift_se: 0.0,
            centre: 0.0,
            centre_se: 0.0,
            used: 0,
            anchors: Vec::new(),
            flags: Vec::new(),
        }
    }

    /// A level and its standard error on the scale of the reference. The error is the person's own; that of the link, which
    /// everybody shares, is [`Link::link_error`].
    pub fn apply(&self, level: f64, standard_error: f64) -> (f64, f64) {
        (self.slope * level + self.shift, self.slope * standard_error)
    }

    /// The error that the link adds to a level of the wave (on its own scale), in deviations of the reference:
    /// `√(centre_se² + ((level − centre) · slope_se)²)`.
    ///
    /// It is common to all persons: a mean over many has it as one person has.
    pub fn link_error(&self, level: f64) -> f64 {
        let turned = (level - self.centre) * self.slope_se;
        (self.centre_se * self.centre_se + turned * turned).sqrt()
    }

    /// The link as JSON text.
    pub fn to_json(&self) -> String {
        crate::boundary::json(self)
    }
}

impl Calibration {
    /// Links another wave to this one, the reference, by the items of the same id; by some of them where `anchors` says so.
    ///
    /// An anchor is used if its discriminations are above nought and its categories begin at the same scores in both waves,
    /// and if it did not drift. It drifted if the difference of its difficulties is farther from the median of all than
    /// three robust deviations (1.4826 times the median distance), than three of its own standard errors, and than 0.3 logits
    /// (the drift, times its discrimination).
    /// Such anchors are looked for once, and are never more than half.
    ///
    /// # Errors
    /// `link.anchor_unknown` with each anchor that one of the waves does not have; `link.no_common_items` and
    /// `link.no_anchor` if the waves cannot be linked; `link.no_errors` if one anchor without standard errors is left.
    pub fn link(&self, other: &Self, anchors: Option<&[&str]>) -> Result<Link, Error> {
        let (mut anchors, candidates) = sorted_out(self, other, anchors)?;
        // Under Rasch's model all items have one discrimination with one error, which more anchors do not make smaller.
        let shared = [self, other].map(|wave| wave.model == Model::Rasch);
        let first = Estimate::of(&candidates, shared);
        let out = drifted(&candidates, first.slope.value);
        let left: Vec<_> = candidates.iter().filter(|candidate| !out.contains(&candidate.place)).copied().collect();
        let estimate = if out.is_empty() { first } else { Estimate::of(&left, shared) };
        let Some((slope_se, centre_se)) = estimate.slope.error.zip(estimate.shift.error) else {
            let help = "calibrate with `errors`, or use more anchors";
            return Err(Error::new(
                "link.no_errors",
                "one anchor without standard errors does not say how sure the link is",
                help,
            ));
        };
        for candidate in &candidates {
            if let Some(anchor) = anchors.get_mut(candidate.place) {
                anchor.residual = Some(candidate.difference(estimate.slope.value) - estimate.shift.value);
                if out.contains(&candidate.place) {
                    anchor.standing = AnchorStanding::Drifted;
                }
            }
        }
        let flags = [
            (LinkFlag::OneAnchor, left.len() == 1),
            (LinkFlag::FewAnchors, left.len() < 3),
            (LinkFlag::NoItemErrors, !estimate.weighed),
        ];
        let turned = estimate.centre * slope_se;
        Ok(Link {
            slope: estimate.slope.value,
            slope_se,
            shift: estimate.shift.value,
            shift_se: (centre_se * centre_se + turned * turned).sqrt(),
            centre: estimate.centre,
            centre_se,
            used: left.len(),
            anchors,
            flags: flags.into_iter().filter(|(_, raised)| *raised).map(|(flag, _)| flag).collect(),
        })
    }
}

/// What some anchors say.
struct Estimate {
    slope: Mean,
    shift: Mean,
    /// The mean difficulty of the anchors on the scale of the other wave.
    centre: f64,
    /// Whether the items have standard errors.
    weighed: bool,
}

impl Estimate {
    fn of(anchors: &[Candidate], shared: [bool; 2]) -> Self {
        let all = |own: &dyn Fn(&Candidate) -> f64| anchors.iter().map(own).collect::<Vec<_>>();
        let variances = |own: &dyn Fn(&Candidate) -> Option<f64>| anchors.iter().map(own).collect::<Option<Vec<_>>>();
        let ratios = all(&|anchor| libm::log(anchor.discrimination[1] / anchor.discrimination[0]));
        let own = |anchor: &Candidate| {
            let [first, second] = anchor.relative_variance?;
            Some(if shared[0] { 0.0 } else { first } + if shared[1] { 0.0 } else { second })
        };
        let common = anchors.first().and_then(|anchor| {
            let [first, second] = anchor.relative_variance?;
            Some(if shared[0] { first } else { 0.0 } + if shared[1] { second } else { 0.0 })
        });
        let logarithm = Sample::new(ratios, variances(&own)).mean(common.unwrap_or(0.0));
        let value = libm::exp(logarithm.value);
        let slope = Mean { value, error: logarithm.error.map(|error| value * error) };
        let weights = variances(&|anchor| anchor.variance(value));
        let weighed = weights.is_some();
        let centre = Sample::new(all(&|anchor| anchor.difficulty[1]), weights.clone()).mean(0.0).value;
        let shift = Sample::new(all(&|anchor| anchor.difference(value)), weights).mean(0.0);
        Self { slope, shift, centre, weighed }
    }
}
