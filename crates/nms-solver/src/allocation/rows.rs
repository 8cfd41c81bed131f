//! Rows of differing length in one list (compressed sparse rows).

/// Lists of items, one after another, with where each begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rows<T> {
    start: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { start: vec![0], items: Vec::new() }
    }
}

impl<T> Rows<T> {
    /// Adds an item to the row that is being written.
    pub(crate) fn push(&mut self, item: T) {
        self.items.push(item);
    }

    /// Ends the row that is being written; false if there are more items than can be counted.
    #[must_use]
    pub(crate) fn end(&mut self) -> bool {
        u32::try_from(self.items.len()).map(|end| self.start.push(end)).is_ok()
    }

    /// Adds a whole row.
    #[must_use]
    pub(crate) fn add(&mut self, row: impl IntoIterator<Item = T>) -> bool {
        self.items.extend(row);
        self.end()
    }

    /// How many rows have ended.
    pub(crate) fn len(&self) -> usize {
        self.start.len() - 1
    }

    /// Where a row's items stand in the list of all.
    pub(crate) fn range(&self, row: usize) -> std::ops::Range<usize> {
        self.start[row] as usize..self.start[row + 1] as usize
    }

    /// The items of a row.
    pub(crate) fn row(&self, row: usize) -> &[T] {
        &self.items[self.range(row)]
    }

    /// All items.
    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }
}
