//! A table as it is kept, and the ways from a row to the rows that refer to it.

use std::sync::{Arc, OnceLock};

use super::column::{Column, NOWHERE};
use super::schema::{Kind, RECORDED, TableSchema, Time, WITHDRAWN};

/// The last day that can be counted: what is known until then is known for good.
pub(crate) const FOR_GOOD: i32 = i32::MAX;

/// A table of a region.
#[derive(Clone)]
pub(crate) struct Table {
    pub(crate) schema: Arc<TableSchema>,
    pub(crate) rows: usize,
    pub(crate) columns: Vec<Column>,
    /// For each row, the day from which a later version of the same fact is known; empty where no row has one.
    pub(crate) superseded: Vec<i32>,
    /// For each column of references, the rows that lead to each row, and for ids that repeat, the rows of each; made when
    /// first asked for.
    chains: Vec<OnceLock<Chains>>,
}

/// For each row of the table that is referred to, the rows that refer to it, in order.
#[derive(Clone, Default)]
pub(crate) struct Chains {
    first: Vec<u32>,
    last: Vec<u32>,
    next: Vec<u32>,
}

impl Chains {
    fn new(rows: &[u32]) -> Self {
        let mut chains = Self::default();
        for to in rows {
            chains.push(*to);
        }
        chains
    }

    /// Adds the next row, which leads to `to`.
    fn push(&mut self, to: u32) {
        let row = u32::try_from(self.next.len()).unwrap_or(NOWHERE);
        self.next.push(NOWHERE);
        if to == NOWHERE {
            return;
        }
        let place = to as usize;
        if self.first.len() <= place {
            self.first.resize(place + 1, NOWHERE);
            self.last.resize(place + 1, NOWHERE);
        }
        match self.last.get(place).copied() {
            Some(last) if last != NOWHERE => {
                if let Some(next) = self.next.get_mut(last as usize) {
                    *next = row;
                }
            }
            _ => {
                if let Some(first) = self.first.get_mut(place) {
                    *first = row;
                }
            }
        }
        if let Some(last) = self.last.get_mut(place) {
            *last = row;
        }
    }

    /// The rows that lead to a row.
    pub(crate) fn of(&self, to: usize) -> impl Iterator<Item = usize> + '_ {
        let real = |row: &u32| *row != NOWHERE;
        let first = self.first.get(to).copied().filter(real);
        std::iter::successors(first, move |row| self.next.get(*row as usize).copied().filter(real))
            .map(|row| row as usize)
    }
}

impl Table {
    /// An empty table.
    pub(crate) fn new(schema: Arc<TableSchema>) -> Self {
        let columns: Vec<_> = schema.columns.iter().map(|column| Column::new(&column.kind)).collect();
        let chains = columns.iter().map(|_| OnceLock::new()).collect();
        Self { schema, rows: 0, columns, superseded: Vec::new(), chains }
    }

    /// The column of a name.
    pub(crate) fn column(&self, name: &str) -> Option<&Column> {
        self.schema.place(name).and_then(|place| self.columns.get(place))
    }

    /// The rows that lead, by a column of references, to each row of its table; those of a column of ids, to each id.
    pub(crate) fn chains(&self, column: usize) -> Option<&Chains> {
        let chains = self.chains.get(column)?;
        Some(chains.get_or_init(|| Chains::new(self.columns.get(column).map_or(&[], Column::links))))
    }

    /// The rows of an id by its place in the dictionary, in order: versions of a fact, or its states one after the other.
    pub(crate) fn with_id(&self, code: u32) -> impl Iterator<Item = usize> + '_ {
        let ids = self.schema.id_column();
        let repeat = ids
            .and_then(|ids| self.columns.get(ids))
            .is_some_and(|column| matches!(column, Column::Texts { words, .. } if words.len() < self.rows));
        let chains = if repeat { ids.and_then(|ids| self.chains(ids)) } else { None };
        // Where every id stands once, its place in the dictionary is its row.
        let alone = (!repeat).then_some(code as usize).filter(|row| *row < self.rows);
        chains.into_iter().flat_map(move |chains| chains.of(code as usize)).chain(alone)
    }

    /// All rows with the id of a row; the row alone where the table has no ids.
    pub(crate) fn namesakes(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        let ids = self.schema.id_column().and_then(|ids| self.columns.get(ids));
        let code = ids.and_then(|ids| ids.links().get(row).copied());
        let alone = code.is_none().then_some(row);
        code.into_iter().flat_map(|code| self.with_id(code)).chain(alone)
    }

    /// The first row with the id of a row: the one that references lead to.
    pub(crate) fn first_of(&self, row: usize) -> usize {
        self.namesakes(row).next().unwrap_or(row)
    }

    /// Forgets the chains, as a row now leads elsewhere.
    pub(crate) fn forget_chains(&mut self) {
        self.chains.iter_mut().for_each(|chains| drop(chains.take()));
    }

    /// Tells the chains that are there already of rows just added, and forgets those that know a row just taken back.
    pub(crate) fn mend_chains(&mut self) {
        for (chains, column) in self.chains.iter_mut().zip(&self.columns) {
            let known = chains.get().map_or(self.rows, |chains| chains.next.len());
            if known > self.rows {
                chains.take();
            }
            if let Some(chains) = chains.get_mut() {
                column.links().iter().skip(known).for_each(|to| chains.push(*to));
            }
        }
    }

    /// The day a fact speaks of: the first day it holds, or the day it happened.
    pub(crate) fn own_day(&self, row: usize) -> Option<i32> {
        let day = |name: &String| self.column(name).and_then(|column| column.day(row));
        match &self.schema.time {
            Time::Timeless => None,
            Time::State { from, .. } => day(from),
            Time::Event { on } => on.iter().find_map(day),
        }
    }

    /// The first day on which the fact was known; nothing where it was known always.
    pub(crate) fn known_from(&self, row: usize) -> Option<i32> {
        self.column(RECORDED).and_then(|column| column.day(row)).or_else(|| self.own_day(row))
    }

    /// The first day on which the fact was no longer held to be true.
    pub(crate) fn known_until(&self, row: usize) -> i32 {
        let withdrawn = self.column(WITHDRAWN).and_then(|column| column.day(row)).unwrap_or(FOR_GOOD);
        self.superseded.get(row).map_or(withdrawn, |later| withdrawn.min(*later))
    }

    /// Whether the fact was known on a day.
    pub(crate) fn known_on(&self, row: usize, day: i32) -> bool {
        self.known_from(row).is_none_or(|from| from <= day) && day < self.known_until(row)
    }

    /// The columns that hold when a state begins and ends.
    pub(crate) fn interval(&self) -> Option<(&Column, &Column)> {
        match &self.schema.time {
            Time::State { from, to } => Some((self.column(from)?, self.column(to)?)),
            _ => None,
        }
    }
}

impl TableSchema {
    /// The place of a word in the list of a column of words.
    pub(crate) fn word(&self, column: &str, word: &str) -> Option<u8> {
        match &self.columns.get(self.place(column)?)?.kind {
            Kind::Word { words } => words.iter().position(|one| one == word).and_then(|place| u8::try_from(place).ok()),
            _ => None,
        }
    }

    /// The place of the column that holds the row's own id.
    pub(crate) fn id_column(&self) -> Option<usize> {
        self.columns.iter().position(|column| matches!(column.kind, Kind::Id))
    }
}
