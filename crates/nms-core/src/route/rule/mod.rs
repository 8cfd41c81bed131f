//! The rules a route must keep, each in its own file: what it asks of the planner, and how a finished route is looked at.
//!
//! The two are written apart, so that the check of a plan does not rest on what made it.

mod at_once;
mod audience;
mod burn_out;
mod closed_months;
mod deficit;
mod diagnosis;
mod diagnosis_last;
mod experience;
mod hours;
mod level;
mod mentor;
mod most_items;
mod one_session;
mod overlap;
mod repetition;
mod requires;
mod share;
mod travel;
mod weekly_hours;

use std::fmt;
use std::sync::Arc;

use super::catalogue::{Catalogue, Offer};
use super::person::Person;
use crate::diagnosis::fields::Fields;
use crate::region::{Region, RegionView};

/// In which form a rule binds a planner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It says which sessions a person may take: [`Rule::admits`].
    Admission,
    /// It says which two sessions do not go together: [`Rule::together`].
    Pair,
    /// A sum over the route has an upper bound: [`Rule::amount`], [`Rule::most`].
    Sum,
    /// On every day the sum over the sessions then under way has an upper bound.
    Daily,
    /// A sum over the route must not be below nought: [`Rule::amount`].
    Balance,
    /// Something must come before a session: [`Rule::before`].
    Before,
    /// One of some sessions belongs in the route before all that closes deficits: [`Rule::concerns`], [`Rule::wanted`].
    Mandatory,
}

/// A sum over the sessions of a route that end before another starts, which must be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// What must be reached.
    pub least: i64,
    /// The places of the sessions that count, each with how much.
    pub from: Vec<(usize, i64)>,
}

/// What all rules look at.
#[derive(Clone, Copy)]
pub struct World<'w> {
    /// The sessions.
    pub catalogue: &'w Catalogue,
    pub(crate) region: &'w Region,
    /// The day of planning.
    pub(crate) today: i32,
}

impl<'w> World<'w> {
    pub(crate) fn new(view: RegionView<'w>, catalogue: &'w Catalogue) -> Self {
        Self { catalogue, region: view.region, today: view.moment.valid }
    }
}

/// A rule of routes. A region writes its own by this trait, and gives it to [`super::RouteOptions::with_rule`].
pub trait Rule: fmt::Debug + Send + Sync {
    /// Its name, as packs and answers write it.
    fn name(&self) -> &str;

    /// How it binds the planner.
    fn form(&self) -> Form;

    /// Whether a person may take a session.
    fn admits(&self, _world: World<'_>, _person: &Person<'_>, _offer: Offer<'_>) -> bool {
        true
    }

    /// Whether two sessions may stand in one route.
    fn together(&self, _one: Offer<'_>, _other: Offer<'_>) -> bool {
        true
    }

    /// How much of the sum a session takes.
    fn amount(&self, _offer: Offer<'_>) -> i64 {
        0
    }

    /// The upper bound of the sum for a person; none where there is no bound.
    fn most(&self, _person: &Person<'_>) -> Option<i64> {
        None
    }

    /// What must come before a session.
    fn before(&self, _world: World<'_>, _person: &Person<'_>, _offer: Offer<'_>) -> Vec<Before> {
        Vec::new()
    }

    /// Whether one of the wanted sessions belongs in the route of a person.
    fn concerns(&self, _world: World<'_>, _person: &Person<'_>) -> bool {
        false
    }

    /// Whether a session is one of the wanted.
    fn wanted(&self, _world: World<'_>, _offer: Offer<'_>) -> bool {
        false
    }

    /// Whether a session in the route of a person is there for this rule: by default, if it is one of the wanted.
    fn grounds(&self, world: World<'_>, person: &Person<'_>, offer: Offer<'_>) -> bool {
        self.form() == Form::Mandatory && self.concerns(world, person) && self.wanted(world, offer)
    }

    /// Whether a finished route keeps the rule; what was begun already is a part of it.
    fn keeps(&self, world: World<'_>, person: &Person<'_>, route: &[Offer<'_>]) -> bool;
}

/// A rule with where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) rule: Arc<dyn Rule>,
    /// The clause of the order.
    pub(crate) clause: Option<String>,
}

/// Reads a rule from its parameters.
type Reader = fn(&mut Fields<'_>) -> Arc<dyn Rule>;

/// The rules that come with the library; the first ones hold without being asked for.
pub(crate) const KNOWN: &[(&str, bool, Reader)] = &[
    ("audience", true, |_| Arc::new(audience::Audience)),
    ("one_session", true, |_| Arc::new(one_session::OneSession)),
    ("overlap", true, |fields| Arc::new(overlap::Overlap::read(fields))),
    ("requires", true, |_| Arc::new(requires::Requires)),
    ("level", true, |_| Arc::new(level::Level)),
    ("repetition", true, |fields| Arc::new(repetition::Repetition::read(fields))),
    ("deficit", true, |fields| Arc::new(deficit::Deficit::read(fields))),
    ("hours", false, |fields| Arc::new(hours::Hours::read(fields))),
    ("weekly_hours", false, |fields| Arc::new(weekly_hours::WeeklyHours::read(fields))),
    ("most_items", false, |fields| Arc::new(most_items::MostItems::read(fields))),
    ("at_once", false, |fields| Arc::new(at_once::AtOnce::read(fields))),
    ("travel", false, |fields| Arc::new(travel::Travel::read(fields))),
    ("closed_months", false, |fields| Arc::new(closed_months::ClosedMonths::read(fields))),
    ("experience", false, |fields| Arc::new(experience::Experience::read(fields))),
    ("formal_share", false, |fields| Arc::new(share::Share::formal(fields))),
    ("federal_share", false, |fields| Arc::new(share::Share::federal(fields))),
    ("start_diagnosis", false, |fields| Arc::new(diagnosis::Diagnosis::start(fields))),
    ("interim_diagnosis", false, |fields| Arc::new(diagnosis::Diagnosis::interim(fields))),
    ("diagnosis_last", false, |_| Arc::new(diagnosis_last::DiagnosisLast)),
    ("mentor", false, |fields| Arc::new(mentor::Mentor::read(fields))),
    ("burn_out", false, |fields| Arc::new(burn_out::BurnOut::read(fields))),
];

/// Words of a list as they are, or as they are unless said otherwise.
fn words(fields: &mut Fields<'_>, name: &'static str, otherwise: &[&str]) -> Vec<String> {
    let said = fields.texts(name);
    said.unwrap_or_else(|| otherwise.to_vec()).into_iter().map(str::to_owned).collect()
}

/// A number of hours that must be there, in thousandths.
#[expect(clippy::cast_possible_truncation, reason = "bounded by the reader")]
fn hours(fields: &mut Fields<'_>, name: &'static str) -> i64 {
    let mut hours = 0.0;
    fields.needs(name, "a number of hours");
    fields.number(name, 0.0, 1e6, &mut hours);
    (hours * 1e3).round() as i64
}
