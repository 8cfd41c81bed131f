//! Scores read from columns, single responses and JSON, and what is wrong with them.

use std::collections::BTreeMap;

use nms_core::Limits;
use nms_core::diagnosis::{DeclaredItem, Mark, Scores};
use proptest::prelude::*;

fn read(text: &str) -> Scores {
    Scores::from_json(text, &Limits::default()).unwrap()
}

fn rows(scores: &Scores) -> Vec<Vec<(u32, u16)>> {
    scores.rows().map(|row| row.iter().map(|response| (response.item, response.score)).collect()).collect()
}

fn names(count: usize, letter: &str) -> Vec<String> {
    (0..count).map(|number| format!("{letter}{number}")).collect()
}

#[test]
fn every_fault_has_its_message() {
    insta::glob!("../fixtures/scores", "*.json", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(Scores::from_json(&text, &Limits::default()).unwrap_err().to_string());
    });
}

#[test]
fn both_forms_say_the_same() {
    let long = read(
        r#"{"items": [{"item": "i1", "max_score": 2}, {"item": "i2"}], "persons": ["п1", "🏫", "п3"], "responses": [
            {"person": "🏫", "item": "i2", "score": 0}, {"person": "п1", "item": "i2", "score": 1},
            {"person": "п1", "item": "i1", "score": 2.0}, {"person": "🏫", "item": "i1", "score": null}]}"#,
    );
    let wide = read(
        r#"{"columns": {"i1": [2, null, null], "i2": [true, false, null]}, "persons": ["п1", "🏫", "п3"],
            "max_scores": {"i1": 2}}"#,
    );
    assert_eq!(long, wide);
    assert_eq!(rows(&long), [vec![(0, 2), (1, 1)], vec![(1, 0)], vec![]]);
    assert_eq!(long.items().iter().map(|item| item.maximum).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((long.len(), long.answered(0), long.answered(1), long.answered(2)), (3, 1, 2, 0));
    assert_eq!((long.row(0).len(), long.row(2).len(), long.row(3).len(), long.row(usize::MAX).len()), (2, 0, 0, 0));
}

#[test]
fn persons_and_items_stand_as_they_first_occur() {
    let scores = read(
        r#"{"responses": [{"person": "b", "item": "y", "score": 0}, {"person": "a", "item": "x", "score": 3},
            {"person": "b", "item": "x", "score": 1}]}"#,
    );
    assert_eq!(scores.persons(), ["b", "a"]);
    assert_eq!(scores.items().iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["y", "x"]);
    assert_eq!(scores.items().iter().map(|item| item.maximum).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(rows(&scores), [vec![(0, 0), (1, 1)], vec![(1, 3)]]);
}

#[test]
fn nothing_at_all_is_an_empty_table() {
    for text in [r#"{"columns": {}}"#, r#"{"responses": []}"#, r#"{"columns": {}, "persons": ["a"]}"#] {
        let scores = read(text);
        assert!(scores.is_empty() && scores.items().is_empty(), "{text}");
    }
    assert_eq!(read(r#"{"columns": {"i1": []}}"#).persons().len(), 0);
}

#[test]
fn a_maximum_may_be_as_large_as_points_go() {
    let scores = read(r#"{"columns": {"essay": [300, 65535, 0]}}"#);
    assert_eq!((scores.items()[0].maximum, scores.row(1)[0].score), (65535, 65535));
    assert_eq!(scores.persons(), ["1", "2", "3"]);
}

#[test]
fn limits_hold() {
    let limits = Limits { rows: 2, ..Limits::default() };
    for text in [r#"{"columns": {"i1": [1, 0, 1]}}"#, r#"{"responses": [{}, {}, {}]}"#] {
        assert_eq!(Scores::from_json(text, &limits).unwrap_err().code, "limit.rows");
    }
    let many = format!(r#"{{"columns": {{"i1": [{}-1]}}}}"#, "-1, ".repeat(1_499));
    let error = Scores::from_json(&many, &Limits::default()).unwrap_err();
    assert_eq!(
        (error.message.as_str(), error.related.len()),
        ("the table of scores has 1500 problems; the first 1000 are listed", 1_000)
    );
}

#[test]
fn places_that_are_not_there_are_found() {
    let items = vec![DeclaredItem::new("i1")];
    let error = Scores::new(items, vec!["p1".into()], [(1, 0, Mark::Score(1)), (0, 7, Mark::Score(1))]).unwrap_err();
    let codes: Vec<_> = error.related.iter().map(|error| error.code.as_str()).collect();
    assert_eq!(codes, ["scores.person_unknown", "scores.item_unknown"]);
}

#[test]
fn what_people_answered_does_not_get_into_logs() {
    let scores = read(r#"{"columns": {"i1": [1, 0]}, "persons": ["ivanova", "b"]}"#);
    assert_eq!(format!("{scores:?}"), "Scores(2 persons, 1 items, 2 responses)");
}

/// Marks of up to five items for up to six persons, most of them sound.
fn marks() -> impl Strategy<Value = Vec<Vec<Option<u16>>>> {
    (0..6_usize).prop_flat_map(|persons| {
        let column = prop::collection::vec(prop::option::of(0..4_u16), persons);
        prop::collection::vec(column, 0..5)
    })
}

proptest! {
    #[test]
    fn columns_and_responses_in_any_order_make_the_same_table(marks in marks(), seed in 0..1_000_usize) {
        let persons = marks.first().map_or(0, Vec::len);
        let items: Vec<_> = names(marks.len(), "i").into_iter().map(DeclaredItem::new).collect();
        // The oracle: an ordered map of the cells.
        let mut cells = BTreeMap::new();
        for (item, column) in marks.iter().enumerate() {
            for (person, mark) in column.iter().enumerate() {
                if let Some(score) = mark {
                    cells.insert((person, item as u32), *score);
                }
            }
        }
        let columns = items.iter().cloned().zip(marks.iter().map(|column| {
            column.iter().map(|mark| mark.map_or(Mark::Absent, Mark::Score)).collect()
        }));
        let wide = Scores::from_columns(columns.collect(), names(persons, "p")).unwrap();
        let mut responses: Vec<_> =
            cells.iter().map(|((person, item), score)| (*person as u32, *item, Mark::Score(*score))).collect();
        // Once more, turned around: every response is there twice.
        responses.extend(responses.clone().into_iter().rev());
        let turn = seed % responses.len().max(1);
        responses.rotate_left(turn);
        let long = Scores::new(items, names(persons, "p"), responses).unwrap();
        prop_assert_eq!(&wide, &long);
        prop_assert_eq!(wide.len(), cells.len());
        for person in 0..persons {
            let row: Vec<_> = cells.range((person, 0)..(person + 1, 0)).map(|(at, score)| (at.1, *score)).collect();
            prop_assert_eq!(&rows(&wide)[person], &row);
        }
        for item in 0..marks.len() {
            prop_assert_eq!(wide.answered(item), cells.keys().filter(|at| at.1 as usize == item).count());
            let largest = cells.iter().filter(|(at, _)| at.1 as usize == item).map(|(_, score)| *score).max();
            prop_assert_eq!(wide.items()[item].maximum, largest.unwrap_or(0).max(1));
        }
    }
}
