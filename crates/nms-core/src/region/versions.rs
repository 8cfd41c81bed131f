//! The rows of a table that share a key, as events find them: which follows which, and which clash.

use super::column::Column;
use super::schema::{Kind, RECORDED};
use super::table::{FOR_GOOD, Table};
use crate::boundary::nearest_of_few;

impl Table {
    /// The id nearest to a text.
    pub(super) fn nearest(&self, id: &str) -> Option<&str> {
        match self.schema.id_column().and_then(|place| self.columns.get(place))? {
            Column::Texts { words, .. } => nearest_of_few(id, words.iter()),
            _ => None,
        }
    }

    /// Takes the last row back, and the texts that came with it.
    pub(super) fn take_back(&mut self, known: &[usize]) {
        self.columns.iter_mut().zip(known).for_each(|(column, known)| column.pop(*known));
        self.rows = self.rows.saturating_sub(1);
    }

    /// The rows among which those with a part of a key are: those that refer to the same row, or all.
    pub(super) fn near(&self, part: Option<(usize, i64)>) -> Box<dyn Iterator<Item = usize> + '_> {
        if let Some((key, code)) = part {
            if matches!(self.schema.columns.get(key).map(|column| &column.kind), Some(Kind::Id)) {
                return Box::new(u32::try_from(code).ok().into_iter().flat_map(|code| self.with_id(code)));
            }
            if let (Some(Column::Rows(_)), Ok(to)) = (self.columns.get(key), usize::try_from(code))
                && let Some(chains) = self.chains(key)
            {
                return Box::new(chains.of(to));
            }
        }
        Box::new(0..self.rows)
    }

    /// The other rows with the key of a row, which is not yet in the chains.
    pub(super) fn alike(&self, row: usize) -> Vec<usize> {
        let keys: Vec<&Column> = self.schema.key.iter().filter_map(|place| self.columns.get(*place)).collect();
        let part =
            self.schema.key.first().and_then(|key| Some((*key, super::store::code_of(self.columns.get(*key)?, row)?)));
        let same = |other: &usize| *other != row && keys.iter().all(|column| column.code(*other) == column.code(row));
        self.near(part).filter(same).collect()
    }

    /// The days from which versions of a fact are known to be out of date, once a row is added; or the row it clashes with.
    pub(super) fn versions(
        &self,
        row: usize,
        alike: &[usize],
    ) -> Result<Vec<(usize, i32)>, (usize, super::check::Wording)> {
        let recorded = |row: usize| self.column(RECORDED).and_then(|column| column.day(row));
        let start = |row: usize| self.interval().and_then(|(from, _)| from.day(row));
        let end = |row: usize| self.interval().and_then(|(_, to)| to.day(row)).unwrap_or(FOR_GOOD);
        let mut before: Option<usize> = None;
        let mut after: Option<usize> = None;
        for other in alike.iter().copied() {
            if start(other) == start(row) {
                if recorded(other) == recorded(row) {
                    return Err((other, super::check::DUPLICATE));
                }
                if recorded(other) < recorded(row) {
                    before = before.filter(|one| recorded(*one) > recorded(other)).or(Some(other));
                } else {
                    after = after.filter(|one| recorded(*one) < recorded(other)).or(Some(other));
                }
            }
        }
        let last = after.is_none();
        let overlaps = |other: &usize| {
            start(*other) != start(row)
                && self.known_until(*other) == FOR_GOOD
                && start(*other).unwrap_or(i32::MIN) < end(row)
                && start(row).unwrap_or(i32::MIN) < end(*other)
        };
        if last
            && self.known_until(row) == FOR_GOOD
            && let Some(other) = alike.iter().copied().find(overlaps)
        {
            return Err((other, super::check::OVERLAP));
        }
        let mut versions = Vec::new();
        if let (Some(before), Some(day)) = (before, recorded(row)) {
            versions.push((before, day));
        }
        versions.push((row, after.and_then(recorded).unwrap_or(FOR_GOOD)));
        Ok(versions)
    }
}
