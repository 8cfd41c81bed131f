//! What a formula means: a condition on the rows of one table, with every name resolved to a place in the schema.

/// A condition on the rows of a table.
///
/// It is true or false for every row. A cell that is empty satisfies no test and no comparison, `!=` included.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Condition {
    /// The same for every row.
    Constant(bool),
    /// The opposite.
    Not(Box<Condition>),
    /// All of them.
    All(Vec<Condition>),
    /// Any of them.
    Any(Vec<Condition>),
    /// The word of a closed list is one of those whose place is set in the mask.
    Word { column: usize, accepted: u64 },
    /// The text (or the row's own id) is one of these.
    Text { column: usize, accepted: Vec<String> },
    /// The flag is set.
    Flag { column: usize },
    /// The cell is not empty.
    Present { column: usize },
    /// Two values compare so.
    Compare { left: Value, comparison: Comparison, right: Value },
    /// The row that a reference leads to satisfies a condition; false where the reference is empty.
    Through { column: usize, condition: Box<Condition> },
    /// Some row of another table, whose reference `column` leads to this row, satisfies a condition.
    Exists { table: usize, column: usize, condition: Box<Condition> },
}

/// A number or a day of a row.
///
/// Numbers are in millionths (whole numbers too), days are counted from 1970-01-01.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Value {
    /// The same for every row.
    Constant(i64),
    /// The day the indicator is asked for.
    AsOf,
    /// The first day of the period it is asked over.
    PeriodStart,
    /// A cell: a number, a whole number, or a day.
    Column(usize),
    /// The value of the row that a reference leads to.
    Through { column: usize, value: Box<Value> },
    /// The first plus the second.
    Add(Box<Value>, Box<Value>),
    /// The first less the second.
    Subtract(Box<Value>, Box<Value>),
    /// The first times the second.
    Multiply(Box<Value>, Box<Value>),
    /// Full years, in millionths, from a day up to the day the indicator is asked for.
    FullYears(Box<Value>),
    /// How many rows of another table, whose reference `column` leads to this row, satisfy a condition, in millionths.
    Count { table: usize, column: usize, condition: Box<Condition> },
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Condition {
    /// Calls `visit` for each of its parts that is no mere combination of others.
    #[cfg(feature = "parallel")]
    pub(crate) fn leaves(&self, visit: &mut impl FnMut(&Condition)) {
        match self {
            Self::Constant(_) => {}
            Self::Not(inner) => inner.leaves(visit),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.leaves(visit)),
            leaf => visit(leaf),
        }
    }
}

impl Comparison {
    const SIGNS: [(Self, &'static str); 6] = [
        (Self::Equal, "=="),
        (Self::NotEqual, "!="),
        (Self::Less, "<"),
        (Self::AtMost, "<="),
        (Self::More, ">"),
        (Self::AtLeast, ">="),
    ];

    /// The comparison that a sign stands for.
    pub(super) fn from_sign(sign: &str) -> Option<Self> {
        Self::SIGNS.iter().find(|(_, known)| *known == sign).map(|(comparison, _)| *comparison)
    }

    /// The sign it is written with.
    pub(super) fn sign(self) -> &'static str {
        Self::SIGNS.iter().find(|(comparison, _)| *comparison == self).map_or("", |(_, sign)| sign)
    }

    /// The same with its sides changed.
    pub(super) fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::More,
            Self::AtMost => Self::AtLeast,
            Self::More => Self::Less,
            Self::AtLeast => Self::AtMost,
            same => same,
        }
    }

    /// The least and the most number that compare so with a bound; of "not equal", the one that does not.
    pub(crate) fn run(self, bound: i64) -> (i64, i64) {
        let least = i64::MIN + 1;
        match self {
            Self::Equal | Self::NotEqual => (bound, bound),
            Self::Less => (least, bound.saturating_sub(1)),
            Self::AtMost => (least, bound),
            Self::More => (bound.saturating_add(1), i64::MAX),
            Self::AtLeast => (bound.max(least), i64::MAX),
        }
    }

    /// Whether two values compare so.
    #[inline]
    pub(crate) fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
        }
    }
}
