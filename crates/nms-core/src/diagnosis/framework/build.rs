//! From a region's tables to a framework.

use std::collections::BTreeSet;

use super::order::{Prerequisites, Ties};
use super::{Competence, Framework, q_matrix, required};
use crate::boundary::{Error, few};
use crate::norm::entry::CompetenceArea;
use crate::region::Region;
use nms_solver::forest::{Circle, Forest};
use nms_solver::order::sort_places;

/// How many members of a circle are named.
const MOST_NAMED: usize = 12;

impl Framework {
    /// The framework that the tables `competences`, `prerequisites`, `requirements`, `items` and `item_competences` of a
    /// region make. They hold always, so it is the same on every day.
    ///
    /// # Errors
    /// `framework.circle` where competences need each other through their wholes and parts, each circle with its
    /// members: the region itself only refuses circles among the rows of `prerequisites`.
    pub fn of(region: &Region) -> Result<Self, Error> {
        let Some(table) = region.table("competences") else { return Self::new(Vec::new(), &[], Vec::new()) };
        let id = |row: usize| table.column("id").and_then(|column| column.text(row)).unwrap_or_default();
        let mut rows: Vec<usize> = (0..table.rows).collect();
        sort_places(&mut rows, &|a, b| id(a).cmp(id(b)));
        // Of each row of the table, the place of its competence.
        let mut places = vec![0_u32; table.rows];
        for (place, row) in (0_u32..).zip(&rows) {
            if let Some(of) = places.get_mut(*row) {
                *of = place;
            }
        }
        let text = |name: &str, row: usize| table.column(name).and_then(|column| column.text(row)).map(str::to_owned);
        let parent = |row: usize| table.column("parent").and_then(|column| column.reference(row));
        let area = |row: usize| {
            let word = table.column("area").and_then(|column| column.word(row)).map(usize::from);
            word.and_then(|word| CompetenceArea::ALL.get(word).copied()).unwrap_or(CompetenceArea::Subject)
        };
        let competences = rows.iter().map(|row| Competence {
            id: id(*row).to_owned(),
            area: area(*row),
            subject: text("subject", *row),
            parent: parent(*row).map(|whole| id(whole).to_owned()),
            title: text("title", *row),
        });
        let parents: Vec<Option<u32>> =
            rows.iter().map(|row| parent(*row).and_then(|whole| places.get(whole).copied())).collect();
        let mut framework = Self::new(competences.collect(), &pairs(region, &places), parents)?;
        framework.required = required::read(region, &places);
        framework.instruments = q_matrix::read(region, &places);
        Ok(framework)
    }

    /// A framework of competences in the order of their ids, of the places of what requires and what is required, and of
    /// the places of the wholes.
    pub(super) fn new(
        mut competences: Vec<Competence>,
        prerequisites: &[(u32, u32)],
        parents: Vec<Option<u32>>,
    ) -> Result<Self, Error> {
        let parts = Forest::new(parents).map_err(|Circle(members)| {
            circles(&competences, &[members.into_iter().collect()], "are parts of each other")
        })?;
        let ties = Ties::new(competences.len(), prerequisites.iter().copied());
        let prerequisites = Prerequisites::new(ties, &parts).map_err(|found| {
            circles(&competences, &found, "need each other, themselves or through wholes and parts")
        })?;
        inherit_subjects(&mut competences, &parts);
        let (required, instruments) = Default::default();
        Ok(Self { competences, parts, prerequisites, required, instruments })
    }
}

/// The rows of `prerequisites`, by the places of the competences.
fn pairs(region: &Region, places: &[u32]) -> Vec<(u32, u32)> {
    let Some(table) = region.table("prerequisites") else { return Vec::new() };
    let place = |name: &str, row: usize| {
        table.column(name).and_then(|column| column.reference(row)).and_then(|to| places.get(to).copied())
    };
    (0..table.rows).filter_map(|row| Some((place("competence", row)?, place("requires", row)?))).collect()
}

/// A part without a subject belongs to that of its whole.
fn inherit_subjects(competences: &mut [Competence], parts: &Forest) {
    for place in parts.order() {
        let whole = parts.parent(*place).and_then(|whole| competences.get(whole as usize));
        let inherited = whole.and_then(|whole| whole.subject.clone());
        if let Some(part) = competences.get_mut(*place as usize)
            && part.subject.is_none()
        {
            part.subject = inherited;
        }
    }
}

/// One error that names the members of every circle.
fn circles(competences: &[Competence], circles: &[BTreeSet<u32>], how: &str) -> Error {
    let named = |circle: &BTreeSet<u32>| {
        let id = |place: &u32| competences.get(*place as usize).map(|one| one.id.as_str());
        few(circle.iter().filter_map(id), MOST_NAMED, " and ")
    };
    let mut problems = crate::boundary::Several::default();
    for circle in circles {
        problems.push_with(|| {
            let message = format!("competences that {how}: {}", named(circle));
            Error::new("framework.circle", message, "leave out a prerequisite, or a `parent`, of one of them")
        });
    }
    problems.into_error("framework.invalid", "the framework")
}
