//! The answers to an instrument, as the tables of a region hold them.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::boundary::Pace;
use crate::diagnosis::framework::Framework;
use crate::diagnosis::options::ScaleBy;
use crate::region::store::{BEGINNING, Column, MILLION, NOWHERE, Table};
use crate::region::{Region, RegionView};
use nms_solver::order::{gather_set, sorted};

/// A wave (этап) of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WaveDays {
    pub(crate) name: String,
    /// The first and the last day of its answers.
    pub(crate) days: Option<(i32, i32)>,
}

/// An item as the table declares it.
pub(crate) struct Item<'r> {
    pub(crate) id: &'r str,
    /// The place of its scale; nothing for an item without a competence, which only a scale of all items can use.
    pub(crate) scale: Option<u32>,
    pub(crate) maximum: u16,
    /// Whether it is given again in a later wave on purpose.
    pub(crate) anchor: bool,
}

/// An answer to an item, by the place of the item.
#[derive(Clone, Copy)]
pub(crate) struct Answer {
    pub(crate) person: u32,
    pub(crate) item: u32,
    pub(crate) score: u16,
    pub(crate) day: Option<i32>,
}

/// All that the tables hold of an instrument.
pub(crate) struct Answers<'r> {
    pub(crate) items: Vec<Item<'r>>,
    /// The ids of the scales, in order.
    pub(crate) scales: Vec<String>,
    /// The waves by their first days, each with its code.
    pub(crate) waves: Vec<(u32, WaveDays)>,
    /// By the code of the wave and the place of the scale.
    pub(crate) by_sheet: BTreeMap<(u32, u32), Vec<Answer>>,
    /// Items without a competence.
    pub(crate) without_competence: Vec<String>,
    /// Items that need several competences, of which none says where they stand.
    pub(crate) without_scale: Vec<String>,
}

/// The instruments that there are items or answers of, in order.
pub(crate) fn instruments(region: &Region) -> Vec<&str> {
    let column = |table: &str| region.table(table).and_then(|table| table.column("instrument"));
    let all = ["items", "responses"].into_iter().flat_map(|table| words(column(table)).map(|(_, word)| word));
    gather_set(all).into_iter().collect()
}

impl<'r> Answers<'r> {
    /// Reads what can be seen on the day; answers without a date count if they were known.
    pub(crate) fn read(
        view: &RegionView<'r>,
        framework: &Framework,
        instrument: &str,
        by: ScaleBy,
        pace: &mut Pace<'_>,
    ) -> Self {
        let mut answers = Self {
            items: Vec::new(),
            scales: Vec::new(),
            waves: Vec::new(),
            by_sheet: BTreeMap::new(),
            without_competence: Vec::new(),
            without_scale: Vec::new(),
        };
        if let Some(table) = view.region.table("items") {
            answers.declare(view.region, table, framework, instrument, by);
        }
        if let Some(table) = view.region.table("responses") {
            answers.fill(view, table, instrument, pace);
        }
        answers
    }

    /// The items of the instrument.
    fn declare(&mut self, region: &'r Region, table: &'r Table, framework: &Framework, instrument: &str, by: ScaleBy) {
        let text = |name: &str, row: usize| table.column(name).and_then(|column| column.text(row));
        let ids = region.table("competences").and_then(|table| table.column("id"));
        let competence = |row: usize| {
            let to = table.column("competence").and_then(|column| column.reference(row))?;
            framework.competence(ids?.text(to)?)
        };
        // An item that names none itself belongs to the scale of the only one it is said to need.
        let competence =
            |row: usize| competence(row).or_else(|| framework.only_competence(instrument, text("item", row)?));
        let scale = |row: usize| match by {
            ScaleBy::Competence => competence(row).map(|competence| competence.id.clone()),
            ScaleBy::Area => competence(row).map(|competence| competence.area.as_str().to_owned()),
            ScaleBy::Instrument => Some(instrument.to_owned()),
        };
        let rows: Vec<usize> = (0..table.rows).filter(|row| text("instrument", *row) == Some(instrument)).collect();
        let scales = gather_set(rows.iter().filter_map(|row| scale(*row)));
        self.scales = scales.into_iter().collect();
        for row in rows {
            let Some(id) = text("item", row) else { continue };
            let place = scale(row).and_then(|scale| self.scales.binary_search(&scale).ok());
            if framework.needs(instrument, id).is_none_or(BTreeSet::is_empty) {
                self.without_competence.push(id.to_owned());
            } else if place.is_none() {
                self.without_scale.push(id.to_owned());
            }
            let most = table.column("max_score").and_then(|column| column.number(row));
            self.items.push(Item {
                id,
                scale: place.map(|place| place as u32),
                maximum: most.and_then(|most| u16::try_from(most / MILLION).ok()).unwrap_or(u16::MAX),
                anchor: table.column("anchor").and_then(|column| column.word(row)) == Some(1),
            });
        }
    }

    /// The answers to them.
    fn fill(&mut self, view: &RegionView<'_>, table: &Table, instrument: &str, pace: &mut Pace<'_>) {
        let column = |name: &str| table.column(name);
        let mine = column("instrument").and_then(|column| column.find(instrument));
        let mut places = FxHashMap::default();
        for (place, item) in (0_u32..).zip(&self.items) {
            places.insert(item.id, place);
        }
        let item_of: Vec<Option<u32>> = words(column("item")).map(|(_, word)| places.get(word).copied()).collect();
        let codes = |name: &str| column(name).map_or(&[][..], Column::links);
        let (of_instrument, of_wave, of_item, of_person) =
            (codes("instrument"), codes("wave"), codes("item"), codes("person"));
        let (dates, points) = (column("date"), column("score"));
        let visible = table.visible(view.moment, BEGINNING);
        let mut days = BTreeMap::new();
        for row in pace.walk(0..table.rows) {
            let day = dates.and_then(|column| column.day(row));
            let known = || day.is_none() && table.known_on(row, view.moment.known);
            let at = |codes: &[u32]| codes.get(row).copied().filter(|code| *code != NOWHERE);
            if at(of_instrument) != mine || mine.is_none() || !(visible.contains(row) || known()) {
                continue;
            }
            let (Some(wave), Some(person), Some(code)) = (at(of_wave), at(of_person), at(of_item)) else { continue };
            let seen: &mut Option<(i32, i32)> = days.entry(wave).or_default();
            if let Some(day) = day {
                *seen = Some(seen.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
            }
            let Some(item) = item_of.get(code as usize).copied().flatten() else { continue };
            let scale = self.items.get(item as usize).and_then(|item| item.scale);
            let score =
                points.and_then(|column| column.number(row)).and_then(|score| u16::try_from(score / MILLION).ok());
            if let Some((scale, score)) = scale.zip(score) {
                self.by_sheet.entry((wave, scale)).or_default().push(Answer { person, item, score, day });
            }
        }
        self.waves = in_order(column("wave"), days);
    }
}

/// The waves by their first days; those without a day last, by name.
fn in_order(column: Option<&Column>, mut days: BTreeMap<u32, Option<(i32, i32)>>) -> Vec<(u32, WaveDays)> {
    let wave = |(code, name): (u32, &str)| Some((code, WaveDays { name: name.to_owned(), days: days.remove(&code)? }));
    sorted(words(column).filter_map(wave).collect(), |(_, a): &(u32, WaveDays), (_, b)| {
        let key = |wave: &WaveDays| (wave.days.is_none(), wave.days.map(|(first, _)| first));
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    })
}

/// The different texts of a column, each with its code.
fn words(column: Option<&Column>) -> impl Iterator<Item = (u32, &str)> {
    let words = match column {
        Some(Column::Texts { words, .. }) => Some(words),
        _ => None,
    };
    (0_u32..).zip(words.into_iter().flat_map(|words| words.iter()).map(AsRef::as_ref))
}
