//! Each fault of a network's rows has a fixture, and its message a snapshot.

use nms_core::network::RegionRows;
use nms_core::{Error, Limits, Network};

#[test]
fn every_fault_has_its_message() {
    insta::glob!("../fixtures/rows", "*.json", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let error = match RegionRows::from_json(&text, &Limits::default()) {
            Ok(rows) => Error::from(Network::from_rows(&rows).unwrap_err()),
            Err(error) => error,
        };
        insta::assert_snapshot!(error.to_string());
    });
}

#[test]
fn an_error_never_quotes_what_it_could_not_read() {
    let text = r#"{"organisations": [{"id": "a", "kind": "school", "level": "Иванова Мария"}]}"#;
    let error = RegionRows::from_json(text, &Limits::default()).unwrap_err();
    assert!(!error.to_string().contains("Иванова"), "{error}");
}
