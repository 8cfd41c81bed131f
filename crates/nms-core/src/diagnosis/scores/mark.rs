//! A score as it comes from outside.

/// What stands where a score is expected, before it is checked.
///
/// ```
/// use nms_core::diagnosis::Mark;
/// assert_eq!([Mark::from(2), Mark::from(1.0), Mark::from(true)], [Mark::Score(2), Mark::Score(1), Mark::Score(1)]);
/// assert_eq!([Mark::from(-1), Mark::from(0.5), Mark::from(70_000)], [Mark::Negative, Mark::NotWhole, Mark::TooLarge]);
/// assert_eq!([Mark::from(None::<i64>), Mark::from(f64::NAN)], [Mark::Absent, Mark::Absent]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// The person was not given the item, or its score is not known. Not a number (`NaN`) is taken for this.
    #[default]
    Absent,
    /// Points.
    Score(u16),
    /// A number below nought.
    Negative,
    /// A number that is not whole.
    NotWhole,
    /// A number above 65 535.
    TooLarge,
}

impl From<i64> for Mark {
    fn from(number: i64) -> Self {
        let beyond = if number < 0 { Self::Negative } else { Self::TooLarge };
        number.try_into().map_or(beyond, Self::Score)
    }
}

impl From<f64> for Mark {
    fn from(number: f64) -> Self {
        if number.is_nan() {
            Self::Absent
        } else if number < 0.0 {
            Self::Negative
        } else if number > f64::from(u16::MAX) {
            Self::TooLarge
        } else {
            // The cast cuts off what stands after the point.
            let score = number as u16;
            if number > f64::from(score) { Self::NotWhole } else { Self::Score(score) }
        }
    }
}

impl From<bool> for Mark {
    /// Right is 1, wrong is 0.
    fn from(right: bool) -> Self {
        Self::Score(right.into())
    }
}

impl<T: Into<Mark>> From<Option<T>> for Mark {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}
