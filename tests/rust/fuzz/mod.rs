//! What must hold for any input at all: a function for each parser, run by the fuzzer (`fuzz/`) on inputs that it makes up,
//! and here on those that are kept.

mod facts;
mod formulas;
mod instruments;
mod networks;
mod norms;
mod options;
mod plans;
#[cfg(test)]
mod replay;
mod words;

use nms_core::Error;
use nms_core::region::Findings;

/// What one target does with one input; it panics where something does not hold that must.
pub(crate) type Body = fn(&[u8]);

/// All targets by their names.
pub(crate) const TARGETS: &[(&str, Body)] = &[
    ("calibration_json", instruments::calibration),
    ("case_package", instruments::case_package),
    ("data_package", facts::data_package),
    ("diagnosis", plans::diagnosis),
    ("events", facts::events),
    ("formula", formulas::condition),
    ("formula_value", formulas::value),
    ("journal", facts::journal),
    ("network_rows", networks::rows),
    ("options", options::any),
    ("pack_json", norms::json),
    ("pack_toml", norms::toml),
    ("q_matrix", instruments::q_matrix),
    ("region_csv", facts::csv),
    ("region_json", facts::json),
    ("route_plan", plans::routes),
    ("route_texts", plans::texts),
    ("saved_plan", plans::saved),
    ("scores", instruments::scores),
    ("words", words::all),
];

/// An error is one of ours: a stable code, a message and help; so is each behind it.
fn fair(error: &Error) {
    assert!(error.code.contains('.') && !error.code.starts_with("internal"), "the code of {error:?}");
    assert!(!error.message.is_empty() && !error.message.ends_with('.'), "the message of {error:?}");
    assert!(!error.help.is_empty() || !error.related.is_empty(), "the help of {error:?}");
    error.related.iter().for_each(fair);
}

/// A problem among others is an error with a place.
fn placed(error: &Error) {
    fair(error);
    assert!(error.path.is_some(), "the place of {error:?}");
}

/// Findings have a code, a table and help, and are counted.
fn sound(findings: &Findings) {
    assert_eq!(findings.errors + findings.warnings, findings.counts.values().sum::<usize>());
    for finding in &findings.list {
        // A table that has no name is none of ours, and is said as it is called.
        let named = !finding.table.is_empty() || finding.code == "table.unknown";
        assert!(finding.code.contains('.') && named, "{finding:?}");
        assert!(
            !finding.message.is_empty() && !finding.message.ends_with('.') && !finding.help.is_empty(),
            "{finding:?}"
        );
        assert!(findings.counts.contains_key(&finding.code));
    }
}

/// An input as text and the line before it.
fn headed(data: &[u8]) -> Option<(&str, &[u8])> {
    let end = data.iter().position(|byte| *byte == b'\n')?;
    Some((std::str::from_utf8(&data[..end]).ok()?, &data[end + 1..]))
}
