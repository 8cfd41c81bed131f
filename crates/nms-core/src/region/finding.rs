//! What is found wrong with the rows of a region.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::boundary::Error;
use crate::text::vocabulary;

vocabulary! {
    /// Whether a region can be used with it.
    #[cfg_attr(feature = "schema", schemars(rename = "RegionSeverity"))]
    Severity {
        Error = "error", "ошибка", "error";
        Warning = "warning", "предупреждение", "warning";
    }
}

/// Something wrong with a row, a column or a table.
///
/// It names ids and places, never what else stands in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegionFinding {
    /// Whether the region is refused for it.
    pub severity: Severity,
    /// Stable code for programs: `reference.dangling`.
    pub code: String,
    /// The table.
    pub table: String,
    /// The key of the row, its parts joined by ` / `.
    pub key: Option<String>,
    /// The row, counted from 1 without the header.
    pub row: Option<usize>,
    /// The column.
    pub column: Option<String>,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl RegionFinding {
    /// A finding about a table.
    pub(crate) fn new(severity: Severity, code: &str, table: &str, message: &str, help: &str) -> Self {
        Self {
            severity,
            code: code.to_owned(),
            table: table.to_owned(),
            key: None,
            row: None,
            column: None,
            message: message.to_owned(),
            help: help.to_owned(),
        }
    }

    /// The same, in a column.
    #[must_use]
    pub(crate) fn column(mut self, name: &str) -> Self {
        self.column = Some(name.to_owned());
        self
    }

    /// The same, at a row, counted from nought.
    #[must_use]
    pub(crate) fn row(mut self, row: usize, key: Option<String>) -> Self {
        self.row = Some(row + 1);
        self.key = key;
        self
    }
}

impl From<RegionFinding> for Error {
    fn from(finding: RegionFinding) -> Self {
        let mut path = finding.table;
        if let Some(row) = finding.row {
            path.push_str(&format!(", row {row}"));
        }
        if let Some(key) = finding.key {
            path.push_str(&format!(" ({key})"));
        }
        if let Some(column) = finding.column {
            path.push_str(&format!(", {column}"));
        }
        Error::new(&format!("region.{}", finding.code), finding.message, finding.help).at(path)
    }
}

/// How many findings of one code are listed; all are counted.
const MOST_OF_A_CODE: usize = 100;

/// Everything found wrong with a region: a bounded list for each code, and exact counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Findings {
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// How many there are of each code.
    pub counts: BTreeMap<String, usize>,
    /// The first hundred of each code, in the order in which they were found.
    pub list: Vec<RegionFinding>,
}

impl Findings {
    /// Counts a finding, and words it only while there is room for it in the list.
    pub(crate) fn add(&mut self, severity: Severity, code: &str, finding: impl FnOnce() -> RegionFinding) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
        let count = match self.counts.get_mut(code) {
            Some(count) => count,
            None => self.counts.entry(code.to_owned()).or_default(),
        };
        *count += 1;
        if *count <= MOST_OF_A_CODE {
            self.list.push(finding());
        }
    }

    /// Adds a finding that is already worded.
    pub(crate) fn push(&mut self, finding: RegionFinding) {
        let code = finding.code.clone();
        self.add(finding.severity, &code, || finding);
    }

    /// One error that holds all errors found.
    pub(crate) fn into_error(self) -> Error {
        let errors = self.errors;
        let related: Vec<Error> =
            self.list.into_iter().filter(|finding| finding.severity == Severity::Error).map(Into::into).collect();
        let listed = if related.len() == errors { String::new() } else { format!("; {} are listed", related.len()) };
        let message = format!("the region has {errors} {}{listed}", if errors == 1 { "error" } else { "errors" });
        Error { related, ..Error::new("region.invalid", message, "mend each of them and try again") }
    }
}
