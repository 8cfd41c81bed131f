//! The bands of the page and their shares of the grid.

use super::stack::{Stack, stacks};
use super::{COLUMNS, Item};

/// The band of those outside of the system, which may stand beside the first one.
const OUTSIDE: usize = 5;

/// A band with its share of the grid.
pub(super) struct Band {
    pub(super) level: usize,
    pub(super) first: usize,
    pub(super) columns: usize,
    /// Bands of one shelf stand side by side.
    pub(super) shelf: usize,
    pub(super) banner: Option<usize>,
    pub(super) stacks: Vec<Stack>,
}

/// The bands that have items, each with its columns; the first and the last share a shelf where both are small.
pub(super) fn share_out(items: &[Item]) -> Vec<Band> {
    let last = items.iter().map(|item| item.band).max().unwrap_or_default().max(1);
    let count = |level: usize| items.iter().filter(|item| item.band == level).count();
    let (first_count, last_count) = (count(0), count(last));
    let beside = first_count > 0 && last_count > 0 && first_count.max(last_count) <= 2 * COLUMNS && last >= OUTSIDE;
    let left = (COLUMNS * first_count).div_ceil((first_count + last_count).max(1)).clamp(2, COLUMNS - 2);
    let mut bands = Vec::new();
    for level in (0..=last).filter(|level| count(*level) > 0) {
        let (banner, stacks) = stacks(items, level);
        let (first, columns, shelf) = match level {
            0 if beside => (0, left, 0),
            _ if level == last && beside => (left, COLUMNS - left, 0),
            _ => (0, COLUMNS, level + 1),
        };
        bands.push(Band { level, first, columns, shelf, banner, stacks });
    }
    bands.sort_by_key(|band| (band.shelf, band.first));
    bands
}
