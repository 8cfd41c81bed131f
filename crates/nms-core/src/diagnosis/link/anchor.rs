//! Items by which two waves are linked, and those that cannot serve.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mean::median;
use crate::boundary::{Error, Several, few, unknown};
use crate::diagnosis::calibrate::{CalibratedItem, Calibration, CurveFlag};
use crate::diagnosis::rounded::rounded_some;
use crate::text::vocabulary;
use nms_solver::order::{gather, gather_set};

vocabulary! {
    /// Whether an anchor is used.
    AnchorStanding {
        Used = "used", "использовано", "used";
        /// Its difficulty changed otherwise than that of the rest: it was practised, reworded, or became known.
        Drifted = "drifted", "трудность изменилась", "its difficulty changed";
        /// A wave has no curve of it with a discrimination above nought, or its categories begin at other scores.
        NotComparable = "not_comparable", "кривые несравнимы", "its curves cannot be compared";
    }
}

/// An item (якорное задание) that both waves have.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Anchor {
    /// Its id.
    pub item: String,
    /// Whether it is used.
    pub standing: AnchorStanding,
    /// How much harder it is in the reference than the link says, in deviations of the reference.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub residual: Option<f64>,
}

/// An anchor that can be compared; pairs of numbers are those of the reference and of the other wave.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its place among the anchors.
    pub(super) place: usize,
    pub(super) discrimination: [f64; 2],
    /// Variances of the logarithms of the discriminations.
    pub(super) relative_variance: Option<[f64; 2]>,
    pub(super) difficulty: [f64; 2],
    pub(super) difficulty_variance: Option<[f64; 2]>,
}

impl Candidate {
    /// How much harder the item is in the reference than a slope alone makes it.
    pub(super) fn difference(&self, slope: f64) -> f64 {
        let [reference, other] = self.difficulty;
        reference - slope * other
    }

    /// The variance of that, from the standard errors of the item.
    pub(super) fn variance(&self, slope: f64) -> Option<f64> {
        self.difficulty_variance.map(|[reference, other]| reference + slope * slope * other)
    }

    fn new(place: usize, pair: [&CalibratedItem; 2]) -> Option<Self> {
        let [first, second] = pair;
        let both = |number: fn(&CalibratedItem) -> Option<f64>| Some([number(first)?, number(second)?]);
        let variances = |error: fn(&CalibratedItem) -> Option<f64>| {
            both(error)
                .filter(|errors| errors.iter().all(|error| *error > 0.0))
                .map(|errors| errors.map(|error| error * error))
        };
        let discrimination = both(|item| item.discrimination.filter(|discrimination| *discrimination > 0.0))?;
        let difficulty = both(|item| item.difficulty)?;
        let [a, b] = discrimination;
        let relative_variance = variances(|item| item.discrimination_se).map(|[u, v]| [u / (a * a), v / (b * b)]);
        let difficulty_variance = variances(|item| item.difficulty_se);
        let sound = first.scores == second.scores;
        sound.then_some(Self { place, discrimination, relative_variance, difficulty, difficulty_variance })
    }
}

/// The anchors, in the order of the reference, and those of them that can be compared.
pub(super) fn sorted_out(
    reference: &Calibration,
    other: &Calibration,
    named: Option<&[&str]>,
) -> Result<(Vec<Anchor>, Vec<Candidate>), Error> {
    let by_id = gather(other.items.iter().map(|item| (item.id.as_str(), item)));
    if let Some(named) = named {
        all_known(reference, &by_id, named)?;
    }
    let wanted = named.map(|named| named.iter().copied().collect::<std::collections::BTreeSet<_>>());
    let common = reference.items.iter().filter_map(|item| Some([item, *by_id.get(item.id.as_str())?]));
    let common = common.filter(|pair| pair.iter().all(|item| answered(item)));
    let common = common.filter(|[item, _]| wanted.as_ref().is_none_or(|wanted| wanted.contains(item.id.as_str())));
    let (mut anchors, mut candidates) = (Vec::new(), Vec::new());
    for pair in common {
        let candidate = Candidate::new(anchors.len(), pair);
        let standing = if candidate.is_some() { AnchorStanding::Used } else { AnchorStanding::NotComparable };
        let [item, _] = pair;
        anchors.push(Anchor { item: item.id.clone(), standing, residual: None });
        candidates.extend(candidate);
    }
    if candidates.is_empty() { Err(no_anchor(reference, other, &anchors, named)) } else { Ok((anchors, candidates)) }
}

fn all_known(reference: &Calibration, other: &BTreeMap<&str, &CalibratedItem>, named: &[&str]) -> Result<(), Error> {
    let first = gather_set(reference.items.iter().map(|item| item.id.as_str()));
    let mut problems = Several::default();
    for id in named {
        if !first.contains(id) {
            let known = first.iter().copied();
            problems.push_with(|| unknown("link.anchor_unknown", "item in the reference", id, known).at("anchors"));
        }
        if !other.contains_key(id) {
            let known = other.keys().copied();
            problems.push_with(|| unknown("link.anchor_unknown", "item in the other wave", id, known).at("anchors"));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into_error("link.anchor_unknown", "the list of anchors")) }
}

/// Whether a wave has an item at all: one that nobody answered there was not given.
fn answered(item: &CalibratedItem) -> bool {
    !item.flags.contains(&CurveFlag::Unanswered)
}

/// Why two waves cannot be linked.
fn no_anchor(reference: &Calibration, other: &Calibration, anchors: &[Anchor], named: Option<&[&str]>) -> Error {
    if named.is_some_and(<[_]>::is_empty) {
        let help = "name items that both waves have, or leave the list out to use them all";
        return Error::new("link.no_anchor", "the waves cannot be linked, the list of anchors is empty", help);
    }
    if anchors.is_empty() {
        let list =
            |wave: &Calibration| names(wave.items.iter().filter(|item| answered(item)).map(|item| item.id.as_str()));
        let message = format!(
            "the waves cannot be linked, they have no item in common: the reference has {}, the other wave {}",
            list(reference),
            list(other)
        );
        let help = "give both waves some items unchanged, under the same ids, or compare levels within each wave alone";
        return Error::new("link.no_common_items", message, help);
    }
    let message = format!(
        "the waves cannot be linked, none of their common items can be compared: {}",
        names(anchors.iter().map(|anchor| anchor.item.as_str()))
    );
    let help = "use items with curves, discriminations above nought and the same scores in both waves";
    Error::new("link.no_anchor", message, help)
}

/// How many ids a message names.
const NAMED: usize = 5;

fn names<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    Some(few(ids, NAMED, ", ")).filter(|text| !text.is_empty()).unwrap_or_else(|| "none".to_owned())
}

/// Deviations from the median (robust ones, and of its own error), and logits, beyond which an anchor drifted.
const FAR: (f64, f64) = (3.0, 0.3);
/// Makes the median distance from the median of normal numbers their deviation.
const OF_NORMAL: f64 = 1.4826;

/// The places of the anchors that drifted. They are never more than half: half of all distances are not above the median.
pub(super) fn drifted(candidates: &[Candidate], slope: f64) -> Vec<usize> {
    let differences: Vec<f64> = candidates.iter().map(|candidate| candidate.difference(slope)).collect();
    let middle = median(differences.clone());
    let distances: Vec<f64> = differences.iter().map(|difference| (difference - middle).abs()).collect();
    let deviation = OF_NORMAL * median(distances.clone());
    let far = candidates.iter().zip(distances).filter(|(candidate, distance)| {
        let [discrimination, _] = candidate.discrimination;
        let own = candidate.variance(slope).unwrap_or(0.0).sqrt();
        *distance > FAR.0 * deviation.max(own) && *distance * discrimination > FAR.1
    });
    far.map(|(candidate, _)| candidate.place).collect()
}
