//! What people answered in March and in November, and levels from other evidence.

use super::draw::{Draw, Stream};
use super::framework::{ALL, required};
use super::instrument::{GIVEN, Instrument, NAME};
use super::people::{People, Person};
use super::{Recipe, Truth, days};
use crate::region::{Cell, Tables};

/// The most answers in a region, below the rows that a table may have.
const MOST: usize = 9_000_000;

/// The places of those who are diagnosed: seven of ten, fewer where the answers would be too many.
pub(super) fn asked(recipe: &Recipe, people: &People) -> Vec<usize> {
    let mut draw = Draw::new(recipe.seed, Stream::Asked);
    let answers = |(_, person): (usize, &Person)| required(person.post, person.subject).count() * GIVEN * 2;
    let all: usize = people.at_schools().map(answers).sum();
    let share = (MOST * 1000 / all.max(1)).min(700);
    let share = u32::try_from(share).unwrap_or_default();
    people.at_schools().filter(|_| draw.of_thousand(share)).map(|(place, _)| place).collect()
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
    for place in asked {
        let Some(person) = people.list.get(*place) else { continue };
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
    assessments(people, truth, &mut draw, tables);
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
            let level = Cell::Double((level * 100.0).round() / 100.0);
            let error = if own { Cell::Missing } else { Cell::Double(spread) };
            let kind = if own { "self" } else { "observation" };
            let [id, competence, kind] = [&person.id, competence_id, kind].map(Cell::Text);
            rows.push([id, competence, kind, Cell::Day(day), level, error]);
        }
    }
    tables.fill("assessments", &["person", "competence", "kind", "date", "level", "standard_error"], rows);
}
