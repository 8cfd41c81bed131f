//! Bad twins: a made region with mistakes planted, and what must be found of them.

mod cells;
mod rows;

use super::{Made, Recipe, region};
use crate::region::{Cell, Tables};

/// A mistake planted in a region (заложенная ошибка): what must be found of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planted {
    /// The code of the finding: `reference.dangling`.
    pub code: &'static str,
    /// The table.
    pub table: &'static str,
    /// The row, counted from 1 without the header; nothing where the table as a whole is wrong.
    pub row: Option<usize>,
    /// The id of the row: the first cell that was filled; never there where it is the mistake itself.
    pub id: Option<&'static str>,
    /// The column.
    pub column: Option<&'static str>,
}

/// Codes of tables that no twin has, each with the reason.
pub const UNPLANTED: [(&str, &str); 2] = [
    ("limit.rows", "the rows beyond the limit are never kept"),
    ("limit.bytes", "it is about texts, and tables in memory have none"),
];

/// A made region with mistakes of every kind planted, and the list of what must be found.
///
/// The mistakes are told from each other by their rows, which stand after all others. The network ones are found with
/// [`Model::pack`](super::Model::pack); shares only where that pack has an indicator that is one, which that of Orenburg has not. Two
/// mistakes are never found beside others: they stand in [`hidden_twins`].
///
/// ```
/// use nms_core::synthetic::{Model, Recipe, bad_twin};
/// let (made, planted) = bad_twin(&Recipe { people: 30, ..Recipe::new(Model::Smolensk) });
/// let error = made.tables.check(None).err().unwrap();
/// let twice = planted.iter().find(|mistake| mistake.code == "key.duplicate").unwrap();
/// assert!(error.findings().list.iter().any(|found| found.code == twice.code && found.row == twice.row));
/// ```
pub fn bad_twin(recipe: &Recipe) -> (Made, Vec<Planted>) {
    spoiled(recipe, |spoiler| {
        cells::headers(spoiler);
        cells::texts(spoiler);
        cells::days(spoiler);
        cells::numbers(spoiler);
        rows::facts(spoiler);
        rows::figures(spoiler, recipe.model);
        rows::circles(spoiler);
        rows::network(spoiler, recipe.model);
    })
}

/// Twins with one mistake each that other mistakes hide: a tree of organisations that runs in a circle, and an organisation in no tree.
///
/// The first is refused, the second accepted with a warning.
pub fn hidden_twins(recipe: &Recipe) -> [(Made, Vec<Planted>); 2] {
    [spoiled(recipe, rows::circle), spoiled(recipe, rows::alone)]
}

fn spoiled(recipe: &Recipe, spoil: impl FnOnce(&mut Spoiler<'_>)) -> (Made, Vec<Planted>) {
    let mut made = region(recipe);
    let mut spoiler = Spoiler { tables: &mut made.tables, planted: Vec::new() };
    spoil(&mut spoiler);
    let planted = spoiler.planted;
    (made, planted)
}

/// Tables into which mistakes are planted.
struct Spoiler<'t> {
    tables: &'t mut Tables,
    planted: Vec<Planted>,
}

impl Spoiler<'_> {
    /// Adds sound rows.
    fn add(&mut self, table: &str, columns: &[&str], rows: &[&[Cell<'_>]]) {
        self.tables.fill(table, columns, rows.iter().map(|row| row.iter().copied()));
    }

    /// Adds a row whose cell in a column is a mistake; where none is named, the row as a whole is.
    fn plant(
        &mut self,
        code: &'static str,
        (table, column): (&'static str, Option<&'static str>),
        columns: &[&str],
        row: &[Cell<'static>],
    ) {
        let id = match row.first() {
            Some(Cell::Text(id)) if column != columns.first().copied() || column.is_none() => Some(*id),
            _ => None,
        };
        self.tables.fill(table, columns, [row.iter().copied()]);
        self.planted.push(Planted { code, table, row: Some(self.tables.rows(table)), id, column });
    }

    /// Opens a table with a header that is a mistake, and adds no row.
    fn header(&mut self, code: &'static str, table: &'static str, column: Option<&'static str>, columns: &[&str]) {
        self.tables.fill(table, columns, std::iter::empty::<[Cell<'_>; 0]>());
        self.planted.push(Planted { code, table, row: None, id: None, column });
    }
}
