//! Whether curves are those of the answers: S-X² of items.

use nms_core::diagnosis::{Calibration, CalibrationOptions, ItemFit, Model, Prior, Residuals, Scores, WhyUndefined};

use crate::reference::{Known, persons, scores};
use crate::simulated::{Chance, Item, answers, calibrated};

fn residuals(calibration: &Calibration, scores: &Scores) -> Residuals {
    let levels = calibration.score(scores, &mut |_| true).unwrap();
    calibration.residuals(scores, &levels, &mut |_| true).unwrap()
}

#[test]
fn s_x2_of_the_law_school_tests_is_as_published() {
    for name in ["lsat6", "lsat7"] {
        let scores = scores(&persons(&format!("{name}.csv")));
        for (model, word) in [(Model::TwoParameter, "2pl"), (Model::Rasch, "1pl")] {
            let options = CalibrationOptions { model, prior: Prior::None, tolerance: 1e-6, ..Default::default() };
            let calibration = Calibration::fit(&scores, &options, &mut |_| true).unwrap();
            let residuals = residuals(&calibration, &scores);
            let items = || residuals.items();
            let at = format!("/{name}/{word}");
            let exact = Known("exact.json", &at);
            exact.near("/s_x2/*/statistic", items().map(|item| item.s_x2.unwrap()), 1e-4);
            exact.near("/s_x2/*/df", items().map(|item| f64::from(item.s_x2_df.unwrap())), 1e-9);
            exact.near("/s_x2/*/p", items().map(|item| item.s_x2_p.unwrap()), 1e-5);
            let published = match at.as_str() {
                "/lsat6/1pl" => Known("published.json", "/lsat6/1pl"),
                "/lsat7/2pl" => Known("published.json", "/lsat7/2pl_fit"),
                _ => continue,
            };
            published.near("/s_x2", items().map(|item| item.s_x2.unwrap()), 3e-3);
            published.near("/s_x2_df", items().map(|item| f64::from(item.s_x2_df.unwrap())), 1e-9);
        }
    }
}

/// Thirty items of which the first is guessed: nobody has less than four chances in ten.
fn guessed(persons: usize, more: usize) -> Scores {
    let mut chance = Chance(31);
    let levels: Vec<f64> = (0..persons).map(|_| chance.normal()).collect();
    let item = |number: usize| -> Item {
        (format!("i{number}"), 0.8 + (number % 5) as f64 * 0.25, (number * 7 % 30) as f64 / 7.5 - 2.0)
    };
    let sound: Vec<Item> = (0..30).map(item).collect();
    let scores = answers(&levels, &sound, &mut chance);
    let mut rows: Vec<Vec<Option<u16>>> =
        scores.rows().map(|row| row.iter().map(|response| Some(response.score)).collect()).collect();
    for (row, level) in rows.iter_mut().zip(&levels) {
        let right = 0.4 + 0.6 / (1.0 + (-2.5 * (level - 1.0)).exp());
        row[0] = Some(u16::from(chance.share() < right));
    }
    // Somebody else, who did not see the last item.
    rows.extend((0..more).map(|_| (0..30).map(|item| (item < 29).then_some(1)).collect()));
    crate::reference::scores(&rows)
}

#[test]
fn an_item_that_is_guessed_is_found_and_the_others_are_not() {
    let scores = guessed(2_000, 0);
    let calibration = calibrated(&scores, Model::TwoParameter);
    let residuals = residuals(&calibration, &scores);
    let items: Vec<ItemFit<'_>> = residuals.items().collect();
    assert!(items[0].s_x2_p.unwrap() < 0.001, "{:?}", items[0]);
    // Of twenty-nine sound items one or two are below 0.05 by chance, and hardly any below 0.001.
    let below = |bound: f64| items[1..].iter().filter(|item| item.s_x2_p.unwrap() < bound).count();
    assert!(below(0.05) <= 5 && below(0.001) == 0, "{} {}", below(0.05), below(0.001));
    // Mean squares do not see it: they take levels as if they were known.
    assert!((0.85..1.15).contains(&items[0].infit.unwrap()), "{:?}", items[0]);
}

#[test]
fn whoever_did_not_see_all_items_is_left_out() {
    let (whole, more) = (guessed(400, 0), guessed(400, 7));
    let calibration = calibrated(&whole, Model::TwoParameter);
    let figures = |scores: &Scores| -> Vec<_> {
        residuals(&calibration, scores).items().map(|item| (item.s_x2, item.s_x2_df, item.s_x2_p)).collect()
    };
    assert_eq!(figures(&whole), figures(&more));
}

#[test]
fn what_has_no_s_x2_says_why() {
    let limits = nms_core::Limits::default();
    let bank = r#"{"items": [
        {"id": "i1", "discrimination": 1, "intercepts": [0]}, {"id": "i2", "discrimination": 1, "intercepts": [0]},
        {"id": "i3", "discrimination": 1, "intercepts": [0]}, {"id": "i4"},
        {"id": "essay", "discrimination": 1, "intercepts": [1, -1]}]}"#;
    let bank = Calibration::from_json(bank, &limits).unwrap();
    let reasons = |text: &str| -> Vec<WhyUndefined> {
        let scores = Scores::from_json(text, &limits).unwrap();
        residuals(&bank, &scores).items().map(|item| item.s_x2_undefined.unwrap()).collect()
    };
    let few = WhyUndefined::FewGroups;
    let text = r#"{"columns": {"i1": [1, 0, 1], "i2": [0, 0, 1], "i4": [1, 1, 1], "essay": [2, 1, 0]}}"#;
    assert_eq!(reasons(text), [few, few, WhyUndefined::NoCurve, WhyUndefined::SeveralPoints]);
    assert_eq!(reasons(r#"{"columns": {"i1": [1, null], "i2": [null, 0]}}"#), [WhyUndefined::NoCompletePersons; 2]);
    assert_eq!(reasons(r#"{"columns": {"i1": [1], "i2": [0]}}"#), [few; 2]);
    // Nobody got anything, or everybody everything.
    let all = |score: u8| format!(r#"{{"columns": {{"i1": {0:?}, "i2": {0:?}, "i3": {0:?}}}}}"#, [score; 90]);
    assert_eq!([reasons(&all(0)), reasons(&all(1))], [[few; 3], [few; 3]]);
    assert_eq!(reasons(r#"{"columns": {}}"#), []);
}
