//! A made region of the size of Orenburg: 42 municipalities and a partner district, drawn with a seed; nobody in it is real.

use std::error::Error;

use nms_core::NormPack;
use nms_core::region::{Cell, Region, Tables};

/// Municipalities of the region, as its order counts them.
const MUNICIPALITIES: u64 = 42;
/// Regional methodists.
const METHODISTS: u64 = 90;
/// 2022-09-01, counted from 1970-01-01.
const SEPTEMBER_2022: i32 = 19_236;

/// Draws the same numbers from the same seed on every machine.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn in_a_hundred(&mut self, share: u64) -> bool {
        self.below(100) < share
    }
}

/// A region of about 20 000 people.
pub(crate) fn region(pack: &NormPack) -> Result<Region, Box<dyn Error>> {
    let mut draw = Draw(889);
    let mut tables = Tables::default();

    // The ministry, the municipalities (the last a partner's), and schools of unlike sizes.
    let mut organisations = vec![("orb".to_owned(), "region", "regional", false, String::new())];
    let mut schools = Vec::new();
    for m in 0..=MUNICIPALITIES {
        let partner = m == MUNICIPALITIES;
        let id = if partner { "perevalsk".to_owned() } else { format!("m{:02}", m + 1) };
        for s in 0..8 + draw.below(28) {
            let people = 6 + draw.below(12) * draw.below(7);
            schools.push((format!("{id}-s{:02}", s + 1), id.clone(), people));
        }
        organisations.push((id, "municipality", "municipal", partner, "orb".to_owned()));
    }
    for (id, municipality, _) in &schools {
        organisations.push((id.clone(), "school", "institutional", false, municipality.clone()));
    }
    tables.fill(
        "organisations",
        &["id", "kind", "level", "partner"],
        organisations.iter().map(|(id, kind, level, partner, _)| {
            [Cell::Text(id), Cell::Text(kind), Cell::Text(level), Cell::Flag(*partner)]
        }),
    );
    let under = organisations.iter().filter(|(.., parent)| !parent.is_empty());
    tables.fill(
        "relations",
        &["from", "to", "kind"],
        under.map(|(id, .., parent)| [Cell::Text(id), Cell::Text(parent), Cell::Text("part_of")]),
    );

    // People, three of a hundred with a second job elsewhere; every twelfth leads.
    let places: Vec<usize> =
        schools.iter().enumerate().flat_map(|(at, (_, _, people))| (0..*people).map(move |_| at)).collect();
    let ids: Vec<String> = (0..places.len()).map(|n| format!("p{n:05}")).collect();
    let born = |draw: &mut Draw| Cell::Day(-3_000 + draw.below(14_000) as i32);
    let people: Vec<_> = ids
        .iter()
        .map(|id| (id, born(&mut draw), Cell::Day(SEPTEMBER_2022 - draw.below(9_000) as i32 + 600)))
        .collect();
    tables.fill(
        "persons",
        &["id", "birth_date", "career_start"],
        people.iter().map(|(id, born, start)| {
            let after = match (born, start) {
                (Cell::Day(born), Cell::Day(start)) => Cell::Day((*start).max(born + 7_500)),
                _ => Cell::Missing,
            };
            [Cell::Text(id), *born, after]
        }),
    );
    let post = |n: usize| if n.is_multiple_of(12) { ("head", "managerial") } else { ("teacher", "pedagogical") };
    let mut positions: Vec<(usize, usize)> = places.iter().copied().enumerate().collect();
    for n in 0..places.len() {
        if draw.in_a_hundred(3) {
            positions.push((n, (places.get(n).copied().unwrap_or(0) + 1) % schools.len()));
        }
    }
    tables.fill(
        "positions",
        &["person", "organisation", "post", "staff_category", "valid_from"],
        positions.iter().filter_map(|(person, school)| {
            let (post, category) = post(*person);
            let school = &schools.get(*school)?.0;
            Some([
                Cell::Text(ids.get(*person)?),
                Cell::Text(school),
                Cell::Text(post),
                Cell::Text(category),
                Cell::Day(SEPTEMBER_2022),
            ])
        }),
    );

    // What was offered, and who took it: half by diagnosis, some of it recorded late.
    let activities = [("federal", "programme"), ("regional", "programme"), ("none", "conference"), ("none", "webinar")];
    let names: Vec<String> = activities.iter().enumerate().map(|(n, _)| format!("a{}", n + 1)).collect();
    tables.fill(
        "activities",
        &["id", "kind", "register"],
        names
            .iter()
            .zip(activities)
            .map(|(id, (register, kind))| [Cell::Text(id), Cell::Text(kind), Cell::Text(register)]),
    );
    let sessions: Vec<String> = (0..24).map(|n| format!("t{:02}", n + 1)).collect();
    tables.fill(
        "sessions",
        &["id", "activity"],
        sessions.iter().zip(names.iter().cycle()).map(|(id, activity)| [Cell::Text(id), Cell::Text(activity)]),
    );
    let mut taken = Vec::new();
    for id in &ids {
        let first = draw.below(24);
        for step in 0..draw.below(4) {
            let session = sessions.get(((first + step * 5) % 24) as usize);
            let day = SEPTEMBER_2022 + draw.below(640) as i32;
            let late = if draw.in_a_hundred(10) { 60 } else { 3 };
            let status = if draw.in_a_hundred(86) { "completed" } else { "dropped" };
            let basis = if draw.in_a_hundred(55) { "diagnosis" } else { "own_choice" };
            taken.extend(session.map(|session| (id, session, status, basis, day, day + late)));
        }
    }
    tables.fill(
        "participations",
        &["person", "session", "status", "basis", "to", "recorded"],
        taken.iter().map(|(person, session, status, basis, day, recorded)| {
            [
                Cell::Text(person),
                Cell::Text(session),
                Cell::Text(status),
                Cell::Text(basis),
                Cell::Day(*day),
                Cell::Day(*recorded),
            ]
        }),
    );

    // Methodists for teachers, routes, answers to the survey, and what was promised by a day.
    let supported: Vec<(&String, String)> = ids
        .iter()
        .enumerate()
        .filter(|(n, _)| !n.is_multiple_of(12) && !draw.in_a_hundred(4))
        .map(|(n, id)| (id, format!("p{:05}", (n as u64 % METHODISTS) * 12)))
        .collect();
    tables.fill(
        "supports",
        &["person", "supporter", "role", "valid_from"],
        supported.iter().map(|(person, methodist)| {
            [Cell::Text(person), Cell::Text(methodist), Cell::Text("methodist"), Cell::Day(SEPTEMBER_2022)]
        }),
    );
    let routes: Vec<(String, &String, bool)> = ids
        .iter()
        .enumerate()
        .filter(|_| draw.in_a_hundred(38))
        .map(|(n, id)| (format!("r{n:05}"), id, !n.is_multiple_of(3)))
        .collect();
    tables.fill(
        "routes",
        &["id", "person", "status", "basis", "created"],
        routes.iter().map(|(id, person, done)| {
            let status = if *done { "completed" } else { "draft" };
            [
                Cell::Text(id),
                Cell::Text(person),
                Cell::Text(status),
                Cell::Text("diagnosis"),
                Cell::Day(SEPTEMBER_2022 + 90),
            ]
        }),
    );
    let asked: Vec<(&String, bool)> = ids
        .iter()
        .filter(|_| draw.in_a_hundred(20))
        .map(|id| (id, id.ends_with(['1', '3', '4', '6', '7', '9'])))
        .collect();
    tables.fill(
        "surveys",
        &["person", "survey", "question", "satisfied", "date"],
        asked.iter().map(|(person, content)| {
            let question = Cell::Text("methodical_provision");
            [
                Cell::Text(person),
                Cell::Text("spring-2024"),
                question,
                Cell::Flag(*content),
                Cell::Day(SEPTEMBER_2022 + 590),
            ]
        }),
    );
    tables.fill(
        "milestones",
        &["indicator", "organisation", "done_on"],
        [
            [Cell::Text("kpi-001-d1-roadmap"), Cell::Text("orb"), Cell::Day(SEPTEMBER_2022 + 510)],
            [Cell::Text("kpi-001-d1-monitoring-system"), Cell::Text("orb"), Cell::Day(SEPTEMBER_2022 + 520)],
        ],
    );
    let projects: Vec<String> = (1..=9).map(|n| format!("project-{n}")).collect();
    tables.fill(
        "projects",
        &["id", "kind", "organisation"],
        projects.iter().map(|id| [Cell::Text(id), Cell::Text("innovation"), Cell::Text("orb")]),
    );
    tables.fill(
        "project_members",
        &["project", "person"],
        projects.iter().zip(&ids).map(|(project, person)| [Cell::Text(project), Cell::Text(person)]),
    );
    Ok(tables.check(Some(pack))?)
}
