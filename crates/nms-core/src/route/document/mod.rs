//! A route as people sign it, and as calendars show it.

mod calendar;
#[cfg(feature = "html")]
mod page;
pub(crate) mod words;

use super::person::Person;
use super::plan::RoutePlan;
use super::rows::RouteItem;
use crate::boundary::{Error, unknown};

impl RoutePlan {
    /// The items of one person's route, in the order of their days.
    ///
    /// # Errors
    /// `route.person` with the nearest id of those planned for.
    pub fn route(&self, person: &str) -> Result<Vec<RouteItem<'_>>, Error> {
        self.of_person(person).map(|(_, items)| items)
    }

    /// Who has a route and works at an organisation or below it, in the order of the plan.
    ///
    /// # Errors
    /// `route.node` with the nearest id.
    pub fn with_route(&self, node: &str) -> Result<Vec<&str>, Error> {
        let there = self.routes_at(node)?.into_iter();
        Ok(there.filter_map(|(row, _)| self.region.row("persons", row as usize)?.text("id")).collect())
    }

    /// The routes that are not empty of those who work at an organisation or below it, by the rows of persons.
    fn routes_at(&self, node: &str) -> Result<Vec<(u32, &[usize])>, Error> {
        let members = self.diagnosis.members(node, "route.node")?;
        let routes = self.routes.iter().map(|(row, sessions)| (*row, sessions.as_slice()));
        Ok(routes.filter(|(row, sessions)| members.contains(row) && !sessions.is_empty()).collect())
    }

    /// A person of the plan, with the items.
    pub(crate) fn of_person(&self, id: &str) -> Result<(Person<'_>, Vec<RouteItem<'_>>), Error> {
        let row = self.region.row_of("persons", id);
        let found = row.and_then(|row| self.routes.iter().find(|(one, _)| *one == row));
        let source = self.source();
        let person = found.and_then(|(row, sessions)| Some((source.read(*row)?, sessions)));
        let (person, sessions) = person.ok_or_else(|| {
            let ids = self.routes.iter().take(2_001).filter_map(|(row, _)| self.region.row("persons", *row as usize));
            let known: Vec<&str> = ids.filter_map(|row| row.text("id")).collect();
            unknown("route.person", "person in the plan", id, known.into_iter())
        })?;
        let items = self.items_of(&person, sessions);
        Ok((person, items))
    }
}

/// The name of an activity to show.
pub(crate) fn title<'p>(plan: &'p RoutePlan, activity: &'p str) -> &'p str {
    let found = plan.catalogue.activities.binary_search_by(|one| one.id.as_str().cmp(activity)).ok();
    let activities = &plan.catalogue.activities;
    found.and_then(|at| activities.get(at)?.title.as_deref()).unwrap_or(activity)
}
