//! Reports that keep up with events are equal to reports computed anew.

use nms_core::kpi::{KpiOptions, LiveReport};
use nms_core::region::{Event, Region, Tables};
use nms_core::{Limits, NormPack};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A small region: two municipalities with two schools each, six people, two programmes with two sessions.
fn world(pack: &NormPack) -> Region {
    let value = json!({
        "organisations": [
            {"id": "r", "kind": "region", "level": "regional"},
            {"id": "m0", "kind": "municipality", "level": "municipal"},
            {"id": "m1", "kind": "municipality", "level": "municipal", "partner": true},
            {"id": "s0", "kind": "school", "level": "institutional"}, {"id": "s1", "kind": "school", "level": "institutional"},
            {"id": "s2", "kind": "school", "level": "institutional"}, {"id": "s3", "kind": "school", "level": "institutional"}],
        "relations": [
            {"from": "m0", "to": "r", "kind": "part_of"}, {"from": "m1", "to": "r", "kind": "part_of"},
            {"from": "s0", "to": "m0", "kind": "part_of"}, {"from": "s1", "to": "m0", "kind": "part_of"},
            {"from": "s2", "to": "m1", "kind": "part_of"}, {"from": "s3", "to": "m1", "kind": "part_of"}],
        "persons": (0..6).map(|p| json!({"id": format!("p{p}"), "birth_date": format!("19{}-05-01", 65 + p * 6), "career_start": "2022-09-01"})).collect::<Vec<_>>(),
        "positions": (0..6).map(|p| json!({"person": format!("p{p}"), "organisation": format!("s{}", p % 4), "post": "teacher",
            "staff_category": "pedagogical", "subject": "mathematics", "valid_from": "2020-09-01"})).collect::<Vec<_>>(),
        "activities": [{"id": "a0", "kind": "programme", "register": "federal"}, {"id": "a1", "kind": "webinar", "register": "none"}],
        "sessions": [{"id": "t0", "activity": "a0"}, {"id": "t1", "activity": "a0"}, {"id": "t2", "activity": "a1"}],
    });
    let mut tables = Tables::default();
    tables.json(&value.to_string()).unwrap();
    tables.check(Some(pack)).unwrap()
}

/// Events of every kind upon every table that people are counted by; many of them are refused.
fn event() -> impl Strategy<Value = Value> {
    let day = (0_u32..30).prop_map(|n| format!("2024-{:02}-{:02}", n % 6 + 1, n % 28 + 1));
    let ids = (0..7_u32, 0..5_u32, 0..4_u32);
    (0..15_u32, ids, day.clone(), day).prop_map(|(kind, (p, s, t), day, later)| {
        let put = |table: &str, row: Value| json!({"kind": "put", "table": table, "row": row});
        let (p, s) = (format!("p{p}"), format!("s{s}"));
        match kind {
            0 | 1 => put("participations", json!({"person": p, "session": format!("t{t}"), "status": "completed",
                "basis": "diagnosis", "to": day, "recorded": later})),
            2 => put("participations", json!({"person": p, "session": format!("t{t}"), "status": "dropped", "to": day, "recorded": later})),
            3 => put("positions", json!({"person": p, "organisation": s, "post": "head", "staff_category": "managerial",
                "valid_from": day, "recorded": day})),
            4 => json!({"kind": "end", "table": "positions", "row": {"person": p, "organisation": s, "post": "teacher"}, "on": day}),
            5 => json!({"kind": "withdraw", "table": "positions", "row": {"person": p, "organisation": s, "post": "head"}, "on": later}),
            6 => put("supports", json!({"person": p, "supporter": format!("p{t}"), "role": "methodist", "valid_from": day})),
            7 => put("surveys", json!({"person": p, "survey": "q", "question": "methodical_provision", "satisfied": t % 2 == 0, "date": day})),
            8 => put("persons", json!({"id": p, "birth_date": "1999-01-01", "career_start": day})),
            9 => put("school_indicators", json!({"organisation": s, "indicator": "kpi-004-medals-regional", "period": day,
                "numerator": t, "denominator": 4, "date": day, "recorded": later})),
            10 => put("routes", json!({"id": format!("i{t}{p}"), "person": p, "status": "completed", "basis": "diagnosis", "created": day, "completed": later})),
            14 => put("routes", json!({"id": format!("i{t}{p}"), "person": p, "status": "draft", "created": day, "recorded": later})),
            11 => put("relations", json!({"from": s, "to": "m0", "kind": "administers", "valid_from": day})),
            12 => put("milestones", json!({"indicator": "kpi-001-d1-roadmap", "organisation": "r", "done_on": day})),
            _ => put("activities", json!({"id": "a1", "kind": if t % 2 == 0 { "workshop" } else { "programme" }, "register": "federal"})),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn a_live_report_is_equal_to_one_computed_anew(events in prop::collection::vec(event(), 1..20), which in 0..5_usize) {
        let pack = NormPack::load(NormPack::available()[which]).unwrap();
        let options = KpiOptions::on("2024-06-15".parse().unwrap());
        let mut region = world(&pack);
        let mut live = LiveReport::new(region.kpis(&pack, &options).unwrap());
        for event in events {
            let event = Event::from_json(&json!([event]).to_string(), &Limits::default()).unwrap();
            // A region may hold ties that make a circle of a tree; a report over that tree cannot be.
            let accepted = region.apply(&event).ok().filter(|after| after.kpis(&pack, &options).is_ok());
            prop_assert_eq!(live.apply(&event).is_ok(), accepted.is_some());
            if let Some(after) = accepted {
                region = after;
            }
            let anew = region.kpis(&pack, &options).unwrap();
            prop_assert_eq!(live.report().nodes(), anew.nodes());
            for (kept, new) in live.report().figures().zip(anew.figures()) {
                prop_assert_eq!(nms_core::boundary::json(&kept), nms_core::boundary::json(&new));
            }
        }
        // What events made is a region like any other: written and read again, it is accepted and gives the same figures.
        let mut tables = Tables::default();
        tables.json(&region.to_json()).unwrap();
        let read = tables.check(Some(&pack)).unwrap();
        prop_assert_eq!(read.to_json(), region.to_json());
        prop_assert!(read.kpis(&pack, &options).unwrap().figures().eq(live.report().figures()));
    }
}

#[test]
fn a_refused_event_changes_nothing() {
    let pack = NormPack::load("orenburg-2023").unwrap();
    let region = world(&pack);
    let events = Event::from_json(
        r#"[{"kind": "put", "table": "participations", "row": {"person": "p0", "session": "t0", "status": "completed"}},
            {"kind": "put", "table": "participations", "row": {"person": "p9", "session": "t0", "status": "finished", "seats": 3}},
            {"kind": "end", "table": "participations", "row": {"person": "p0", "session": "t0"}, "on": "2024-01-01"},
            {"kind": "end", "table": "positions", "row": {"person": "p0", "organisation": "s0", "post": "head"}, "on": "2024-01-01"},
            {"kind": "put", "table": "positions", "row": {"person": "p0", "organisation": "s0", "post": "teacher",
                "staff_category": "pedagogical", "valid_from": "2023-01-01"}},
            {"kind": "put", "table": "visits", "row": {}}]"#,
        &Limits::default(),
    )
    .unwrap();
    let error = region.apply(&events).unwrap_err();
    insta::assert_snapshot!(nms_core::Error::from(error).to_string());
    assert_eq!(region.rows("participations"), 0);
}

#[test]
fn own_definitions_keep_up_too() {
    let label = r#"{ ru = "И", en = "I" }"#;
    let kpi = |id: &str, definition: &str| {
        format!(
            "[[kpis]]\nid = \"{id}\"\nlabel = {label}\nkind = \"mean\"\npopulation = {label}\nunit = {label}\nclause = \"1\"\n{definition}\n"
        )
    };
    let head = format!("[pack]\nid = \"own\"\nversion = \"1\"\nlabel = {label}\njurisdiction = {label}\n");
    let kpis = kpi(
        "weighted",
        "definition = { kind = \"mean\", counts = \"school_indicators\", value = \"value\", over = \"denominator\" }",
    ) + &kpi(
        "active",
        "definition = { kind = \"count\", counts = \"route_items\", population = \"route.status == 'active'\" }",
    ) + &kpi(
        "stepped",
        "definition = { kind = \"count\", counts = \"routes\", population = \"route_items.size() > 0\" }",
    ) + &kpi("routes", "definition = { kind = \"distinct\", counts = \"route_items\", of = \"route\" }");
    let pack = NormPack::from_files([("pack.toml", head.as_str()), ("kpis.toml", kpis.as_str())]).unwrap();
    let mut region = world(&pack);
    let options = KpiOptions::on("2024-06-15".parse().unwrap());
    let mut live = LiveReport::new(region.kpis(&pack, &options).unwrap());
    let put = |table: &str, row: Value| json!({"kind": "put", "table": table, "row": row});
    let figure = |value: u32, weight: u32, school: &str| {
        put(
            "school_indicators",
            json!({"organisation": school, "indicator": "i", "period": "2023", "value": value,
            "denominator": weight, "date": "2023-12-31"}),
        )
    };
    let route = |status: &str, recorded: &str| {
        put(
            "routes",
            json!({"id": "w", "person": "p0", "status": status, "created": "2024-01-10", "recorded": recorded}),
        )
    };
    let step = |session: &str| put("route_items", json!({"route": "w", "session": session}));
    // A weighted mean, (3 · 10 + 5 · 30) / 40 = 4.5; a route with a step, corrected from draft to active; another step.
    for event in [
        figure(3, 10, "s0"),
        figure(5, 30, "s1"),
        route("draft", "2024-02-01"),
        step("t0"),
        route("active", "2024-03-01"),
        step("t1"),
    ] {
        let event = Event::from_json(&json!([event]).to_string(), &Limits::default()).unwrap();
        region = region.apply(&event).unwrap();
        live.apply(&event).unwrap();
        let anew = region.kpis(&pack, &options).unwrap();
        for (kept, new) in live.report().figures().zip(anew.figures()) {
            assert_eq!(nms_core::boundary::json(&kept), nms_core::boundary::json(&new));
        }
    }
    let at = |indicator: &str, node: &str| live.report().figure(indicator, node).unwrap().value.unwrap().to_string();
    assert_eq!(
        (at("weighted", "r"), at("active", "r"), at("stepped", "s0"), at("routes", "r")),
        ("4.5".into(), "2".into(), "1".into(), "1".into())
    );
}
