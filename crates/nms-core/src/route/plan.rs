//! The plan: everybody's route at once, with a bound that no plan can exceed.

use std::sync::Arc;

use nms_solver::allocation::{self, Options};

use super::catalogue::Catalogue;
use super::instance::{Instance, Maker, Shared};
use super::need::WORTH;
use super::options::{RouteOptions, Target};
use super::person::{Person, Source};
use super::rule::World;
use crate::boundary::{Error, Progress, Watch};
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
/// Worth is counted in levels of a competence of weight one. The `bound` is proved: no routes under these rules and seats are
/// worth more.
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
    pub(crate) status: PlanStatus,
    pub(crate) rounds: usize,
}

/// Something shared in a plan.
#[derive(Clone, Debug)]
pub(crate) struct SharedUse {
    pub(crate) what: Shared,
    pub(crate) capacity: i64,
    pub(crate) used: i64,
    /// In parts of [`allocation::UNIT`] of a millionth.
    pub(crate) price: i64,
}

/// Counts alone: who learns what does not get into logs.
impl std::fmt::Debug for RoutePlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RoutePlan({} persons, {} items, {})", self.routes.len(), self.item_count(), self.status)
    }
}

impl Region {
    /// Plans the routes of all persons together.
    ///
    /// `watch` is told of every round and asked in between; a plan that is told to stop is the best so far.
    ///
    /// # Errors
    /// `route.options`, `route.person` and `route.node` with the nearest id; `route.circle` for activities that require each
    /// other; `route.instance` for numbers that cannot be planned with. That there is not enough of something is no error: it stands
    /// in the plan.
    pub fn plan_routes(
        &self,
        diagnosis: &Diagnosis,
        options: &RouteOptions,
        watch: Watch<'_>,
    ) -> Result<RoutePlan, Error> {
        options.check()?;
        let catalogue = Arc::new(Catalogue::read(self, diagnosis.framework())?);
        let view = options.view(self);
        let source = Source::new(view, diagnosis, &catalogue, options);
        let persons = self.planned(diagnosis, options, &source)?;
        let maker = Maker::new(World::new(view, &catalogue), options);
        let instance = maker.make(&persons, &source.taken_by_others(persons.iter()))?;
        let asked =
            Options { gap: parts(options.gap), rounds: options.rounds, exact: options.exact, ..Options::default() };
        let found = allocation::solve(&instance.problem, asked, &mut |step| {
            let change = step.bound.zip(step.value).map_or(1.0, |(bound, value)| share(bound, value));
            watch(Some(Progress { stage: "plan", step: step.round, most: options.rounds, change }))
        });
        let routes = persons.iter().zip(0..).map(|(person, at)| {
            let candidates = instance.problem.candidates(at);
            let bundle = found.bundles.get(at).map_or(&[][..], Vec::as_slice);
            let sessions = bundle.iter().filter_map(|place| candidates.get(*place as usize));
            (person.row, sessions.map(|session| *session as usize).collect())
        });
        let routes: Vec<(u32, Vec<usize>)> = routes.collect();
        Ok(RoutePlan {
            region: self.clone(),
            diagnosis: diagnosis.clone(),
            options: options.clone(),
            shared: shared(&instance, &found, &routes, &persons, &catalogue, options),
            impossible: found.impossible.iter().filter_map(|at| Some(persons.get(*at as usize)?.row)).collect(),
            catalogue: Arc::clone(&catalogue),
            routes,
            value: found.value,
            bound: found.bound,
            status: match found.status {
                allocation::Status::Proved => PlanStatus::Proved,
                allocation::Status::Ended => PlanStatus::BudgetEnded,
                allocation::Status::Infeasible => PlanStatus::Infeasible,
            },
            rounds: found.rounds,
        })
    }

    /// The persons planned for, in the order of their ids.
    fn planned<'r>(
        &'r self,
        diagnosis: &'r Diagnosis,
        options: &RouteOptions,
        source: &Source<'r>,
    ) -> Result<Vec<Person<'r>>, Error> {
        let all = || (0..self.rows("persons")).filter_map(|row| u32::try_from(row).ok());
        let row_of = |id: &String| self.known_row("persons", "person", id, "route.person");
        let mut rows: Vec<u32> = match (&options.persons, &options.node) {
            (Some(ids), _) => ids.iter().map(row_of).collect::<Result<_, _>>()?,
            (None, Some(node)) => diagnosis.members(node, "route.node")?.into_iter().collect(),
            (None, None) => all().collect(),
        };
        rows.sort_unstable();
        rows.dedup();
        options.flagged.iter().try_for_each(|id| row_of(id).map(drop))?;
        let wanted = |person: &Person<'_>| !person.positions.is_empty() || options.persons.is_some();
        let mut persons: Vec<Person<'r>> = rows.into_iter().filter_map(|row| source.read(row)).filter(wanted).collect();
        persons.sort_by(|a, b| a.id.cmp(b.id));
        Ok(persons)
    }
}

/// How much of everything shared is used, and its price.
fn shared(
    instance: &Instance,
    found: &allocation::Allocation,
    routes: &[(u32, Vec<usize>)],
    persons: &[Person<'_>],
    catalogue: &Catalogue,
    options: &RouteOptions,
) -> Vec<SharedUse> {
    let mut seats = vec![0_i64; catalogue.sessions.len()];
    for at in routes.iter().flat_map(|(_, sessions)| sessions) {
        seats.get_mut(*at).into_iter().for_each(|count| *count += 1);
    }
    let reach = |target: &Target, territory: Option<&str>| {
        let counts = |(person, (_, sessions)): &(&Person<'_>, &(u32, Vec<usize>))| {
            let offers = sessions.iter().filter_map(|at| catalogue.offer(*at));
            target.group(person) == territory && target.reached(offers)
        };
        i64::try_from(persons.iter().zip(routes).filter(counts).count()).unwrap_or(i64::MAX)
    };
    let rows = instance.shared.iter().zip(instance.problem.resources()).zip(&found.prices);
    rows.map(|((what, resource), price)| {
        let used = match what {
            Shared::Seats(at) => seats.get(*at).copied().unwrap_or_default(),
            Shared::Target { target, territory, .. } => {
                options.targets.get(*target).map_or(0, |target| reach(target, territory.as_deref()))
            }
        };
        SharedUse { what: what.clone(), capacity: resource.capacity.abs(), used, price: *price }
    })
    .collect()
}

/// A share in parts per million.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the check of the options")]
fn parts(share: f64) -> u32 {
    (share * 1e6).round() as u32
}

/// How far a value is below its bound, as a share of the bound.
#[expect(clippy::cast_precision_loss, reason = "a share is for people")]
pub(crate) fn share(bound: i64, value: i64) -> f64 {
    if bound <= 0 { 0.0 } else { (bound - value) as f64 / bound as f64 }
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

    /// What was asked for.
    pub fn options(&self) -> &RouteOptions {
        &self.options
    }

    /// How many persons it is for.
    pub fn persons(&self) -> usize {
        self.routes.len()
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
