//! JSON: an object of tables, each a list of objects, or an object of columns.

use crate::boundary::{Error, tree};
use crate::region::cell::{Cell, Fault};
use crate::region::finding::{RegionFinding, Severity};
use crate::region::load::Tables;
use crate::shape::{Kind, Tree};

impl Tables {
    /// Adds the rows of all tables of a JSON text: `{"persons": [{"id": "p1"}]}`, or by columns, `{"persons": {"id": ["p1"]}}`.
    ///
    /// # Errors
    /// `input.json`, `limit.bytes`, `input.tables`; what is wrong with the rows is found by [`Tables::check`].
    ///
    /// ```
    /// use nms_core::region::Tables;
    /// let mut tables = Tables::default();
    /// tables.json(r#"{"persons": [{"id": "p1", "birth_date": "1990-05-01"}]}"#)?;
    /// assert_eq!(tables.rows("persons"), 1);
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn json(&mut self, text: &str) -> Result<(), Error> {
        let value = tree(text, "tables", &self.limits)?;
        let wrong = |place: &str| {
            let help = "give an object of tables, each a list of rows or an object of columns";
            Error::new("input.tables", "the value is not a set of tables", help).at(place)
        };
        let Kind::Table(tables) = &value.kind else { return Err(wrong("tables")) };
        for table in tables {
            match &table.value.kind {
                Kind::List(rows) => self.objects(&table.key, rows),
                Kind::Table(columns) => {
                    let lists: Option<Vec<&[Tree]>> = columns.iter().map(|column| items(&column.value)).collect();
                    let lists = lists.ok_or_else(|| wrong(&crate::boundary::shown(&table.key)))?;
                    let Some(mut filler) = self.filler(&table.key, columns.iter().map(|column| column.key.as_str()))
                    else {
                        continue;
                    };
                    let rows = lists.iter().map(|list| list.len()).max().unwrap_or(0);
                    if lists.iter().any(|list| list.len() != rows) {
                        filler.table_fault((
                            "json.lengths",
                            "the columns have different lengths",
                            "give each column a cell for every row, null where it is empty",
                        ));
                        continue;
                    }
                    for row in 0..rows {
                        if !filler.row(lists.iter().map(|list| list.get(row).map_or(Cell::Missing, cell))) {
                            break;
                        }
                    }
                }
                _ => return Err(wrong(&crate::boundary::shown(&table.key))),
            }
        }
        Ok(())
    }

    /// Rows given as objects; the header is every key that any of them has.
    fn objects(&mut self, table: &str, rows: &[Tree]) {
        let mut header: indexmap::IndexSet<&str, rustc_hash::FxBuildHasher> = indexmap::IndexSet::default();
        for row in rows {
            header.extend(row.members().iter().map(|member| member.key.as_str()));
        }
        let object = |row: &Tree| matches!(row.kind, Kind::Table(_));
        if !rows.iter().any(object) {
            // Without a single object there is no header to look at.
            let count = self.place(table).map_or(0, |_| rows.len());
            for row in 0..count {
                self.findings.add(Severity::Error, NO_OBJECT.0, || {
                    RegionFinding::new(Severity::Error, NO_OBJECT.0, table, NO_OBJECT.1, NO_OBJECT.2).row(row, None)
                });
            }
            return;
        }
        let Some(mut filler) = self.filler(table, header.iter().copied()) else { return };
        let mut cells = vec![Cell::Missing; header.len()];
        for row in rows {
            if !object(row) {
                filler.fault(NO_OBJECT);
                filler.skip();
                continue;
            }
            cells.fill(Cell::Missing);
            for member in row.members() {
                if let Some(place) = header.get_index_of(member.key.as_str()).and_then(|place| cells.get_mut(place)) {
                    *place = cell(&member.value);
                }
            }
            if !filler.row(cells.iter().copied()) {
                return;
            }
        }
    }
}

const NO_OBJECT: Fault = ("json.row", "the row is not an object", "write it as {\"column\": value}");

fn items(value: &Tree) -> Option<&[Tree]> {
    if let Kind::List(items) = &value.kind { Some(items) } else { None }
}

fn cell(value: &Tree) -> Cell<'_> {
    match &value.kind {
        Kind::Null => Cell::Missing,
        Kind::Bool(flag) => Cell::Flag(*flag),
        Kind::Integer(number) => Cell::Whole(*number),
        Kind::Decimal(number) => Cell::Exact(*number),
        // JSON can write numbers that nothing here can hold, but no NaN.
        Kind::NoNumber => Cell::Double(f64::MAX),
        Kind::List(_) | Kind::Table(_) => Cell::Nested,
        Kind::Text(text) => Cell::Text(text),
    }
}
