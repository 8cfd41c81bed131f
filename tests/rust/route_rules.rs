//! Every rule alone: what one person gets with it, and without.

use nms_core::route::RouteOptions;

use crate::routes::{WORLD, plan, region_of, sessions, with};

/// The sessions of `t1` alone, in a world with some texts replaced and rows added, under rules.
fn given(changes: &[(&str, &str)], more: &str, rules: &str) -> Vec<String> {
    asked(changes, more, &with(rules, |options| options.persons = Some(vec!["t1".to_owned()])))
}

fn asked(changes: &[(&str, &str)], more: &str, options: &RouteOptions) -> Vec<String> {
    let mut text = WORLD.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    sessions(&plan(&region_of(&text.replace("@MORE", more)), options))
}

/// June has no place, so that `A` in May and `B`, which lies within it, are all there is.
const MAY: (&str, &str) = (r#""end": "2024-06-10", "seats": 1"#, r#""end": "2024-06-10", "seats": 0"#);

#[test]
fn audience() {
    let maths = r#", "audiences": [{"activity": "A", "subject": "maths"}]"#;
    assert_eq!(given(&[], maths, ""), ["B-may"]);
    assert_eq!(given(&[], maths, r#""audience": false"#), ["A-june", "B-may"]);
    // Any row that fits will do; a post, a category, a territory are asked for alike.
    for fits in [r#""post": "teacher""#, r#""staff_category": "pedagogical""#, r#""territory": "north""#] {
        let more = format!(r#", "audiences": [{{"activity": "A", "subject": "maths"}}, {{"activity": "A", {fits}}}]"#);
        assert_eq!(given(&[], &more, ""), ["A-june", "B-may"], "{fits}");
    }
}

#[test]
fn one_session() {
    // Two levels are missing: A twice closes 4, A and B only 3.
    let two = (r#""competence": "a", "level": 1"#, r#""competence": "a", "level": 2"#);
    assert_eq!(given(&[two], "", ""), ["A-june", "B-may"]);
    assert_eq!(given(&[two], "", r#""one_session": false"#), ["A-june", "A-may"]);
}

#[test]
fn overlap() {
    assert_eq!(given(&[MAY], "", ""), ["A-may"]);
    assert_eq!(given(&[MAY], "", r#""overlap": false"#), ["A-may", "B-may"]);
    assert_eq!(given(&[MAY], "", r#""overlap": {"beside": ["webinar"]}"#), ["A-may", "B-may"]);
}

#[test]
fn requires() {
    let before = r#", "activity_requires": [{"activity": "A", "requires": "B"}]"#;
    // B in May is over before A in June; with A in May alone there is nothing but B.
    assert_eq!(given(&[], before, ""), ["A-june", "B-may"]);
    assert_eq!(given(&[MAY], before, ""), ["B-may"]);
    let done = format!(
        r#"{before}, "participations": [{{"person": "t1", "session": "B-may", "status": "completed", "to": "2024-03-01", "recorded": "2024-03-01"}}]"#
    );
    assert_eq!(given(&[MAY], &done, r#""repetition": {"years": 1}"#), ["A-may"]);
}

#[test]
fn level() {
    let from = (r#""competence": "a", "gain": 1}"#, r#""competence": "a", "gain": 1, "from_level": 0.5}"#);
    assert_eq!(given(&[from], "", ""), ["B-may"]);
    assert_eq!(given(&[from], "", r#""level": false"#), ["A-june", "B-may"]);
    // What comes before lifts the level far enough.
    let helps =
        (r#"{"activity": "B", "competence": "b", "gain": 1}"#, r#"{"activity": "B", "competence": "a", "gain": 0.5}"#);
    assert_eq!(given(&[from, helps], "", ""), ["A-june", "B-may"]);
}

#[test]
fn repetition() {
    let done = r#", "participations": [{"person": "t1", "session": "A-may", "status": "completed", "to": "2022-05-01", "recorded": "2022-05-01"}]"#;
    assert_eq!(given(&[], done, r#""repetition": {"years": 3}"#), ["B-may"]);
    // It was more than a year ago.
    assert_eq!(given(&[], done, r#""repetition": {"years": 1}"#), ["A-june", "B-may"]);
}

#[test]
fn deficit() {
    // M closes nothing of what anybody lacks; a mandatory rule asks for it, and as a programme it may not be taken for that.
    let mentor = r#""mentor": {}"#;
    assert_eq!(given(&[], "", mentor), ["A-june", "B-may", "M-1"]);
    assert_eq!(given(&[], "", &format!(r#"{mentor}, "deficit": {{"kinds": ["mentoring"]}}"#)), ["A-june", "B-may"]);
    // What another session requires may be taken for that one.
    let nothing = (r#""competence": "b", "level": 1"#, r#""competence": "b", "level": -1"#);
    let programme = (r#"{"id": "B", "kind": "webinar""#, r#"{"id": "B", "kind": "programme""#);
    let before = r#", "activity_requires": [{"activity": "A", "requires": "B"}]"#;
    assert_eq!(given(&[nothing, programme], before, ""), ["A-june", "B-may"]);
    assert_eq!(given(&[nothing, programme], "", ""), ["A-may"]);
}

#[test]
fn hours_and_items() {
    assert_eq!(given(&[], "", r#""hours": {"most": 36}"#), ["A-june", "B-may"]);
    assert_eq!(given(&[], "", r#""hours": {"most": 35.9}"#), ["A-may"]);
    assert_eq!(given(&[], "", r#""most_items": {"most": 1}"#), ["A-may"]);
    assert!(given(&[], "", r#""hours": {"most": 0}"#).is_empty());
}

#[test]
fn weekly_hours_and_at_once() {
    let weekly = [
        (r#""end": "2024-05-10", "seats": 1"#, r#""end": "2024-05-10", "seats": 1, "weekly_hours": 18"#),
        (r#""end": "2024-05-06", "seats": 2"#, r#""end": "2024-05-06", "seats": 2, "weekly_hours": 6"#),
        MAY,
    ];
    let beside = r#""overlap": {"beside": ["webinar"]}"#;
    assert_eq!(given(&weekly, "", &format!(r#"{beside}, "weekly_hours": {{"most": 24}}"#)), ["A-may", "B-may"]);
    assert_eq!(given(&weekly, "", &format!(r#"{beside}, "weekly_hours": {{"most": 23}}"#)), ["A-may"]);
    assert_eq!(given(&weekly, "", &format!(r#"{beside}, "at_once": {{"most": 1}}"#)), ["A-may"]);
    assert_eq!(given(&weekly, "", &format!(r#"{beside}, "at_once": {{"most": 2}}"#)), ["A-may", "B-may"]);
}

#[test]
fn travel() {
    let south = (r#""end": "2024-06-10", "seats": 1"#, r#""end": "2024-06-10", "seats": 1, "territory": "south""#);
    let taken = (r#""end": "2024-05-10", "seats": 1"#, r#""end": "2024-05-10", "seats": 0"#);
    assert_eq!(given(&[south, taken], "", r#""travel": {}"#), ["B-may"]);
    assert_eq!(given(&[south, taken], "", ""), ["A-june", "B-may"]);
    let online = (r#""hours": 24,"#, r#""hours": 24, "mode": "online","#);
    assert_eq!(given(&[south, taken, online], "", r#""travel": {}"#), ["A-june", "B-may"]);
}

#[test]
fn closed_months() {
    assert_eq!(given(&[], "", r#""closed_months": {"months": [6]}"#), ["A-may"]);
    assert_eq!(given(&[], "", r#""closed_months": {"months": [6], "but": ["programme"]}"#), ["A-june", "B-may"]);
}

#[test]
fn experience() {
    // Teaching since September 2023, so that less than one year is over in April 2024.
    assert_eq!(given(&[], "", r#""experience": {"years": 1, "kinds": ["programme"]}"#), ["B-may"]);
    assert_eq!(given(&[], "", r#""experience": {"years": 0, "kinds": ["programme"]}"#), ["A-june", "B-may"]);
}

#[test]
fn shares_of_the_hours() {
    // 24 of 36 hours are two thirds.
    for rule in ["formal_share", "federal_share"] {
        assert_eq!(given(&[], "", &format!(r#""{rule}": {{"least": 66}}"#)), ["A-june", "B-may"]);
        assert_eq!(given(&[], "", &format!(r#""{rule}": {{"least": 67}}"#)).len(), 1);
    }
}

#[test]
fn mentor_and_burn_out() {
    assert_eq!(given(&[], "", r#""mentor": {}"#), ["A-june", "B-may", "M-1"]);
    assert_eq!(given(&[], "", r#""mentor": {"younger_than": 25}"#), ["A-june", "B-may"]);
    let burn_out = |flagged: &[&str]| {
        with(r#""burn_out": {"kinds": ["mentoring"]}"#, |options| {
            options.persons = Some(vec!["t1".to_owned()]);
            options.flagged = flagged.iter().map(|id| (*id).to_owned()).collect();
        })
    };
    assert_eq!(asked(&[], "", &burn_out(&["t1"])), ["A-june", "B-may", "M-1"]);
    assert_eq!(asked(&[], "", &burn_out(&[])), ["A-june", "B-may"]);
}

/// A diagnosis in November and one in May, while the sessions go on.
const DIAGNOSES: [(&str, &str); 2] = [
    (
        r#"{"id": "B", "kind": "webinar""#,
        r#"{"id": "D", "kind": "diagnosis", "hours": 2}, {"id": "B", "kind": "webinar""#,
    ),
    (
        r#"{"id": "M-1""#,
        r#"{"id": "D-may", "activity": "D", "start": "2024-05-20", "end": "2024-05-21"},
           {"id": "D-november", "activity": "D", "start": "2024-11-01", "end": "2024-11-02"}, {"id": "M-1""#,
    ),
];

#[test]
fn diagnoses() {
    let [kind, days] = DIAGNOSES;
    let may = ["A-june", "B-may", "D-may"];
    let november = ["A-june", "B-may", "D-november"];
    assert_eq!(given(&DIAGNOSES, "", ""), ["A-june", "B-may"]);
    let any = given(&DIAGNOSES, "", r#""interim_diagnosis": {}"#);
    assert!(any == may || any == november);
    assert_eq!(given(&DIAGNOSES, "", r#""interim_diagnosis": {"months": [11]}"#), november);
    assert_eq!(given(&DIAGNOSES, "", r#""interim_diagnosis": {"months": [5]}"#), may);
    // In May A in June is still to come, so A would have to be in May, where B is: only one of them is left.
    let last = r#""interim_diagnosis": {"months": [5]}, "diagnosis_last": {}"#;
    assert_eq!(given(&DIAGNOSES, "", last), ["A-may", "D-may"]);
    let last = r#""interim_diagnosis": {}, "diagnosis_last": {}"#;
    assert_eq!(given(&DIAGNOSES, "", last), november);
    // Who was tested already needs no start; of whom nothing is known, does, and that alone is no route.
    assert_eq!(given(&DIAGNOSES, "", r#""start_diagnosis": {}"#), ["A-june", "B-may"]);
    let newcomer = [
        kind,
        days,
        (r#"{"id": "t3"}]"#, r#"{"id": "t3"}, {"id": "t4"}]"#),
        (
            r#"{"person": "t3", "organisation""#,
            r#"{"person": "t4", "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"}, {"person": "t3", "organisation""#,
        ),
    ];
    let rules = r#""start_diagnosis": {"months": [5]}, "with_route": {"least": 100}"#;
    let options = with(rules, |options| options.persons = Some(vec!["t4".to_owned()]));
    assert_eq!(asked(&newcomer, "", &options), ["D-may"]);
}

#[test]
fn the_way_there_costs() {
    let south = (r#""end": "2024-06-10", "seats": 1"#, r#""end": "2024-06-10", "seats": 1, "territory": "south""#);
    let worths = |travel: f64| {
        with("", |options| {
            options.persons = Some(vec!["t1".to_owned()]);
            options.worths.travel = travel;
        })
    };
    // A in the south and B close 2 · 1 + 1 · 1; A at home closes 2 · 1, so the way there may cost a little less than 1.
    assert_eq!(asked(&[south], "", &worths(0.9)), ["A-june", "B-may"]);
    assert_eq!(asked(&[south], "", &worths(1.1)), ["A-may"]);
}

#[test]
fn a_target_for_all_and_for_each_territory() {
    // One of three with A, one of three for each: both are looked at, and both are met by the two seats.
    let rules = r#""federal": [{"least": 60}, {"least": 30, "each": "territory"}]"#;
    let plan = plan(&region_of(&WORLD.replace("@MORE", "")), &with(rules, |_| {}));
    let wanted: Vec<(Option<&str>, f64, f64)> = plan
        .prices()
        .into_iter()
        .filter(|row| row.kind.as_str() == "federal")
        .map(|row| (row.territory, row.wanted, row.used))
        .collect();
    assert_eq!(wanted, [(None, 2.0, 2.0), (Some("north"), 1.0, 2.0)]);
}
