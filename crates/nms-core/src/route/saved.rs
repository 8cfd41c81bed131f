//! A plan as a text to be kept, and taken up again with the region, the diagnosis and the options it was made with.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::options::RouteOptions;
use super::plan::{PlanStatus, RoutePlan, SharedUse};
use super::rows::PlanStep;
use super::shared::Shared;
use crate::boundary::{Error, Limits, json};
use crate::diagnosis::Diagnosis;
use crate::region::Region;

/// What a plan has that is not worked out anew; sessions of routes go by their places in the list.
#[derive(Serialize, Deserialize)]
struct Saved {
    as_of: NaiveDate,
    sessions: Vec<String>,
    routes: Vec<(String, Vec<usize>)>,
    impossible: Vec<String>,
    shared: Vec<SharedUse>,
    value: i64,
    bound: i64,
    priced_bound: i64,
    status: PlanStatus,
    rounds: usize,
    history: Vec<PlanStep>,
}

impl RoutePlan {
    /// The plan as a text that [`Region::open_plan`] reads: routes, prices and proof, but neither region nor diagnosis.
    pub fn save(&self) -> String {
        let id = |row: &u32| {
            let row = self.region.row("persons", *row as usize);
            row.and_then(|row| row.text("id")).unwrap_or_default().to_owned()
        };
        json(&Saved {
            as_of: self.options.as_of,
            sessions: ids(&self.catalogue),
            routes: self.routes.iter().map(|(row, sessions)| (id(row), sessions.clone())).collect(),
            impossible: self.impossible.iter().map(id).collect(),
            shared: self.shared.clone(),
            value: self.value,
            bound: self.bound,
            priced_bound: self.priced_bound,
            status: self.status,
            rounds: self.rounds,
            history: self.history.clone(),
        })
    }
}

impl Region {
    /// Takes up a plan that was saved, with the region, the diagnosis and the options it was made with.
    ///
    /// Nothing is planned anew; [`RoutePlan::check`] says whether the routes keep the rules.
    ///
    /// # Errors
    /// `route.saved` if the text is not that of a plan, or of a plan of other people, sessions or options; `limit.bytes`; and what
    /// planning refuses.
    pub fn open_plan(
        &self,
        diagnosis: &Diagnosis,
        options: &RouteOptions,
        text: &str,
        limits: &Limits,
    ) -> Result<RoutePlan, Error> {
        options.check()?;
        limits.check_bytes(text.len(), "plan")?;
        let catalogue = Catalogue::read(self, diagnosis.framework())?;
        let wrong = |message: &str| {
            Error::new("route.saved", message, "give the text, region, diagnosis and options of one plan")
        };
        let saved: Saved = serde_json::from_str(text).map_err(|_| wrong("the text is not a saved plan"))?;
        let row = |id: &String| self.row_of("persons", id).ok_or_else(|| wrong("the plan is of other people"));
        let known = saved.routes.iter().flat_map(|(_, sessions)| sessions).all(|place| *place < saved.sessions.len());
        if saved.sessions != ids(&catalogue) || !known {
            return Err(wrong("the plan is of other sessions"));
        }
        let asked = saved.as_of == options.as_of
            && saved.shared.iter().all(|one| options.shares(&one.what, saved.sessions.len()));
        if !asked {
            return Err(wrong("the plan was made with other options"));
        }
        // Far beyond any plan, and far from what overflows.
        let sums = [saved.value, saved.bound, saved.priced_bound];
        let uses = saved.shared.iter().flat_map(|one| [one.unit, one.capacity, one.used, one.price]);
        let counted = saved.shared.iter().all(|one| one.unit > 0);
        if !counted || !sums.into_iter().chain(uses).all(|number| number.unsigned_abs() < 1 << 60) {
            return Err(wrong("the plan has numbers that no plan has"));
        }
        let routes = saved.routes.iter().map(|(id, sessions)| Ok((row(id)?, sessions.clone())));
        Ok(RoutePlan {
            region: self.clone(),
            diagnosis: diagnosis.clone(),
            options: options.clone(),
            catalogue: Arc::new(catalogue),
            routes: routes.collect::<Result<_, Error>>()?,
            shared: saved.shared,
            impossible: saved.impossible.iter().map(row).collect::<Result<_, _>>()?,
            value: saved.value,
            bound: saved.bound,
            priced_bound: saved.priced_bound,
            status: saved.status,
            rounds: saved.rounds,
            history: saved.history,
        })
    }
}

/// The ids of all sessions, in the order of their places.
fn ids(catalogue: &Catalogue) -> Vec<String> {
    catalogue.sessions.iter().map(|session| session.id.clone()).collect()
}

impl RouteOptions {
    /// Whether something that is shared is there at all.
    fn shares(&self, what: &Shared, sessions: usize) -> bool {
        match what {
            Shared::Seats(place) => *place < sessions,
            Shared::Budget(place) => *place < self.budgets.len(),
            Shared::Load { load, .. } => *load < self.loads.len(),
            Shared::Target { target, .. } => *target < self.targets.len(),
        }
    }
}
