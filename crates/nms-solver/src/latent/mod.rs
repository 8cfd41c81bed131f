//! Models with a variable nobody sees: answers whose probability depends on where a case stands.
//!
//! Where it may stand is a list of points: of a grid over a line ([`Grid`]), or classes. [`Packed`] keeps the answers,
//! [`Mixture`] weighs the points by them; [`graded`] fits curves over a line, [`conjunctive`] classes of skills.

pub mod conjunctive;
pub mod graded;
mod grid;
mod mixture;
mod packed;
mod square;

pub use grid::Grid;
pub use mixture::{Expected, Mixture};
pub use packed::Packed;
pub use square::Square;

/// How far a fit has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Steps made.
    pub iteration: usize,
    /// The largest change of a number in the last one.
    pub change: f64,
    /// The logarithm of the probability of all answers before it.
    pub log_likelihood: f64,
}

/// Told of every step, and asked in between, then with nothing to tell: whether to go on.
pub type Watch<'a> = &'a mut dyn FnMut(Option<Progress>) -> bool;
