//! Each fault of a pack has a fixture, and its message a snapshot.

use nms_core::{Error, NormPack};

#[test]
fn every_fault_has_its_message() {
    insta::glob!("../fixtures/packs", "*.toml", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let error = NormPack::from_files([(name.as_ref(), text.as_str())]).unwrap_err();
        insta::assert_snapshot!(Error::from(error).to_string());
    });
}

#[test]
fn the_faults_of_several_files_come_together() {
    let files = [("a.toml", "[[actors]]\nid = 1\n"), ("b.toml", "[[actors]\n"), ("c.toml", "[[actros]]\nid = \"x\"\n")];
    let error = NormPack::from_files(files).unwrap_err();
    let found: std::collections::BTreeSet<_> = error.problems().iter().map(|p| p.file.clone().unwrap()).collect();
    assert_eq!(found.len(), 3, "{error}");
}

#[test]
fn a_thousand_problems_are_listed_and_all_are_counted() {
    let text = "[[actors]]\nid = \"x\"\nbad = 1\n".repeat(1_500);
    let error = NormPack::from_files([("a.toml", text.as_str())]).unwrap_err();
    assert_eq!(error.problems().len(), 1_000);
    // Each entry lacks label, kind, level and clause, and has an unknown field; all but one repeat the id of the first;
    // and there is no head.
    assert_eq!(error.total(), 1_500 * 5 + 1_499 + 1);
    assert!(Error::from(error).message.contains("the first 1000 are listed"));
}

#[test]
fn one_head_in_all_files() {
    let head =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/packs/cycle.toml")).unwrap();
    let head = head.split("[[").next().unwrap();
    let error = NormPack::from_files([("a.toml", head), ("b.toml", head)]).unwrap_err();
    insta::assert_snapshot!(error, @"b.toml:1: the head stands at a.toml:1 already [pack.head.twice]; keep one `[pack]`");
}
