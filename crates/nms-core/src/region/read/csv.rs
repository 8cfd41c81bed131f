//! CSV texts as spreadsheets save them: any of three delimiters, UTF-8 or windows-1251, with or without a mark at the start.

use super::encoding::decode;
use crate::region::cell::Cell;
use crate::region::finding::{RegionFinding, Severity};
use crate::region::load::Tables;

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
        let delimiter = delimiter(&text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .trim(csv::Trim::Headers)
            .from_reader(text.as_bytes());
        let header = match reader.headers() {
            Ok(header) if header.iter().any(|name| !name.is_empty()) => header.clone(),
            _ => {
                let help = "write the names of the columns into the first line";
                self.csv_fault(table, "csv.header", "the text has no header", help);
                return;
            }
        };
        if self.holds_the_others(table, &header) {
            let help = "separate the cells by `,`, `;` or tabs, without quotes around the whole line";
            self.csv_fault(table, "csv.delimiter", "the header is one column that holds the others", help);
            return;
        }
        let Some(mut filler) = self.filler(table, header.iter()) else { return };
        let (mut record, mut last) = (csv::StringRecord::new(), 0);
        // The text is UTF-8 and rows may be of any width, so there is nothing in it that cannot be read.
        while reader.read_record(&mut record).is_ok_and(|more| more) {
            last = record.position().map_or(last, |position| usize::try_from(position.byte()).unwrap_or(last));
            if record.len() == 1 && record.get(0).is_some_and(|cell| cell.trim().is_empty()) {
                continue;
            }
            if record.len() != header.len() {
                filler.fault((
                    "csv.width",
                    "the row has more or fewer cells than the header",
                    "put quotes around cells that hold the delimiter",
                ));
            }
            if !filler.row(record.iter().map(Cell::Text)) {
                return;
            }
        }
        if stays_open(text.get(last..).unwrap_or_default(), delimiter) {
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
    fn holds_the_others(&self, table: &str, header: &csv::StringRecord) -> bool {
        let (Some(schema), 1) = (self.schema.table(table), header.len()) else { return false };
        let mut parts = header.get(0).unwrap_or_default().split(|c: char| !c.is_alphanumeric() && c != '_');
        let known = |name: &str| schema.place(name).is_some();
        parts.clone().count() > 1 && parts.any(known)
    }
}

/// Whether a quote that opens in the last row is still open at the end of the text.
fn stays_open(row: &str, delimiter: u8) -> bool {
    let (mut open, mut begins) = (false, true);
    let mut bytes = row.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            // Two quotes in a row stand for one that belongs to the text.
            b'"' if open && bytes.peek() == Some(&b'"') => drop(bytes.next()),
            b'"' if open || begins => open = !open,
            _ => {}
        }
        begins = !open && (byte == delimiter || byte == b'\n' || byte == b'\r');
    }
    open
}

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
