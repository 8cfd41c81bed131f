//! Routes: the individual educational route (ИОМ) for everybody at once, with a proof of how good the whole is.

#[cfg(feature = "arrow")]
mod arrow;
mod catalogue;
mod check;
mod document;
mod explain;
mod instance;
pub mod life;
mod need;
mod norms;
mod options;
mod person;
mod plan;
mod rows;
mod rule;

pub use catalogue::{Activity, Catalogue, Offer, Session};
pub use check::Breach;
pub use explain::{Explanation, UnmetRow, WhyNot};
pub use options::{RouteOptions, Target, TargetEach, TargetOf, Worths};
pub use person::Person;
pub use plan::{PlanStatus, RoutePlan};
pub use rows::{ItemStanding, PlanSummary, PriceRow, RouteItem, SharedKind, WholePlan};
pub use rule::{Before, Form, Rule, World};
