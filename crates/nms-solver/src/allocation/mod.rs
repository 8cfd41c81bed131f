//! Bundles of offers for many persons under shared capacities, with a proved bound.
//!
//! Every shared [`Resource`] has a price. At given prices each person's best bundle is a small exact problem
//! ([`best`]), and persons are independent.
#![expect(clippy::indexing_slicing, reason = "indices are those the builder has checked, or places made from them")]

mod ascent;
mod branch;
mod builder;
mod check;
mod columns;
mod demand;
mod dive;
mod extend;
mod improve;
mod input;
mod learn;
mod master;
mod options;
mod plan;
mod pricing;
mod problem;
mod replan;
mod rows;
mod search;
mod solve;
mod spread;
mod stage;
mod start;
#[cfg(test)]
mod tests;
mod value;

pub use ascent::Ascent;
pub use builder::Builder;
pub use check::{Violation, check};
pub use demand::{Demand, choices, demand};
pub use input::{BuildError, Candidate, Count, Give, Offer, Person, Requirement, Resource, Step, Term, Use};
pub use options::{Allocation, Options, Progress, Shortfall, Status, Watch};
pub use pricing::{Bundle, NODES, best, best_with, is_possible};
pub use problem::{CONCURRENT, LOCAL, Problem, UNIT};
pub use replan::replan;
pub use solve::solve;
