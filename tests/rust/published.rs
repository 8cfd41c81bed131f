//! Calibrations of public data against what is published of them and against a slow direct program (`tests/data/README.md`).

use nms_core::diagnosis::{CalibratedItem, Calibration, CalibrationOptions, Levels, Model, Prior, Scores, Status};

use crate::reference::{Known, digits, patterns, persons, scores, whole};

/// Maximum likelihood, to many digits.
fn fit(scores: &Scores, model: Model) -> (Calibration, Levels) {
    let options = CalibrationOptions { model, prior: Prior::None, points: 61, tolerance: 1e-6, ..Default::default() };
    let calibration = Calibration::fit(scores, &options, &mut |_| true).unwrap();
    assert_eq!(calibration.status, Status::Converged);
    let levels = calibration.score(scores, &mut |_| true).unwrap();
    (calibration, levels)
}

fn slopes(calibration: &Calibration) -> impl Iterator<Item = f64> + '_ {
    calibration.items.iter().map(|item| item.discrimination.unwrap())
}

fn difficulties(calibration: &Calibration) -> impl Iterator<Item = f64> + '_ {
    calibration.items.iter().flat_map(|item| item.difficulties.iter().copied())
}

fn intercepts(calibration: &Calibration) -> impl Iterator<Item = f64> + '_ {
    calibration.items.iter().flat_map(|item| item.intercepts.iter().copied())
}

/// Every number of the items, with its error, and the log-likelihood, as the slow program has them; it looks at levels from −8
/// to 8, the engine from −6 to 6, which those who have every point can tell.
fn as_computed_directly(calibration: &Calibration, known: Known<'_>) {
    let of = |numbers: fn(&CalibratedItem) -> &[f64]| calibration.items.iter().flat_map(numbers).copied();
    known.near("/log_likelihood", [calibration.log_likelihood], 1e-4);
    known.near("/items/*/slope", slopes(calibration), 2e-5);
    known.near("/items/*/intercept", intercepts(calibration), 2e-5);
    known.near("/items/*/difficulty", difficulties(calibration), 1e-4);
    known.near("/items/*/slope_se", calibration.items.iter().map(|item| item.discrimination_se.unwrap()), 2e-5);
    known.near("/items/*/intercept_se", of(|item| &item.intercept_se), 2e-5);
    // Where an item has one difficulty, that is the one whose error is told.
    if calibration.items.iter().all(|item| item.difficulties.len() == 1) {
        known.near("/items/*/difficulty_se", calibration.items.iter().map(|item| item.difficulty_se.unwrap()), 1e-4);
    }
}

/// The level of each line of answers, where each line is that of a person at least.
fn of_patterns(levels: &Levels, file: &str) -> Vec<(f64, f64)> {
    let mut first = 0;
    let level = |(_, count): &(String, usize)| {
        let level = levels.get(first).unwrap();
        first += count;
        (level.level, level.standard_error)
    };
    patterns(file).iter().map(level).collect()
}

#[test]
fn law_school_tests_are_as_published() {
    for (file, name) in [("lsat6.csv", "lsat6"), ("lsat7.csv", "lsat7")] {
        let scores = scores(&persons(file));
        for (model, word) in [(Model::TwoParameter, "2pl"), (Model::Rasch, "1pl")] {
            let (calibration, levels) = fit(&scores, model);
            let at = format!("/{name}/{word}");
            as_computed_directly(&calibration, Known("exact.json", &at));
            let (level, error): (Vec<_>, Vec<_>) = of_patterns(&levels, file).into_iter().unzip();
            Known("exact.json", &at).near("/scores/*/level", level.iter().copied(), 2e-5);
            Known("exact.json", &at).near("/scores/*/se", error, 2e-5);
            let packages = format!("{name}_reference.json");
            let packages = Known(&packages, "");
            packages.near(&format!("/{word}/reliability"), levels.reliability(), 2e-5);

            // What documentation prints, to the second decimal and better.
            let published = Known("published.json", &at);
            match (name, word) {
                ("lsat6", "2pl") => {
                    published.near("/discrimination", slopes(&calibration), 1e-3);
                    published.near("/difficulty", difficulties(&calibration), 3e-3);
                    let errors = calibration.items.iter().map(|item| item.difficulty_se.unwrap());
                    published.near("/difficulty_se", errors, 2e-3);
                    let three = Known("published.json", "/lsat6/2pl_levels/levels");
                    let three = ["00000", "00001", "00010"].map(|pattern| three.numbers(&format!("/{pattern}"))[0]);
                    assert!(three.iter().zip(&level).all(|(published, found)| (published - found).abs() < 0.01));
                }
                ("lsat7", "2pl") => {
                    published.near("/slope", slopes(&calibration), 2e-3);
                    published.near("/intercept", intercepts(&calibration), 2e-3);
                }
                _ => {
                    let slope = published.numbers("/slope")[0];
                    assert!(slopes(&calibration).all(|found| (found - slope).abs() < 1e-3));
                    published.near("/intercept", intercepts(&calibration), 1e-3);
                }
            }
            // Of LSAT7 with one slope no likelihood is printed.
            if (name, word) != ("lsat7", "1pl") {
                published.near("/log_likelihood", [calibration.log_likelihood], 1e-3);
            }
        }
    }
}

#[test]
fn rasch_is_the_common_slope_as_a_deviation_of_levels() {
    let (calibration, _) = fit(&scores(&persons("lsat6.csv")), Model::Rasch);
    let slope = calibration.items[0].discrimination.unwrap();
    let published = Known("published.json", "/lsat6/rasch");
    published.near("/variance", [slope * slope], 3e-3);
    published.near("/intercept", intercepts(&calibration), 1.1e-3);
    published.near("/log_likelihood", [calibration.log_likelihood], 1e-3);
    Known("lsat6_reference.json", "/rasch").near("/deviation", [slope], 2e-5);
    Known("lsat6_reference.json", "/rasch").near("/difficulty", intercepts(&calibration).map(|at| -at), 2e-5);
}

#[test]
fn a_question_that_was_not_asked_tells_nothing() {
    // The first of those who got nothing right was not asked the first item, the second not the second.
    let mut rows = persons("lsat7.csv");
    (rows[0][0], rows[1][1]) = (None, None);
    let (calibration, _) = fit(&scores(&rows), Model::TwoParameter);
    as_computed_directly(&calibration, Known("exact.json", "/lsat7_with_two_answers_missing"));
    let published = Known("published.json", "/lsat7/2pl_two_answers_missing");
    published.near("/slope", slopes(&calibration), 2e-3);
    published.near("/intercept", intercepts(&calibration), 1e-3);
}

#[test]
fn graded_responses_are_as_in_the_packages() {
    let whole = whole(&digits("verbal_aggression.txt"));
    let mut incomplete = whole.clone();
    for (person, row) in (1..).zip(&mut incomplete) {
        (1..).zip(row).filter(|(item, _)| (person + item) % 3 == 0).for_each(|(_, answer)| *answer = None);
    }
    for (rows, name) in [(&whole, "graded"), (&incomplete, "graded_incomplete")] {
        let (calibration, levels) = fit(&scores(rows), Model::Graded);
        let at = format!("/verbal_aggression/{name}");
        as_computed_directly(&calibration, Known("exact.json", &at));
        Known("exact.json", &at).near("/levels", levels.levels().iter().copied(), 2e-4);
        Known("exact.json", &at).near("/errors", levels.standard_errors().iter().copied(), 2e-4);
        let at = format!("/{name}");
        let packages = Known("verbal_aggression_reference.json", &at);
        packages.near("/log_likelihood", [calibration.log_likelihood], 1e-3);
        packages.near("/slope", slopes(&calibration), 2e-3);
        packages.near("/items/*/difficulty", difficulties(&calibration), 2e-3);
        packages.near("/reliability", levels.reliability(), 2e-5);
    }
}

#[test]
fn answers_of_right_and_wrong_to_many_items_are_as_in_the_packages() {
    let two: Vec<Vec<u16>> =
        digits("verbal_aggression.txt").iter().map(|row| row.iter().map(|score| (*score).min(1)).collect()).collect();
    let scores = scores(&whole(&two));
    for (model, word) in [(Model::TwoParameter, "2pl"), (Model::Rasch, "1pl")] {
        let (calibration, levels) = fit(&scores, model);
        as_computed_directly(&calibration, Known("exact.json", &format!("/verbal_aggression/{word}")));
        let packages = Known("verbal_aggression_reference.json", "/binary");
        packages.near(&format!("/{word}/reliability"), levels.reliability(), 2e-5);
        if model == Model::Rasch {
            mean_squares(&calibration, &scores, &levels, Known("verbal_aggression_reference.json", "/binary/rasch"));
        }
    }
}

/// How well items fit, at the means of the posterior.
fn mean_squares(calibration: &Calibration, scores: &Scores, levels: &Levels, known: Known<'_>) {
    let residuals = calibration.residuals(scores, levels, &mut |_| true).unwrap();
    known.near("/infit", residuals.items().map(|item| item.infit.unwrap()), 1e-4);
    known.near("/outfit", residuals.items().map(|item| item.outfit.unwrap()), 1e-4);
}

#[test]
fn mean_squares_of_residuals_are_as_in_the_packages() {
    for (file, known) in [("lsat6.csv", "lsat6_reference.json"), ("lsat7.csv", "lsat7_reference.json")] {
        let scores = scores(&persons(file));
        let (calibration, levels) = fit(&scores, Model::Rasch);
        mean_squares(&calibration, &scores, &levels, Known(known, "/rasch"));
    }
}

#[test]
fn what_is_believed_before_moves_a_thousand_answers_by_less_than_their_error() {
    // The default on LSAT7: it draws the steepest item (1.71) to 1.52, by 0.6 of its error; five items are few.
    let scores = scores(&persons("lsat7.csv"));
    let weak = Calibration::fit(&scores, &CalibrationOptions::default(), &mut |_| true).unwrap();
    let (free, _) = fit(&scores, Model::TwoParameter);
    for (weak, free) in weak.items.iter().zip(&free.items) {
        let moved = (weak.discrimination.unwrap() - free.discrimination.unwrap()).abs();
        assert!(moved < 0.65 * free.discrimination_se.unwrap(), "{weak:?}");
    }
    assert!(weak.log_likelihood < free.log_likelihood && weak.log_likelihood > free.log_likelihood - 0.5);
}
