//! Curves over a line: the graded response model (Samejima 1969), with Rasch's and the two-parameter model as its cases of
//! two answers.
//!
//! The probability of answer `k` or higher is `1 / (1 + exp(−(a·θ + d_k)))`, with one slope `a` a question and falling
//! intercepts `d_1 > d_2 > …`.

mod curve;
mod errors;
mod fit;
mod maximise;
mod score;
#[cfg(test)]
mod tests;

pub use curve::Curve;
pub use errors::covariances;
pub use fit::{Fit, Fitted, Prior, Slopes, fit};
pub use score::{Standing, score};
