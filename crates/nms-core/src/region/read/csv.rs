//! CSV texts as spreadsheets save them: any of three delimiters, UTF-8 or windows-1251, with or without a mark at the start.

use std::borrow::Cow;

use encoding_rs::Encoding;

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
            self.findings.push(RegionFinding::new(Severity::Error, &error.code, table, &error.message, &error.help));
            return;
        }
        let (text, encoding) = decode(bytes);
        if let Some(name) = encoding {
            let message = format!("the text is not UTF-8; it was read as {name}");
            let help = "save the file as CSV UTF-8, and look whether the letters are right";
            self.findings.push(RegionFinding::new(Severity::Warning, "csv.encoding", table, &message, help));
        }
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(&text))
            .flexible(true)
            .trim(csv::Trim::Headers)
            .from_reader(text.as_bytes());
        let header = match reader.headers() {
            Ok(header) if header.iter().any(|name| !name.is_empty()) => header.clone(),
            _ => {
                let help = "write the names of the columns into the first line";
                self.findings.push(RegionFinding::new(
                    Severity::Error,
                    "csv.header",
                    table,
                    "the text has no header",
                    help,
                ));
                return;
            }
        };
        let Some(mut filler) = self.filler(table, header.iter()) else { return };
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => return,
                Ok(true) if record.len() == 1 && record.get(0).is_some_and(|cell| cell.trim().is_empty()) => {}
                Ok(true) => {
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
                Err(_) => filler.fault(("csv.row", "the row cannot be read", "look for quotes that do not close")),
            }
        }
    }
}

/// The text, and the name of its encoding where that is not UTF-8.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return (text, (encoding != encoding_rs::UTF_8).then_some(encoding.name()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let encoding = guess(bytes);
    (encoding.decode_without_bom_handling(bytes).0, Some(encoding.name()))
}

/// The encoding that a text which is not UTF-8 looks like; the language of the orders decides between those alike.
#[cfg(feature = "encodings")]
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"ru"), chardetng::Utf8Detection::Deny)
}

/// The encoding of Russian spreadsheets.
#[cfg(not(feature = "encodings"))]
fn guess(_: &[u8]) -> &'static Encoding {
    encoding_rs::WINDOWS_1251
}

/// The delimiter that the header has most of.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let mut best = (0, b',');
    for candidate in [b',', b';', b'\t'] {
        let found = header.bytes().filter(|byte| *byte == candidate).count();
        if found > best.0 {
            best = (found, candidate);
        }
    }
    best.1
}
