//! What an instance is put together from.

use std::fmt;

/// Something shared by all: seats, a budget, hours of somebody, a target.
///
/// The demand of all must not exceed the capacity. A target "at least n" is a capacity of −n of which those who count use −1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resource {
    /// What there is.
    pub capacity: i64,
    /// What each unit beyond the capacity costs; nothing if it must not be exceeded.
    pub penalty: Option<i64>,
}

/// So much of a shared resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The resource.
    pub resource: u32,
    /// How much; less than nothing gives some.
    pub amount: i64,
}

/// Something that can be chosen by many persons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Shared resources each choice uses.
    pub uses: Vec<Use>,
    /// Amounts of the local dimensions.
    pub local: Vec<i64>,
    /// The first day.
    pub from: i32,
    /// The first day after it.
    pub to: i32,
    /// Amounts on each of its days, of the concurrent dimensions.
    pub concurrent: Vec<i64>,
    /// Classes it belongs to, as bits.
    pub classes: u64,
}

/// So much for a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Give {
    /// The person's need.
    pub need: u16,
    /// How much.
    pub amount: u32,
}

/// A piece of what closing a need is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// How many units.
    pub width: u32,
    /// What each is worth; not more than in the step before.
    pub worth: i64,
}

/// An offer a person may choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// The offer.
    pub offer: u32,
    /// What it is worth by itself, apart from needs; may be less than nothing.
    pub worth: i64,
    /// What it gives for the person's needs.
    pub gives: Vec<Give>,
    /// Chosen in any case.
    pub pinned: bool,
}

/// So much by one of the person's candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The candidate, by its place with the person.
    pub candidate: u32,
    /// How much.
    pub amount: i64,
}

/// A candidate may be chosen only if the chosen ones of a list sum to enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The candidate that requires.
    pub candidate: u32,
    /// How much it requires.
    pub at_least: i64,
    /// What counts towards it.
    pub terms: Vec<Term>,
}

/// What holds once for a person that has any candidate of a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The class, below 64.
    pub class: u8,
    /// What it is worth.
    pub worth: i64,
    /// Shared resources used by it.
    pub uses: Vec<Use>,
}

/// Who chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What may be chosen.
    pub candidates: Vec<Candidate>,
    /// Needs, each a concave function of what is given for it.
    pub needs: Vec<Vec<Step>>,
    /// Limits of the sums over the local dimensions.
    pub limits: Vec<Option<i64>>,
    /// Limits, on every day, of the sums over the concurrent dimensions.
    pub concurrent: Vec<Option<i64>>,
    /// What candidates require.
    pub requirements: Vec<Requirement>,
    /// Classes that count.
    pub counts: Vec<Count>,
    /// Linear forms over the chosen candidates that must not be less than nothing.
    pub balances: Vec<Vec<Term>>,
}

/// Why an instance cannot be put together; places are those of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BuildError {
    /// More dimensions than there may be (8 local, 4 concurrent), or a list of another length than there are dimensions.
    Dimensions,
    /// An index that points nowhere: of a resource, an offer, a need, a candidate, a class.
    Index,
    /// A number below nothing where none may be.
    Negative,
    /// Steps of a need whose worth rises.
    NotConcave,
    /// The same offer twice with one person, or a class counted twice.
    Twice,
    /// An interval that ends before it begins.
    Interval,
    /// Requirements in a circle, through this candidate.
    Circle {
        /// The candidate.
        candidate: u32,
    },
    /// Numbers whose sums could overflow.
    TooLarge,
    /// More rows than can be counted.
    TooMany,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dimensions => f.write_str("more dimensions than there may be, or a list of another length"),
            Self::Index => f.write_str("an index points nowhere"),
            Self::Negative => f.write_str("a number below nothing where none may be"),
            Self::NotConcave => f.write_str("steps of a need rise in worth"),
            Self::Twice => f.write_str("an offer or a class stands twice with one person"),
            Self::Interval => f.write_str("an interval ends before it begins"),
            Self::Circle { candidate } => write!(f, "requirements form a circle through candidate {candidate}"),
            Self::TooLarge => f.write_str("numbers whose sums could overflow"),
            Self::TooMany => f.write_str("more rows than can be counted"),
        }
    }
}

impl std::error::Error for BuildError {}
