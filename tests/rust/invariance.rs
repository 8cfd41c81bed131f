//! What must not change a calibration, and what must move it which way.

use nms_core::Limits;
use nms_core::diagnosis::{CalibratedItem, Calibration, CalibrationOptions, DeclaredItem, Mark, Model, Prior, Scores};
use proptest::prelude::*;

use crate::bad_answers::{diagnose, items, region, wave};
use crate::simulated::{Chance, Item, answers, calibrated};

/// Marks, item by item, a mark for each person.
type Marks = Vec<Vec<Option<u16>>>;

/// Marks of two to six items of up to three points for up to forty persons, some of whom skip some.
fn marks() -> impl Strategy<Value = Marks> {
    (8..40_usize, 0.5..1.0_f64).prop_flat_map(|(persons, seen)| {
        let column = (1..4_u16)
            .prop_flat_map(move |maximum| prop::collection::vec(prop::option::weighted(seen, 0..=maximum), persons));
        prop::collection::vec(column, 2..7)
    })
}

/// Scores of them, the items in some order and with some names.
fn scores(marks: &Marks, order: &[usize], name: impl Fn(usize) -> String) -> Scores {
    let column = |item: &usize| {
        let marks = marks[*item].iter().map(|mark| mark.map_or(Mark::Absent, Mark::Score)).collect();
        (DeclaredItem::new(name(*item)), marks)
    };
    let persons = (0..marks[0].len()).map(|person| format!("p{person}")).collect();
    Scores::from_columns(order.iter().map(column).collect(), persons).unwrap()
}

fn natural(marks: &Marks) -> Scores {
    scores(marks, &(0..marks.len()).collect::<Vec<_>>(), |item| format!("i{item}"))
}

fn fit(scores: &Scores) -> Option<Calibration> {
    let options = CalibrationOptions { tolerance: 1e-6, iterations: 200, ..CalibrationOptions::default() };
    // Where no item tells anything there is nothing to compare.
    Calibration::fit(scores, &options, &mut |_| true).ok()
}

/// A level and its error for each person.
fn levels(calibration: &Calibration, scores: &Scores) -> Vec<(f64, f64)> {
    calibration.score(scores, &mut |_| true).unwrap().iter().map(|level| (level.level, level.standard_error)).collect()
}

/// An order of so many places.
fn turned(count: usize, by: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).rev().collect();
    order.rotate_left(by % count);
    order
}

fn near(a: &CalibratedItem, b: &CalibratedItem, within: f64) -> bool {
    let numbers = |item: &CalibratedItem| -> Vec<f64> {
        item.discrimination.into_iter().chain(item.intercepts.iter().copied()).chain(item.discrimination_se).collect()
    };
    let (a, b) = (numbers(a), numbers(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| (a - b).abs() <= within * (1.0 + a.abs()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_persons_changes_no_byte(marks in marks(), by in 0..40_usize) {
        let order = turned(marks[0].len(), by);
        let other: Marks = marks.iter().map(|column| order.iter().map(|person| column[*person]).collect()).collect();
        let (one, other) = (natural(&marks), natural(&other));
        let (Some(a), Some(b)) = (fit(&one), fit(&other)) else { return Ok(()) };
        prop_assert_eq!(a.to_json(), b.to_json());
        let (levels_a, levels_b) = (levels(&a, &one), levels(&b, &other));
        for (place, person) in order.iter().enumerate() {
            prop_assert_eq!(levels_a[*person], levels_b[place]);
        }
        let items = |calibration: &Calibration, scores: &Scores| {
            let levels = calibration.score(scores, &mut |_| true).unwrap();
            let residuals = calibration.residuals(scores, &levels, &mut |_| true).unwrap();
            nms_core::boundary::json(&residuals.items().collect::<Vec<_>>())
        };
        prop_assert_eq!(items(&a, &one), items(&b, &other));
    }

    #[test]
    fn the_order_of_items_changes_no_byte(marks in marks(), by in 0..6_usize) {
        let order = turned(marks.len(), by);
        let (one, other) = (natural(&marks), scores(&marks, &order, |item| format!("i{item}")));
        let (Some(a), Some(mut b)) = (fit(&one), fit(&other)) else { return Ok(()) };
        // Written in another order, read in another order: persons stand where they stood.
        prop_assert_eq!(levels(&a, &one), levels(&b, &other));
        prop_assert_eq!(levels(&a, &one), levels(&b, &one));
        b.items.sort_by(|a, b| a.id.cmp(&b.id));
        prop_assert_eq!(a.to_json(), b.to_json());
    }

    #[test]
    fn names_of_items_change_nothing(marks in marks()) {
        // Names that stand the other way round.
        let order: Vec<usize> = (0..marks.len()).collect();
        let (one, other) = (natural(&marks), scores(&marks, &order, |item| format!("задание-{}", 9 - item)));
        let (Some(a), Some(b)) = (fit(&one), fit(&other)) else { return Ok(()) };
        prop_assert!((a.log_likelihood - b.log_likelihood).abs() < 1e-5);
        for (a, b) in a.items.iter().zip(&b.items) {
            prop_assert!(near(a, b, 1e-4), "{:?} {:?}", a, b);
        }
        for (a, b) in levels(&a, &one).into_iter().zip(levels(&b, &other)) {
            prop_assert!((a.0 - b.0).abs() < 1e-4 && (a.1 - b.1).abs() < 1e-4);
        }
    }

    #[test]
    fn two_categories_are_the_two_parameter_model(marks in marks()) {
        let marks: Marks =
            marks.iter().map(|column| column.iter().map(|mark| mark.map(|score| score.min(1))).collect()).collect();
        let scores = natural(&marks);
        let of = |model| Calibration::fit(&scores, &CalibrationOptions { model, ..Default::default() }, &mut |_| true);
        match (of(Model::Graded), of(Model::TwoParameter)) {
            (Ok(graded), Ok(two)) => {
                prop_assert_eq!(&graded.items, &two.items);
                prop_assert_eq!(levels(&graded, &scores), levels(&two, &scores));
                prop_assert!((graded.log_likelihood - two.log_likelihood).abs() < 1e-12);
            }
            (graded, two) => prop_assert_eq!(graded.map(|_| ()), two.map(|_| ())),
        }
    }
}

/// A bank of items that tell more from less, and answers to them as shares of their points.
fn bank() -> impl Strategy<Value = (Vec<(f64, Vec<f64>)>, Vec<f64>)> {
    let item =
        (0.05..8.0_f64, prop::collection::vec(0.1..6.0_f64, 1..4), -9.0..9.0_f64).prop_map(|(slope, steps, first)| {
            let fall = |at: &mut f64, step: &f64| {
                *at -= step;
                Some((*at * 1e4).round() / 1e4)
            };
            (slope, steps.iter().scan(first, fall).collect())
        });
    (1..40_usize).prop_flat_map(move |count| {
        (prop::collection::vec(item.clone(), count), prop::collection::vec(0.0..1.0_f64, count))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn one_more_point_never_lowers_a_level((items, shares) in bank(), raised in 0..40_usize) {
        let json: Vec<_> = items.iter().enumerate().map(|(item, (slope, intercepts))| {
            format!(r#"{{"id": "i{item}", "discrimination": {slope:.4}, "intercepts": {intercepts:?}}}"#)
        }).collect();
        let bank = Calibration::from_json(&format!(r#"{{"items": [{}]}}"#, json.join(",")), &Limits::default()).unwrap();
        let raised = raised % items.len();
        // Two persons with the same answers, but for one point more of the second.
        let columns = items.iter().zip(&shares).enumerate().map(|(item, ((_, intercepts), share))| {
            let most = intercepts.len() as u16;
            let score = (share * f64::from(most + 1)) as u16;
            let (score, more) = if item == raised { (score.min(most - 1), score.min(most - 1) + 1) } else { (score, score) };
            (DeclaredItem::new(format!("i{item}")).out_of(most), vec![Mark::Score(score), Mark::Score(more)])
        });
        let scores = Scores::from_columns(columns.collect(), vec!["less".into(), "more".into()]).unwrap();
        let levels = levels(&bank, &scores);
        // The last digit is that of rounding.
        prop_assert!(levels[0].0 <= levels[1].0 + 1.5e-6, "{:?}", levels);
        prop_assert!(levels.iter().all(|(level, error)| level.is_finite() && *error > 0.0));
        let percent = scores.percent();
        prop_assert!(percent[0].share < percent[1].share);
        prop_assert!(percent[0].low <= percent[1].low && percent[0].high <= percent[1].high);
    }
}

#[test]
fn the_order_of_rows_of_a_region_changes_no_byte() {
    let turned = |rows: &str| rows.lines().rev().map(|row| format!("{row}\n")).collect::<String>();
    let (items, responses) = (items("м"), wave("м", "март", "2023-03-12") + &wave("м", "ноябрь", "2023-11-15"));
    let told = |items: &str, responses: &str| {
        let diagnosis = diagnose(&region(items, responses).unwrap(), "2023-12-31");
        let deficits = nms_core::boundary::json(&diagnosis.deficits().collect::<Vec<_>>());
        let levels = nms_core::boundary::json(&diagnosis.levels().collect::<Vec<_>>());
        [deficits, levels, nms_core::boundary::json(&diagnosis.gain_rows().collect::<Vec<_>>())]
    };
    assert_eq!(told(&items, &responses), told(&turned(&items), &turned(&responses)));
}

#[test]
fn twice_the_data_have_errors_smaller_by_the_root_of_two() {
    let mut chance = Chance(7);
    let levels: Vec<f64> = (0..400).map(|_| chance.normal()).collect();
    let item = |number: usize| -> Item { (format!("i{number}"), 0.7 + number as f64 * 0.2, number as f64 / 2.0 - 1.5) };
    let once = answers(&levels, &(0..8).map(item).collect::<Vec<_>>(), &mut chance);
    let rows: Vec<Vec<Option<u16>>> =
        once.rows().map(|row| row.iter().map(|response| Some(response.score)).collect()).collect();
    let twice = crate::reference::scores(&[rows.clone(), rows].concat());
    let errors = |scores: &Scores, model: Model, prior: Prior| -> Vec<f64> {
        let options = CalibrationOptions { model, prior, tolerance: 1e-6, ..Default::default() };
        let calibration = Calibration::fit(scores, &options, &mut |_| true).unwrap();
        let of = |item: &CalibratedItem| {
            [item.discrimination_se.unwrap(), item.intercept_se[0], item.difficulty_se.unwrap()]
        };
        calibration.items.iter().flat_map(of).collect()
    };
    for model in [Model::TwoParameter, Model::Rasch] {
        let ratios = |prior| {
            let (once, twice) = (errors(&once, model, prior), errors(&twice, model, prior));
            once.into_iter().zip(twice).map(|(once, twice)| once / twice).collect::<Vec<_>>()
        };
        let off = |ratio: &f64| (ratio / 2.0_f64.sqrt() - 1.0).abs();
        assert!(ratios(Prior::None).iter().all(|ratio| off(ratio) < 0.001), "{:?}", ratios(Prior::None));
        // What is believed before does not become more: the errors of few answers shrink by less.
        assert!(ratios(Prior::Weak).iter().all(|ratio| *ratio > 1.1 && off(ratio) < 0.2), "{:?}", ratios(Prior::Weak));
    }
    // A classical error of measurement is that of a person: it does not depend on how many there are.
    let level_error = |scores: &Scores| calibrated(scores, Model::Rasch).score(scores, &mut |_| true).unwrap();
    let (a, b) = (level_error(&once), level_error(&twice));
    assert!((a.standard_errors()[0] - b.standard_errors()[0]).abs() < 0.01);
}
