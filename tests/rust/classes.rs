//! Classes of skills: published numbers, skills that are known, and what does not suit the model.

use nms_core::Limits;
use nms_core::diagnosis::{ClassFlag, ClassOptions, DeclaredItem, Mark, QMatrix, Scores, SkillClasses};
use proptest::prelude::*;

use crate::reference::{self, Known, digits, whole};
use crate::simulated::Chance;

/// Complete lines of answers.
fn scores(rows: &[Vec<u16>]) -> Scores {
    reference::scores(&whole(rows))
}

fn q_matrix(rows: &[Vec<u16>]) -> QMatrix {
    let skills = |row: &Vec<u16>| -> Vec<String> {
        (1..).zip(row).filter(|(_, needed)| **needed == 1).map(|(skill, _)| format!("s{skill}")).collect()
    };
    let rows: Vec<_> = (1..).zip(rows).map(|(item, row)| (format!("i{item}"), skills(row))).collect();
    let names: Vec<_> = (1..=8).map(|skill| format!("s{skill}")).collect();
    let items: serde_json::Map<_, _> = rows.into_iter().map(|(item, skills)| (item, skills.into())).collect();
    let text = serde_json::json!({"items": items, "skills": names}).to_string();
    QMatrix::from_json(&text, &Limits::default()).unwrap()
}

fn fit(scores: &Scores, q: &QMatrix) -> SkillClasses {
    SkillClasses::fit(scores, q, &ClassOptions::default(), &mut |_| true).unwrap()
}

#[test]
fn fraction_subtraction_is_as_published() {
    let scores = scores(&digits("fraction_subtraction.txt"));
    let classes = fit(&scores, &q_matrix(&digits("fraction_subtraction_q.txt")));
    assert!((classes.log_likelihood + 4402.288).abs() < 0.01, "{}", classes.log_likelihood);
    assert_eq!((classes.classes, classes.distinguishable), (256, 58));
    let near = |found: &[f64], within: f64, (file, below): (&str, &str)| {
        Known(file, "/fraction_subtraction/dina").near(below, found.iter().copied(), within);
    };
    let guess: Vec<f64> = classes.items.iter().map(|item| item.guess.unwrap()).collect();
    let slip: Vec<f64> = classes.items.iter().map(|item| item.slip.unwrap()).collect();
    let shares: Vec<f64> = classes.skills.iter().map(|skill| skill.share).collect();
    near(&guess, 1e-3, ("published.json", "/guess"));
    near(&slip, 1e-3, ("published.json", "/slip"));
    near(&shares, 1e-3, ("published.json", "/prevalence"));
    near(&guess, 2e-4, ("exact.json", "/guess"));
    near(&slip, 2e-4, ("exact.json", "/slip"));
    near(&shares, 2e-4, ("exact.json", "/prevalence"));
    let persons = classes.score(&scores, &mut |_| true).unwrap();
    for (place, person) in persons.iter().take(10).enumerate() {
        near(person.probabilities, 2e-3, ("exact.json", &format!("/first_ten_persons/{place}")));
    }
    // Nobody guessed the third item.
    assert_eq!((classes.items[2].guess_se, classes.items[2].flags.as_slice()), (None, &[ClassFlag::Unsure][..]));
    // Only the second and seventh skill are asked alone by some item.
    let alone: Vec<_> =
        classes.skills.iter().filter(|skill| skill.alone > 0).map(|skill| skill.skill.as_str()).collect();
    assert_eq!(alone, ["s2", "s7"]);
}

#[test]
fn errors_of_fraction_subtraction_are_sound() {
    let classes = fit(&scores(&digits("fraction_subtraction.txt")), &q_matrix(&digits("fraction_subtraction_q.txt")));
    let published = Known("published.json", "/fraction_subtraction/dina").numbers("/slip_se");
    let mut ratios = Vec::new();
    for (item, published) in classes.items.iter().zip(&published) {
        // Nobody knows a share better than if one saw who has the skills: √(p(1−p)/n), n not above all 536.
        for (share, error) in [(item.guess.unwrap(), item.guess_se), (item.slip.unwrap(), item.slip_se)] {
            let Some(error) = error else { continue };
            assert!(error > 0.95 * (share * (1.0 - share) / 536.0).sqrt() && error < 0.2, "{item:?}");
        }
        ratios.push(item.slip_se.unwrap() / published);
    }
    ratios.sort_by(f64::total_cmp);
    // Half of the published errors of slips are within a third; those of guesses lie below the bound above.
    assert!((0.75..1.35).contains(&ratios[10]), "{ratios:?}");
}

/// Fifteen items that need one or two of three skills, guesses 0.15 and slips 0.1; answers of persons with known skills.
fn known(count: usize) -> (Vec<[bool; 3]>, Scores, QMatrix) {
    const NEEDS: [&[usize]; 5] = [&[0], &[1], &[2], &[0, 1], &[1, 2]];
    let mut chance = Chance(12);
    let (mut truth, mut rows) = (Vec::new(), Vec::new());
    for _ in 0..count {
        let has = [0.6, 0.5, 0.3].map(|share| chance.share() < share);
        let able = |item: usize| NEEDS[item % 5].iter().all(|skill| has[*skill]);
        rows.push((0..15).map(|item| u16::from(chance.share() < if able(item) { 0.9 } else { 0.15 })).collect());
        truth.push(has);
    }
    let names = ["s1", "s2", "s3"];
    let items: Vec<String> = (1..=15).map(|item| format!("i{item}")).collect();
    let q = items.iter().enumerate().map(|(at, item)| (item.as_str(), NEEDS[at % 5].iter().map(|skill| names[*skill])));
    (truth, scores(&rows), QMatrix::new(q).unwrap())
}

#[test]
fn known_skills_are_recovered() {
    let (truth, scores, q) = known(1_500);
    let classes = fit(&scores, &q);
    assert_eq!((classes.classes, classes.distinguishable), (8, 8));
    for (skill, share) in classes.skills.iter().zip([0.6, 0.5, 0.3]) {
        assert!((skill.share - share).abs() < 0.05, "{skill:?}");
    }
    for item in &classes.items {
        let (guess, slip) = (item.guess.unwrap(), item.slip.unwrap());
        assert!((guess - 0.15).abs() < 4.0 * item.guess_se.unwrap(), "{item:?}");
        assert!((slip - 0.1).abs() < 4.0 * item.slip_se.unwrap(), "{item:?}");
        assert!(item.guess_se.unwrap() < 0.03 && item.flags.is_empty());
    }
    let persons = classes.score(&scores, &mut |_| true).unwrap();
    let right = persons.iter().zip(&truth).flat_map(|(person, has)| {
        person.probabilities.iter().zip(has).map(|(probability, has)| (*probability > 0.5) == *has)
    });
    assert!(right.filter(|right| *right).count() as f64 > 0.95 * 4_500.0);
    // Of somebody who answered nothing the shares of all are believed.
    let nothing = Scores::from_json(r#"{"columns": {"i1": [null]}}"#, &Limits::default()).unwrap();
    let nothing = classes.score(&nothing, &mut |_| true).unwrap();
    assert_eq!(nothing.answered(), [0]);
    assert!((nothing.probabilities()[2] - classes.skills[2].share).abs() < 1e-5);
}

#[test]
fn items_that_mislead_are_flagged() {
    let (_, whole, q) = known(600);
    let column = |item: usize, of: &dyn Fn(u16, usize) -> Mark| -> (DeclaredItem, Vec<Mark>) {
        let marks = whole.rows().enumerate().map(|(person, row)| of(row[item].score, person)).collect();
        (DeclaredItem::new(format!("i{}", item + 1)), marks)
    };
    let columns = (0..15).map(|item| match item {
        5 => column(item, &|score, _| Mark::Score(1 - score)),
        6 => column(item, &|_, person| Mark::Score((person % 2) as u16)),
        7 => column(item, &|_, _| Mark::Absent),
        _ => column(item, &|score, _| Mark::Score(score)),
    });
    let scores = Scores::from_columns(columns.collect(), whole.persons().to_vec()).unwrap();
    let classes = fit(&scores, &q);
    let flags = |item: usize| classes.items[item].flags.as_slice();
    assert_eq!(flags(5), [ClassFlag::Weak, ClassFlag::Reversed]);
    assert_eq!(flags(6).first(), Some(&ClassFlag::Weak));
    assert_eq!((flags(7), classes.items[7].guess), (&[ClassFlag::Unanswered][..], None));
    assert!(flags(0).is_empty());
    assert!(classes.score(&scores, &mut |_| true).unwrap().answered().iter().all(|answered| *answered == 14));
}

#[test]
fn a_call_that_is_told_to_stop_stops() {
    let (_, scores, q) = known(60);
    let stopped = SkillClasses::fit(&scores, &q, &ClassOptions::default(), &mut |_| false).unwrap_err();
    assert_eq!(stopped.code, "call.stopped");
    let few = ClassOptions { iterations: 2, ..ClassOptions::default() };
    let classes = SkillClasses::fit(&scores, &q, &few, &mut |_| true).unwrap();
    assert_eq!((classes.iterations, classes.status), (2, nms_core::diagnosis::Status::BudgetEnded));
}

#[test]
fn what_does_not_suit_the_model_is_said_at_once() {
    let limits = Limits::default();
    let q = |text: &str| QMatrix::from_json(text, &limits);
    let scores = Scores::from_json(r#"{"columns": {"i1": [1, 0], "i2": [3, 0], "i3": [1, 0], "i4": [0, 1]}}"#, &limits);
    let scores = scores.unwrap();
    let refused = |text: &str| {
        SkillClasses::fit(&scores, &q(text).unwrap(), &ClassOptions::default(), &mut |_| true).unwrap_err().to_string()
    };
    let many: Vec<_> = (1..=13).map(|skill| format!("s{skill}")).collect();
    let nobody = Scores::from_json(r#"{"columns": {"i1": [null]}}"#, &limits).unwrap();
    let one = q(r#"{"items": {"i1": ["s1"]}}"#).unwrap();
    let fitted = Scores::from_json(r#"{"columns": {"i1": [1, 0]}}"#, &limits).unwrap();
    let errors = [
        refused(r#"{"items": {"i1": ["s1"], "i2": ["s1"], "i3": [], "i9": ["s3"]}, "skills": ["s1", "s2"]}"#),
        refused(&format!(r#"{{"items": {{"i1": {many:?}, "i2": ["s1"], "i3": ["s1"], "i4": ["s1"]}}}}"#)),
        SkillClasses::fit(&nobody, &one, &ClassOptions::default(), &mut |_| true).unwrap_err().to_string(),
        fit(&fitted, &one).score(&scores, &mut |_| true).unwrap_err().to_string(),
        q(r#"{"items": {"i1": "s1", "i2": [1], "i3 ": ["s1"], "i4": [""]}, "itms": 1, "skills": 3}"#)
            .unwrap_err()
            .to_string(),
        q(r#"{"items": {"i1": ["s1"], "i1": ["s2"]}}"#).unwrap_err().to_string(),
        q(r#"{"skills": []}"#).unwrap_err().to_string(),
        q(r#"{"items": []}"#).unwrap_err().to_string(),
    ];
    insta::assert_snapshot!(errors.join("\n\n"));
}

#[test]
fn the_answer_as_text() {
    let (_, scores, q) = known(80);
    let options = ClassOptions { errors: false, ..ClassOptions::default() };
    let text = SkillClasses::fit(&scores, &q, &options, &mut |_| true).unwrap().to_json();
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(answer["items"][3]["skills"], serde_json::json!(["s1", "s2"]));
    assert_eq!((answer["items"][0]["guess_se"].is_null(), answer["shares"].as_array().unwrap().len()), (true, 8));
    let persons = fit(&scores, &q).score(&scores, &mut |_| true).unwrap().to_json();
    assert!(
        persons.starts_with(r#"{"skills":["s1","s2","s3"],"persons":[{"person":"p1","answered":15,"probabilities":["#)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn order_and_names_of_items_and_persons_change_nothing(turn in 1_usize..14, back in 1_usize..100) {
        let (_, scores, q) = known(120);
        let options = ClassOptions { iterations: 60, ..ClassOptions::default() };
        let classes = SkillClasses::fit(&scores, &q, &options, &mut |_| true).unwrap();
        let mut rows: Vec<Vec<u16>> = scores.rows().map(|row| row.iter().map(|response| response.score).collect()).collect();
        rows.rotate_left(back);
        let item = |at: usize| (at + turn) % 15;
        let columns = (0..15).map(|at| {
            let marks = rows.iter().map(|row| Mark::Score(row[item(at)])).collect();
            (DeclaredItem::new(format!("x{at}")), marks)
        });
        let turned = Scores::from_columns(columns.collect(), (0..120).map(|person| format!("y{person}")).collect()).unwrap();
        let names: Vec<_> = (0..15).map(|at| (format!("x{at}"), classes.items[item(at)].skills.clone())).collect();
        // Skills in their old order: the first row of the matrix decides it.
        let skills: Vec<&str> = q.skills().collect();
        let items: serde_json::Map<_, _> = names.into_iter().map(|(item, skills)| (item, skills.into())).collect();
        let text = serde_json::json!({"items": items, "skills": skills}).to_string();
        let again = QMatrix::from_json(&text, &Limits::default()).unwrap();
        let again = SkillClasses::fit(&turned, &again, &options, &mut |_| true).unwrap();
        prop_assert!((classes.log_likelihood - again.log_likelihood).abs() < 1e-6);
        for at in 0..15 {
            let (a, b) = (&classes.items[item(at)], &again.items[at]);
            prop_assert!((a.guess.unwrap() - b.guess.unwrap()).abs() < 2e-6);
            prop_assert!(a.guess_se.zip(b.guess_se).is_none_or(|(a, b)| (a - b).abs() < 1e-4));
        }
        let persons = classes.score(&scores, &mut |_| true).unwrap();
        let others = again.score(&turned, &mut |_| true).unwrap();
        for at in 0..120 {
            let (a, b) = (persons.get((at + back) % 120).unwrap(), others.get(at).unwrap());
            prop_assert!(a.probabilities.iter().zip(b.probabilities).all(|(a, b)| (a - b).abs() < 1e-4));
        }
    }
}
