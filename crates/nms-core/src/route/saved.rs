//! A plan as a text to be kept, and taken up again with the region, the diagnosis and the options it was made with.

use std::sync::Arc;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::need::WORTH;
use super::options::RouteOptions;
use super::plan::{PlanStatus, RoutePlan, SharedUse, levels};
use super::rows::PlanStep;
use super::shared::Shared;
use crate::boundary::{Error, Limits, json, tree, word};
use crate::diagnosis::Diagnosis;
use crate::region::Region;
use crate::shape::{Kind, Tree};

/// A name with whole numbers: one shape for all lists.
type Row = (String, Vec<i64>);

/// What a plan has that is not worked out anew; all numbers are whole ones of the planner, so that no build has to read doubles.
#[derive(Serialize)]
struct Saved {
    as_of: String,
    sessions: Vec<Row>,
    /// By person: the places of the sessions.
    routes: Vec<Row>,
    impossible: Vec<Row>,
    /// What is shared, as [`to_row`] writes it.
    shared: Vec<Row>,
    value: i64,
    bound: i64,
    priced_bound: i64,
    status: String,
    rounds: i64,
    /// What was known after each round, as [`step_row`] writes it.
    history: Vec<Row>,
}

impl Saved {
    /// Reads what was saved, through the plain tree that all texts are read through.
    fn read(text: &Tree) -> Option<Self> {
        let rows = |key: &str| items(text.get(key)?)?.iter().map(row).collect::<Option<Vec<_>>>();
        let word = |key: &str| Some(text.get(key)?.text()?.to_owned());
        let number = |key: &str| text.get(key)?.integer();
        Some(Self {
            as_of: word("as_of")?,
            sessions: rows("sessions")?,
            routes: rows("routes")?,
            impossible: rows("impossible")?,
            shared: rows("shared")?,
            value: number("value")?,
            bound: number("bound")?,
            priced_bound: number("priced_bound")?,
            status: word("status")?,
            rounds: number("rounds")?,
            history: rows("history")?,
        })
    }
}

fn items(list: &Tree) -> Option<&[Tree]> {
    match &list.kind {
        Kind::List(items) => Some(items),
        _ => None,
    }
}

fn row(pair: &Tree) -> Option<Row> {
    let [name, numbers] = items(pair)? else { return None };
    Some((name.text()?.to_owned(), items(numbers)?.iter().map(Tree::integer).collect::<Option<_>>()?))
}

impl RoutePlan {
    /// The plan as a text that [`Region::open_plan`] reads: routes, prices and proof, but neither region nor diagnosis.
    pub fn save(&self) -> String {
        let id = |row: &u32| {
            let row = self.region.row("persons", *row as usize);
            row.and_then(|row| row.text("id")).unwrap_or_default().to_owned()
        };
        json(&Saved {
            as_of: self.options.as_of.to_string(),
            sessions: ids(&self.catalogue),
            routes: self
                .routes
                .iter()
                .map(|(row, sessions)| (id(row), sessions.iter().map(number).collect()))
                .collect(),
            impossible: self.impossible.iter().map(|row| (id(row), Vec::new())).collect(),
            shared: self.shared.iter().map(to_row).collect(),
            value: self.value,
            bound: self.bound,
            priced_bound: self.priced_bound,
            status: self.status.to_string(),
            rounds: number(&self.rounds),
            history: self.history.iter().map(step_row).collect(),
        })
    }
}

impl Region {
    /// Takes up a plan that was saved, with the region, the diagnosis and the options it was made with.
    ///
    /// Nothing is planned anew; [`RoutePlan::check`] says whether the routes keep the rules.
    ///
    /// # Errors
    /// `route.saved` if the text is not that of a plan, or of a plan of other people, sessions or options; `input.json`, `limit.bytes`;
    /// and what planning refuses.
    pub fn open_plan(
        &self,
        diagnosis: &Diagnosis,
        options: &RouteOptions,
        text: &str,
        limits: &Limits,
    ) -> Result<RoutePlan, Error> {
        options.check()?;
        let catalogue = Catalogue::read(self, diagnosis.framework())?;
        let wrong = |message: &str| {
            Error::new("route.saved", message, "give the text, region, diagnosis and options of one plan")
        };
        let no_plan = || wrong("the text is not a saved plan");
        let saved = Saved::read(&tree(text, "plan", limits)?).ok_or_else(no_plan)?;
        let row = |id: &String| self.row_of("persons", id).ok_or_else(|| wrong("the plan is of other people"));
        let sessions = || wrong("the plan is of other sessions");
        if saved.sessions != ids(&catalogue) {
            return Err(sessions());
        }
        let place = |place: &i64| below(*place, saved.sessions.len()).ok_or_else(sessions);
        let routes = saved.routes.iter();
        let routes = routes.map(|(id, own)| Ok((row(id)?, own.iter().map(place).collect::<Result<_, Error>>()?)));
        // Far beyond any plan, and far from what overflows.
        let sums = [saved.value, saved.bound, saved.priced_bound];
        let uses = saved.shared.iter().flat_map(|(_, numbers)| numbers).copied();
        if !sums.into_iter().chain(uses).all(|number| number.unsigned_abs() < 1 << 60) {
            return Err(wrong("the plan has numbers that no plan has"));
        }
        let shared = saved.shared.iter().map(|row| options.shared_of(row, saved.sessions.len()));
        let shared = shared.collect::<Option<_>>().filter(|_| saved.as_of == options.as_of.to_string());
        let shared: Vec<SharedUse> = shared.ok_or_else(|| wrong("the plan was made with other options"))?;
        Ok(RoutePlan {
            region: self.clone(),
            diagnosis: diagnosis.clone(),
            options: options.clone(),
            catalogue: Arc::new(catalogue),
            routes: routes.collect::<Result<_, Error>>()?,
            shared,
            impossible: saved.impossible.iter().map(|(id, _)| row(id)).collect::<Result<_, _>>()?,
            value: saved.value,
            bound: saved.bound,
            priced_bound: saved.priced_bound,
            status: word(&saved.status, PlanStatus::ALL).map_err(|_| no_plan())?,
            rounds: usize::try_from(saved.rounds).map_err(|_| no_plan())?,
            history: saved.history.iter().map(step).collect::<Option<_>>().ok_or_else(no_plan)?,
        })
    }
}

/// Levels as whole numbers of the planner.
#[expect(clippy::cast_possible_truncation, reason = "they were whole numbers before")]
fn units(levels: f64) -> i64 {
    (levels * WORTH).round() as i64
}

/// A round: its number, then whether there is a value, and which; the same of the bound.
fn step_row(step: &PlanStep) -> Row {
    let told = |level: Option<f64>| [i64::from(level.is_some()), units(level.unwrap_or_default())];
    let ([has_value, value], [has_bound, bound]) = (told(step.value), told(step.bound));
    (String::new(), vec![number(&step.round), has_value, value, has_bound, bound])
}

fn step((_, numbers): &Row) -> Option<PlanStep> {
    let &[round, has_value, value, has_bound, bound] = numbers.as_slice() else { return None };
    let level = |has: i64, level: i64| match has {
        0 => Some(None),
        1 => Some(Some(levels(level))),
        _ => None,
    };
    Some(PlanStep {
        round: usize::try_from(round).ok()?,
        value: level(has_value, value)?,
        bound: level(has_bound, bound)?,
    })
}

/// The ids of all sessions, in the order of their places.
fn ids(catalogue: &Catalogue) -> Vec<Row> {
    catalogue.sessions.iter().map(|session| (session.id.clone(), Vec::new())).collect()
}

/// A place or a number of pieces as a whole number.
fn number(place: &usize) -> i64 {
    i64::try_from(*place).unwrap_or(i64::MAX)
}

/// A place below a number of things.
fn below(place: i64, things: usize) -> Option<usize> {
    usize::try_from(place).ok().filter(|place| *place < things)
}

/// Something shared: a name where it has one; its kind and place, then unit, capacity, use and price.
fn to_row(one: &SharedUse) -> Row {
    let (name, kind, place) = match &one.what {
        Shared::Seats(place) => ("", 0, place),
        Shared::Budget(place) => ("", 1, place),
        Shared::Load { load, supporter } => (supporter.as_str(), 2, load),
        Shared::Target { target, territory: None } => ("", 3, target),
        Shared::Target { target, territory: Some(territory) } => (territory.as_str(), 4, target),
    };
    (name.to_owned(), vec![kind, number(place), one.unit, one.capacity, one.used, one.price])
}

impl RouteOptions {
    /// Something shared from what [`to_row`] wrote, if these options have it.
    fn shared_of(&self, (name, numbers): &Row, sessions: usize) -> Option<SharedUse> {
        let &[kind, place, unit, capacity, used, price] = numbers.as_slice() else { return None };
        let targets = self.targets.len();
        let what = match kind {
            0 => Shared::Seats(below(place, sessions)?),
            1 => Shared::Budget(below(place, self.budgets.len())?),
            2 => Shared::Load { load: below(place, self.loads.len())?, supporter: name.clone() },
            3 => Shared::Target { target: below(place, targets)?, territory: None },
            4 => Shared::Target { target: below(place, targets)?, territory: Some(name.clone()) },
            _ => return None,
        };
        (unit > 0).then_some(SharedUse { what, unit, capacity, used, price })
    }
}
