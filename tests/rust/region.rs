//! A region's tables: what is read, and what is found wrong.

use nms_core::region::Tables;

/// One school in one municipality of one region.
pub(crate) const TREE: &str = r#""organisations": [
    {"id": "r", "kind": "region", "level": "regional"},
    {"id": "m1", "kind": "municipality", "level": "municipal"},
    {"id": "s1", "kind": "school", "level": "institutional"}
  ],
  "relations": [
    {"from": "m1", "to": "r", "kind": "part_of"},
    {"from": "s1", "to": "m1", "kind": "part_of"}
  ]"#;

#[test]
fn a_sound_region_is_accepted() {
    let mut tables = Tables::default();
    tables
        .json(&format!(
            r#"{{{TREE}, "persons": [{{"id": "p1"}}], "positions": [
        {{"person": "p1", "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"}}]}}"#
        ))
        .unwrap();
    let region = tables.check(None).unwrap();
    assert_eq!((region.rows("positions"), region.findings().warnings), (1, 0));
}

#[test]
fn everything_wrong_is_found_at_once() {
    let mut tables = Tables::default();
    tables.json(&format!("{{{TREE}}}")).unwrap();
    tables.csv(
        "persons",
        "id;birth_date;career_start;ФИО\np1;07.06.1990;2012-09-01;x\np1;31.02.1990;;\np2;45084;;\n".as_bytes(),
    );
    tables.csv("positions", "person,organisation,post,staff_category,rate,valid_from,valid_to\n\
        p1,s1,teacher,pedagogical,\"0,5\",2020-09-01,\np1,s1,teacher,pedagogical,1,2021-09-01,\np9,s1,head,boss,9,2022-01-01,2021-01-01\n".as_bytes());
    let error = tables.check(None).unwrap_err();
    insta::assert_snapshot!(nms_core::Error::from(error.clone()).to_string());
    insta::assert_snapshot!(format!("{:?}", error.findings().counts));
}

#[test]
fn a_withdrawn_row_hides_no_overlap() {
    // From 2020 without end, and from 2022: the two overlap, whatever was withdrawn between them.
    let position = |from: &str, withdrawn: &str| {
        format!(
            r#"{{"person": "p1", "organisation": "s1", "post": "teacher", "staff_category": "pedagogical", "valid_from": "{from}"{withdrawn}}}"#
        )
    };
    let found = |positions: &[String]| {
        let mut tables = Tables::default();
        let positions = positions.join(", ");
        tables.json(&format!(r#"{{{TREE}, "persons": [{{"id": "p1"}}], "positions": [{positions}]}}"#)).unwrap();
        tables
            .check(None)
            .map_or_else(|error| error.findings().counts.clone(), |region| region.findings().counts.clone())
    };
    let (first, last) = (position("2020-09-01", ""), position("2022-09-01", ""));
    let mistake = position("2021-09-01", r#", "withdrawn": "2021-10-01""#);
    assert_eq!(found(&[first.clone(), last.clone()])["interval.overlap"], 1);
    assert_eq!(found(&[first.clone(), mistake.clone(), last])["interval.overlap"], 1);
    assert!(!found(&[first, mistake]).contains_key("interval.overlap"));
}
