//! Answers as scores: a sheet for every scale and wave.

use rustc_hash::FxHashMap;

use super::answers::{Answer, Answers, Item};
use crate::boundary::{Error, Pace, stopped};
use crate::diagnosis::scores::{DeclaredItem, Mark, Scores};
use crate::region::Region;
use nms_solver::order::sorted_while;

/// A scale: items that are calibrated together.
#[derive(Clone, Debug)]
pub(crate) struct ScaleSheets {
    /// A competence, an area, or the instrument.
    pub(crate) id: String,
    /// The items that are given again in a later wave on purpose.
    pub(crate) anchors: Vec<String>,
    /// A sheet for each wave.
    pub(crate) waves: Vec<Sheet>,
}

/// The answers to the items of a scale in a wave.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) scores: Scores,
    /// For each person of the scores its row in the table of persons, rising.
    pub(crate) persons: Vec<u32>,
    /// For each person the last day it answered.
    pub(crate) days: Vec<Option<i32>>,
}

/// The sheets of every scale, in the order of the scales.
pub(crate) fn sheets(
    region: &Region,
    answers: &mut Answers<'_>,
    pace: &mut Pace<'_>,
) -> Result<Vec<ScaleSheets>, Error> {
    let mut scales = Vec::with_capacity(answers.scales.len());
    for (place, id) in (0_u32..).zip(&answers.scales) {
        let items = || (0_u32..).zip(&answers.items).filter(move |(_, item)| item.scale == Some(place));
        let mut waves = Vec::with_capacity(answers.waves.len());
        for (code, _) in &answers.waves {
            let own = answers.by_sheet.remove(&(*code, place)).unwrap_or_default();
            waves.push(sheet(region, items(), own, pace)?);
        }
        let anchors = items().filter(|(_, item)| item.anchor).map(|(_, item)| item.id.to_owned()).collect();
        scales.push(ScaleSheets { id: id.clone(), anchors, waves });
    }
    Ok(scales)
}

/// The sheet of some answers.
fn sheet<'i, 'r: 'i>(
    region: &Region,
    items: impl Iterator<Item = (u32, &'i Item<'r>)>,
    answers: Vec<Answer>,
    pace: &mut Pace<'_>,
) -> Result<Sheet, Error> {
    let (mut place, mut declared) = (FxHashMap::default(), Vec::new());
    for (at, item) in items {
        place.insert(at, declared.len() as u32);
        declared.push(DeclaredItem::new(item.id).out_of(item.maximum));
    }
    let place_of = |answer: &Answer| (answer.person, answer.item);
    let answers =
        sorted_while(answers, |a, b| place_of(a).cmp(&place_of(b)), &mut || pace.ask()).ok_or_else(stopped)?;
    let (mut persons, mut days): (Vec<u32>, Vec<Option<i32>>) = (Vec::new(), Vec::new());
    let mut marks = Vec::with_capacity(answers.len());
    for answer in pace.walk(answers) {
        if persons.last() != Some(&answer.person) {
            persons.push(answer.person);
            days.push(None);
        }
        if let Some(last) = days.last_mut() {
            *last = (*last).max(answer.day);
        }
        if let Some(item) = place.get(&answer.item) {
            marks.push((persons.len() as u32 - 1, *item, Mark::Score(answer.score)));
        }
    }
    let ids = region.table("persons").and_then(|table| table.column("id"));
    let names = persons.iter().map(|row| ids.and_then(|ids| ids.text(*row as usize)).unwrap_or_default().to_owned());
    Ok(Sheet { scores: Scores::asked(declared, names.collect(), marks, pace)?, persons, days })
}
