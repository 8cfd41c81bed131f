//! A figure against its target, exactly.

use chrono::NaiveDate;
use serde::Serialize;

use crate::decimal::Decimal;
use crate::norm::entry::{Comparator, DefinitionKind, Indicator, Target};
use crate::text::vocabulary;

vocabulary! {
    /// How a figure stands against its target.
    Status {
        Reached = "reached", "достигнут", "reached";
        Short = "short", "не достигнут", "not reached";
        Undefined = "undefined", "не определён", "undefined";
        NoTarget = "no_target", "без цели", "without a target";
    }
}

vocabulary! {
    /// Why there is no figure.
    Reason {
        NoPopulation = "no_population", "в совокупности никого нет", "the population is empty";
        NoData = "no_data", "нет данных", "no data";
        TooLarge = "too_large", "число слишком велико", "the number is too large";
    }
}

/// A value `numerator / denominator`, kept exact; both in the same unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    pub(crate) numerator: i64,
    pub(crate) denominator: i64,
}

impl Fraction {
    /// The value times a factor with six digits after the point, for people: halves are rounded away from nought.
    pub(crate) fn shown(self, factor: i64) -> Option<Decimal> {
        if self.denominator == 0 {
            return None;
        }
        let scaled = i128::from(self.numerator) * i128::from(factor) * 1_000_000;
        let half = i128::from(self.denominator.unsigned_abs()) / 2;
        let up = if scaled < 0 { scaled - half } else { scaled + half };
        Decimal::millionths(i64::try_from(up / i128::from(self.denominator)).ok()?)
    }

    /// How the value times a factor compares with a bound: by whole numbers, never by rounded ones.
    pub(crate) fn compare(self, factor: i64, bound: Decimal) -> std::cmp::Ordering {
        let scale = 10_i128.pow(bound.scale());
        let left = i128::from(self.numerator) * i128::from(factor) * scale;
        let right = i128::from(bound.units()) * i128::from(self.denominator);
        // A sum of weights may fall below nought.
        if self.denominator < 0 { right.cmp(&left) } else { left.cmp(&right) }
    }

    /// The least that must be added to the numerator so that the value times a factor meets a bound, where adding helps;
    /// a numerator is at most `most`.
    pub(crate) fn shortfall(
        self,
        factor: i64,
        comparator: Comparator,
        bound: Decimal,
        most: Option<i64>,
    ) -> Option<i64> {
        let wanted = i128::from(bound.units()) * i128::from(self.denominator);
        let per = i128::from(factor) * 10_i128.pow(bound.scale());
        let (whole, rest) = (wanted.div_euclid(per), wanted.rem_euclid(per));
        let needed = match comparator {
            Comparator::AtLeast => whole + i128::from(rest > 0),
            Comparator::MoreThan => whole + 1,
            Comparator::Equal if rest == 0 => whole,
            Comparator::Equal | Comparator::AtMost | Comparator::Increase => return None,
        };
        let most = most.map_or(i128::MAX, i128::from);
        i64::try_from(needed - i128::from(self.numerator)).ok().filter(|more| *more > 0 && needed <= most)
    }
}

/// The unit of a target: a share is promised in percent or as a fraction of one.
pub(crate) fn factor(indicator: &Indicator) -> i64 {
    if indicator.unit.en == "%" { 100 } else { 1 }
}

/// The target that is in force on a day, with its bound and the day it is due: the next stage, where there are stages.
pub(crate) fn target_on(
    indicator: &Indicator,
    day: NaiveDate,
) -> Option<(&Target, Option<Decimal>, Option<NaiveDate>)> {
    let target = indicator.target.as_ref()?;
    let end = target.year.and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
    let next = target.stages.iter().filter(|stage| day <= stage.due).min_by_key(|stage| stage.due);
    Some(match next {
        Some(stage) => (target, Some(stage.value), Some(stage.due)),
        None => (target, target.value, target.due.or(end)),
    })
}

/// Where a figure stands against its target.
pub(crate) fn status(indicator: &Indicator, kind: DefinitionKind, value: Fraction, day: NaiveDate) -> Status {
    if value.denominator == 0 {
        return Status::Undefined;
    }
    let is = |good: bool| if good { Status::Reached } else { Status::Short };
    match target_on(indicator, day) {
        Some((target, Some(bound), _)) => {
            let order = value.compare(factor(indicator), bound);
            match target.comparator {
                Comparator::Equal => is(order.is_eq()),
                Comparator::AtLeast => is(order.is_ge()),
                Comparator::AtMost => is(order.is_le()),
                Comparator::MoreThan => is(order.is_gt()),
                Comparator::Increase => Status::NoTarget,
            }
        }
        _ if kind == DefinitionKind::Milestone => is(value.numerator == value.denominator),
        _ => Status::NoTarget,
    }
}

/// A target as a report shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShownTarget {
    /// The bound, in the unit of the indicator.
    pub value: Option<Decimal>,
    /// How a value is compared with it.
    pub comparator: Comparator,
    /// The day by which it is due.
    pub due: Option<NaiveDate>,
}

impl ShownTarget {
    pub(crate) fn of(indicator: &Indicator, day: NaiveDate) -> Option<Self> {
        let (target, value, due) = target_on(indicator, day)?;
        Some(Self { value, comparator: target.comparator, due })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_just_below_does_not_pass() {
        // 2996 of 10000 is 29.96 %, which people round to 30; 4 more make 3000.
        let value = Fraction { numerator: 2_996, denominator: 10_000 };
        let bound: Decimal = "30".parse().unwrap();
        assert_eq!(value.compare(100, bound), std::cmp::Ordering::Less);
        assert_eq!(value.shortfall(100, Comparator::AtLeast, bound, Some(10_000)), Some(4));
        assert_eq!(value.shown(100).unwrap().to_string(), "29.96");
        // 79.1 % of 1000 are 791 exactly.
        let bound: Decimal = "79.1".parse().unwrap();
        assert!(Fraction { numerator: 791, denominator: 1_000 }.compare(100, bound).is_eq());
        let value = Fraction { numerator: 790, denominator: 1_000 };
        assert_eq!(value.shortfall(100, Comparator::AtLeast, bound, Some(1_000)), Some(1));
    }

    #[test]
    fn what_is_missing_is_said_where_adding_helps() {
        let count = |numerator: i64| Fraction { numerator, denominator: 1 };
        let missing = |value: Fraction, comparator, bound: &str, most| {
            value.shortfall(1, comparator, bound.parse().unwrap(), most)
        };
        // More than 7 is 8; at most 7 is not reached by more; 34 is not reached from 35, nor is a third of 10 ever.
        assert_eq!(missing(count(7), Comparator::MoreThan, "7", None), Some(1));
        assert_eq!(missing(count(8), Comparator::AtMost, "7", None), None);
        assert_eq!(missing(count(33), Comparator::Equal, "34", None), Some(1));
        assert_eq!(missing(count(35), Comparator::Equal, "34", None), None);
        assert_eq!(missing(Fraction { numerator: 3, denominator: 10 }, Comparator::Equal, "0.333", Some(10)), None);
        // More than all is never reached.
        assert_eq!(missing(Fraction { numerator: 10, denominator: 10 }, Comparator::MoreThan, "1", Some(10)), None);
    }

    #[test]
    fn values_are_rounded_for_people_only() {
        assert_eq!(Fraction { numerator: 2, denominator: 3 }.shown(100).unwrap().to_string(), "66.666667");
        assert_eq!(Fraction { numerator: -2, denominator: 3 }.shown(1).unwrap().to_string(), "-0.666667");
        assert_eq!(Fraction { numerator: 1, denominator: 0 }.shown(1), None);
    }
}
