//! Routes: the individual educational route (ИОМ) for everybody at once, with a proof of how good the whole is.

#[cfg(feature = "arrow")]
pub mod arrow;
mod catalogue;
mod chart;
mod check;
mod compare;
mod document;
mod explain;
mod instance;
pub mod kernel;
mod layers;
pub mod life;
mod need;
mod norms;
mod options;
mod person;
mod plan;
mod relax;
mod replan;
mod rows;
mod rule;
mod saved;
mod shared;
mod solve;
mod territory;
#[cfg(feature = "html")]
mod trial;
mod unmet;

pub use catalogue::{Activity, Catalogue, Offer, Session};
pub use check::Breach;
pub use compare::{PlanChange, RouteChange, SessionChange};
pub use explain::{Explanation, WhyNot};
pub use options::{Budget, Load, RouteOptions, SupportRole, Target, TargetEach, TargetOf, Worths};
pub use person::Person;
pub use plan::{PlanStatus, RoutePlan};
pub use relax::{Relaxation, RelaxationKind};
pub use rows::{ItemStanding, PlanStep, PlanSummary, PriceRow, RouteItem, SharedKind, WholePlan};
pub use rule::{Before, Form, Rule, World};
pub use territory::TerritoryRow;
pub use unmet::UnmetRow;
