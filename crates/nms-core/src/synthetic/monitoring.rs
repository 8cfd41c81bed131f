//! What the indicators of an order count beside people: surveys, projects, milestones, agreements, measures of the plan.

use super::bodies::{Bodies, School};
use super::draw::{Draw, Stream};
use super::people::People;
use super::{Margins, Model, Recipe, days};
use crate::region::{Cell, Tables};

/// The milestones of order 01-21/889, section 5, direction 1, that were reached, with days from 2023-01-01; some are still open.
const MILESTONES: [(&str, i32); 5] = [
    ("kpi-001-d1-roadmap", 160),
    ("kpi-001-d1-monitoring-system", 210),
    ("kpi-001-d1-annual-complex-plan", 15),
    ("kpi-001-d1-mentoring-institute", 250),
    ("kpi-001-d1-perevalsk-plan", 190),
];

pub(super) fn fill(recipe: &Recipe, margins: &Margins, bodies: &Bodies, people: &People, tables: &mut Tables) {
    let mut draw = Draw::new(recipe.seed, Stream::Monitoring);
    surveys(&mut draw, people, tables);
    projects(&mut draw, margins, bodies, people, tables);
    promises(recipe, bodies, tables);
}

/// One of five was asked in spring, a tenth in autumn.
fn surveys(draw: &mut Draw, people: &People, tables: &mut Tables) {
    let mut rows = Vec::new();
    for (name, share, day) in [("spring-2023", 200, days::APRIL_2023), ("autumn-2023", 100, days::SEPTEMBER_2023 + 40)]
    {
        for (_, person) in people.at_schools() {
            if person.career < day && draw.of_thousand(share) {
                let score = [1, 2, 3, 3, 4, 4, 4, 5, 5, 5].get(draw.below(10)).copied().unwrap_or(3);
                let [id, survey, question] = [&person.id, name, "methodical_provision"].map(Cell::Text);
                let date = Cell::Day(day + draw.days(0, 14));
                rows.push([id, survey, question, Cell::Whole(score), Cell::Flag(score > 3), date]);
            }
        }
    }
    tables.fill("surveys", &["person", "survey", "question", "score", "satisfied", "date"], rows);
}

/// Innovation projects of the region with five members each; «Точка роста» and practice sites of schools.
fn projects(draw: &mut Draw, margins: &Margins, bodies: &Bodies, people: &People, tables: &mut Tables) {
    let count = (margins.people / 2200).clamp(1, 400);
    let innovation: Vec<String> = (1..=count).map(|n| format!("project-{n}")).collect();
    let of_schools = |name: &str, has: fn(&School) -> bool| -> Vec<(String, &str)> {
        let own = bodies.schools.iter().filter(|school| has(school));
        own.map(|school| (format!("{name}-{}", school.id), school.id.as_str())).collect()
    };
    let growth = of_schools("growth", |school| school.growth_point);
    let practice = of_schools("practice", |school| school.practice_site);
    let row =
        |id, kind, organisation, from| [Cell::Text(id), Cell::Text(kind), Cell::Text(organisation), Cell::Day(from)];
    let of_region = innovation.iter().map(|id| row(id, "innovation", bodies.root, days::SEPTEMBER_2022));
    let growth = growth.iter().map(|(id, school)| row(id, "growth_point", school, days::SEPTEMBER_2021));
    let practice = practice.iter().map(|(id, school)| row(id, "practice_site", school, days::SEPTEMBER_2022));
    let rows = of_region.chain(growth).chain(practice);
    tables.fill("projects", &["id", "kind", "organisation", "valid_from"], rows);
    let here: Vec<&str> = people.at_schools().map(|(_, person)| person.id.as_str()).collect();
    let mut rows = Vec::new();
    for project in &innovation {
        let first = draw.below(here.len().max(1));
        let members = here.iter().cycle().skip(first).step_by(7).take(5.min(here.len().div_ceil(7)));
        for (place, person) in members.enumerate() {
            let role = if place == 0 { "leader" } else { "member" };
            rows.push([Cell::Text(project), Cell::Text(person), Cell::Text(role)]);
        }
    }
    tables.fill("project_members", &["project", "person", "role"], rows);
}

/// Milestones, agreements, and what became of the first rows of the plan.
fn promises(recipe: &Recipe, bodies: &Bodies, tables: &mut Tables) {
    let reached = MILESTONES.iter().filter(|_| recipe.model == Model::Orenburg);
    let reached = reached.filter(|(id, _)| bodies.partner || *id != "kpi-001-d1-perevalsk-plan");
    let row = |(id, day): &(&'static str, i32)| {
        [Cell::Text(id), Cell::Text(bodies.root), Cell::Day(days::JANUARY_2023 + day)]
    };
    tables.fill("milestones", &["indicator", "organisation", "done_on"], reached.map(row));
    let partners = ["Педагогический университет", "Институт развития образования", "Педагогический колледж"];
    let rows = partners.into_iter().zip(["agreement-1", "agreement-2", "agreement-3"]).map(|(partner, id)| {
        let [id, kind, root, partner] = [id, "partnership", bodies.root, partner].map(Cell::Text);
        [id, kind, root, partner, Cell::Day(days::SEPTEMBER_2022)]
    });
    tables.fill("agreements", &["id", "kind", "organisation", "partner", "valid_from"], rows);
    let (prefix, count) = match recipe.model {
        Model::Orenburg => ("rm-001-1-", 9),
        Model::Primorye => ("rm-003-", 12),
        Model::Smolensk => ("rm-004-", 9),
    };
    let measures: Vec<String> = (1..=count).map(|n| format!("{prefix}{n:02}")).collect();
    let rows = measures.iter().enumerate().map(|(place, measure)| {
        let (status, day) = match place % 4 {
            3 => ("planned", Cell::Missing),
            2 => ("late", Cell::Day(days::SEPTEMBER_2023 + 20)),
            _ => ("done", Cell::Day(days::JANUARY_2023 + 60 + i32::try_from(place).unwrap_or_default() * 9)),
        };
        let [plan, measure, occurrence, status] = [recipe.model.pack(), measure, "2023", status].map(Cell::Text);
        [plan, measure, occurrence, status, day]
    });
    tables.fill("measures", &["plan", "measure", "occurrence", "status", "done_on"], rows);
}
