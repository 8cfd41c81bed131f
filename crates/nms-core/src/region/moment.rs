//! Two clocks: what was true on a day, as it was known on a day.

use chrono::{Datelike, Months, NaiveDate};
use fixedbitset::FixedBitSet;
use serde::Serialize;

use super::cell::{NO_DAY, date, days};
use super::schema::{RECORDED, Time, WITHDRAWN};
use super::table::Table;
use crate::boundary::Error;
use nms_solver::bits::{all, select};

/// The day that is asked about, and the day whose knowledge is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Moment {
    pub(crate) valid: i32,
    pub(crate) known: i32,
}

impl Moment {
    pub(crate) fn new(valid: NaiveDate, known: NaiveDate) -> Self {
        Self { valid: days(valid), known: days(known) }
    }
}

/// The first day of a period without a first day.
pub(crate) const BEGINNING: i32 = NO_DAY + 2;
/// The same, where of figures that differ in their period alone only the last counts.
const LATEST: i32 = NO_DAY + 1;

/// The period whose events count, up to the day that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub(crate) enum Period {
    /// From the beginning.
    All,
    /// From the first of January.
    Year,
    /// From the first of September.
    SchoolYear,
    /// Only the last of each figure.
    Latest,
    /// So many years back.
    Years(u32),
    /// From a day.
    Since(i32),
}

impl Period {
    /// Reads a period as definitions write it.
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let wrong = || {
            let help = "write `all`, `year`, `school_year`, `latest`, `3 years` or `since 2023-01-01`";
            Error::new("definition.period", "the text is not a period", help)
        };
        Ok(match text {
            "all" => Self::All,
            "year" => Self::Year,
            "school_year" => Self::SchoolYear,
            "latest" => Self::Latest,
            _ => match (text.strip_suffix(" years"), text.strip_prefix("since ")) {
                (Some(count), _) => {
                    Self::Years(count.parse().ok().filter(|count| (1..=100).contains(count)).ok_or_else(wrong)?)
                }
                (_, Some(day)) => Self::Since(days(crate::boundary::day(day).ok_or_else(wrong)?)),
                _ => return Err(wrong()),
            },
        })
    }

    /// The first day of the period that ends on a day.
    pub(crate) fn start(self, valid: i32) -> i32 {
        let today = date(valid);
        let first_of = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1).map_or(NO_DAY, days);
        match self {
            Self::All => BEGINNING,
            Self::Latest => LATEST,
            Self::Year => first_of(today.year(), 1),
            Self::SchoolYear => first_of(if today.month() < 9 { today.year() - 1 } else { today.year() }, 9),
            // A year back from 7 June begins on 8 June: the anniversary itself belongs to the year before.
            Self::Years(count) => {
                today.checked_sub_months(Months::new(count * 12)).map_or(BEGINNING, |day| days(day) + 1)
            }
            Self::Since(day) => day,
        }
    }
}

impl Table {
    /// The rows that can be seen at a moment: known then, holding on the day, or happened from `start` up to the day.
    pub(crate) fn visible(&self, moment: Moment, start: i32) -> FixedBitSet {
        let Moment { valid, known } = moment;
        let column = |name: &str| self.column(name).map_or(&[][..], super::column::Column::days);
        let mut bits = match &self.schema.time {
            Time::Timeless => all(self.rows),
            Time::State { from, to } => {
                let mut bits = select(column(from), |day| day <= valid);
                bits.intersect_with(&select(column(to), |day| day == NO_DAY || valid < day));
                bits
            }
            Time::Event { on } => {
                let own: Vec<&[i32]> = on.iter().map(|name| column(name)).collect();
                match own.as_slice() {
                    [] => all(self.rows),
                    [only] => select(only, |day| start <= day && day <= valid),
                    [first, second, ..] => nms_solver::bits::select2(first, second, |first, second| {
                        let day = if first == NO_DAY { second } else { first };
                        start <= day && day <= valid
                    }),
                }
            }
        };
        // A day that is missing is the least of all, so a state without a first day holds from the beginning.
        if self.column(RECORDED).is_some() {
            let recorded = column(RECORDED);
            if recorded.iter().any(|day| *day > known) || known < valid {
                let later: Vec<usize> =
                    bits.ones().filter(|row| self.known_from(*row).is_some_and(|from| from > known)).collect();
                later.into_iter().for_each(|row| bits.remove(row));
            }
            let withdrawn = column(WITHDRAWN);
            bits.intersect_with(&select(withdrawn, |day| day == NO_DAY || known < day));
        } else if known < valid && !matches!(self.schema.time, Time::Timeless) {
            let later: Vec<usize> =
                bits.ones().filter(|row| self.own_day(*row).is_some_and(|day| day > known)).collect();
            later.into_iter().for_each(|row| bits.remove(row));
        }
        if !self.superseded.is_empty() {
            bits.intersect_with(&select(&self.superseded, |later| known < later));
        }
        if start == LATEST && self.has_periods() {
            self.keep_latest(&mut bits);
        }
        bits
    }

    /// The row that a reference to a row means at a moment: of the rows of its id known then, the one that holds or has
    /// happened, else the first.
    pub(crate) fn current(&self, row: usize, moment: Moment) -> Option<usize> {
        if matches!(self.schema.time, Time::Timeless) {
            return Some(row);
        }
        let known = || self.namesakes(row).filter(|one| self.known_on(*one, moment.known));
        known().find(|one| self.sees(*one, moment, BEGINNING)).or_else(|| known().next())
    }

    /// Whether a row is one of several figures for different periods.
    pub(crate) fn has_periods(&self) -> bool {
        self.schema.place("period").is_some_and(|place| self.schema.key.contains(&place))
    }

    /// The key of a row without its period.
    fn figure(&self, row: usize) -> Vec<i64> {
        let period = self.schema.place("period");
        let keys = self.schema.key.iter().filter(|place| Some(**place) != period);
        keys.filter_map(|place| self.columns.get(*place)).map(|column| column.code(row)).collect()
    }

    /// Keeps, of rows that differ in their period alone, the last.
    fn keep_latest(&self, rows: &mut FixedBitSet) {
        let mut last: std::collections::BTreeMap<Vec<i64>, (Option<i32>, usize)> = std::collections::BTreeMap::new();
        for row in rows.ones() {
            let found = last.entry(self.figure(row)).or_insert((self.own_day(row), row));
            *found = (*found).max((self.own_day(row), row));
        }
        rows.clear();
        last.into_values().for_each(|(_, row)| rows.insert(row));
    }

    /// The same for one row.
    pub(crate) fn sees(&self, row: usize, moment: Moment, start: i32) -> bool {
        let Moment { valid, known } = moment;
        let there = match &self.schema.time {
            Time::Timeless => true,
            Time::State { .. } => self.interval().is_some_and(|(from, to)| {
                from.day(row).is_none_or(|from| from <= valid) && to.day(row).is_none_or(|to| valid < to)
            }),
            Time::Event { on } => on.is_empty() || self.own_day(row).is_some_and(|day| start <= day && day <= valid),
        };
        there && self.known_on(row, known) && (start != LATEST || !self.has_periods() || self.is_latest(row, moment))
    }

    /// Whether no figure of a later period can be seen in the place of a row.
    fn is_latest(&self, row: usize, moment: Moment) -> bool {
        let figure = self.figure(row);
        let key = self.schema.key.first().copied().unwrap_or_default();
        let to = self.columns.get(key).and_then(|column| column.reference(row));
        let others = to.into_iter().flat_map(|to| self.chains(key).into_iter().flat_map(move |chains| chains.of(to)));
        let mut later = others.filter(|other| (self.own_day(*other), *other) > (self.own_day(row), row));
        !later.any(|other| self.figure(other) == figure && self.sees(other, moment, BEGINNING))
    }
}
