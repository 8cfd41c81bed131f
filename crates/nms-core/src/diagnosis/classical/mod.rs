//! Classical statistics of an instrument and of its items.

mod flags;
mod options;
mod rest;
mod totals;

use serde::Serialize;

use super::figure::figure;
use super::{Scores, WhyUndefined};
use crate::boundary::Pace;
use crate::decimal::Decimal;

pub use flags::{FlagKind, ItemFlag};
pub use options::ClassicalOptions;

/// Classical statistics (классическая теория тестов) of one instrument in one wave.
///
/// Where answers are missing, two bases are used and both are counted: an item's own figures come from everybody who
/// answered it; mean, deviation and reliability from those who answered every item that anybody answered (`complete`).
/// A number that is not there is not nought: `undefined` says why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Classical {
    /// Persons with at least one response.
    pub persons: usize,
    /// Persons who answered every item that anybody answered.
    pub complete: usize,
    /// The most points that those items give together.
    pub maximum: u64,
    /// Mean of the complete persons' points.
    pub mean: Option<Decimal>,
    /// Standard deviation of their points, with one less than their number below the line.
    pub standard_deviation: Option<Decimal>,
    /// Cronbach's alpha (Cronbach 1951): the share of the variance of the points that would come again.
    ///
    /// Items on which all complete persons have the same score are left out of it.
    pub alpha: Option<Decimal>,
    /// Standard error of measurement, in points: the deviation times the root of what alpha leaves of one.
    pub standard_error: Option<Decimal>,
    /// Why there is no alpha.
    pub undefined: Option<WhyUndefined>,
    /// The items, in their order.
    pub items: Vec<ItemStatistics>,
}

/// Classical statistics of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemStatistics {
    /// The item.
    pub item: String,
    /// The most points it gives.
    pub maximum: u16,
    /// How many persons answered it.
    pub persons: usize,
    /// The points they have together.
    pub points: u64,
    /// Their share of the points they could have: the larger, the easier the item.
    pub difficulty: Option<Decimal>,
    /// How many of them answered other items too.
    pub rest_persons: usize,
    /// Item-rest correlation (дискриминативность): of the item's score with the share of points on the other items that
    /// the person answered. Where everybody answered everything, it is the corrected item-total correlation.
    pub item_rest: Option<Decimal>,
    /// Why there is no item-rest correlation.
    pub item_rest_undefined: Option<WhyUndefined>,
    /// Cronbach's alpha of the complete persons without the item: a larger one speaks against the item.
    pub alpha_if_deleted: Option<Decimal>,
    /// Why there is no alpha without the item.
    pub alpha_if_deleted_undefined: Option<WhyUndefined>,
    /// What is wrong with the item.
    pub flags: Vec<ItemFlag>,
}

impl Scores {
    /// Classical statistics, with flags on items that do not work.
    ///
    /// Points are added up as whole numbers; each figure is one division of them, and does not depend on the order of
    /// persons.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::{ClassicalOptions, Scores}};
    /// let text = r#"{"columns": {"i1": [1, 1, 1, 0], "i2": [1, 1, 0, 0], "i3": [0, 0, 0, 1]}}"#;
    /// let classical = Scores::from_json(text, &Limits::default())?.classical(&ClassicalOptions::default());
    /// assert_eq!(classical.mean.unwrap().to_string(), "1.5");
    /// assert_eq!(classical.items[0].difficulty.unwrap().to_string(), "0.75");
    /// // i3 against i1 + i2 = 2, 2, 1, 0: covariance -5/4 of squares 3/4 and 11/4.
    /// assert_eq!(classical.items[2].item_rest.unwrap().to_string(), "-0.870388");
    /// assert!(classical.items[2].flags.iter().any(|flag| flag.kind.as_str() == "negative_discrimination"));
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn classical(&self, options: &ClassicalOptions) -> Classical {
        self.classical_asked(options, &mut Pace::new(&mut |_| true))
    }

    /// The same while somebody may say to stop.
    pub(in crate::diagnosis) fn classical_asked(&self, options: &ClassicalOptions, pace: &mut Pace<'_>) -> Classical {
        let totals = totals::Totals::of(self, pace);
        let rests = rest::rests(self, pace);
        let alpha = totals.alpha();
        let deviation = totals.deviation();
        let error = alpha.ok().zip(deviation).map(|(alpha, deviation)| deviation * (1.0 - alpha).max(0.0).sqrt());
        let items = self.items().iter().zip(rests).enumerate().map(|(at, (item, rest))| {
            let (item_rest, item_rest_undefined) = split(rest.correlation());
            let (alpha_if_deleted, alpha_if_deleted_undefined) = split(totals.alpha_without(at));
            let mut statistics = ItemStatistics {
                item: item.id.clone(),
                maximum: item.maximum,
                persons: rest.answered,
                points: rest.points,
                difficulty: rest.difficulty(item.maximum).and_then(figure),
                rest_persons: rest.persons,
                item_rest,
                item_rest_undefined,
                alpha_if_deleted,
                alpha_if_deleted_undefined,
                flags: Vec::new(),
            };
            statistics.flags = flags::flags(&statistics, rest.is_constant(), options);
            statistics
        });
        let items = items.collect();
        let (alpha, undefined) = split(alpha);
        Classical {
            persons: self.rows().filter(|row| !row.is_empty()).count(),
            complete: totals.persons,
            maximum: totals.maximum,
            mean: totals.mean().and_then(figure),
            standard_deviation: deviation.and_then(figure),
            alpha,
            standard_error: error.and_then(figure),
            undefined,
            items,
        }
    }
}

/// A number to be shown, or why there is none.
fn split(number: Result<f64, WhyUndefined>) -> (Option<Decimal>, Option<WhyUndefined>) {
    let shown = number.and_then(|number| figure(number).ok_or(WhyUndefined::OutOfRange));
    (shown.ok(), shown.err())
}
