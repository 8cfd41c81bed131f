//! The plan: everybody's route at once, with a bound that no plan can exceed.

use std::sync::Arc;

use nms_solver::allocation;

use super::catalogue::{Catalogue, Offer};
use super::need::WORTH;
use super::options::RouteOptions;
use super::person::Source;
use super::rows::PlanStep;
use super::rule::World;
use super::shared::Shared;
use crate::diagnosis::Diagnosis;
use crate::region::{Region, RegionView};
use crate::text::vocabulary;

vocabulary! {
    /// How planning ended.
    PlanStatus {
        /// The value is within the gap that was asked for.
        Proved = "proved", "доказан", "proved within the gap";
        /// The rounds that were allowed are over, or it was told to stop; the plan is the best so far, and its gap is what it is.
        BudgetEnded = "budget_ended", "бюджет исчерпан", "the budget ended";
        /// What has begun already breaks the rules of somebody, who gets nothing more; all others are planned for.
        Infeasible = "infeasible", "невыполнимо", "infeasible";
    }
}

/// A plan of routes (план индивидуальных образовательных маршрутов).
///
/// Worth is counted in levels of a competence of weight one. The `bound` is proved: no routes under these rules and seats, of
/// sessions that close a deficit, are mandatory or must come before such, are worth more.
#[derive(Clone)]
pub struct RoutePlan {
    pub(crate) region: Region,
    pub(crate) diagnosis: Diagnosis,
    pub(crate) options: RouteOptions,
    pub(crate) catalogue: Arc<Catalogue>,
    /// The rows of the persons planned for, by their ids, each with the places of the sessions.
    pub(crate) routes: Vec<(u32, Vec<usize>)>,
    /// What is shared: what it is, how much there is, how much is used, the price.
    pub(crate) shared: Vec<SharedUse>,
    /// The rows of persons whose rules what has begun already breaks.
    pub(crate) impossible: Vec<u32>,
    pub(crate) value: i64,
    pub(crate) bound: i64,
    /// What the prices alone prove.
    pub(crate) priced_bound: i64,
    pub(crate) status: PlanStatus,
    pub(crate) rounds: usize,
    pub(crate) history: Vec<PlanStep>,
}

/// Something shared in a plan.
#[derive(Clone, Debug)]
pub(crate) struct SharedUse {
    pub(crate) what: Shared,
    /// How much of it is one unit of the planner.
    pub(crate) unit: i64,
    pub(crate) capacity: i64,
    pub(crate) used: i64,
    /// Of such a unit, in parts of [`allocation::UNIT`] of a millionth.
    pub(crate) price: i64,
}

/// Counts alone: who learns what does not get into logs.
impl std::fmt::Debug for RoutePlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RoutePlan({} persons, {} items, {})", self.routes.len(), self.item_count(), self.status)
    }
}

/// How far a value is below its bound, as a share of the bound; both are below nought where much is missing to targets.
#[expect(clippy::cast_precision_loss, reason = "a share is for people")]
pub(crate) fn share(bound: i64, value: i64) -> f64 {
    (bound - value) as f64 / bound.saturating_abs().max(1) as f64
}

/// Whole numbers of the planner as levels.
#[expect(clippy::cast_precision_loss, reason = "a figure is for people")]
pub(crate) fn levels(worth: i64) -> f64 {
    worth as f64 / WORTH
}

/// A price, or a worth at prices, as levels.
#[expect(clippy::cast_precision_loss, reason = "a figure is for people")]
pub(crate) fn price_levels(price: i64) -> f64 {
    levels(price) / allocation::UNIT as f64
}

impl RoutePlan {
    /// What the plan is worth.
    pub fn value(&self) -> f64 {
        levels(self.value)
    }

    /// What no plan can exceed.
    pub fn bound(&self) -> f64 {
        levels(self.bound)
    }

    /// What the prices alone prove: above the bound where branching lowered that. One more of something shared raises this by
    /// its price at most.
    pub fn priced_bound(&self) -> f64 {
        levels(self.priced_bound)
    }

    /// How far the value is below the bound, as a share of the bound.
    pub fn gap(&self) -> f64 {
        share(self.bound, self.value)
    }

    /// How planning ended.
    pub fn status(&self) -> PlanStatus {
        self.status
    }

    /// Rounds of prices made.
    pub fn rounds(&self) -> usize {
        self.rounds
    }

    /// What was known after each round of prices.
    pub fn history(&self) -> &[PlanStep] {
        &self.history
    }

    /// The region it was made for.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// The diagnosis it rests on.
    pub fn diagnosis(&self) -> &Diagnosis {
        &self.diagnosis
    }

    /// What was asked for.
    pub fn options(&self) -> &RouteOptions {
        &self.options
    }

    /// How many persons it is for.
    pub fn persons(&self) -> usize {
        self.routes.len()
    }

    /// Something shared, with its use and price.
    pub(crate) fn shared_use(&self, what: &Shared) -> Option<&SharedUse> {
        self.shared.binary_search_by(|shared| shared.what.cmp(what)).ok().and_then(|at| self.shared.get(at))
    }

    /// Sessions by their places, with their activities.
    pub(crate) fn offers(&self, sessions: &[usize]) -> Vec<Offer<'_>> {
        sessions.iter().filter_map(|at| self.catalogue.offer(*at)).collect()
    }

    /// What rules look at.
    pub(crate) fn world(&self) -> World<'_> {
        World::new(self.view(), &self.catalogue)
    }

    /// The region as it was seen.
    pub(crate) fn view(&self) -> RegionView<'_> {
        self.options.view(&self.region)
    }

    /// What persons were read from.
    pub(crate) fn source(&self) -> Source<'_> {
        Source::new(self.view(), &self.diagnosis, &self.catalogue, &self.options)
    }
}
