//! What is known of a person when a route is drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{Catalogue, THOUSANDTH};
use super::need::Need;
use super::options::{RouteOptions, SupportRole};
use crate::diagnosis::Diagnosis;
use crate::region::store::{MILLION, Row, date};
use crate::region::{Position, RegionView};

/// A person (работник), as rules see him.
#[derive(Clone, Debug, Default)]
pub struct Person<'r> {
    /// The row of the table.
    pub(crate) row: u32,
    /// Pseudonymous identifier.
    pub id: &'r str,
    pub(crate) positions: Vec<Position<'r>>,
    pub(crate) birth: Option<i32>,
    pub(crate) career_start: Option<i32>,
    /// Qualification category.
    pub category: Option<&'r str>,
    /// The deficits a route may close.
    pub(crate) needs: Vec<Need>,
    /// Levels that are known, in thousandths, by the place of the competence.
    pub(crate) levels: BTreeMap<u32, i64>,
    /// Activities completed, by their places, each with its last day.
    pub(crate) done: Vec<(usize, Option<i32>)>,
    /// Sessions the person is on already.
    pub(crate) steps: Vec<Step>,
    /// Whether burn-out is feared.
    pub flagged: bool,
    /// Who supports the person in a role that is asked for.
    pub(crate) supporters: Vec<(SupportRole, &'r str)>,
}

/// A session that a person is on already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// The place of the session.
    pub(crate) session: usize,
    /// Whether replanning must leave it: it has begun, or is said to be pinned. Otherwise it is promised.
    pub(crate) pinned: bool,
}

/// What persons are read from.
pub(crate) struct Source<'r> {
    pub(crate) view: RegionView<'r>,
    pub(crate) diagnosis: &'r Diagnosis,
    pub(crate) catalogue: &'r Catalogue,
    /// For each row of the table of sessions its place in the catalogue.
    sessions: Vec<Option<usize>>,
    /// Whether deficits that are only feared count too.
    doubtful: bool,
    /// The rows of persons near burn-out.
    flagged: BTreeSet<u32>,
    /// The roles whose hours count.
    roles: Vec<SupportRole>,
}

impl<'r> Source<'r> {
    pub(crate) fn new(
        view: RegionView<'r>,
        diagnosis: &'r Diagnosis,
        catalogue: &'r Catalogue,
        options: &RouteOptions,
    ) -> Self {
        let place = |row: Row<'_>| catalogue.find(row.text("id")?);
        let sessions = view.region.each_row("sessions").map(place).collect();
        let flagged = options.flagged.iter().filter_map(|id| view.region.row_of("persons", id)).collect();
        let roles = options.loads.iter().map(|load| load.role).collect();
        Self { view, diagnosis, catalogue, sessions, doubtful: options.doubtful, flagged, roles }
    }

    /// Whether a row was known on the day; what is planned for later days counts.
    fn knows(&self, row: Row<'_>) -> bool {
        row.known_on(self.view.moment.known)
    }

    /// A person by the row of the table.
    pub(crate) fn read(&self, row: u32) -> Option<Person<'r>> {
        let region = self.view.region;
        let own = region.row("persons", row as usize)?;
        let mut person = Person {
            row,
            id: own.text("id")?,
            positions: self.view.positions_of(row),
            birth: own.day("birth_date"),
            career_start: own.day("career_start"),
            category: own.text("category"),
            flagged: self.flagged.contains(&row),
            ..Person::default()
        };
        for verdict in self.diagnosis.of_person(row) {
            if let Some(belief) = verdict.belief {
                person.levels.insert(verdict.competence, thousandths(belief.mean));
            }
            person.needs.extend(Need::of(verdict, self.doubtful));
        }
        for row in region.rows_of("participations", "person", row as usize).filter(|row| self.knows(*row)) {
            // `planned`, `enrolled`, `completed`, `dropped`, in the order of the schema.
            match (self.session(row), row.word("status")) {
                (Some(session), Some(status @ 0..=1)) => person.step(session, status == 1 && self.begun(session)),
                (Some(session), Some(2)) => {
                    let last = row.day("to").or_else(|| self.catalogue.sessions.get(session)?.days.map(|days| days.1));
                    person.done.extend(self.catalogue.sessions.get(session).map(|one| (one.activity, last)));
                }
                _ => {}
            }
        }
        for route in region.rows_of("routes", "person", row as usize).filter(|row| self.knows(*row)) {
            // `agreed` and `active`; a draft binds nobody.
            if !matches!(route.word("status"), Some(1 | 2)) {
                continue;
            }
            for item in region.rows_of("route_items", "route", route.first_version()) {
                if let (Some(session), None | Some(0 | 1)) = (self.session(item), item.word("status")) {
                    let pinned =
                        item.word("pinned") == Some(1) || item.word("status") == Some(1) && self.begun(session);
                    person.step(session, pinned);
                }
            }
        }
        for role in &self.roles {
            person.supporters.extend(self.supporter(row, *role).map(|supporter| (*role, supporter)));
        }
        Some(person)
    }

    /// Who supports a person in a role on the day; of several the first by id.
    fn supporter(&self, row: u32, role: SupportRole) -> Option<&'r str> {
        let region = self.view.region;
        let code = SupportRole::ALL.iter().position(|one| *one == role)?;
        let rows = region.rows_of("supports", "person", row as usize).filter(|row| row.is_seen(self.view.moment));
        let own = rows.filter(|row| row.word("role").is_some_and(|word| word as usize == code));
        own.filter_map(|row| region.row("persons", row.reference("supporter")?)?.text("id")).min()
    }

    /// How many seats of each session persons have who are not among these.
    pub(crate) fn taken_by_others<'p>(&self, planned: impl Iterator<Item = &'p Person<'p>>) -> Vec<i64> {
        let own: BTreeSet<u32> = planned.map(|person| person.row).collect();
        let mut taken = vec![0; self.catalogue.sessions.len()];
        for row in self.view.region.each_row("participations").filter(|row| self.knows(*row)) {
            let other = row
                .reference("person")
                .is_some_and(|person| u32::try_from(person).is_ok_and(|person| !own.contains(&person)));
            // Whoever dropped out has given the seat back.
            if let (true, Some(0..=2), Some(session)) = (other, row.word("status"), self.session(row))
                && let Some(count) = taken.get_mut(session)
            {
                *count += 1;
            }
        }
        taken
    }

    fn session(&self, row: Row<'_>) -> Option<usize> {
        self.sessions.get(row.reference("session")?).copied().flatten()
    }

    fn begun(&self, session: usize) -> bool {
        let days = self.catalogue.sessions.get(session).and_then(|session| session.days);
        days.is_some_and(|(first, _)| first <= self.view.moment.valid)
    }
}

impl Person<'_> {
    fn step(&mut self, session: usize, pinned: bool) {
        match self.steps.iter_mut().find(|step| step.session == session) {
            Some(step) => step.pinned |= pinned,
            None => self.steps.push(Step { session, pinned }),
        }
    }

    /// Whether an activity was completed at any time.
    pub(crate) fn has_done(&self, activity: usize) -> bool {
        self.done.iter().any(|(one, _)| *one == activity)
    }

    /// Age in whole years on a day.
    pub(crate) fn age(&self, day: i32) -> Option<u32> {
        date(day).years_since(date(self.birth?))
    }

    /// Whole years of teaching on a day.
    pub(crate) fn experience(&self, day: i32) -> Option<u32> {
        date(day).years_since(date(self.career_start?))
    }

    /// Who supports the person in a role.
    pub(crate) fn supporter(&self, role: SupportRole) -> Option<&str> {
        self.supporters.iter().find(|(one, _)| *one == role).map(|(_, supporter)| *supporter)
    }

    /// The territories of the organisations where the person works.
    pub(crate) fn territories(&self) -> impl Iterator<Item = &str> {
        self.positions.iter().filter_map(|position| position.territory)
    }
}

/// A level in thousandths.
#[expect(clippy::cast_possible_truncation, reason = "a cast of a double stops at the bounds")]
pub(crate) fn thousandths(level: f64) -> i64 {
    (level * (MILLION / THOUSANDTH) as f64).round() as i64
}
