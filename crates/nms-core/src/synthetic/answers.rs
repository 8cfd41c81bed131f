//! What people answered in March and in November, and levels from other evidence.

use super::draw::{Draw, Stream};
use super::framework::{ALL, required};
use super::instrument::{GIVEN, Instrument, NAME};
use super::people::{People, Person};
use super::{Recipe, Truth, days};
use crate::region::{Cell, Tables};

/// The most answers in a region, below the rows that a table may have.
const MOST: usize = 9_000_000;

/// The places of those who are diagnosed: seven of ten.
pub(super) fn asked(recipe: &Recipe, people: &People) -> Vec<usize> {
    let mut draw = Draw::new(recipe.seed, Stream::Asked);
    people.at_schools().filter(|_| draw.of_thousand(700)).map(|(place, _)| place).collect()
}

/// How many of a thousand of them answer here; where the answers would be too many, the others bring their levels from elsewhere.
fn answering(people: &People, asked: &[usize]) -> u32 {
    let persons = asked.iter().filter_map(|place| people.list.get(*place));
    let answers = |person: &Person| required(person.post, person.subject).count() * GIVEN * 2;
    let all: usize = persons.map(answers).sum();
    u32::try_from((MOST * 1000 / all.max(1)).min(1000)).unwrap_or_default()
}

pub(super) fn fill(
    recipe: &Recipe,
    people: &People,
    asked: &[usize],
    instrument: &Instrument,
    truth: &Truth,
    tables: &mut Tables,
) {
    let mut draw = Draw::new(recipe.seed, Stream::Answers);
    let columns = ["person", "instrument", "item", "wave", "score", "date", "recorded"];
    let mut rows = Vec::new();
    let mut elsewhere = Vec::new();
    let share = answering(people, asked);
    for place in asked {
        let Some(person) = people.list.get(*place) else { continue };
        if share < 1000 && !draw.of_thousand(share) {
            elsewhere.push((*place, person));
            continue;
        }
        for (second, wave, first) in [(false, "start", days::MARCH_2023), (true, "interim", days::NOVEMBER_2023)] {
            // Some are not there in November; who came in September was not there in March.
            if second && draw.of_thousand(90) || person.career > first {
                continue;
            }
            let day = draw.days(first, first + 12);
            let recorded = if draw.of_thousand(30) { Cell::Day(day + draw.days(15, 60)) } else { Cell::Missing };
            for (competence, _) in required(person.post, person.subject) {
                let level = truth.at(*place, competence, second);
                for item in instrument.given(competence, second) {
                    let score = item.answer(level, &mut draw);
                    if !draw.of_thousand(10) {
                        let [id, name, item, wave] = [&person.id, NAME, &item.id, wave].map(Cell::Text);
                        rows.push([id, name, item, wave, Cell::Whole(score), Cell::Day(day), recorded]);
                    }
                }
            }
        }
        if rows.len() > 50_000 {
            tables.fill("responses", &columns, rows.drain(..));
        }
    }
    tables.fill("responses", &columns, rows);
    tested(&elsewhere, truth, &mut draw, tables);
    assessments(people, truth, &mut draw, tables);
}

/// A level of a person in a competence, as a row.
fn row<'c>(
    person: &'c Person,
    [competence, kind]: [&'c str; 2],
    day: i32,
    level: f64,
    error: Cell<'c>,
) -> [Cell<'c>; 6] {
    let [id, competence, kind] = [&person.id, competence, kind].map(Cell::Text);
    [id, competence, kind, Cell::Day(day), Cell::Double((level * 100.0).round() / 100.0), error]
}

/// The columns of levels.
const LEVELS: [&str; 6] = ["person", "competence", "kind", "date", "level", "standard_error"];

/// Levels of those who were tested elsewhere, in all that is required of them.
fn tested(elsewhere: &[(usize, &Person)], truth: &Truth, draw: &mut Draw, tables: &mut Tables) {
    let spread = 0.35;
    for some in elsewhere.chunks(10_000) {
        let mut rows = Vec::new();
        for (place, person) in some {
            let day = draw.days(days::NOVEMBER_2023, days::NOVEMBER_2023 + 12);
            for (competence, _) in required(person.post, person.subject) {
                let Some(one) = ALL.get(competence) else { continue };
                let level = truth.at(*place, competence, true) + spread * draw.normal();
                rows.push(row(person, [one.id, "test"], day, level, Cell::Double(spread)));
            }
        }
        tables.fill("assessments", &LEVELS, rows);
    }
}

/// A few levels that people gave themselves, or that were observed in their lessons.
fn assessments(people: &People, truth: &Truth, draw: &mut Draw, tables: &mut Tables) {
    let mut rows = Vec::new();
    for (place, person) in people.at_schools() {
        if !draw.of_thousand(60) {
            continue;
        }
        let own = draw.of_thousand(500);
        let day = draw.days(days::SEPTEMBER_2023, days::AS_OF);
        for (competence, _) in required(person.post, person.subject).take(2) {
            let Some(competence_id) = ALL.get(competence).map(|one| one.id) else { continue };
            // Who judges oneself is kind and uncertain.
            let (bias, spread) = if own { (0.3, 0.8) } else { (0.0, 0.45) };
            let level = truth.at(place, competence, true) + bias + spread * draw.normal();
            let error = if own { Cell::Missing } else { Cell::Double(spread) };
            let kind = if own { "self" } else { "observation" };
            rows.push(row(person, [competence_id, kind], day, level, error));
        }
    }
    tables.fill("assessments", &LEVELS, rows);
}
