//! Worlds by their numbers: made regions of several sizes; of every four one has its texts spoiled.

use std::error::Error;

use chrono::Months;
use nms_core::NormPack;
use nms_core::region::FileFormat;
use nms_core::synthetic::{Model, Recipe, region};
use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;
use serde_json::json;

use crate::stages::World;

/// How many people work in a world, but for the last of every 125.
const SIZES: [usize; 8] = [1, 2, 5, 12, 25, 40, 70, 150];

/// What a cell may turn into.
const CELLS: [&str; 12] =
    ["", "не знаю", "2023-13-45", "07.06.2023", "45000", "0,5", "-1", "1e400", "NaN", "🦉", "\"", "a,b"];

/// A world with its name.
pub(crate) fn world(number: usize) -> Result<(String, World), Box<dyn Error>> {
    let at = |list: usize, step: usize| number / step % list;
    let model = *Model::ALL.get(at(Model::ALL.len(), 1)).ok_or("no models")?;
    let people = *SIZES.get(at(SIZES.len(), Model::ALL.len())).ok_or("no sizes")?;
    let people = if number % 125 == 124 { 400 } else { people };
    let recipe = Recipe { model, people, seed: number as u64 };
    let bad = number % 4 == 3;
    let made = region(&recipe).tables.check(Some(&NormPack::load(model.pack())?))?;
    let mut world = World {
        pack: model.pack().to_owned(),
        day: recipe.as_of().to_string(),
        later: (recipe.as_of() + Months::new(12)).to_string(),
        // The last percents of a small region are a puzzle that says nothing about bytes.
        routes: [("as_of".to_owned(), json!(recipe.as_of())), ("gap".to_owned(), json!(0.03))].into_iter().collect(),
        files: Default::default(),
    };
    for file in made.package(FileFormat::Csv).files() {
        world.files.insert(file.table.clone(), made.csv(&file.table)?);
    }
    if bad {
        spoil(&mut world, number as u64);
    }
    Ok((format!("{number:04}-{model}-{people}{}", if bad { "-bad" } else { "" }), world))
}

/// Makes some mistakes in the texts: cells, rows and headers that a hand or a spreadsheet would spoil.
fn spoil(world: &mut World, seed: u64) {
    let mut draw = Pcg32::new(seed, 1);
    let mut below = |bound: usize| draw.next_u32() as usize % bound.max(1);
    let tables: Vec<String> = world.files.keys().cloned().collect();
    for _ in 0..=below(2) {
        let Some(text) = tables.get(below(tables.len())).and_then(|table| world.files.get_mut(table)) else { continue };
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let line = below(lines.len());
        match below(6) {
            0 => lines.insert(line, lines.get(line).cloned().unwrap_or_default()),
            1 => drop(lines.remove(line)),
            _ => {
                let mut cells: Vec<&str> = lines.get(line).map(|line| line.split(',').collect()).unwrap_or_default();
                let cell = below(cells.len());
                if let (Some(old), Some(new)) = (cells.get_mut(cell), CELLS.get(below(CELLS.len()))) {
                    *old = new;
                }
                let spoiled = cells.join(",");
                if let Some(old) = lines.get_mut(line) {
                    *old = spoiled;
                }
            }
        }
        *text = lines.join("\n");
    }
}
