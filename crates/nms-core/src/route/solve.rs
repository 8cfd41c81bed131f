//! Planning: from the region's tables to the best routes for all.

use std::collections::BTreeSet;
use std::sync::Arc;

use nms_solver::allocation::{self, NODES, Options};

use super::catalogue::Catalogue;
use super::instance::{Instance, Layer, Maker};
use super::options::RouteOptions;
use super::person::{Person, Source};
use super::plan::{PlanStatus, RoutePlan, levels, share};
use super::rows::PlanStep;
use super::rule::World;
use crate::boundary::{Error, Progress, Watch};
use crate::diagnosis::Diagnosis;
use crate::region::Region;

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
        let catalogue = Catalogue::read(self, diagnosis.framework())?;
        self.plan_among(diagnosis, options, Arc::new(catalogue), watch)
    }

    /// Plans with a catalogue that may differ from the tables.
    pub(super) fn plan_among(
        &self,
        diagnosis: &Diagnosis,
        options: &RouteOptions,
        catalogue: Arc<Catalogue>,
        watch: Watch<'_>,
    ) -> Result<RoutePlan, Error> {
        match options.layers {
            true => self.plan_in_layers(diagnosis, options, &catalogue, watch),
            false => self.plan_layer(diagnosis, options, &catalogue, Layer::Both, watch),
        }
    }

    /// Plans at once what is worth something in a layer.
    pub(super) fn plan_layer(
        &self,
        diagnosis: &Diagnosis,
        options: &RouteOptions,
        catalogue: &Arc<Catalogue>,
        layer: Layer,
        watch: Watch<'_>,
    ) -> Result<RoutePlan, Error> {
        let SetUp { persons, impossible, instance } = self.set_up(diagnosis, options, catalogue, layer)?;
        let asked =
            Options { gap: parts(options.gap), rounds: options.rounds, exact: options.exact, ..Options::default() };
        // What is cut off proves nothing.
        let asked = Options { nodes: if options.exact { LONG } else { NODES }, ..asked };
        let mut history = Vec::new();
        let found = allocation::solve(&instance.problem, asked, &mut |step| {
            let (value, bound) = (step.value.map(levels), step.bound.map(levels));
            history.push(PlanStep { round: step.round, value, bound });
            let change = step.bound.zip(step.value).map_or(1.0, |(bound, value)| share(bound, value));
            watch(Some(Progress { stage: "plan", step: step.round, most: options.rounds, change, value, bound }))
        });
        let routes: Vec<(u32, Vec<usize>)> = routes(&instance, &found, &persons);
        let pool = &instance.pool;
        let offers = |sessions: &[usize]| sessions.iter().filter_map(|at| catalogue.offer(*at)).collect();
        let given = persons.iter().zip(&routes).map(|(person, (_, sessions))| (person, offers(sessions)));
        let used = pool.used(options, given);
        let shared = (0..).zip(&pool.shared).zip(found.prices.iter().zip(used));
        let shared = shared.map(|((at, what), (price, used))| pool.told(options, at, what, used, *price));
        Ok(RoutePlan {
            region: self.clone(),
            diagnosis: diagnosis.clone(),
            options: options.clone(),
            shared: shared.collect(),
            impossible: impossible.iter().map(|person| person.row).collect(),
            catalogue: Arc::clone(catalogue),
            routes: with_begun(&persons, routes, &impossible),
            value: found.value,
            bound: found.bound,
            priced_bound: found.priced_bound,
            status: if impossible.is_empty() { status(found.status) } else { PlanStatus::Infeasible },
            rounds: found.rounds,
            history,
        })
    }

    /// What is planned, before anything is solved.
    pub(super) fn set_up<'r>(
        &'r self,
        diagnosis: &'r Diagnosis,
        options: &'r RouteOptions,
        catalogue: &'r Catalogue,
        layer: Layer,
    ) -> Result<SetUp<'r>, Error> {
        let view = options.view(self);
        let source = Source::new(view, diagnosis, catalogue, options);
        let maker = Maker::new(World::new(view, catalogue), options).of(layer);
        let (persons, impossible) = possible(&maker, self.planned(diagnosis, options, &source)?)?;
        let pool = maker.pool(&persons, &source.taken_by_others(persons.iter()));
        let instance = maker.make(&persons, pool)?;
        Ok(SetUp { persons, impossible, instance })
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

/// Whom is planned for, with what.
pub(super) struct SetUp<'r> {
    /// Persons who can be planned for, by their ids.
    pub(super) persons: Vec<Person<'r>>,
    /// Those of whom what has begun already breaks the rules: they keep that, and no more.
    impossible: Vec<Person<'r>>,
    pub(super) instance: Instance,
}

/// Nodes of a search that had better come to its end.
const LONG: usize = 20 * NODES;

/// Persons who can be planned for, and those of whom what has begun already breaks the rules.
fn possible<'p>(maker: &Maker<'p>, persons: Vec<Person<'p>>) -> Result<(Vec<Person<'p>>, Vec<Person<'p>>), Error> {
    let begun: Vec<Person<'p>> =
        persons.iter().filter(|person| person.steps.iter().any(|step| step.pinned)).cloned().collect();
    if begun.is_empty() {
        return Ok((persons, Vec::new()));
    }
    let instance = maker.make(&begun, maker.pool(&begun, &[]))?;
    let fails = |at: &usize| !allocation::is_possible(&instance.problem, *at, LONG);
    let failing: BTreeSet<u32> =
        (0..begun.len()).filter(fails).filter_map(|at| begun.get(at).map(|person| person.row)).collect();
    Ok(persons.into_iter().partition(|person| !failing.contains(&person.row)))
}

/// All routes by the ids of persons: those that were planned, and what has begun of those who cannot be planned for.
fn with_begun(
    persons: &[Person<'_>],
    routes: Vec<(u32, Vec<usize>)>,
    impossible: &[Person<'_>],
) -> Vec<(u32, Vec<usize>)> {
    let begun = |person: &Person<'_>| {
        let pinned = person.steps.iter().filter(|step| step.pinned);
        (person.row, pinned.map(|step| step.session).collect())
    };
    let mut all: Vec<(&str, (u32, Vec<usize>))> = persons.iter().map(|person| person.id).zip(routes).collect();
    all.extend(impossible.iter().map(|person| (person.id, begun(person))));
    all.sort_by(|a, b| a.0.cmp(b.0));
    all.into_iter().map(|(_, route)| route).collect()
}

/// The routes of a solution, by the rows of persons.
pub(super) fn routes(
    instance: &Instance,
    found: &allocation::Allocation,
    persons: &[Person<'_>],
) -> Vec<(u32, Vec<usize>)> {
    let of = |(person, at): (&Person<'_>, usize)| {
        let candidates = instance.problem.candidates(at);
        let bundle = found.bundles.get(at).map_or(&[][..], Vec::as_slice);
        let sessions = bundle.iter().filter_map(|place| candidates.get(*place as usize));
        (person.row, sessions.map(|session| *session as usize).collect())
    };
    persons.iter().zip(0..).map(of).collect()
}

/// How planning ended.
pub(super) fn status(status: allocation::Status) -> PlanStatus {
    match status {
        allocation::Status::Proved => PlanStatus::Proved,
        allocation::Status::Ended => PlanStatus::BudgetEnded,
        allocation::Status::Infeasible => PlanStatus::Infeasible,
    }
}

/// A share in parts per million.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the check of the options")]
fn parts(share: f64) -> u32 {
    (share * 1e6).round() as u32
}
