//! Gains of persons whose true levels are known: how often intervals hold, and what chance alone does not do.

use nms_core::Limits;
use nms_core::diagnosis::{CalibrationOptions, GainOptions, Gains, Link, Model, Scores, Status, WaveGains};
use proptest::prelude::*;

use crate::simulated::{Chance, Item, answers, calibrated, moments};

/// A level with its error as it would be believed of somebody among persons of mean 0 and deviation 1, who was measured with
/// an error of this variance.
fn measured(level: f64, variance: f64, chance: &mut Chance) -> (f64, f64) {
    let seen = level + variance.sqrt() * chance.normal();
    (seen / (1.0 + variance), (variance / (1.0 + variance)).sqrt())
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|person| format!("p{person}")).collect()
}

/// Persons with a level in both waves, which correlate by 0.8, and the second of which is better by 0.3.
struct World {
    truth: Vec<(f64, f64)>,
    first: Vec<(f64, f64)>,
    later: Vec<(f64, f64)>,
}

fn world(seed: u64, count: usize, later: impl Fn(f64, f64) -> f64) -> World {
    let mut chance = Chance(seed);
    let mut world = World { truth: Vec::new(), first: Vec::new(), later: Vec::new() };
    for _ in 0..count {
        let start = chance.normal();
        let end = later(start, chance.normal());
        world.truth.push((start, end));
        world.first.push(measured(start, 0.3, &mut chance));
        world.later.push(measured(end, 0.2, &mut chance));
    }
    world
}

fn gains(world: &World) -> Gains {
    Gains::new(names(world.first.len()), &world.first, &world.later, &Link::identity()).unwrap()
}

#[test]
fn how_the_search_for_the_correlation_ended_is_said() {
    let found = gains(&world(4, 2_000, |start, own| 0.3 + 0.8 * start + 0.6 * own));
    assert_eq!(found.status(), Status::Converged);
    assert!(found.last_change() <= 1e-6, "{}", found.last_change());
    // Answers that tell next to nothing: the search creeps, and ends where it may go no further.
    let mut chance = Chance(5);
    let told =
        |chance: &mut Chance| -> Vec<_> { (0..2_000).map(|_| measured(chance.normal(), 60.0, chance)).collect() };
    let (first, later) = (told(&mut chance), told(&mut chance));
    let found = Gains::new(names(2_000), &first, &later, &Link::identity()).unwrap();
    assert_eq!(found.status(), Status::BudgetEnded, "{}", found.last_change());
    assert!(found.last_change() > 1e-6);
}

#[test]
fn intervals_hold_the_true_gain_of_95_in_100() {
    let world = world(4, 2_000, |start, own| 0.3 + 0.8 * start + 0.6 * own);
    let gains = gains(&world);
    assert!((gains.correlation() - 0.8).abs() < 0.05, "{}", gains.correlation());
    let held =
        gains.iter().zip(&world.truth).filter(|(gain, (start, end))| (gain.low..=gain.high).contains(&(end - start)));
    let share = held.count() as f64 / 2_000.0;
    assert!((0.93..=0.97).contains(&share), "{share}");
    // Differences of levels, each drawn to the mean by itself, are farther off.
    let off = |of: &dyn Fn(usize) -> f64| -> f64 {
        (0..2_000).map(|at| (of(at) - (world.truth[at].1 - world.truth[at].0)).powi(2)).sum()
    };
    let plain = off(&|at| world.later[at].0 - world.first[at].0);
    assert!(off(&|at| gains.get(at).unwrap().gain) < 0.8 * plain);
}

#[test]
fn a_choice_of_low_starts_shows_no_gain_where_nothing_happened() {
    let world = world(7, 2_000, |start, _| start);
    let gains = gains(&world);
    let chosen: Vec<usize> = (0..2_000).filter(|at| world.first[*at].0 < -1.0).collect();
    assert!(chosen.len() > 150);
    let found = gains.of_chosen(&chosen);
    assert!(found.low.unwrap() < 0.0 && found.high.unwrap() > 0.0, "{found:?}");
    assert!(found.gain.unwrap().abs() < 0.1, "{found:?}");
    let mean = chosen.iter().map(|at| gains.get(*at).unwrap().gain).sum::<f64>() / chosen.len() as f64;
    assert!(mean.abs() < 0.1, "{mean}");
    // As a group like any other they would seem to have gained: luck ends.
    assert!(gains.of_group(&chosen).low.unwrap() > 0.1);
}

#[test]
fn a_gain_of_a_chosen_group_is_found() {
    // Whoever seems low is sent to a programme that gives half a deviation.
    let mut world = world(11, 2_000, |start, own| start + 0.2 * own);
    let chosen: Vec<usize> = (0..2_000).filter(|at| world.first[*at].0 < -0.8).collect();
    let mut chance = Chance(3);
    for at in &chosen {
        world.later[*at] = measured(world.truth[*at].1 + 0.5, 0.2, &mut chance);
    }
    // Those who were not chosen have no second level.
    let only = |levels: &[(f64, f64)]| chosen.iter().map(|at| levels[*at]).collect::<Vec<_>>();
    let gains = Gains::new(names(chosen.len()), &only(&world.first), &only(&world.later), &Link::identity()).unwrap();
    let all: Vec<usize> = (0..chosen.len()).collect();
    let found = gains.of_chosen(&all);
    assert!(found.low.unwrap() < 0.5 && found.high.unwrap() > 0.5 && found.low.unwrap() > 0.3, "{found:?}");
}

#[test]
fn the_gain_of_a_school_is_its_own() {
    // A school of forty at −1 gains 0.8, everybody else nothing.
    let mut world = world(5, 1_000, |start, own| start + 0.2 * own);
    let mut chance = Chance(8);
    for at in 0..40 {
        let start = -1.0 + 0.5 * chance.normal();
        world.first[at] = measured(start, 0.3, &mut chance);
        world.later[at] = measured(start + 0.8, 0.2, &mut chance);
    }
    let gains = gains(&world);
    let school = gains.of_group(&(0..40).collect::<Vec<_>>());
    assert!(school.low.unwrap() < 0.8 && school.high.unwrap() > 0.8 && school.low.unwrap() > 0.3, "{school:?}");
    assert_eq!(school.persons, 40);
    assert_eq!(gains.of_group(&[]).gain, None);
    assert_eq!(gains.of_group(&[5_000]), gains.of_group(&[]));
    let rest = gains.of_group(&(40..1_000).collect::<Vec<_>>());
    assert!(rest.gain.unwrap().abs() < 0.06, "{rest:?}");
}

#[test]
fn answers_of_two_waves_lead_to_gains_with_the_error_of_the_link() {
    let mut chance = Chance(16);
    let pairs: Vec<(f64, f64)> = (0..2_000)
        .map(|_| {
            let start = chance.normal();
            (start, 0.4 + 0.7 * start + 0.5 * chance.normal())
        })
        .collect();
    let (first, later): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let item =
        |number: usize| -> Item { (format!("i{number}"), 1.0 + (number % 3) as f64 * 0.4, number as f64 / 6.0 - 1.8) };
    let (early, late): (Vec<Item>, Vec<Item>) = ((0..20).map(item).collect(), (8..28).map(item).collect());
    let first_scores = answers(&first, &early, &mut chance);
    let later_scores = answers(&later, &late, &mut chance);
    let reference = calibrated(&first_scores, Model::TwoParameter);
    let other = calibrated(&later_scores, Model::TwoParameter);
    let link = reference.link(&other, None).unwrap();
    let start = reference.score(&first_scores, &mut |_| true).unwrap();
    let end = other.score(&later_scores, &mut |_| true).unwrap();
    let gains = Gains::between(&start, &end, &link).unwrap();
    // On the scale of the first wave, which is that of the persons who were drawn.
    let (_, deviation) = moments(&first);
    let held = gains
        .iter()
        .zip(&pairs)
        .filter(|(gain, (start, end))| (gain.low..=gain.high).contains(&((end - start) / deviation)));
    let share = held.count() as f64 / 2_000.0;
    assert!((0.93..=0.97).contains(&share), "{share}");
    assert!((gains.correlation() - 0.814).abs() < 0.05, "{}", gains.correlation());
    let all = gains.of_group(&(0..2_000).collect::<Vec<_>>());
    let truth = pairs.iter().map(|(start, end)| end - start).sum::<f64>() / 2_000.0 / deviation;
    assert!(all.low.unwrap() < truth && all.high.unwrap() > truth, "{all:?} {truth}");
    // What the link leaves open does not fall with the number of persons.
    assert!(all.standard_error.unwrap() > link.link_error(link.centre) * 0.99);
    let one = gains.get(0).unwrap();
    assert!(one.standard_error > one.own_error);
}

#[test]
fn somebody_who_answered_nothing_is_expected_to_gain_like_all() {
    let mut world = world(9, 300, |start, own| 0.3 + 0.8 * start + 0.6 * own);
    (world.first[0], world.later[0]) = ((0.0, 1.0), (0.0, 1.0));
    (world.first[1], world.later[1]) = ((-1.5, 0.4), (0.0, 1.0));
    let gains = gains(&world);
    let [nothing, half] = [0, 1].map(|at| gains.get(at).unwrap());
    assert!((nothing.gain - nothing.expected).abs() < 1e-9 && (half.gain - half.expected).abs() < 1e-9);
    assert!(half.expected > nothing.expected && nothing.own_error > 0.5);
    assert_eq!(gains.of_group(&[0, 1]).persons, 0);
}

#[test]
fn what_is_wrong_is_said_at_once() {
    let gains = |persons, first: &[_], later: &[_]| {
        Gains::new(names(persons), first, later, &Link::identity()).unwrap_err().to_string()
    };
    let errors = [
        gains(0, &[], &[]),
        gains(2, &[(0.0, 0.5); 2], &[(0.0, 0.5); 3]),
        gains(3, &[(0.0, 0.5), (f64::NAN, 0.5), (0.0, 0.5)], &[(0.0, 0.5), (0.0, 0.5), (0.0, 0.0)]),
    ];
    insta::assert_snapshot!(errors.join("\n\n"));
}

#[test]
fn persons_are_matched_by_their_ids() {
    let limits = nms_core::Limits::default();
    let bank = r#"{"items": [{"id": "i1", "discrimination": 1, "intercepts": [0]}]}"#;
    let bank = nms_core::diagnosis::Calibration::from_json(bank, &limits).unwrap();
    let levels = |persons: &[&str]| {
        let text = format!(r#"{{"columns": {{"i1": {:?}}}, "persons": {persons:?}}}"#, vec![1; persons.len()]);
        let scores = nms_core::diagnosis::Scores::from_json(&text, &limits).unwrap();
        bank.score(&scores, &mut |_| true).unwrap()
    };
    let both = Gains::between(&levels(&["a", "b", "c"]), &levels(&["x", "c", "a"]), &Link::identity()).unwrap();
    assert_eq!((both.persons(), both.alone()), (&["a".to_owned(), "c".to_owned()][..], [1, 1]));
    let nobody = Gains::between(&levels(&["a"]), &levels(&["b"]), &Link::identity()).unwrap_err();
    let said = "nobody has a level in both waves [gain.no_common_persons]; give the persons of both waves the same ids";
    assert_eq!(nobody.to_string(), said);
}

#[test]
fn what_the_answers_of_all_leave_open_counts_once() {
    // A hundred persons, of whom the answers leave 0.3 and 0.2 open: (0.3 + 0.2) / 100 of their mean, and of the link.
    let world = world(13, 100, |start, own| 0.3 + 0.8 * start + 0.6 * own);
    let variance = |centre_se: f64, persons: usize| {
        let link = Link { centre_se, ..Link::identity() };
        let gains = Gains::new(names(100), &world.first, &world.later, &link).unwrap();
        gains.of_group(&(0..persons).collect::<Vec<_>>()).standard_error.unwrap().powi(2)
    };
    for persons in [10, 100] {
        // A link that is surer than these answers does not come from them alone.
        for (centre_se, more) in [(0.0, 0.0), (0.05, 0.0), (0.1, 0.01 - 0.005), (0.3, 0.09 - 0.005)] {
            let found = variance(centre_se, persons) - variance(0.0, persons);
            assert!((found - more).abs() < 1e-9, "{persons} persons, {centre_se}: {found}");
        }
    }
}

#[test]
fn one_call_does_what_the_four_steps_do() {
    let mut chance = Chance(21);
    let first: Vec<f64> = (0..300).map(|_| chance.normal()).collect();
    let later: Vec<f64> = first.iter().map(|start| 0.5 + start).collect();
    let item = |number: usize| -> Item { (format!("i{number}"), 1.2, number as f64 / 3.0 - 1.5) };
    let [early, late] = [0, 3].map(|from| (from..from + 8).map(item).collect::<Vec<_>>());
    let (before, after) = (answers(&first, &early, &mut chance), answers(&later, &late, &mut chance));
    let options = |anchors: Option<&[&str]>| GainOptions {
        calibration: CalibrationOptions { model: Model::Rasch, ..Default::default() },
        anchors: anchors.map(|ids| ids.iter().map(|id| (*id).to_owned()).collect()),
    };
    let mut stages = Vec::new();
    let mut watch = |step: Option<nms_core::boundary::Progress>| {
        stages.extend(step.map(|step| step.stage));
        true
    };
    let found = WaveGains::of(&before, &after, &options(None), &mut watch).unwrap();
    stages.dedup();
    assert_eq!(stages, ["calibrate", "score", "calibrate", "score"]);

    let [reference, other] = [&before, &after].map(|scores| calibrated(scores, Model::Rasch));
    let link = reference.link(&other, None).unwrap();
    let score = |bank: &nms_core::diagnosis::Calibration, scores| bank.score(scores, &mut |_| true).unwrap();
    let gains = Gains::between(&score(&reference, &before), &score(&other, &after), &link).unwrap();
    assert_eq!((&found.gains, &found.before, &found.after), (&gains, &reference, &other));
    assert_eq!(found.gains.of_all(), gains.of_group(&(0..300).collect::<Vec<_>>()));
    let mean = found.gains.of_all();
    assert!(mean.low.unwrap() < 0.5 && mean.high.unwrap() > 0.5, "{mean:?}");

    let by_two = WaveGains::of(&before, &after, &options(Some(&["i4", "i5"])), &mut |_| true).unwrap();
    assert_eq!((found.gains.link().used, by_two.gains.link().used), (5, 2));
    let text: serde_json::Value = serde_json::from_str(&by_two.to_json()).unwrap();
    assert_eq!(
        (&text["link"]["used"], &text["before_alone"], text["persons"].as_array().unwrap().len()),
        (&2.into(), &0.into(), 300)
    );
    assert_eq!(text["after"]["items"][0]["id"], "i3");
}

#[test]
fn persons_are_found_whatever_the_order_of_their_ids() {
    let gains = gains(&world(3, 5, |start, own| start + own));
    assert_eq!(gains.places(&["p4", "p1", "p9", "p1"]), [1, 4]);
    assert_eq!(gains.places(&[]), [0_usize; 0]);
}

#[test]
fn the_wave_that_cannot_be_compared_is_named() {
    let scores = |text: &str| Scores::from_json(text, &Limits::default()).unwrap();
    let sound = scores(r#"{"columns": {"i1": [1, 0, 1, 0], "i2": [1, 1, 0, 0], "i3": [0, 1, 1, 0]}}"#);
    let constant = scores(r#"{"columns": {"i1": [1, 1, 1, 1]}}"#);
    let other = scores(r#"{"columns": {"i4": [1, 0, 1, 0], "i5": [1, 1, 0, 0]}}"#);
    let refused = |before, after| WaveGains::of(before, after, &GainOptions::default(), &mut |_| true).unwrap_err();
    let found = refused(&sound, &constant);
    assert_eq!((found.code.as_str(), found.path.as_deref()), ("calibration.empty", Some("after")));
    assert_eq!(refused(&constant, &sound).path.as_deref(), Some("before"));
    assert_eq!(refused(&sound, &other).code, "link.no_common_items");
    let options = GainOptions::from_json(r#"{"anchors": ["i1", 2], "modle": "2pl", "points": 3}"#, &Limits::default());
    let said: Vec<_> = options.unwrap_err().related.into_iter().filter_map(|error| error.path).collect();
    assert_eq!(said, ["options, anchors", "options, points", "options, modle"]);
}

/// Levels with their errors in both waves.
type TwoLevels = ((f64, f64), (f64, f64));

proptest! {
    #[test]
    fn order_and_names_of_persons_change_nothing(
        levels in prop::collection::vec(((-3.0..3.0_f64, 0.1..1.2_f64), (-3.0..3.0_f64, 0.1..1.2_f64)), 1..40),
        turn in 0_usize..40,
    ) {
        let of = |levels: &[TwoLevels]| {
            let (first, later): (Vec<_>, Vec<_>) = levels.iter().copied().unzip();
            Gains::new(names(first.len()), &first, &later, &Link::identity()).unwrap()
        };
        let turn = turn % levels.len();
        let mut turned = levels.clone();
        turned.rotate_left(turn);
        let (gains, again) = (of(&levels), of(&turned));
        for at in 0..levels.len() {
            let (a, b) = (gains.get((at + turn) % levels.len()).unwrap(), again.get(at).unwrap());
            prop_assert!((a.gain - b.gain).abs() < 1e-6 && (a.standard_error - b.standard_error).abs() < 1e-6);
            prop_assert!(a.gain.is_finite() && a.standard_error >= a.own_error && a.own_error >= 0.0);
        }
    }
}
