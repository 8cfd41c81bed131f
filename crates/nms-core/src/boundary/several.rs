//! Many problems at once: bounded in the list, exact in the count.

use super::Error;

/// How many problems are listed; the rest are counted.
const MOST: usize = 1_000;

/// Collects problems of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Several<T> {
    list: Vec<T>,
    total: usize,
}

impl<T> Default for Several<T> {
    fn default() -> Self {
        Self { list: Vec::new(), total: 0 }
    }
}

impl<T> Several<T> {
    pub(crate) fn push(&mut self, problem: T) {
        self.push_with(|| problem);
    }

    /// Counts a problem, and words it only while there is room for it in the list.
    pub(crate) fn push_with(&mut self, problem: impl FnOnce() -> T) {
        self.total += 1;
        if self.list.len() < MOST {
            self.list.push(problem());
        }
    }

    pub(crate) fn extend(&mut self, other: Self) {
        let room = MOST.saturating_sub(self.list.len());
        self.total += other.total;
        self.list.extend(other.list.into_iter().take(room));
    }

    pub(crate) fn list(&self) -> &[T] {
        &self.list
    }

    pub(crate) fn total(&self) -> usize {
        self.total
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.total == 0
    }
}

impl<T> IntoIterator for Several<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    /// Those that are listed.
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<T: Into<Error>> Several<T> {
    /// One error that holds them all; a single problem stands for itself.
    pub(crate) fn into_error(self, code: &str, what: &str) -> Error {
        let total = self.total;
        let mut related: Vec<Error> = self.list.into_iter().map(Into::into).collect();
        if total == 1
            && let Some(only) = related.pop()
        {
            return only;
        }
        let listed = match related.len() {
            all if all == total => String::new(),
            listed => format!("; the first {listed} are listed"),
        };
        let message = format!("{what} has {total} problems{listed}");
        Error { related, ..Error::new(code, message, "mend each of them and try again") }
    }
}
