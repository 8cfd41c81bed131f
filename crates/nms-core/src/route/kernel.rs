//! Planning as map and reduce, for a cluster: what some persons choose at prices, and how prices move.
//!
//! Every worker has the kernel of the same tables. A round is: each answers for a slice of the persons at the prices
//! ([`RouteKernel::respond`], the map), the answers are added up by resource (the reduce), and the sums move the prices
//! ([`PriceSearch::learn`]). All of it is pure: the same input has the same answer, whoever asks.

use std::ops::Range;
use std::sync::Arc;

use nms_solver::allocation::{self, Ascent, Demand, NODES};
use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use super::instance::{Instance, Layer};
use super::options::RouteOptions;
use super::plan::price_levels;
use super::solve::SetUp;
use crate::boundary::{Error, Limits};
use crate::diagnosis::Diagnosis;
use crate::region::Region;

/// What persons choose at prices, without a plan (ядро планирования).
pub struct RouteKernel {
    region: Region,
    catalogue: Arc<Catalogue>,
    /// The rows of the persons, by their ids.
    rows: Vec<u32>,
    instance: Instance,
}

/// How much of a resource is wanted; of answers for different persons the sums by resource are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DemandRow {
    /// The resource, from 0 on; [`BOUND`] and [`IMPOSSIBLE`] stand for what else is summed.
    pub resource: i64,
    /// How much.
    pub used: i64,
}

/// The row of what the choices are worth less their prices, at most, in parts of a millionth of a level.
pub const BOUND: i64 = -1;
/// The row of persons for whom what has begun breaks the rules.
pub const IMPOSSIBLE: i64 = -2;

/// A session somebody chooses at prices; it may be more than there are seats for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChoiceRow<'k> {
    /// The person.
    pub person: &'k str,
    /// The session.
    pub session: &'k str,
}

/// What some persons choose at prices.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KernelAnswer<'k> {
    /// What they want of everything shared.
    pub demand: Vec<DemandRow>,
    /// The sessions they choose.
    pub choices: Vec<ChoiceRow<'k>>,
}

/// Prices from their JSON text: a list of whole numbers, one for each resource.
///
/// # Errors
/// `limit.bytes`, `route.demand`.
pub fn prices_from_json(text: &str, limits: &Limits) -> Result<Vec<i64>, Error> {
    limits.check_bytes(text.len(), "prices")?;
    serde_json::from_str(text).map_err(|_| not_so("the prices are no list of whole numbers"))
}

/// Rows of demand from their JSON text: `[{"resource": 0, "used": 2}]`.
///
/// # Errors
/// `limit.bytes`, `route.demand`.
pub fn demand_from_json(text: &str, limits: &Limits) -> Result<Vec<DemandRow>, Error> {
    limits.check_bytes(text.len(), "demand")?;
    serde_json::from_str(text).map_err(|_| not_so("the demand is no list of resources with whole numbers"))
}

pub(super) fn not_so(message: &str) -> Error {
    Error::new("route.demand", message, "give what the kernel gave, or sums of it by resource")
}

/// Counts alone.
impl std::fmt::Debug for RouteKernel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RouteKernel({} persons, {} resources)", self.persons(), self.resources())
    }
}

impl Region {
    /// The kernel of a plan: the same persons, rules and resources as [`Region::plan_routes`] has.
    ///
    /// # Errors
    /// As [`Region::plan_routes`].
    pub fn route_kernel(&self, diagnosis: &Diagnosis, options: &RouteOptions) -> Result<RouteKernel, Error> {
        options.check()?;
        let catalogue = Arc::new(Catalogue::read(self, diagnosis.framework())?);
        let SetUp { persons, instance, .. } = self.set_up(diagnosis, options, &catalogue, Layer::Both)?;
        let rows = persons.iter().map(|person| person.row).collect();
        Ok(RouteKernel { region: self.clone(), catalogue: Arc::clone(&catalogue), rows, instance })
    }
}

impl RouteKernel {
    /// How many persons there are; a slice of them is named by their places.
    pub fn persons(&self) -> usize {
        self.rows.len()
    }

    /// How many resources are shared: prices are a list of so many.
    pub fn resources(&self) -> usize {
        self.instance.problem.resources().len()
    }

    /// What persons choose at prices, in parts of a millionth of a level for each resource; a price that is missing is nought.
    pub fn respond(&self, prices: &[i64], persons: Range<usize>) -> KernelAnswer<'_> {
        let persons = persons.start.min(self.persons())..persons.end.min(self.persons());
        let (found, bundles) = allocation::choices(&self.instance.problem, persons.clone(), prices, NODES);
        let whole = |number: i128| i64::try_from(number).unwrap_or(i64::MAX);
        let row = |(resource, used): (i64, &i64)| DemandRow { resource, used: *used };
        let mut demand = vec![
            DemandRow { resource: IMPOSSIBLE, used: i64::try_from(found.impossible).unwrap_or(i64::MAX) },
            DemandRow { resource: BOUND, used: whole(found.bound) },
        ];
        demand.extend((0..).zip(&found.used).map(row));
        let of = |(place, bundle): (usize, &Vec<u32>)| {
            let candidates = self.instance.problem.candidates(place);
            let sessions: Vec<u32> = bundle.iter().filter_map(|at| candidates.get(*at as usize).copied()).collect();
            let row = self.rows.get(place).copied();
            let person = row.and_then(|row| self.region.row("persons", row as usize)?.text("id"));
            sessions.into_iter().filter_map(move |at| {
                Some(ChoiceRow { person: person?, session: &self.catalogue.sessions.get(at as usize)?.id })
            })
        };
        let choices = persons.zip(&bundles).flat_map(of).collect();
        KernelAnswer { demand, choices }
    }

    /// The search for prices, from nought on.
    pub fn search(&self) -> PriceSearch {
        let prices = vec![0; self.resources()];
        PriceSearch { ascent: Ascent::new(&self.instance.problem, &prices) }
    }
}

/// How prices move from what all persons together want: a smoothed subgradient with Polyak's step.
#[derive(Clone, Debug)]
pub struct PriceSearch {
    ascent: Ascent,
}

impl PriceSearch {
    /// The prices to ask for next, one for each resource.
    pub fn prices(&self) -> Vec<i64> {
        self.ascent.prices()
    }

    /// The prices with the lowest bound so far.
    pub fn best(&self) -> &[i64] {
        self.ascent.best().0
    }

    /// The lowest bound so far, in levels of a competence of weight one; nothing before the first answer.
    #[expect(clippy::cast_possible_truncation, reason = "bounds are far below the limits")]
    pub fn bound(&self) -> Option<f64> {
        let bound = self.ascent.best().1;
        bound.is_finite().then(|| price_levels(bound as i64))
    }

    /// Moves the prices by what is wanted at [`PriceSearch::prices`]; rows of one resource are added up.
    ///
    /// # Errors
    /// `route.demand` for a resource that is not there.
    pub fn learn(&mut self, demand: &[DemandRow]) -> Result<(), Error> {
        let mut all = Demand { used: vec![0; self.ascent.prices().len()], ..Demand::default() };
        for row in demand {
            match row.resource {
                BOUND => all.bound += i128::from(row.used),
                IMPOSSIBLE => {}
                resource => {
                    let used = usize::try_from(resource).ok().and_then(|resource| all.used.get_mut(resource));
                    let used = used.ok_or_else(|| not_so(&format!("there is no resource {resource}")))?;
                    *used = used.saturating_add(row.used);
                }
            }
        }
        self.ascent.learn(&all);
        Ok(())
    }
}
