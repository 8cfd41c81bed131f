//! CSV texts as spreadsheets save them: any of three delimiters, UTF-8 or windows-1251, with or without a mark at the start.

mod rows;

use nms_solver::side;

use super::encoding::decode;
use crate::region::batch::Batch;
use crate::region::cell::Fault;
use crate::region::finding::{RegionFinding, Severity};
use crate::region::load::Tables;
use rows::Rows;

impl Tables {
    /// Adds the rows of a CSV text with a header to a table.
    ///
    /// The delimiter is `,`, `;` or a tab, found from the header. A text that is not UTF-8 is read in the encoding it
    /// looks like, with a warning that names it. Nothing is refused here: what is wrong is found by [`Tables::check`].
    ///
    /// ```
    /// use nms_core::region::Tables;
    /// let mut tables = Tables::default();
    /// tables.csv("persons", b"id;birth_date\np1;1990-05-01\n");
    /// assert_eq!(tables.rows("persons"), 1);
    /// ```
    pub fn csv(&mut self, table: &str, bytes: &[u8]) {
        if let Err(error) = self.limits.check_bytes(bytes.len(), table) {
            self.csv_fault(table, &error.code, &error.message, &error.help);
            return;
        }
        let (text, encoding) = decode(bytes);
        if text.contains('\0') {
            let help =
                "save the sheet as CSV UTF-8: a workbook (.xlsx), or UTF-16 without its mark, cannot be read as text";
            self.csv_fault(table, "csv.binary", "there are zero bytes, so this is no CSV text", help);
            return;
        }
        if let Some(name) = encoding {
            let message = format!("the text is not UTF-8; it was read as {name}");
            let help = "save the file as CSV UTF-8, and look whether the letters are right";
            self.findings.push(RegionFinding::new(Severity::Warning, "csv.encoding", table, &message, help));
        }
        let mut rows = Rows::new(text.strip_prefix('\u{FEFF}').unwrap_or(&text), delimiter(&text));
        let mut header = Vec::new();
        rows.row(|_, name| header.push(name.trim().to_owned()));
        if header.iter().all(String::is_empty) {
            let help = "write the names of the columns into the first line";
            self.csv_fault(table, "csv.header", "the text has no header", help);
            return;
        }
        if self.holds_the_others(table, &header) {
            let help = "separate the cells by `,`, `;` or tabs, without quotes around the whole line";
            self.csv_fault(table, "csv.delimiter", "the header is one column that holds the others", help);
            return;
        }
        let Some(mut filler) = self.filler(table, header.iter().map(String::as_str)) else { return };
        let (mut batch, mut next) = (Batch::new(header.len()), Batch::new(header.len()));
        rows.fill(&mut batch);
        while !batch.is_empty() {
            // The next rows are found while the columns of these are filled.
            let (room, ()) = side::both(|| filler.batch(&batch), || rows.fill(&mut next));
            if !room {
                return;
            }
            std::mem::swap(&mut batch, &mut next);
        }
        if rows.stays_open() {
            filler.last_fault((
                "csv.quote",
                "a quote opens in this row and never closes, so the row holds all that follows",
                "close it; write a quote that belongs to the text twice",
            ));
        }
    }

    /// Something wrong with a text as a whole.
    fn csv_fault(&mut self, table: &str, code: &str, message: &str, help: &str) {
        self.findings.push(RegionFinding::new(Severity::Error, code, &crate::boundary::shown(table), message, help));
    }

    /// Whether a header of one name is several names with something between them.
    fn holds_the_others(&self, table: &str, header: &[String]) -> bool {
        let (Some(schema), [header]) = (self.schema.table(table), header) else { return false };
        let mut parts = header.split(|c: char| !c.is_alphanumeric() && c != '_');
        let known = |name: &str| schema.place(name).is_some();
        parts.clone().count() > 1 && parts.any(known)
    }
}

impl<'t> Rows<'t> {
    /// Fills a batch with the rows that come next; none is left where it stays empty.
    fn fill(&mut self, batch: &mut Batch<'t>) {
        batch.clear();
        while !batch.is_full() {
            let mut blank = true;
            let cells = self.row(|place, cell| {
                blank &= place == 0 && cell.trim().is_empty();
                batch.cell(place, cell);
            });
            match cells {
                None => return,
                Some(_) if blank => batch.drop_row(),
                Some(width) => batch.end_row(width, WIDTH),
            }
        }
    }
}

const WIDTH: Fault =
    ("csv.width", "the row has more or fewer cells than the header", "put quotes around cells that hold the delimiter");

/// The delimiter that the header has most of.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut best = (0, b',');
    for candidate in [b',', b';', b'\t'] {
        let found = header.bytes().filter(|byte| *byte == candidate).count();
        if found > best.0 {
            best = (found, candidate);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::region::cell::Cell;

    /// The same row by row and cell by cell, the text taken apart by a library.
    fn row_by_row(tables: &mut Tables, table: &str, text: &str) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let mut filler = tables.filler(table, header.iter()).unwrap();
        for record in reader.records().map(Result::unwrap) {
            if record.len() == 1 && record[0].trim().is_empty() {
                continue;
            }
            if record.len() != header.len() {
                filler.fault(WIDTH);
            }
            if !filler.row(record.iter().map(Cell::Text)) {
                return;
            }
        }
    }

    /// All that is known of the tables: what was found, and once it is linked, all that was kept.
    fn outcome(tables: Tables) -> String {
        match tables.check(None) {
            Ok(region) => format!("{:?} {}", region.findings(), region.csv("positions").unwrap()),
            Err(error) => format!("{:?}", error.findings()),
        }
    }

    const CELLS: &[&str] =
        &["p1", "p2", " p2 ", "o1", "teacher", "0.5", "1,5", "\"1,5\"", "2020-01-01", "31.12.2021", "", "\"a\"\"b\""];

    proptest! {
        #[test]
        fn columns_side_by_side_are_filled_as_row_by_row(
            cells in prop::collection::vec((0..CELLS.len(), 0..9_usize), 0..400),
            times in prop::sample::select(vec![1, 1, 1, 200]),
            most in prop::sample::select(vec![3, 1_000_000]),
        ) {
            let mut text = "person,organisation,post,rate,valid_from,unheard\n".to_owned();
            let mut rows = String::new();
            for (cell, then) in cells {
                rows.push_str(CELLS[cell]);
                rows.push_str(if then == 0 { "\n" } else { "," });
                if then == 1 {
                    rows.push_str("p1,o1,teacher,0.5,2020-01-01,\np2,o1,head,1,2021-01-01,\n");
                }
            }
            text.push_str(&rows.repeat(times));
            let limits = crate::boundary::Limits { rows: most, ..Default::default() };
            let start = || {
                let mut tables = Tables::new(crate::region::Schema::standard(), limits);
                tables.csv("persons", b"id\np1\np2\n");
                tables.csv("organisations", b"id,kind,level\no1,school,institutional\n");
                tables
            };
            let (mut ours, mut theirs) = (start(), start());
            ours.csv("positions", text.as_bytes());
            row_by_row(&mut theirs, "positions", &text);
            prop_assert_eq!(ours.rows("positions"), theirs.rows("positions"));
            prop_assert_eq!(outcome(ours), outcome(theirs));
        }
    }
}
