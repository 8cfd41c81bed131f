//! The many types of Arrow, brought to a few.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float32Type, Float64Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, LargeStringArray, StringArray,
    StringViewArray,
};
use arrow_cast::cast;
use arrow_schema::{DataType, TimeUnit};

use crate::region::cell::Cell;

/// A column of one of the types from which cells are read.
pub(super) enum Plain {
    /// So many cells, all empty.
    Missing(usize),
    Flags(BooleanArray),
    Wholes(Int64Array),
    Doubles(Float64Array),
    Texts(StringArray),
    LargeTexts(LargeStringArray),
    Views(StringViewArray),
    Days(Date32Array),
    /// Moments, so many to a day.
    Moments(Int64Array, i64),
    /// Different values, and which of them each cell is.
    Categories {
        keys: Vec<Option<usize>>,
        values: Box<Plain>,
    },
}

impl Plain {
    /// Whether columns of a type can be read.
    pub(super) fn can_be(kind: &DataType) -> bool {
        match kind {
            DataType::Dictionary(_, value) => !matches!(**value, DataType::Dictionary(..)) && Self::can_be(value),
            DataType::RunEndEncoded(_, values) => Self::can_be(values.data_type()),
            DataType::Null | DataType::Boolean | DataType::Date32 | DataType::Date64 | DataType::Timestamp(..) => true,
            other => other.is_numeric() || other.is_string(),
        }
    }

    /// Reads a column; one that cannot be read has no cells that hold anything.
    pub(super) fn of(array: &dyn Array) -> Self {
        Self::read(array).unwrap_or(Self::Missing(array.len()))
    }

    fn read(array: &dyn Array) -> Option<Self> {
        let as_type = |kind: &DataType| cast(array, kind).ok();
        Some(match array.data_type() {
            DataType::Boolean => Self::Flags(array.as_boolean().clone()),
            DataType::Int64 => Self::Wholes(array.as_primitive::<Int64Type>().clone()),
            DataType::UInt64 => match as_type(&DataType::Int64) {
                // What does not fit becomes nothing, which must not be taken for an empty cell.
                Some(wholes) if wholes.null_count() == array.null_count() => Self::wholes(&wholes),
                _ => Self::texts(as_type(&DataType::Utf8)?),
            },
            kind if kind.is_integer() => Self::wholes(&as_type(&DataType::Int64)?),
            DataType::Float64 => Self::Doubles(array.as_primitive::<Float64Type>().clone()),
            // The shortest decimal is what was meant: 79.1 and not 79.0999984741211.
            DataType::Float32 => {
                let meant = |single: f32| single.to_string().parse().unwrap_or(f64::NAN);
                Self::Doubles(array.as_primitive::<Float32Type>().unary(meant))
            }
            DataType::Float16 => Self::read(&as_type(&DataType::Float32)?)?,
            kind if kind.is_decimal() => Self::texts(as_type(&DataType::Utf8)?),
            DataType::Utf8 => Self::Texts(array.as_string().clone()),
            DataType::LargeUtf8 => Self::LargeTexts(array.as_string().clone()),
            DataType::Utf8View => Self::Views(array.as_string_view().clone()),
            DataType::Date32 => Self::Days(array.as_primitive::<Date32Type>().clone()),
            DataType::Date64 => Self::Moments(ticks(&as_type(&DataType::Int64)?), 86_400_000),
            DataType::Timestamp(unit, _) => {
                let per_second = match unit {
                    TimeUnit::Second => 1,
                    TimeUnit::Millisecond => 1_000,
                    TimeUnit::Microsecond => 1_000_000,
                    TimeUnit::Nanosecond => 1_000_000_000,
                };
                Self::Moments(ticks(&as_type(&DataType::Int64)?), 86_400 * per_second)
            }
            DataType::Dictionary(_, _) => Self::categories(array)?,
            DataType::RunEndEncoded(_, values) => Self::read(&as_type(values.data_type())?)?,
            _ => return None,
        })
    }

    fn wholes(array: &ArrayRef) -> Self {
        Self::Wholes(ticks(array))
    }

    fn texts(array: ArrayRef) -> Self {
        Self::Texts(array.as_string().clone())
    }

    fn categories(array: &dyn Array) -> Option<Self> {
        let dictionary = array.as_any_dictionary();
        let values = Box::new(Self::read(dictionary.values())?);
        if values.len() == 0 {
            return None;
        }
        let places = dictionary.normalized_keys().into_iter().enumerate();
        let keys = places.map(|(at, key)| (!dictionary.keys().is_null(at)).then_some(key)).collect();
        Some(Self::Categories { keys, values })
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Missing(cells) => *cells,
            Self::Flags(array) => array.len(),
            Self::Wholes(array) | Self::Moments(array, _) => array.len(),
            Self::Doubles(array) => array.len(),
            Self::Texts(array) => array.len(),
            Self::LargeTexts(array) => array.len(),
            Self::Views(array) => array.len(),
            Self::Days(array) => array.len(),
            Self::Categories { keys, .. } => keys.len(),
        }
    }

    /// A cell.
    pub(super) fn cell(&self, at: usize) -> Cell<'_> {
        /// The cell of an array of a type, unless it is empty.
        macro_rules! some {
            ($array:expr, $cell:expr) => {
                if $array.is_null(at) { Cell::Missing } else { $cell($array.value(at)) }
            };
        }
        match self {
            Self::Missing(_) => Cell::Missing,
            Self::Flags(array) => some!(array, Cell::Flag),
            Self::Wholes(array) => some!(array, Cell::Whole),
            Self::Doubles(array) => some!(array, Cell::Double),
            Self::Texts(array) => some!(array, Cell::Text),
            Self::LargeTexts(array) => some!(array, Cell::Text),
            Self::Views(array) => some!(array, Cell::Text),
            Self::Days(array) => some!(array, Cell::Day),
            Self::Moments(array, per_day) => some!(array, |ticks: i64| {
                // A moment beyond the days that can be counted is beyond those that a table may name, too.
                let day = i32::try_from(ticks.div_euclid(*per_day)).unwrap_or(i32::MAX);
                if ticks.rem_euclid(*per_day) == 0 { Cell::Day(day) } else { Cell::Moment(day) }
            }),
            Self::Categories { keys, values } => {
                keys.get(at).copied().flatten().map_or(Cell::Missing, |key| values.cell(key))
            }
        }
    }
}

/// A column that has been cast to whole numbers.
fn ticks(array: &ArrayRef) -> Int64Array {
    array.as_primitive::<Int64Type>().clone()
}
