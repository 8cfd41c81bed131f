//! Tables come in and go out as Arrow record batches.

use std::sync::Arc;

use arrow_array::builder::StringRunBuilder;
use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Date64Array, Decimal128Array, DictionaryArray, Float32Array, Float64Array,
    Int64Array, LargeStringArray, NullArray, RecordBatch, StringArray, StringViewArray, TimestampMicrosecondArray,
    TimestampSecondArray, UInt8Array, UInt64Array,
};
use nms_core::Limits;
use nms_core::region::{Findings, Region, Schema, Severity, Tables};

const DAY: i32 = 19_000;

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap()
}

fn array<A: arrow_array::Array + 'static>(array: A) -> ArrayRef {
    Arc::new(array)
}

/// The texts of two rows in every form that Arrow has for texts.
fn texts(one: &str, two: &str) -> Vec<ArrayRef> {
    let mut runs = StringRunBuilder::<Int32Type>::new();
    runs.extend([Some(one), Some(two)]);
    vec![
        array(StringArray::from(vec![one, two])),
        array(LargeStringArray::from(vec![one, two])),
        array(StringViewArray::from(vec![one, two])),
        array(DictionaryArray::<Int8Type>::from_iter([one, two])),
        array(
            DictionaryArray::<Int32Type>::try_new(vec![1, 0].into(), array(StringViewArray::from(vec![two, one])))
                .unwrap(),
        ),
        array(runs.finish()),
    ]
}

fn region(tables: Tables) -> Region {
    tables.check(None).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(table: &str, columns: Vec<(&str, ArrayRef)>) -> Findings {
    let mut tables = Tables::default();
    tables.arrow(table, [&batch(columns)]);
    match tables.check(None) {
        Ok(region) => region.findings().clone(),
        Err(error) => error.findings().clone(),
    }
}

/// Code, column and row of each finding.
fn places(findings: &Findings) -> Vec<(&str, Option<&str>, Option<usize>)> {
    findings.list.iter().map(|one| (one.code.as_str(), one.column.as_deref(), one.row)).collect()
}

#[test]
fn texts_of_every_form_are_the_same_texts() {
    for (ids, kinds) in texts("o1", "o2").into_iter().zip(texts("school", "centre")) {
        for levels in texts("institutional", "municipal") {
            let mut tables = Tables::default();
            let columns = vec![("id", ids.clone()), ("kind", kinds.clone()), ("level", levels)];
            tables.arrow("organisations", [&batch(columns)]);
            let written = region(tables).arrow("organisations").unwrap();
            let id = written.column_by_name("id").unwrap();
            assert_eq!(id.as_ref(), &StringArray::from(vec!["o1", "o2"]));
        }
    }
}

#[test]
fn days_of_every_form_are_the_same_days() {
    let second = 86_400 * i64::from(DAY);
    let days: Vec<ArrayRef> = vec![
        array(Date32Array::from(vec![DAY])),
        array(Date64Array::from(vec![second * 1_000])),
        array(TimestampSecondArray::from(vec![second])),
        array(TimestampMicrosecondArray::from(vec![second * 1_000_000]).with_timezone("UTC")),
        array(StringArray::from(vec!["2022-01-08"])),
    ];
    for day in days {
        let mut tables = Tables::default();
        tables.arrow("persons", [&batch(vec![("id", array(StringArray::from(vec!["p"]))), ("birth_date", day)])]);
        let region = region(tables);
        assert_eq!(region.findings().warnings, 0);
        let written = region.arrow("persons").unwrap();
        assert_eq!(written.column_by_name("birth_date").unwrap().as_ref(), &Date32Array::from(vec![DAY]));
    }
    let noon = array(TimestampSecondArray::from(vec![-86_400 + 43_200]));
    let found = refused("persons", vec![("id", array(StringArray::from(vec!["p"]))), ("birth_date", noon)]);
    assert_eq!(places(&found), [("cell.day_time", Some("birth_date"), Some(1))]);
    assert_eq!(found.list[0].severity, Severity::Warning);
}

#[test]
fn numbers_of_every_form_are_exact() {
    let numbers: Vec<(ArrayRef, i128)> = vec![
        (array(Float32Array::from(vec![0.7])), 700_000),
        (array(Float64Array::from(vec![0.7])), 700_000),
        (array(Decimal128Array::from(vec![70]).with_precision_and_scale(9, 2).unwrap()), 700_000),
        (array(StringArray::from(vec!["0.70"])), 700_000),
        (array(UInt8Array::from(vec![2])), 2_000_000),
        (array(UInt64Array::from(vec![1])), 1_000_000),
        (
            array(DictionaryArray::<Int8Type>::try_new(vec![0].into(), array(Int64Array::from(vec![3]))).unwrap()),
            3_000_000,
        ),
    ];
    for (rate, millionths) in numbers {
        let mut tables = Tables::default();
        tables.json(r#"{"organisations": [{"id": "o", "kind": "school", "level": "institutional"}], "persons": [{"id": "p"}]}"#).unwrap();
        let one = |text: &str| array(StringArray::from(vec![text]));
        let columns = vec![
            ("person", one("p")),
            ("organisation", one("o")),
            ("post", one("teacher")),
            ("staff_category", one("pedagogical")),
            ("rate", rate),
        ];
        tables.arrow("positions", [&batch(columns)]);
        let written = region(tables).arrow("positions").unwrap();
        let exact = Decimal128Array::from(vec![millionths]).with_precision_and_scale(19, 6).unwrap();
        assert_eq!(written.column_by_name("rate").unwrap().as_ref(), &exact);
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let ids = || array(StringArray::from(vec!["p1", "p2"]));
    let found = refused("persons", vec![("id", array(NullArray::new(2)))]);
    assert_eq!(places(&found), [("column.empty", Some("id"), None)], "nothing more is said of rows without a key");
    let found = refused("persons", vec![("id", ids()), ("birth_date", array(NullArray::new(2)))]);
    assert_eq!(places(&found), []);

    let zoned = array(TimestampSecondArray::from(vec![0, 0]).with_timezone("+05:00"));
    let found = refused("persons", vec![("id", ids()), ("birth_date", zoned)]);
    assert_eq!(places(&found), [("column.time_zone", Some("birth_date"), None)]);

    let lists = arrow_array::ListArray::from_iter_primitive::<Int32Type, _, _>([Some([Some(1)]), None]);
    let found = refused("persons", vec![("id", ids()), ("category", array(lists))]);
    assert_eq!(places(&found), [("column.type", Some("category"), None)]);

    let found = refused("persons", vec![("id", array(Int64Array::from(vec![1, 2])))]);
    assert_eq!(places(&found), [("cell.text", Some("id"), Some(1)), ("cell.text", Some("id"), Some(2))]);

    let found = refused("persons", vec![("id", ids()), ("birth_date", array(BooleanArray::from(vec![true, false])))]);
    assert_eq!(found.counts["cell.day"], 2);
}

#[test]
fn a_nan_is_an_empty_cell_unless_a_fraction_is_wanted() {
    let nan = || array(Float64Array::from(vec![f64::NAN]));
    let id = || array(StringArray::from(vec!["a"]));
    let found = refused("persons", vec![("id", id()), ("birth_date", nan()), ("category", nan())]);
    assert_eq!(places(&found), []);
    let columns = vec![("id", id()), ("kind", array(StringArray::from(vec!["programme"]))), ("hours", nan())];
    let hours = Schema::standard().table("activities").unwrap().columns.iter().find(|one| one.name == "hours").cloned();
    let expected: &[_] = match hours.unwrap().kind {
        nms_core::region::Kind::Number => &[("cell.not_finite", Some("hours"), Some(1))],
        _ => &[],
    };
    assert_eq!(places(&refused("activities", columns)), expected);
}

#[test]
fn batches_are_one_table_and_rows_stop_at_the_limit() {
    let ids = |from: usize| {
        batch(vec![("id", array(StringArray::from_iter_values((from..from + 3).map(|n| format!("p{n}")))))])
    };
    let limits = Limits { rows: 5, ..Limits::default() };
    let mut tables = Tables::new(Schema::standard(), limits);
    tables.arrow("persons", &[ids(0), ids(3)]);
    assert_eq!(tables.rows("persons"), 5);
    assert_eq!(places(tables.check(None).unwrap_err().findings()), [("limit.rows", None, None)]);

    let mut tables = Tables::default();
    let other = batch(vec![("category", array(StringArray::from(vec!["first"])))]);
    tables.arrow("persons", &[ids(0), other, ids(3)]);
    assert_eq!(tables.rows("persons"), 6);
    assert_eq!(places(tables.check(None).unwrap_err().findings()), [("arrow.schema", None, Some(4))]);

    let mut tables = Tables::default();
    tables.arrow("persons", &[]);
    tables.arrow("persns", &[]);
    assert_eq!(tables.check(None).unwrap_err().findings().list[0].help, "did you mean `persons`?");
}

#[test]
fn a_table_written_is_read_again_as_it_was() {
    let mut tables = Tables::default();
    tables
        .json(
            r#"{"organisations": [{"id": "o", "kind": "school", "level": "institutional", "rural": true}],
                "persons": [{"id": "p", "birth_date": "1990-05-01"}, {"id": "q"}],
                "activities": [{"id": "a", "kind": "programme", "hours": 7.5}],
                "sessions": [{"id": "t", "activity": "a", "seats": 30}],
                "positions": [{"person": "q", "organisation": "o", "post": "teacher", "staff_category": "pedagogical", "rate": 0.25}]}"#,
        )
        .unwrap();
    let first = region(tables);
    let mut tables = Tables::default();
    let names: Vec<String> = first.schema().tables().map(|table| table.name.clone()).collect();
    for name in &names {
        tables.arrow(name, [&first.arrow(name).unwrap()]);
    }
    let second = region(tables);
    let seats = second.arrow("sessions").unwrap().column_by_name("seats").cloned().unwrap();
    assert_eq!(seats.as_ref(), &Int64Array::from(vec![30]));
    for name in &names {
        assert_eq!(first.arrow(name).unwrap(), second.arrow(name).unwrap(), "{name}");
    }
    assert_eq!(first.arrow("person").unwrap_err().help, "did you mean `persons`?");
}
