//! A million rows of Arrow, loaded and checked: 250 000 people, as many positions, 500 000 participations.
#![expect(clippy::unwrap_used, reason = "a benchmark stops at the first fault")]

use std::hint::black_box;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Date32Array, DictionaryArray, RecordBatch, StringArray, StringViewArray};
use criterion::{Criterion, criterion_group, criterion_main};
use nms_core::region::Tables;

const PEOPLE: usize = 250_000;
const SCHOOLS: usize = 5_000;
const SESSIONS: usize = 2_000;

/// Ids as polars brings them.
fn ids(prefix: &str, count: usize, which: impl Fn(usize) -> usize) -> ArrayRef {
    Arc::new(StringViewArray::from_iter_values((0..count).map(|at| format!("{prefix}-{:06}", which(at)))))
}

fn words(count: usize, words: &[&str]) -> ArrayRef {
    Arc::new(DictionaryArray::<Int32Type>::from_iter((0..count).map(|at| words.get(at * 7 % words.len()).copied())))
}

fn texts(count: usize, words: &[&str]) -> ArrayRef {
    Arc::new((0..count).map(|at| words.get(at * 5 % words.len()).copied()).collect::<StringArray>())
}

fn days(count: usize, from: i32) -> ArrayRef {
    Arc::new((0..count).map(|at| Some(from + i32::try_from(at * 31 % 700).unwrap())).collect::<Date32Array>())
}

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter(columns).unwrap()
}

fn tables() -> Vec<(&'static str, RecordBatch)> {
    let twice = 2 * PEOPLE;
    vec![
        (
            "organisations",
            batch(vec![
                ("id", ids("school", SCHOOLS, |at| at)),
                ("kind", texts(SCHOOLS, &["school"])),
                ("level", words(SCHOOLS, &["institutional"])),
            ]),
        ),
        ("persons", batch(vec![("id", ids("person", PEOPLE, |at| at)), ("birth_date", days(PEOPLE, 4_000))])),
        (
            "positions",
            batch(vec![
                ("person", ids("person", PEOPLE, |at| at)),
                ("organisation", ids("school", PEOPLE, |at| at * 13 % SCHOOLS)),
                ("post", texts(PEOPLE, &["teacher", "teacher", "head"])),
                ("staff_category", words(PEOPLE, &["pedagogical", "managerial"])),
                ("valid_from", days(PEOPLE, 18_000)),
            ]),
        ),
        ("activities", batch(vec![("id", ids("activity", 10, |at| at)), ("kind", texts(10, &["programme"]))])),
        (
            "sessions",
            batch(vec![
                ("id", ids("session", SESSIONS, |at| at)),
                ("activity", ids("activity", SESSIONS, |at| at % 10)),
            ]),
        ),
        (
            "participations",
            batch(vec![
                ("person", ids("person", twice, |at| at * 3 % PEOPLE)),
                ("session", ids("session", twice, |at| (at * 11 + at / PEOPLE) % SESSIONS)),
                ("status", words(twice, &["completed", "enrolled", "planned"])),
                ("basis", words(twice, &["diagnosis", "own_choice", "order"])),
                ("to", days(twice, 19_000)),
            ]),
        ),
    ]
}

fn loading(c: &mut Criterion) {
    let batches = tables();
    let mut group = c.benchmark_group("arrow");
    group.sample_size(10);
    let load = || {
        let mut tables = Tables::default();
        batches.iter().for_each(|(table, batch)| tables.arrow(table, [batch]));
        tables
    };
    group.bench_function("a million rows: load", |b| b.iter(|| black_box(load())));
    group.bench_function("a million rows: load and check", |b| b.iter(|| black_box(load().check(None).unwrap())));
    let region = load().check(None).unwrap();
    group.bench_function("half a million rows: write", |b| {
        b.iter(|| black_box(region.arrow("participations").unwrap()))
    });
    group.finish();
}

criterion_group!(benches, loading);
criterion_main!(benches);
