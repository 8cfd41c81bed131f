//! Conditions and values over whole columns.

mod row;
mod values;

use std::collections::HashMap;
use std::sync::Arc;

use fixedbitset::FixedBitSet;
use rustc_hash::FxBuildHasher;

pub(crate) use row::Row;
pub(crate) use values::product;

use super::formula::{Comparison, Condition, Value};
use crate::region::store::{Column, Moment, NO_DAY, NO_NUMBER, NO_WORD, NOWHERE, Table};
use crate::region::{Region, Time};
use nms_solver::bits::{all, select, select2};

/// Rows of a table.
pub(crate) type Rows = Arc<FixedBitSet>;

/// A condition on the rows of a table, events from a day on.
pub(crate) type Asked = (i32, usize, Condition);

/// Computes conditions over the tables of a region at a moment; what was computed once is kept.
#[derive(Clone)]
pub(crate) struct Columns<'r> {
    pub(crate) region: &'r Region,
    pub(crate) moment: Moment,
    memo: HashMap<Asked, Rows, FxBuildHasher>,
    numbers: HashMap<(i32, usize, Value), Arc<[i64]>, FxBuildHasher>,
    seen: HashMap<(i32, usize), Rows, FxBuildHasher>,
    meant: HashMap<usize, Arc<[u32]>, FxBuildHasher>,
}

/// The rows that references mean: of a table whose rows hold always, the very rows they lead to.
#[derive(Clone)]
pub(crate) struct Current(Option<Arc<[u32]>>);

impl Current {
    /// The row that is meant by a reference to a row; [`NOWHERE`] where none was known.
    pub(crate) fn of(&self, to: u32) -> u32 {
        self.0.as_ref().map_or(to, |rows| rows.get(to as usize).copied().unwrap_or(NOWHERE))
    }
}

impl<'r> Columns<'r> {
    pub(crate) fn new(region: &'r Region, moment: Moment) -> Self {
        Self {
            region,
            moment,
            memo: HashMap::default(),
            numbers: HashMap::default(),
            seen: HashMap::default(),
            meant: HashMap::default(),
        }
    }

    pub(crate) fn table(&self, place: usize) -> Option<&'r Table> {
        self.region.at(place)
    }

    /// The rows of a table that can be seen, events from `start` on.
    pub(crate) fn visible(&mut self, table: usize, start: i32) -> Rows {
        if let Some(rows) = self.seen.get(&(start, table)) {
            return Arc::clone(rows);
        }
        let rows = Arc::new(self.table(table).map(|table| table.visible(self.moment, start)).unwrap_or_default());
        self.seen.insert((start, table), Arc::clone(&rows));
        rows
    }

    /// Computes many conditions side by side; what they have in common may be computed more than once.
    #[cfg(feature = "parallel")]
    pub(crate) fn prepare(&mut self, asked: Vec<Asked>) {
        use rayon::prelude::*;
        let (region, moment) = (self.region, self.moment);
        let fresh = || Self::new(region, moment);
        let made: Vec<(Asked, Rows)> = asked
            .into_par_iter()
            .map_init(fresh, |columns, (start, table, condition)| {
                let rows = columns.rows(table, &condition, start);
                ((start, table, condition), rows)
            })
            .collect();
        self.memo.extend(made);
    }

    /// The rows that references to a table mean at the moment.
    pub(crate) fn current(&mut self, table: usize) -> Current {
        let (Some(here), moment) = (self.table(table), self.moment) else { return Current(None) };
        if matches!(here.schema.time, Time::Timeless) {
            return Current(None);
        }
        let found = self.meant.entry(table).or_insert_with(|| {
            let row = |row: usize| here.current(row, moment).and_then(|row| u32::try_from(row).ok());
            (0..here.rows).map(|one| row(one).unwrap_or(NOWHERE)).collect()
        });
        Current(Some(Arc::clone(found)))
    }

    /// The rows of a table that satisfy a condition, seen or not; events of other tables count from `start` on.
    pub(crate) fn rows(&mut self, table: usize, condition: &Condition, start: i32) -> Rows {
        let len = self.table(table).map_or(0, |table| table.rows);
        match condition {
            Condition::Constant(true) => Arc::new(all(len)),
            Condition::Constant(false) => Arc::new(FixedBitSet::with_capacity(len)),
            Condition::Not(inner) => {
                let mut rows = (*self.rows(table, inner, start)).clone();
                rows.toggle_range(..);
                Arc::new(rows)
            }
            Condition::All(parts) => self.fold(table, parts, start, len, true),
            Condition::Any(parts) => self.fold(table, parts, start, len, false),
            leaf => {
                let key = (start, table, leaf.clone());
                if let Some(rows) = self.memo.get(&key) {
                    return Arc::clone(rows);
                }
                let rows = Arc::new(self.leaf(table, leaf, start).unwrap_or_else(|| FixedBitSet::with_capacity(len)));
                self.memo.insert(key, Arc::clone(&rows));
                rows
            }
        }
    }

    fn fold(&mut self, table: usize, parts: &[Condition], start: i32, len: usize, every: bool) -> Rows {
        let mut rows: Option<FixedBitSet> = None;
        for part in parts {
            let next = self.rows(table, part, start);
            match &mut rows {
                None => rows = Some((*next).clone()),
                Some(rows) if every => rows.intersect_with(&next),
                Some(rows) => rows.union_with(&next),
            }
        }
        Arc::new(rows.unwrap_or_else(|| if every { all(len) } else { FixedBitSet::with_capacity(len) }))
    }

    fn leaf(&mut self, table: usize, condition: &Condition, start: i32) -> Option<FixedBitSet> {
        let here = self.table(table)?;
        let column = |place: &usize| here.columns.get(*place);
        Some(match condition {
            Condition::Word { column: place, accepted } => match column(place)? {
                Column::Words(words) if accepted.is_power_of_two() => {
                    let one = u8::try_from(accepted.trailing_zeros()).unwrap_or(NO_WORD);
                    select(words, move |word| word == one)
                }
                Column::Words(words) => {
                    let accepted = *accepted;
                    select(words, move |word| word < 64 && accepted >> word & 1 == 1)
                }
                _ => return None,
            },
            Condition::Text { column: place, accepted } => match column(place)? {
                Column::Texts { codes, words } => {
                    let mut wanted: Vec<u32> = accepted.iter().filter_map(|text| words.find(text)).collect();
                    wanted.sort_unstable();
                    match wanted.as_slice() {
                        [one] => select(codes, |code| code == *one),
                        many => select(codes, |code| many.binary_search(&code).is_ok()),
                    }
                }
                _ => return None,
            },
            Condition::Flag { column: place } => match column(place)? {
                Column::Flags(flags) => select(flags, |flag| flag == 1),
                _ => return None,
            },
            Condition::Present { column: place } => match column(place)? {
                Column::Texts { codes, .. } | Column::Rows(codes) => select(codes, |code| code != u32::MAX),
                Column::Words(words) | Column::Flags(words) => select(words, |word| word != NO_WORD),
                Column::Days(days) => select(days, |day| day != NO_DAY),
                Column::Numbers(numbers) => select(numbers, |number| number != NO_NUMBER),
            },
            Condition::Through { column: place, condition } => {
                let inner = self.rows(self.target(table, *place)?, condition, start);
                let current = self.current(self.target(table, *place)?);
                select(column(place)?.rows(), |to| inner.contains(current.of(to) as usize))
            }
            Condition::Exists { table: other, column: place, condition } => {
                let mut rows = (*self.rows(*other, condition, start)).clone();
                rows.intersect_with(&self.visible(*other, start));
                let mut found = FixedBitSet::with_capacity(here.rows);
                let refers = self.table(*other)?.columns.get(*place)?.rows();
                let current = self.current(table);
                for row in rows.ones() {
                    if let Some(to) = refers.get(row).map(|to| current.of(*to) as usize).filter(|to| *to < here.rows) {
                        found.insert(to);
                    }
                }
                found
            }
            Condition::Compare { left, comparison, right } => self.compare(table, left, *comparison, right, start)?,
            Condition::Constant(_) | Condition::Not(_) | Condition::All(_) | Condition::Any(_) => return None,
        })
    }

    fn compare(
        &mut self,
        table: usize,
        left: &Value,
        comparison: Comparison,
        right: &Value,
        start: i32,
    ) -> Option<FixedBitSet> {
        if let (Value::Column(place), Some(bound)) = (left, self.constant(right, start)) {
            // One run of numbers passes, or all but one: both are tested many rows at a time.
            let (least, most) = comparison.run(bound);
            let opposite = comparison == Comparison::NotEqual;
            return match self.table(table)?.columns.get(*place)? {
                Column::Days(days) => {
                    let within = |day: i64| i32::try_from(day).unwrap_or(if day < 0 { NO_DAY + 1 } else { i32::MAX });
                    let empty = least > i64::from(i32::MAX) || most < i64::from(NO_DAY + 1) || least > most;
                    let (least, most) = if empty { (1, 0) } else { (within(least), within(most)) };
                    Some(match opposite {
                        false => select(days, move |day| least <= day && day <= most),
                        true => select(days, move |day| day != NO_DAY && (day < least || most < day)),
                    })
                }
                Column::Numbers(numbers) => Some(match opposite {
                    false => select(numbers, move |number| least <= number && number <= most),
                    true => select(numbers, move |number| number != NO_NUMBER && (number < least || most < number)),
                }),
                _ => None,
            };
        }
        let left = self.values(table, left, start);
        let right = self.values(table, right, start);
        Some(select2(&left, &right, |a, b| a != NO_NUMBER && b != NO_NUMBER && comparison.holds(a, b)))
    }

    /// The table that a column of references leads to.
    pub(crate) fn target(&self, table: usize, column: usize) -> Option<usize> {
        let schema = self.region.schema();
        schema.place(schema.at(table)?.target(column)?)
    }
}
