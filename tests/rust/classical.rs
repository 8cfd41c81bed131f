//! Classical statistics, percent-correct levels and the check of the design, against hand, publication and slow oracles.

use std::collections::BTreeSet;

use nms_core::diagnosis::{Classical, ClassicalOptions, DeclaredItem, Mark, Scores, WhyUndefined};
use nms_core::{Decimal, Limits};
use proptest::prelude::*;

fn read(text: &str) -> Scores {
    Scores::from_json(text, &Limits::default()).unwrap()
}

fn classical(scores: &Scores) -> Classical {
    scores.classical(&ClassicalOptions::default())
}

fn double(number: Option<Decimal>) -> Option<f64> {
    number.map(|number| number.to_string().parse().unwrap())
}

fn text(number: Option<Decimal>) -> String {
    number.map_or("none".to_owned(), |number| number.to_string())
}

/// A table of marks, a list for each item.
fn table(marks: &[Vec<Option<u16>>]) -> Scores {
    let persons = marks.first().map_or(0, Vec::len);
    let columns = marks.iter().enumerate().map(|(item, column)| {
        let marks = column.iter().map(|mark| mark.map_or(Mark::Absent, Mark::Score)).collect();
        (DeclaredItem::new(format!("i{item}")), marks)
    });
    Scores::from_columns(columns.collect(), (0..persons).map(|person| format!("p{person}")).collect()).unwrap()
}

/// LSAT section 7 (Bock and Lieberman 1970): how many of 1 000 persons gave the responses 00000, 00001, … 11111.
const LSAT7: [usize; 32] = [
    12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32,
    308,
];

#[test]
fn lsat7_is_as_published() {
    let patterns: Vec<usize> =
        LSAT7.iter().enumerate().flat_map(|(pattern, count)| std::iter::repeat_n(pattern, *count)).collect();
    let marks: Vec<Vec<_>> =
        (0..5).map(|item| patterns.iter().map(|pattern| Some((pattern >> (4 - item) & 1) as u16)).collect()).collect();
    let found = classical(&table(&marks));
    // `itemstats(expand.table(LSAT7))` of the R package mirt prints three digits; six are from a slow program.
    assert_eq!([found.persons, found.complete], [1000, 1000]);
    let whole = [found.mean, found.standard_deviation, found.alpha, found.standard_error].map(text);
    assert_eq!(whole, ["3.707", "1.198577", "0.453409", "0.88613"]);
    let difficulty: Vec<_> = found.items.iter().map(|item| text(item.difficulty)).collect();
    assert_eq!(difficulty, ["0.828", "0.658", "0.772", "0.606", "0.843"]);
    let rest: Vec<_> = found.items.iter().map(|item| text(item.item_rest)).collect();
    assert_eq!(rest, ["0.245732", "0.246674", "0.313179", "0.222751", "0.174786"]);
    let without: Vec<_> = found.items.iter().map(|item| text(item.alpha_if_deleted)).collect();
    assert_eq!(without, ["0.395975", "0.393831", "0.345391", "0.414601", "0.438462"]);
    let flagged: Vec<_> = found.items.iter().flat_map(|item| &item.flags).map(|flag| flag.kind.as_str()).collect();
    assert_eq!(flagged, ["low_discrimination"]);
}

#[test]
fn items_of_several_points_and_missing_answers_by_hand() {
    // Five persons; e answered the essay alone, d has not seen t2.
    //            a  b  c  d     e
    // essay (4)  4  2  0  1     3
    // t1 (1)     1  1  0  0     -
    // t2 (1)     1  0  0  -     -
    let scores = read(
        r#"{"columns": {"essay": [4, 2, 0, 1, 3], "t1": [1, 1, 0, 0, null], "t2": [1, 0, 0, null, null]},
            "persons": ["а", "b", "c", "d", "🙂"], "max_scores": {"essay": 4}}"#,
    );
    let found = classical(&scores);
    assert_eq!((found.persons, found.complete, found.maximum), (5, 3, 6));
    // Complete are a, b, c with 6, 3, 0: mean 3, variance 9. Variances of the items: 4, 1/3, 1/3.
    // Alpha = 3/2 · (1 − (14/3)/9) = 13/18; the error 3 · √(5/18).
    let whole = [found.mean, found.standard_deviation, found.alpha, found.standard_error].map(text);
    assert_eq!(whole, ["3", "3", "0.722222", "1.581139"]);
    let [essay, t1, t2] = found.items.as_slice() else { panic!("three items") };
    // 10 of 20 points; the rest of a to d in shares: 1, 1/2, 0, 0, e has none.
    // Scores 4, 2, 0, 1 and shares 1, .5, 0, 0: n Σxy − ΣxΣy = 4·5 − 7·1.5 = 9.5, squares 35 and 2.75.
    assert_eq!((essay.persons, essay.rest_persons, essay.points), (5, 4, 10));
    assert_eq!((text(essay.difficulty), text(essay.item_rest)), ("0.5".into(), "0.96833".into()));
    // Without the essay: t1 + t2 = 2, 1, 0, variance 1; alpha = 2 · (1 − 2/3).
    assert_eq!(text(essay.alpha_if_deleted), "0.666667");
    assert_eq!((text(t1.difficulty), text(t2.difficulty)), ("0.5".into(), "0.333333".into()));
    assert!(t2.flags.iter().all(|flag| flag.kind.as_str() == "few_persons"));
}

#[test]
fn a_number_that_is_not_there_says_why() {
    let undefined = |text: &str| {
        let found = classical(&read(text));
        let items = found.items.iter().map(|item| [item.item_rest_undefined, item.alpha_if_deleted_undefined]);
        (found.undefined, items.collect::<Vec<_>>())
    };
    use WhyUndefined::*;
    let both = |why| [Some(why), Some(why)];
    assert_eq!(undefined(r#"{"columns": {}}"#), (Some(NoResponses), vec![]));
    assert_eq!(undefined(r#"{"columns": {"i1": [null]}}"#), (Some(NoResponses), vec![both(NoResponses)]));
    assert_eq!(undefined(r#"{"columns": {"i1": [1], "i2": [0]}}"#), (Some(OnePerson), vec![both(OnePerson); 2]));
    assert_eq!(undefined(r#"{"columns": {"i1": [1, 0]}}"#), (Some(OneItem), vec![both(OneItem)]));
    assert_eq!(undefined(r#"{"columns": {"i1": [1, 1], "i2": [0, 0]}}"#), (Some(OneItem), vec![both(ConstantItem); 2]));
    // The one gains what the other loses.
    let (whole, items) = undefined(r#"{"columns": {"i1": [1, 0], "i2": [0, 1]}}"#);
    assert_eq!((whole, items), (Some(ConstantTotal), vec![[None, Some(OneItem)]; 2]));
    let (whole, items) = undefined(r#"{"columns": {"i1": [1, 0, null], "i2": [null, 1, 0], "i3": [1, null, 1]}}"#);
    assert_eq!(whole, Some(NoCompletePersons));
    assert_eq!(items[0], [Some(ConstantRest), Some(NoCompletePersons)]);
    assert_eq!(items[2], [Some(ConstantItem), Some(NoCompletePersons)]);
}

#[test]
fn items_that_do_not_work_are_flagged_with_figure_and_bound() {
    // Twenty persons; the third item is got by those who got little else.
    let strong: Vec<u16> = (0..20).map(|person| u16::from(person >= 10)).collect();
    let column = |of: &dyn Fn(usize) -> Option<u16>| (0..20).map(of).collect::<Vec<_>>();
    let marks = [
        column(&|person| Some(strong[person])),
        column(&|person| Some(strong[person])),
        column(&|person| Some(1 - strong[person])),
        column(&|person| Some((person % 2) as u16)),
        column(&|_| Some(1)),
        column(&|_| None),
        column(&|person| Some(u16::from(person != 0))),
        column(&|person| Some(strong[person])),
        column(&|person| Some(strong[person])),
    ];
    let options = ClassicalOptions::from_json(r#"{"too_easy": 0.9, "few_persons": 21}"#, &Limits::default()).unwrap();
    let found = table(&marks).classical(&options);
    let flags: Vec<Vec<_>> = found
        .items
        .iter()
        .map(|item| {
            let flag = |flag: &nms_core::diagnosis::ItemFlag| {
                format!("{} {} {}", flag.kind, text(flag.value), text(flag.bound))
            };
            item.flags.iter().map(flag).collect()
        })
        .collect();
    let few = "few_persons 20 21";
    assert_eq!(flags[0], [few]);
    assert_eq!(flags[2][0].split(' ').next(), Some("negative_discrimination"));
    assert_eq!(flags[3][0].split(' ').next(), Some("low_discrimination"));
    assert_eq!(flags[4], ["constant none none", few]);
    assert_eq!(flags[5], ["unanswered none none"]);
    assert_eq!(flags[6][0], "too_easy 0.95 0.9");
    // At the bound itself nothing is flagged.
    let kinds: Vec<_> = classical(&table(&marks)).items[6].flags.iter().map(|flag| flag.kind.as_str()).collect();
    assert!(!kinds.contains(&"too_easy"), "{kinds:?}");
}

#[test]
fn options_that_say_nothing_are_refused() {
    let error = ClassicalOptions::from_json(r#"{"too_easy": "0.9", "few_persons": -1, "easy": 1}"#, &Limits::default());
    let paths: Vec<_> = error.unwrap_err().related.into_iter().filter_map(|one| one.path).collect();
    assert_eq!(paths, ["options, too_easy", "options, few_persons", "options, easy"]);
    for text in [r#"[]"#, r#"{"too_easy": "0.9"}"#, r#"{"few_persons": -1}"#, r#"{"easy": 0.9}"#] {
        assert_eq!(ClassicalOptions::from_json(text, &Limits::default()).unwrap_err().code, "input.options", "{text}");
    }
}

#[test]
fn a_percentage_has_an_error_and_a_width_at_its_ends() {
    let scores = read(
        r#"{"columns": {"i1": [0, 1, 1, null], "i2": [0, 1, 1, null], "i3": [0, 1, 0, null], "essay": [0, 10, null, null]},
            "max_scores": {"essay": 10}}"#,
    );
    let found = scores.percent();
    let shown: Vec<_> = found
        .iter()
        .map(|score| [score.share, score.standard_error, score.low, score.high].map(text).join(" "))
        .collect();
    // The essay counts by its points: 13²/(1 + 1 + 1 + 100) = 1.640777 trials, so all and nothing say little:
    // z²/(n + z²) = 3.841459/5.482235. Two of three: √(2/9/3), Wilson by hand.
    assert_eq!(shown, ["0 0 0 0.70071", "1 0 0.29929 1", "0.666667 0.272166 0.20766 0.938508", "none none none none"]);
    assert_eq!((found[2].points, found[2].maximum, found[2].responses), (2, 3, 2 + 1));
}

#[test]
fn a_design_in_parts_names_them() {
    let scores = read(
        r#"{"columns": {"i1": [1, 0, null, null, null], "и2": [1, null, null, null, null], "i3": [null, null, 1, 1, null],
            "i4": [null, null, 0, null, null], "i5": [null, 1, null, null, null], "i6": [null, null, null, null, null]}}"#,
    );
    let design = scores.design();
    let parts: Vec<_> = design.components.iter().map(|part| (part.items.join(" "), part.persons)).collect();
    assert_eq!(parts, [("i1 и2 i5".to_owned(), 2), ("i3 i4".to_owned(), 2)]);
    assert_eq!((design.persons, design.items, design.responses, design.without_responses), (4, 5, 7, 1));
    assert_eq!((design.no_points, design.all_points), (0, 2));
    let findings: Vec<_> = design.findings.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(findings.join("\n"));
    assert_eq!(nms_core::boundary::json(&design.components[1]), r#"{"items":["i3","i4"],"persons":2}"#);
}

#[test]
fn many_parts_are_named_in_few_words() {
    // Forty persons with an item each.
    let marks: Vec<Vec<_>> =
        (0..40).map(|item| (0..40).map(|person| (person == item).then_some(1)).collect()).collect();
    let design = table(&marks).design();
    assert_eq!(design.components.len(), 40);
    assert!(design.findings[0].message.ends_with("`i4` (1 person); 35 more"), "{}", design.findings[0].message);
}

/// Marks of up to six items for up to nine persons.
fn marks() -> impl Strategy<Value = Vec<Vec<Option<u16>>>> {
    (1..10_usize, 0.3..1.0_f64).prop_flat_map(|(persons, seen)| {
        let column = prop::collection::vec(prop::option::weighted(seen, 0..4_u16), persons);
        prop::collection::vec(column, 1..7)
    })
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn covariance(x: &[f64], y: &[f64]) -> f64 {
    let (a, b) = (mean(x), mean(y));
    x.iter().zip(y).map(|(x, y)| (x - a) * (y - b)).sum::<f64>() / (x.len() as f64 - 1.0)
}

/// Alpha of columns of complete persons, as the textbook has it.
fn slow_alpha(columns: &[Vec<f64>]) -> Option<f64> {
    let columns: Vec<_> = columns.iter().filter(|column| covariance(column, column) > 1e-9).collect();
    let persons = columns.first()?.len();
    let total: Vec<f64> = (0..persons).map(|person| columns.iter().map(|column| column[person]).sum()).collect();
    let together = covariance(&total, &total);
    let apart: f64 = columns.iter().map(|column| covariance(column, column)).sum();
    let k = columns.len() as f64;
    (columns.len() > 1 && together > 1e-9).then(|| k / (k - 1.0) * (1.0 - apart / together))
}

fn same(found: Option<Decimal>, expected: Option<f64>) -> bool {
    match (double(found), expected) {
        (Some(found), Some(expected)) => (found - expected).abs() < 1.1e-6,
        (None, None) => true,
        _ => false,
    }
}

proptest! {
    #[test]
    fn statistics_agree_with_the_textbook(marks in marks()) {
        let found = classical(&table(&marks));
        let persons = marks[0].len();
        let used: Vec<_> = marks.iter().filter(|column| column.iter().any(Option::is_some)).collect();
        let complete: Vec<usize> =
            (0..persons).filter(|person| !used.is_empty() && used.iter().all(|c| c[*person].is_some())).collect();
        let columns: Vec<Vec<f64>> =
            used.iter().map(|c| complete.iter().map(|person| f64::from(c[*person].unwrap())).collect()).collect();
        prop_assert_eq!(found.complete, complete.len());
        let expected = if complete.len() > 1 { slow_alpha(&columns) } else { None };
        prop_assert!(same(found.alpha, expected), "{:?} {:?}", found.alpha, expected);
        prop_assert_eq!(found.alpha.is_none(), found.undefined.is_some());

        let most: Vec<f64> = marks.iter().map(|c| f64::from(c.iter().flatten().max().copied().unwrap_or(0).max(1))).collect();
        for (at, item) in found.items.iter().enumerate() {
            let mut pairs: (Vec<f64>, Vec<f64>) = Default::default();
            for person in 0..persons {
                let others: Vec<usize> = (0..marks.len()).filter(|o| *o != at && marks[*o][person].is_some()).collect();
                if let (Some(score), false) = (marks[at][person], others.is_empty()) {
                    let points: f64 = others.iter().map(|o| f64::from(marks[*o][person].unwrap())).sum();
                    pairs.0.push(score.into());
                    pairs.1.push(points / others.iter().map(|o| most[*o]).sum::<f64>());
                }
            }
            let (x, y) = (covariance(&pairs.0, &pairs.0), covariance(&pairs.1, &pairs.1));
            let defined = pairs.0.len() > 1 && x > 1e-9 && y > 1e-9;
            let expected = defined.then(|| covariance(&pairs.0, &pairs.1) / (x * y).sqrt());
            prop_assert!(same(item.item_rest, expected), "{:?} {:?}", item, expected);
            prop_assert_eq!(item.item_rest.is_none(), item.item_rest_undefined.is_some());
            prop_assert_eq!(item.rest_persons, pairs.0.len());
            let answered: Vec<f64> = marks[at].iter().flatten().map(|score| f64::from(*score) / most[at]).collect();
            prop_assert!(same(item.difficulty, (!answered.is_empty()).then(|| mean(&answered))));
            if item.alpha_if_deleted_undefined.is_none() {
                let place = used.iter().position(|column| std::ptr::eq(*column, &marks[at])).unwrap();
                let others: Vec<_> =
                    columns.iter().enumerate().filter(|(o, _)| *o != place).map(|(_, c)| c.clone()).collect();
                prop_assert!(same(item.alpha_if_deleted, slow_alpha(&others)), "{:?}", item);
            }
        }
    }

    #[test]
    fn the_order_of_persons_changes_nothing(marks in marks(), turn in 0..9_usize) {
        let turned: Vec<Vec<_>> = marks.iter().map(|column| {
            let mut column: Vec<_> = column.iter().copied().rev().collect();
            let turn = turn % column.len();
            column.rotate_left(turn);
            column
        }).collect();
        prop_assert_eq!(classical(&table(&marks)), classical(&table(&turned)));
        let (one, other) = (table(&marks).design(), table(&turned).design());
        prop_assert_eq!(one, other);
    }

    #[test]
    fn parts_are_those_a_walk_finds(marks in marks()) {
        // The oracle: from each item to everything that people who answered it answered, until nothing is new.
        let persons = marks[0].len();
        let mut parts = BTreeSet::new();
        for start in (0..marks.len()).filter(|item| marks[*item].iter().any(Option::is_some)) {
            let mut part = BTreeSet::from([start]);
            loop {
                let who: Vec<usize> =
                    (0..persons).filter(|person| part.iter().any(|item| marks[*item][*person].is_some())).collect();
                let grown: BTreeSet<_> =
                    (0..marks.len()).filter(|item| who.iter().any(|person| marks[*item][*person].is_some())).collect();
                if grown == part {
                    parts.insert((part.iter().map(|item| format!("i{item}")).collect::<Vec<_>>(), who.len()));
                    break;
                }
                part = grown;
            }
        }
        let found = table(&marks).components();
        prop_assert_eq!(found.into_iter().map(|part| (part.items, part.persons)).collect::<BTreeSet<_>>(), parts);
    }

    #[test]
    fn more_points_never_lower_a_percentage(right in 0..30_u16, wrong in 1..30_u16) {
        let person = |right: u16, all: u16| (0..all).map(|item| vec![Some(u16::from(item < right))]).collect::<Vec<_>>();
        let level = |right| table(&person(right, 30 + wrong)).percent().remove(0);
        let (less, more) = (level(right), level(right + 1));
        prop_assert!(less.share < more.share && less.low <= more.low && less.high <= more.high);
        prop_assert!(less.low <= less.share && less.share <= less.high && less.low < less.high);
    }
}
