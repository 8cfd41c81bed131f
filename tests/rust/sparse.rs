//! Banks of which each person sees a part, and tables at their ends: nothing vanishes, overflows or takes for ever.

use nms_core::Limits;
use nms_core::diagnosis::{
    Calibration, CalibrationOptions, CurveFlag, DeclaredItem, Levels, Mark, Model, Prior, Scores, Status,
};

use crate::simulated::{Chance, Item, calibrated, moments};

fn fit(scores: &Scores) -> Calibration {
    calibrated(scores, Model::Graded)
}

fn score(calibration: &Calibration, scores: &Scores) -> Levels {
    calibration.score(scores, &mut |_| true).unwrap()
}

fn read(text: &str) -> Scores {
    Scores::from_json(text, &Limits::default()).unwrap()
}

/// Whether every number that is there can be shown.
fn sound(calibration: &Calibration, levels: &Levels) -> bool {
    let numbers = |item: &nms_core::diagnosis::CalibratedItem| -> Vec<f64> {
        let some = [item.discrimination, item.discrimination_se, item.difficulty, item.difficulty_se];
        some.into_iter().flatten().chain(item.intercepts.clone()).chain(item.intercept_se.clone()).collect()
    };
    calibration.items.iter().flat_map(numbers).all(|number| number.is_finite() && number.abs() < 1e3)
        && levels.iter().all(|level| level.level.abs() < 6.0 && (0.0..=1.0).contains(&level.standard_error))
        && calibration.log_likelihood.is_finite()
        && calibration.last_change.is_finite()
}

/// Root of the mean square.
fn root_mean_square(numbers: impl Iterator<Item = f64>) -> f64 {
    let (count, squares) = numbers.fold((0.0, 0.0), |(count, sum), number| (count + 1.0, sum + number * number));
    (squares / count).sqrt()
}

/// Answers of persons to sixty items each, chosen by chance out of a bank.
fn from_a_bank(levels: &[f64], bank: &[Item], chance: &mut Chance) -> Scores {
    let mut responses = Vec::new();
    for (person, level) in (0_u32..).zip(levels) {
        let mut left: Vec<u32> = (0..bank.len() as u32).collect();
        for _ in 0..60 {
            let item = left.swap_remove((chance.share() * left.len() as f64) as usize);
            let (_, discrimination, difficulty) = &bank[item as usize];
            let right = 1.0 / (1.0 + (-discrimination * (level - difficulty)).exp());
            responses.push((person, item, Mark::Score(u16::from(chance.share() < right))));
        }
    }
    let items = bank.iter().map(|(id, ..)| DeclaredItem::new(id.clone()).out_of(1)).collect();
    Scores::new(items, (0..levels.len()).map(|person| format!("p{person}")).collect(), responses).unwrap()
}

#[test]
fn a_bank_of_six_hundred_of_which_each_sees_sixty_is_recovered() {
    let mut chance = Chance(600);
    let levels: Vec<f64> = (0..2_000).map(|_| chance.normal()).collect();
    let item = |number: usize| -> Item {
        (format!("i{number}"), 0.7 + (number % 11) as f64 / 10.0, (number * 37 % 600) as f64 / 150.0 - 2.0)
    };
    let bank: Vec<Item> = (0..600).map(item).collect();
    // Two hundred answers an item.
    let scores = from_a_bank(&levels, &bank, &mut chance);
    let calibration = fit(&scores);
    assert_eq!(calibration.status, Status::Converged);
    let off = calibration.items.iter().zip(&bank).map(|(found, (.., true_one))| found.difficulty.unwrap() - true_one);
    let rmse = root_mean_square(off.clone());
    assert!(rmse < 0.3, "{rmse}");
    // Errors are as large as they are said to be.
    let standardised =
        root_mean_square(off.zip(&calibration.items).map(|(off, item)| off / item.difficulty_se.unwrap()));
    assert!((0.85..1.1).contains(&standardised), "{standardised}");
    let slopes =
        root_mean_square(calibration.items.iter().zip(&bank).map(|(item, one)| item.discrimination.unwrap() - one.1));
    assert!(slopes < 0.25, "{slopes}");
    let found = score(&calibration, &scores);
    let persons = root_mean_square(found.levels().iter().zip(&levels).map(|(found, level)| found - level));
    let said = root_mean_square(found.standard_errors().iter().copied());
    assert!(persons < 0.32 && (persons / said - 1.0).abs() < 0.1, "{persons} {said}");
}

#[test]
fn items_with_few_answers_stay_where_all_items_are() {
    // Three answers an item, all right or all wrong for some of them: no difficulty runs away.
    let mut chance = Chance(3);
    let columns = (0..40).map(|item| {
        let marks = (0..120).map(|person| match (person + item) % 40 {
            0 => Mark::Score(u16::from(chance.share() < 0.5)),
            _ => Mark::Absent,
        });
        (DeclaredItem::new(format!("i{item}")), marks.collect())
    });
    let columns = columns.collect();
    let scores = Scores::from_columns(columns, (0..120).map(|person| format!("p{person}")).collect()).unwrap();
    let calibration = fit(&scores);
    assert!(sound(&calibration, &score(&calibration, &scores)));
    for item in calibration.items.iter().filter(|item| item.discrimination.is_some()) {
        assert!(item.difficulty.unwrap().abs() < 3.0 && item.discrimination.unwrap() > 0.2, "{item:?}");
    }
}

#[test]
fn a_person_with_thirteen_hundred_items_does_not_vanish() {
    let item = |number: usize| {
        let difficulty = f64::from((number * 13 % 1_300) as u32) / 325.0 - 2.0;
        format!(r#"{{"id": "i{number}", "discrimination": 1.5, "intercepts": [{}]}}"#, -1.5 * difficulty)
    };
    let items: Vec<_> = (0..1_300).map(item).collect();
    let bank = Calibration::from_json(&format!(r#"{{"items": [{}]}}"#, items.join(",")), &Limits::default()).unwrap();
    // Everything wrong, every second right, the easy half right, everything right.
    let columns = (0..1_300).map(|number| {
        let marks = [0, number % 2, usize::from(number * 13 % 1_300 < 650), 1].map(|score| Mark::Score(score as u16));
        (DeclaredItem::new(format!("i{number}")), marks.to_vec())
    });
    let persons = ["none", "half", "easy", "all"].map(str::to_owned).to_vec();
    let scores = Scores::from_columns(columns.collect(), persons).unwrap();
    let levels = score(&bank, &scores);
    let at = |person: usize| levels.get(person).unwrap();
    assert!(at(0).level < -4.0 && at(3).level > 4.0 && at(1).level.abs() < 0.1 && at(2).level.abs() < 0.1);
    // The information of so many items: a² Σ p(1 − p), some 1 300 · 2.25 · 0.14, so that errors are about 0.05.
    assert!([1, 2].iter().all(|person| (0.03..0.07).contains(&at(*person).standard_error)), "{:?}", at(1));
    assert!([0, 3].iter().all(|person| (0.1..0.6).contains(&at(*person).standard_error)), "{:?}", at(0));
    // And the items themselves, from persons who all have a thousand and more answers.
    let mut chance = Chance(13);
    let levels: Vec<f64> = (0..24).map(|_| chance.normal()).collect();
    let items: Vec<Item> =
        (0..1_300).map(|number| (format!("i{number}"), 1.2, (number % 40) as f64 / 10.0 - 2.0)).collect();
    let scores = crate::simulated::answers(&levels, &items, &mut chance);
    let options = CalibrationOptions { iterations: 20, errors: false, ..CalibrationOptions::default() };
    let calibration = Calibration::fit(&scores, &options, &mut |_| true).unwrap();
    let found = score(&calibration, &scores);
    assert!(sound(&calibration, &found));
    // The scale is that of these few; on it everybody stands where it did.
    let ((m1, s1), (m2, s2)) = (moments(&levels), moments(found.levels()));
    let off = found.levels().iter().zip(&levels).map(|(found, level)| (found - m2) / s2 - (level - m1) / s1);
    let rmse = root_mean_square(off);
    assert!(rmse < 0.15, "{rmse}");
}

#[test]
fn all_right_and_all_wrong_persons_have_finite_levels() {
    // Twenty persons of each kind, ten between them.
    let right = |person: usize, item: usize| match person {
        0..20 => true,
        20..40 => false,
        _ => (person + item).is_multiple_of(3),
    };
    let columns = (0..6).map(|item| {
        let marks = (0..50).map(|person| Mark::Score(u16::from(right(person, item)))).collect();
        (DeclaredItem::new(format!("i{item}")), marks)
    });
    let columns = columns.collect();
    let scores = Scores::from_columns(columns, (0..50).map(|person| format!("p{person}")).collect()).unwrap();
    for (model, prior) in [(Model::Graded, Prior::Weak), (Model::Rasch, Prior::Weak), (Model::Rasch, Prior::None)] {
        let options = CalibrationOptions { model, prior, ..CalibrationOptions::default() };
        let calibration = Calibration::fit(&scores, &options, &mut |_| true).unwrap();
        let levels = score(&calibration, &scores);
        assert!(sound(&calibration, &levels), "{calibration:?}");
        assert!(levels.get(0).unwrap().level > 0.5 && levels.get(20).unwrap().level < -0.5);
        let residuals = calibration.residuals(&scores, &levels, &mut |_| true).unwrap();
        assert!(residuals.persons().all(|person| person.infit.is_some_and(f64::is_finite)));
    }
}

#[test]
fn tables_of_one_person_one_item_or_nothing_have_answers() {
    let refused = |text: &str| {
        Calibration::fit(&read(text), &CalibrationOptions::default(), &mut |_| true).unwrap_err().to_string()
    };
    let empty = "no item tells persons apart [calibration.empty]; give answers of several persons in which some got more \
                 points than others";
    assert_eq!(refused(r#"{"columns": {}}"#), empty);
    assert_eq!(refused(r#"{"columns": {"i1": [1], "i2": [0], "i3": [1]}}"#), empty);
    assert_eq!(refused(r#"{"columns": {"i1": [null, null]}}"#), empty);
    // One item of two persons has a curve that is all belief: its errors say so.
    let one = read(r#"{"columns": {"i1": [1, 0]}}"#);
    let calibration = fit(&one);
    let levels = score(&calibration, &one);
    assert!(sound(&calibration, &levels) && levels.get(0).unwrap().level > 0.0);
    assert!(calibration.items[0].discrimination_se.unwrap() > 0.4, "{:?}", calibration.items[0]);
    // Nobody to place, and one person to place.
    let nobody = score(&calibration, &read(r#"{"columns": {}}"#));
    assert!(nobody.is_empty() && nobody.reliability().is_none());
    let alone = score(&calibration, &read(r#"{"columns": {"i1": [1]}}"#));
    assert!(alone.len() == 1 && alone.reliability().is_none() && (alone.levels()[0] - levels.levels()[0]).abs() < 1e-9);
    let text = alone.to_json();
    assert!(text.starts_with(r#"[{"person":"1","answered":1,"level":0."#), "{text}");
}

#[test]
fn answers_that_fit_perfectly_end_and_say_how_unsure_they_are() {
    // The answers fit perfectly (Guttman 1944): without a prior slopes run off to where no answer tells them apart.
    let columns = (0..5).map(|item| {
        let marks = (0..60).map(|person| Mark::Score(u16::from(person / 10 > item))).collect();
        (DeclaredItem::new(format!("i{item}")), marks)
    });
    let columns = columns.collect();
    let scores = Scores::from_columns(columns, (0..60).map(|person| format!("p{person}")).collect()).unwrap();
    let options = CalibrationOptions { prior: Prior::None, ..CalibrationOptions::default() };
    let free = Calibration::fit(&scores, &options, &mut |_| true).unwrap();
    assert!(sound(&free, &score(&free, &scores)), "{free:?}");
    for item in &free.items {
        assert!(
            item.discrimination.unwrap() <= 12.0 && item.discrimination_se.is_none_or(|error| error > 10.0),
            "{item:?}"
        );
    }
    // With one they stay near.
    let held = fit(&scores);
    assert_eq!(held.status, Status::Converged);
    assert!(held.items.iter().all(|item| item.discrimination.unwrap() < 4.0 && item.flags.is_empty()), "{held:?}");
}

#[test]
fn points_may_be_as_many_as_they_like() {
    // Two thousand essays out of 65 535 points by three persons, and one by twenty thousand who all have other points.
    let essay = |item: u16| (DeclaredItem::new(format!("e{item}")), [0, 65_535, item].map(Mark::Score).to_vec());
    let few =
        Scores::from_columns((0..2_000).map(essay).collect(), ["a", "b", "c"].map(str::to_owned).to_vec()).unwrap();
    let options = CalibrationOptions { iterations: 2, errors: false, ..CalibrationOptions::default() };
    let calibration = Calibration::fit(&few, &options, &mut |_| true).unwrap();
    assert!(sound(&calibration, &score(&calibration, &few)));
    let points = (0..20_000).map(|person| Mark::Score(person * 3)).collect();
    let many = vec![(DeclaredItem::new("essay"), points)];
    let many = Scores::from_columns(many, (0..20_000).map(|person| format!("p{person}")).collect()).unwrap();
    let calibration = Calibration::fit(&many, &options, &mut |_| true).unwrap();
    let item = &calibration.items[0];
    assert_eq!((item.scores.len(), item.flags.as_slice()), (10, &[CurveFlag::ScoresMerged][..]));
}

#[test]
fn a_million_responses_are_soon_done() {
    let mut chance = Chance(1_000_000);
    let levels: Vec<f64> = (0..25_000).map(|_| chance.normal()).collect();
    let items: Vec<Item> =
        (0..40).map(|number| (format!("i{number}"), 1.0, f64::from(number % 20) / 5.0 - 1.9)).collect();
    let scores = crate::simulated::answers(&levels, &items, &mut chance);
    assert_eq!(scores.len(), 1_000_000);
    let options = CalibrationOptions { errors: false, ..CalibrationOptions::default() };
    let calibration = Calibration::fit(&scores, &options, &mut |_| true).unwrap();
    assert_eq!(calibration.status, Status::Converged);
    let off = calibration.items.iter().zip(&items).map(|(found, (.., true_one))| found.difficulty.unwrap() - true_one);
    let rmse = root_mean_square(off);
    assert!(rmse < 0.05, "{rmse}");
    let found = score(&calibration, &scores);
    assert!(sound(&calibration, &found));
}
