//! Packs: what is read is written and read again as it was, by both ways in.

use nms_core::norm::diff;
use nms_core::{Language, Limits, NormPack};

/// A file `pack.toml`; an error has a place.
pub(crate) fn toml(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match NormPack::from_files([("pack.toml", text)]) {
        Ok(pack) => again(&pack),
        Err(error) => {
            assert!(!error.problems().is_empty() && error.total() >= error.problems().len());
            for problem in error.problems() {
                assert!(
                    !problem.code.is_empty() && !problem.message.is_empty() && !problem.help.is_empty(),
                    "{problem:?}"
                );
                // A head that is nowhere has no place.
                assert!(problem.path().is_some() || problem.code == "pack.head.missing", "{problem:?}");
            }
            super::fair(&error.into());
        }
    }
}

/// A pack as JSON.
pub(crate) fn json(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match NormPack::from_json(text, &Limits::default()) {
        Ok(pack) => again(&pack),
        Err(error) => super::fair(&error),
    }
}

/// A pack is what its JSON says; nothing differs, and its linter and its formulas are looked through.
fn again(pack: &NormPack) {
    let text = pack.to_json();
    let read = NormPack::from_json(&text, &Limits::default()).unwrap();
    assert_eq!(read.to_json(), text);
    assert!(pack.diff(&read).is_empty());
    assert_eq!(nms_core::boundary::json(&pack.lint()), nms_core::boundary::json(&read.lint()));
    diff::print(&pack.diff(&read), Language::English);
    let faults = nms_core::kpi::check(pack, &nms_core::region::Schema::standard(), &Limits::default());
    faults.iter().for_each(super::placed);
}
