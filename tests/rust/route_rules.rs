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
    assert_eq!(given(&[], "", r#""closed_months": {"months": ["6"]}"#), ["A-may"]);
    assert_eq!(given(&[], "", r#""closed_months": {"months": ["6"], "but": ["programme"]}"#), ["A-june", "B-may"]);
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
