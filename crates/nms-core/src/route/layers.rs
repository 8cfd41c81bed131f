//! Mandatory items and targets before all else: a plan in two layers.
//!
//! The first layer alone tells how well they can be met. Then all is planned with their worths raised, until they are met as
//! well; value, bound and gap are those of both layers together, with the worths as they were raised.

use std::cell::Cell;
use std::sync::Arc;

use super::catalogue::Catalogue;
use super::instance::{Layer, worth};
use super::options::RouteOptions;
use super::plan::{PlanStatus, RoutePlan};
use super::relax::Demand;
use crate::boundary::{Error, Watch};
use crate::diagnosis::Diagnosis;
use crate::region::Region;

/// The worths are raised so many times at most.
const RAISED: usize = 2;
/// With more persons than this the first layer is planned within the gap, and not to the last.
const MOST_EXACT: usize = 2_000;

impl Region {
    /// Plans in two layers.
    pub(super) fn plan_in_layers(
        &self,
        diagnosis: &Diagnosis,
        options: &RouteOptions,
        catalogue: &Arc<Catalogue>,
        watch: Watch<'_>,
    ) -> Result<RoutePlan, Error> {
        let stopped = Cell::new(false);
        let mut asked = |step| {
            stopped.set(stopped.get() || !watch(step));
            !stopped.get()
        };
        let first = RouteOptions { exact: self.rows("persons") <= MOST_EXACT, ..options.clone() };
        let best = self.plan_layer(diagnosis, &first, catalogue, Layer::First, &mut asked)?.lacking(options);
        let mut raised = options.clone();
        let mut plan = self.plan_layer(diagnosis, &raised, catalogue, Layer::Both, &mut asked)?;
        for _ in 0..RAISED {
            if plan.lacking(options) <= best || stopped.get() {
                break;
            }
            raised.worths.mandatory *= 10.0;
            raised.worths.target *= 10.0;
            plan = self.plan_layer(diagnosis, &raised, catalogue, Layer::Both, &mut asked)?;
        }
        if plan.lacking(options) > best && plan.status == PlanStatus::Proved {
            plan.status = PlanStatus::BudgetEnded;
        }
        Ok(plan)
    }
}

impl RoutePlan {
    /// What is missing to targets and mandatory items, by the worths of some options.
    fn lacking(&self, options: &RouteOptions) -> i128 {
        let each = |(demand, missing): (Demand, i64)| {
            let weight = match demand {
                Demand::Target(..) => options.worths.target,
                Demand::Mandatory(_) => options.worths.mandatory,
            };
            i128::from(missing) * i128::from(worth(weight))
        };
        self.unmet_demands().into_iter().map(each).sum()
    }
}
