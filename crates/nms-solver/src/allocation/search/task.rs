//! What is asked of a search, and what it answers.

use super::super::problem::Problem;

/// What is asked of a search.
#[derive(Clone, Copy)]
pub(crate) struct Task<'a> {
    pub(crate) problem: &'a Problem,
    pub(crate) person: usize,
    /// What each offer costs.
    pub(crate) costs: &'a [i64],
    pub(crate) prices: &'a [i64],
    pub(crate) nodes: usize,
    /// Candidates chosen in any case, besides the pinned ones.
    pub(crate) forced: &'a [u32],
    /// Candidates that may not be chosen; the pinned and forced ones may in any case.
    pub(crate) barred: &'a [u32],
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) value: i64,
    pub(crate) bound: i64,
    pub(crate) nodes: usize,
}
