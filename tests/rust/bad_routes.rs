//! What cannot be planned with, on one page; and what can, though it looks as if it could not.

use std::fmt::Write as _;

use nms_core::diagnosis::DiagnosisOptions;
use nms_core::region::Tables;
use nms_core::route::{PlanStatus, RouteOptions, WhyNot};
use nms_core::{Error, Limits};

use crate::routes::{WORLD, diagnosis, options, plan, region_of, with};

/// What a world with changed texts is refused with: by the tables, or by the planner.
fn refused(changes: &[(&str, &str)], more: &str, rules: &str) -> String {
    let one = r#"[{"person": "t1", "competence": "a", "kind": "test", "date": "2024-04-01", "level": 0, "standard_error": 0.1}]"#;
    let mut text = WORLD.replace("[@ASSESSMENTS]", one);
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let mut tables = Tables::default();
    if let Err(error) = tables.json(&text.replace("@MORE", more)) {
        return error.to_string();
    }
    let region = match tables.check(None) {
        Ok(region) => region,
        Err(refused) => {
            return refused
                .findings()
                .list
                .iter()
                .map(|one| format!("{}: {}", one.code, one.message))
                .collect::<Vec<_>>()
                .join("\n  ");
        }
    };
    let asked = format!(r#"{{"as_of": "2024-04-01", "rules": {{{rules}}}}}"#);
    let planned = || -> Result<String, Error> {
        let day = "2024-04-01".parse().unwrap();
        let options = RouteOptions::from_json(&asked, None, &Limits::default())?;
        let diagnosis = region.diagnose(None, &DiagnosisOptions::on(day), &mut |_| true)?;
        let plan = region.plan_routes(&diagnosis, &options, &mut |_| true)?;
        assert_eq!(plan.check(), []);
        Ok(format!("{:?}", plan.summary()))
    };
    planned().unwrap_or_else(|error| error.to_string())
}

#[test]
fn every_text_on_one_page() {
    let mut page = String::new();
    let mut say = |what: &str, text: String| writeln!(page, "{what}:\n  {text}").unwrap();
    let circle = r#", "activity_requires": [{"activity": "A", "requires": "B"}, {"activity": "B", "requires": "A"}]"#;
    say("activities that require each other", refused(&[], circle, ""));
    let own = r#", "activity_requires": [{"activity": "A", "requires": "A"}]"#;
    say("an activity that requires itself", refused(&[], own, ""));
    say("negative hours", refused(&[(r#""hours": 12"#, r#""hours": -12"#)], "", ""));
    say("negative seats", refused(&[(r#""seats": 2"#, r#""seats": -2"#)], "", ""));
    say("half a seat", refused(&[(r#""seats": 2"#, r#""seats": 0.5"#)], "", ""));
    say("gains of NaN", refused(&[(r#""gain": 1}]"#, r#""gain": NaN}]"#)], "", ""));
    say("gains as text", refused(&[(r#""gain": 1}]"#, r#""gain": "NaN"}]"#)], "", ""));
    say("gains too large", refused(&[(r#""gain": 1}]"#, r#""gain": 1e300}]"#)], "", ""));
    say("a weight too large", refused(&[(r#""weight": 2"#, r#""weight": 1e300"#)], "", ""));
    say("an end before the start", refused(&[(r#""end": "2024-05-06""#, r#""end": "2024-05-01""#)], "", ""));
    say("a session of nothing", refused(&[(r#""activity": "B", "start""#, r#""activity": "Z", "start""#)], "", ""));
    say("a target above all", refused(&[], "", r#""with_route": {"least": 101}"#));
    say("a target in words", refused(&[], "", r#""federal": {"least": "30 %", "each": "school"}"#));
    say("money below nought", refused(&[], "", r#""budgets": {"ipk": -1}"#));
    say("hours of nobody", refused(&[], "", r#""loads": {"tutors": {"most": 1}}"#));
    say(
        "hours without the rule they rest on",
        refused(&[], "", r#""loads": {"tutor": {"most": 1}}, "one_session": false"#),
    );
    say("bounds without a number", refused(&[], "", r#""hours": {}, "federal_share": {}, "with_route": [{}, 1]"#));
    say(
        "months that are none",
        refused(&[], "", r#""closed_months": {"months": [5, 13]}, "interim_diagnosis": {"months": ["5"]}"#),
    );
    say("several wrong at once", refused(&[], "", r#""hours": {"most": -1}, "most_items": {"least": 1}, "mentr": {}"#));
    insta::assert_snapshot!(page);
}

#[test]
fn a_saved_plan_that_was_changed_is_refused() {
    let region = region_of(&WORLD.replace("@MORE", ""));
    let options = options("");
    let plan = plan(&region, &options);
    let text = plan.save();
    let open = |text: &str| {
        let opened = region.open_plan(&diagnosis(&region), &options, text, &Limits::default());
        opened.map_or_else(|error| error.to_string(), |opened| opened.to_json())
    };
    assert_eq!(open(&text), plan.to_json());
    let changed = |key: &str, value: serde_json::Value| {
        let mut saved: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_ne!(std::mem::replace(&mut saved[key], value.clone()), value, "{key}");
        format!("{key}: {}\n", open(&saved.to_string()))
    };
    let nobody = serde_json::json!([["nobody", [0]]]);
    let pages = [
        changed("rounds", (-1).into()),
        changed("history", serde_json::json!([["", [1, 1, 1, 1]]])),
        changed("status", "fine".into()),
        changed("as_of", "2024-04-02".into()),
        changed("routes", nobody.clone()),
        changed("impossible", nobody),
        changed("routes", serde_json::json!([["t1", [99]]])),
        changed("sessions", serde_json::json!([])),
        changed("value", i64::MAX.into()),
        changed("bound", 0.5.into()),
        changed("shared", serde_json::json!([["", [9, 0, 1, 0, 0, 0]]])),
    ];
    insta::assert_snapshot!(pages.concat());
}

#[test]
fn nothing_to_learn_nobody_who_lacks_anything_no_seats() {
    let empty = r#"{"persons": [{"id": "p"}]}"#;
    let mut tables = Tables::default();
    tables.json(empty).unwrap();
    let region = tables.check(None).unwrap();
    // Without an instrument or an assessment there is no diagnosis to plan with.
    let day = "2024-04-01".parse().unwrap();
    let error = region.diagnose(None, &DiagnosisOptions::on(day), &mut |_| true).unwrap_err();
    assert_eq!(error.code, "diagnosis.instrument");
    let without = |table: &str, text: &str| {
        let from = text.find(&format!("\"{table}\": [")).unwrap();
        let to = from + text[from..].find("],").unwrap();
        format!("{}\"{table}\": [{}", &text[..from], &text[to..])
    };
    let bare = without("develops", &WORLD.replace("@MORE", ""));
    let nothing = plan(&region_of(&bare), &options(""));
    assert_eq!((nothing.status(), nothing.items().count()), (PlanStatus::Proved, 0));
    assert!(nothing.unmet().unwrap().iter().all(|row| row.why.is_none()));
    let closed =
        WORLD.replace("\"seats\": 1", "\"seats\": 0").replace("\"seats\": 2", "\"seats\": 0").replace("@MORE", "");
    let closed = plan(&region_of(&closed), &options(""));
    assert_eq!((closed.status(), closed.items().count()), (PlanStatus::Proved, 0));
    assert!(closed.unmet().unwrap().iter().all(|row| row.why == Some(WhyNot::Price)));
    let busy = plan(&region_of(&WORLD.replace("@MORE", "")), &options(r#""hours": {"most": 0}"#));
    assert_eq!((busy.status(), busy.items().count()), (PlanStatus::Proved, 0));
}

#[test]
fn a_person_with_two_thousand_sessions_is_planned_within_the_budget() {
    let mut sessions = String::from("id,activity,start,end,seats\n");
    for n in 0..2_000 {
        let day = 1 + n % 28;
        let month = 5 + n / 28 % 7;
        let activity = if n % 2 == 0 { "A" } else { "B" };
        sessions += &format!("s{n:05},{activity},2024-{month:02}-{day:02},2024-{month:02}-{day:02},1\n");
    }
    let mut tables = Tables::default();
    let assessments = r#"[{"person": "t1", "competence": "a", "kind": "test", "date": "2024-04-01", "level": 0, "standard_error": 0.1},
        {"person": "t1", "competence": "b", "kind": "test", "date": "2024-04-01", "level": 0, "standard_error": 0.1}]"#;
    let text = WORLD.replace("[@ASSESSMENTS]", assessments).replace("@MORE", "");
    let from = text.find("\"sessions\": [").unwrap();
    tables.json(&format!("{}\"items\": []}}", &text[..from])).unwrap();
    tables.csv("sessions", sessions.as_bytes());
    let region = tables.check(None).unwrap();
    let plan = plan(&region, &options(""));
    // One of each of the two activities: no plan has more.
    assert_eq!(plan.items().filter(|item| item.person == "t1").count(), 2);
    assert!(plan.bound() >= plan.value() && plan.gap() < 0.01);
}

#[test]
fn days_at_the_ends_of_time_and_ids_of_all_kinds() {
    let text = WORLD
        .replace("A-may", "А-май 🏫")
        .replace(r#""start": "2024-06-01", "end": "2024-06-10""#, r#""start": "1900-01-01", "end": "2200-12-31""#)
        .replace("@MORE", "");
    let region = region_of(&text);
    let plan = plan(&region, &options(""));
    assert!(plan.items().any(|item| item.session == "А-май 🏫"));
    assert_eq!(plan.explain("t1", "A-june").unwrap().why, WhyNot::Days);
    let far = with("", |options| {
        (options.from, options.to) = ("1900-01-01".parse().unwrap(), "2200-12-31".parse().unwrap());
    });
    let wide = region.plan_routes(&diagnosis(&region), &far, &mut |_| true).unwrap();
    assert_eq!(wide.check(), []);
}

#[test]
fn who_must_have_what_does_not_go_together_is_planned_for_all_the_same() {
    // Two mandatory items on the same days: one of them is had, and the other stays open.
    let text = WORLD
        .replace(r#""kind": "webinar""#, r#""kind": "contest""#)
        .replace(r#""start": "2024-05-01", "end": "2024-12-01"}"#, r#""start": "2024-05-05", "end": "2024-05-06"}"#)
        .replace("@MORE", "");
    let rules = r#""mentor": {}, "burn_out": {"kinds": ["contest"]}, "overlap": {"beside": []}"#;
    let options = with(rules, |options| options.flagged = vec!["t1".to_owned()]);
    let plan = plan(&region_of(&text), &options);
    assert_eq!(plan.status(), PlanStatus::Proved);
    let route = plan.route("t1").unwrap();
    assert_eq!(route.iter().filter(|item| item.start.as_deref() == Some("2024-05-05")).count(), 1);
}
