//! References: from the text of an id to the row it means.

use std::sync::Arc;

use crate::boundary::nearest_of_few;
use crate::region::column::{Column, NOWHERE};
use crate::region::dictionary::Dictionary;
use crate::region::finding::{Findings, RegionFinding, Severity};
use crate::region::schema::{Schema, TableSchema};
use crate::region::table::Table;

/// Turns every column of references from texts into rows, and counts those that lead nowhere.
pub(super) fn references(schema: &Schema, tables: &mut [Arc<Table>], findings: &mut Findings) {
    let targets: Vec<_> = tables.iter().map(|table| rows_of_ids(table)).collect();
    for table in tables.iter_mut().map(Arc::make_mut) {
        let shape = Arc::clone(&table.schema);
        for (place, column) in table.columns.iter_mut().enumerate() {
            let Some(target) = shape.target(place) else { continue };
            let rows_of = schema.place(target).and_then(|place| targets.get(place));
            let Column::Texts { codes, words } = &*column else { continue };
            let found = rows_of.map_or_else(Vec::new, |rows| rows.of(words));
            let mut rows = Vec::with_capacity(codes.len());
            for (row, code) in codes.iter().enumerate() {
                let to = found.get(*code as usize).copied().unwrap_or(Some(NOWHERE));
                if to.is_none() {
                    findings.add(Severity::Error, "reference.dangling", || {
                        let id = words.get(*code as usize).unwrap_or_default();
                        let near = nearest_of_few(id, rows_of.into_iter().flat_map(|rows| rows.words.iter()));
                        dangling(target, (&shape, place), near).row(row, None)
                    });
                }
                rows.push(to.unwrap_or(NOWHERE));
            }
            *column = Column::Rows(rows);
        }
    }
}

/// A reference that leads nowhere; the id is not quoted, as nobody has vouched that it is one.
fn dangling(target: &str, (shape, place): (&TableSchema, usize), near: Option<&str>) -> RegionFinding {
    let message = format!("the id is not in table `{target}`");
    let help = match near {
        Some(near) => format!("did you mean `{near}`? If not, add the row to `{target}`"),
        None => format!("mend the id, or add the row to `{target}`"),
    };
    let column = shape.columns.get(place).map_or("", |column| &column.name);
    RegionFinding::new(Severity::Error, "reference.dangling", &shape.name, &message, &help).column(column)
}

/// For each id of a table, its row; of a repeated id the first.
#[derive(Default)]
struct RowsOfIds {
    words: Arc<Dictionary>,
    first: Vec<u32>,
}

impl RowsOfIds {
    /// The rows of all ids of another dictionary.
    fn of(&self, words: &Dictionary) -> Vec<Option<u32>> {
        let row = |code: Option<u32>| self.first.get(code? as usize).copied();
        self.words.find_each(words).into_iter().map(row).collect()
    }
}

fn rows_of_ids(table: &Table) -> RowsOfIds {
    let Some(Column::Texts { codes, words }) = table.schema.id_column().and_then(|place| table.columns.get(place))
    else {
        return RowsOfIds::default();
    };
    let mut first = vec![NOWHERE; words.len()];
    for (row, code) in codes.iter().enumerate() {
        if let Some(place @ &mut NOWHERE) = first.get_mut(*code as usize) {
            *place = u32::try_from(row).unwrap_or(NOWHERE);
        }
    }
    RowsOfIds { words: Arc::clone(words), first }
}
