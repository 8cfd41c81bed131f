//! Figures of schools that come from outside: low results, hard conditions, exams, pupils.

use super::bodies::Bodies;
use super::draw::{Draw, Stream};
use super::{Margins, Recipe, days};
use crate::region::{Cell, Tables};

pub(super) fn fill(recipe: &Recipe, margins: &Margins, bodies: &Bodies, tables: &mut Tables) {
    let mut draw = Draw::new(recipe.seed, Stream::Figures);
    let columns = ["organisation", "indicator", "period", "numerator", "denominator", "value", "date", "recorded"];
    let weights: usize = bodies.schools.iter().map(|school| school.weight).sum();
    let mut rows = Vec::new();
    for school in &bodies.schools {
        // Some twelve pupils to everybody who works.
        let pupils = 12 * margins.people * school.weight / weights.max(1) + 8;
        let graduates = pupils / 10 + 1;
        let failing = if school.low_results { 250 } else { 60 };
        let passed = (0..graduates).filter(|_| !draw.of_thousand(failing)).count();
        let late = if draw.of_thousand(80) { Cell::Day(days::JUNE_2023 + draw.days(30, 150)) } else { Cell::Missing };
        let whole = |count: usize| Cell::Whole(i64::try_from(count).unwrap_or_default());
        let mut row = |indicator, numerator, denominator, value| {
            let [school, indicator, period] = [school.id.as_str(), indicator, "2022/23"].map(Cell::Text);
            rows.push([school, indicator, period, numerator, denominator, value, Cell::Day(days::JUNE_2023), late]);
        };
        row("exam_passed", whole(passed), whole(graduates), Cell::Missing);
        row("pupils", Cell::Missing, Cell::Missing, whole(pupils));
        for (indicator, marked) in [("low_results", school.low_results), ("hard_conditions", school.hard_conditions)] {
            if marked {
                row(indicator, Cell::Missing, Cell::Missing, whole(1));
            }
        }
    }
    tables.fill("school_indicators", &columns, rows);
}
