//! The public data with known answers, `tests/data`.

use nms_core::diagnosis::{DeclaredItem, Mark, Scores};
use serde_json::Value;

fn text(file: &str) -> String {
    std::fs::read_to_string(format!("{}/../../tests/data/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Lines of digits.
pub(crate) fn digits(file: &str) -> Vec<Vec<u16>> {
    text(file).lines().map(|line| line.bytes().map(|digit| u16::from(digit - b'0')).collect()).collect()
}

/// The different lines of answers to an admission test, and how many persons gave each.
pub(crate) fn patterns(file: &str) -> Vec<(String, usize)> {
    let line =
        |line: &str| line.split_once(',').map(|(pattern, persons)| (pattern.to_owned(), persons.parse().unwrap()));
    text(file).lines().skip(1).map(|found| line(found).unwrap()).collect()
}

/// A line of answers for every person who gave it.
pub(crate) fn persons(file: &str) -> Vec<Vec<Option<u16>>> {
    let answers = |pattern: &str| pattern.bytes().map(|digit| Some(u16::from(digit - b'0'))).collect::<Vec<_>>();
    patterns(file).iter().flat_map(|(pattern, count)| std::iter::repeat_n(answers(pattern), *count)).collect()
}

/// Scores of lines of answers, of which some may be missing: persons `p1`, `p2`, … and items `i1`, `i2`, …
pub(crate) fn scores(rows: &[Vec<Option<u16>>]) -> Scores {
    let columns = (0..rows[0].len()).map(|item| {
        let marks = rows.iter().map(|row| row[item].map_or(Mark::Absent, Mark::Score)).collect();
        (DeclaredItem::new(format!("i{}", item + 1)), marks)
    });
    Scores::from_columns(columns.collect(), (1..=rows.len()).map(|person| format!("p{person}")).collect()).unwrap()
}

/// Lines without gaps.
pub(crate) fn whole(rows: &[Vec<u16>]) -> Vec<Vec<Option<u16>>> {
    rows.iter().map(|row| row.iter().copied().map(Some).collect()).collect()
}

/// Known answers: a file, and a place in it.
#[derive(Clone, Copy)]
pub(crate) struct Known<'k>(pub(crate) &'k str, pub(crate) &'k str);

impl Known<'_> {
    /// What stands at a place below.
    pub(crate) fn value(&self, below: &str) -> Value {
        let all: Value = serde_json::from_str(&text(self.0)).unwrap();
        all.pointer(&format!("{}{below}", self.1)).unwrap_or_else(|| panic!("nothing at {}{below}", self.1)).clone()
    }

    /// Numbers below: one, a list of them, or those of a field in a list of tables (`/items/*/slope`).
    pub(crate) fn numbers(&self, below: &str) -> Vec<f64> {
        let Some((list, field)) = below.split_once("/*") else { return flat(&self.value(below)) };
        let rows = self.value(list);
        rows.as_array().unwrap().iter().flat_map(|row| flat(row.pointer(field).unwrap())).collect()
    }

    /// Holds numbers against those below, none of which may be farther off.
    pub(crate) fn near(&self, below: &str, found: impl IntoIterator<Item = f64>, within: f64) {
        let (found, known): (Vec<f64>, _) = (found.into_iter().collect(), self.numbers(below));
        assert_eq!(found.len(), known.len(), "{}{below}", self.1);
        for (at, (found, known)) in found.iter().zip(&known).enumerate() {
            assert!((found - known).abs() < within, "{}{below} {at}: {found} for {known}", self.1);
        }
    }
}

fn flat(value: &Value) -> Vec<f64> {
    value.as_array().map_or_else(|| vec![value.as_f64().unwrap()], |list| list.iter().flat_map(flat).collect())
}
