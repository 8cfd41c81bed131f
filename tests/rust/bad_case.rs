//! Each fault of a CASE package has a fixture, and its message a snapshot.

use nms_core::diagnosis::framework::case::{CaseOptions, read};
use nms_core::{Error, Limits};

fn refused(text: &str, limits: &Limits) -> Error {
    read(text, &CaseOptions::default(), limits).unwrap_err()
}

#[test]
fn every_fault_has_its_message() {
    insta::glob!("../fixtures/case", "*.json", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(refused(&text, &Limits::default()).to_string());
    });
}

#[test]
fn what_lies_beyond_the_limits_is_said() {
    let items: Vec<_> =
        (0..4).map(|n| format!(r#"{{"identifier": "i{n}", "fullStatement": "long enough"}}"#)).collect();
    let text = format!(r#"{{"CFDocument": {{"identifier": "d"}}, "CFItems": [{}]}}"#, items.join(","));
    assert!(read(&text, &CaseOptions::default(), &Limits::default()).is_ok());
    let code = |limits: Limits| refused(&text, &limits).code;
    assert_eq!(code(Limits { rows: 3, ..Limits::default() }), "limit.rows");
    assert_eq!(code(Limits { bytes: 30, ..Limits::default() }), "limit.bytes");
    let error = refused(&text, &Limits { text: 5, ..Limits::default() });
    assert_eq!(error.related[0].code, "case.text.long");
    assert_eq!(error.related[0].path.as_deref(), Some("CFItems[0].fullStatement"));
    let deep = format!(r#"{{"CFDocument": {}1{}}}"#, "[".repeat(200), "]".repeat(200));
    assert_eq!(refused(&deep, &Limits::default()).code, "limit.depth");
}

#[test]
fn an_error_never_quotes_what_it_could_not_read() {
    let text =
        r#"{"CFDocument": {"identifier": "d"}, "CFItems": [{"identifier": "i", "fullStatement": ["Иванова Мария"]}]}"#;
    assert!(!refused(text, &Limits::default()).to_string().contains("Иванова"));
}
