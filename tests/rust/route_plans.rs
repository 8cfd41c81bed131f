//! What plans share and what becomes of them: money, hours of mentors, differences, relaxations, replanning, pictures.
#![expect(clippy::float_cmp, reason = "worths are whole millionths, shown as they are")]

use nms_core::Language;
#[cfg(feature = "arrow")]
use nms_core::route::arrow::{demand_from_arrow, prices_from_arrow, prices_to_arrow};
#[cfg(feature = "arrow")]
use nms_core::route::kernel::{BOUND, DemandRow};
use nms_core::route::{PlanStatus, RelaxationKind, SharedKind};
use serde_json::Value;

use crate::routes::{CLASH, WORLD, diagnosis, options, plan, region, region_of, sessions, with};

#[test]
fn a_provider_gives_no_more_places_than_its_money_pays_for() {
    let text = WORLD.replace("\"hours\": 24,", "\"hours\": 24, \"provider\": \"ipk\",");
    let text = text.replace("\"seats\": 1}", "\"seats\": 1, \"cost\": 1000.5}").replace("@MORE", "");
    let region = region_of(&text);
    // A place of A costs 1001 roubles, a part of one rounded up. For 2001 there is one: 2 and two of B, less 48 hours.
    let poor = plan(&region, &options(r#""budgets": {"ipk": 2001}"#));
    assert_eq!(poor.value(), 3.952);
    let row = poor.prices().into_iter().find(|row| row.kind == SharedKind::Budget).unwrap();
    assert_eq!((row.provider, row.wanted, row.used), (Some("ipk"), 2001.0, 1001.0));
    // For 2002 there are both.
    assert_eq!(plan(&region, &options(r#""budgets": {"ipk": 2002}"#)).value(), 5.928);
}

#[test]
fn a_mentor_gives_no_more_hours_than_there_are() {
    let more = r#", "supports": [{"person": "t1", "supporter": "m1", "role": "tutor"},
        {"person": "t2", "supporter": "m1", "role": "tutor"}, {"person": "t3", "supporter": "m1", "role": "tutor"}]"#;
    let persons = WORLD.replace(r#"{"id": "t3"}]"#, r#"{"id": "t3"}, {"id": "m1"}]"#);
    let region = region_of(&persons.replace("@MORE", more));
    let load = |most: u32| options(&format!(r#""loads": {{"tutor": {{"most": {most}, "kinds": ["webinar"]}}}}"#));
    // B takes 12 hours of the tutor: with 23 one has it, with 24 both. 2 + 2 + 1 less 60 hours; 6 less 72.
    let tight = plan(&region, &load(23));
    assert_eq!((tight.value(), plan(&region, &load(24)).value()), (4.94, 5.928));
    let row = tight.prices().into_iter().find(|row| row.kind == SharedKind::Load).unwrap();
    assert_eq!((row.supporter, row.wanted, row.used), (Some("m1"), 23.0, 12.0));
    // Who has no tutor takes nobody's hours.
    let free = region_of(
        &persons.replace("@MORE", &more.replace(r#", {"person": "t3", "supporter": "m1", "role": "tutor"}"#, "")),
    );
    assert_eq!(plan(&free, &load(23)).value(), 5.928);
}

#[test]
fn two_plans_are_told_apart() {
    let region = region("");
    let (all, short) = (plan(&region, &options("")), plan(&region, &options(r#""hours": {"most": 24}"#)));
    let change = all.compare(&short);
    // Nobody can have both any more, so that one seat of B stays free.
    assert_eq!((change.before, change.after), (5.928, 4.94));
    let sessions: Vec<_> = change.sessions.iter().map(|row| (row.session.as_str(), row.before, row.after)).collect();
    assert_eq!(sessions, [("B-may", 2, 1)]);
    assert!(change.persons.iter().all(|row| row.before != row.after || row.added.len() == row.removed.len()));
    let same = all.compare(&all);
    assert_eq!((same.same, same.persons.len(), same.sessions.len()), (3, 0, 0));
}

#[test]
fn what_cannot_be_met_says_what_would_help() {
    let region = region("");
    // Two seats of the federal programme for three persons.
    let short = plan(&region, &options(r#""federal": {"least": 100}"#));
    let found = short.relaxations(&mut |_| true).unwrap();
    let told: Vec<_> = found.iter().map(|row| (row.text.en.as_str(), row.missing, row.missing_after)).collect();
    assert_eq!(
        told,
        [
            ("1 more seat in the session A-june", 1, 0),
            ("66.6 % instead of 100 %: persons with a programme of the federal register", 1, 0),
        ]
    );
    // Three of A and two of B, less 96 hours; one of those in May is not in both.
    assert_eq!(found[0].value, 7.904);
    assert_eq!(found[1].percent, Some(66.6));
    // May is closed, and one of its two seats would do in April.
    let closed = plan(&region, &options(r#""federal": {"least": 60}, "closed_months": {"months": [5]}"#));
    let found = closed.relaxations(&mut |_| true).unwrap();
    let moved = found.iter().find(|row| row.kind == RelaxationKind::Move).unwrap();
    assert_eq!((moved.text.en.as_str(), moved.missing_after), ("move the session A-may to 04.2024", 0));
    // A young teacher without a mentor, as the only session is full.
    let text = WORLD.replace(r#""end": "2024-12-01"}"#, r#""end": "2024-12-01", "seats": 0}"#).replace("@MORE", "");
    let alone = plan(&region_of(&text), &options(r#""mentor": {}"#));
    let found = alone.relaxations(&mut |_| true).unwrap();
    let told: Vec<_> =
        found.iter().map(|row| (row.demand.as_str(), row.session.as_deref(), row.missing_after)).collect();
    assert_eq!(told, [("mentor", Some("M-1"), 0)]);
    assert!(plan(&region, &options("")).relaxations(&mut |_| true).unwrap().is_empty());
    assert_eq!(short.relaxations(&mut |_| false).unwrap_err().code, "call.stopped");
}

#[test]
fn who_changed_is_planned_anew_and_all_others_keep_their_routes() {
    let before = region("");
    let first = plan(&before, &options(r#""with_route": {"least": 100}"#));
    let learned = first.items().find(|item| item.activity == "A").unwrap().person.to_owned();
    // One of those with A turns out to need nothing in `a`: the seat is free, and nobody else changes.
    let rows = format!(
        r#", "assessments": [{{"person": "{learned}", "competence": "a", "kind": "test", "date": "2024-04-01", "level": 9,
            "standard_error": 0.000001}}]"#
    );
    let text = WORLD.replace("\"assessments\": [@ASSESSMENTS]", "\"items\": []").replace("@MORE", &rows);
    let mut tables = nms_core::region::Tables::default();
    let others: Vec<String> = ["t1", "t2", "t3"]
        .iter()
        .flat_map(|person| ["a", "b"].map(|competence| (*person, competence)))
        .filter(|(person, competence)| (*person, *competence) != (learned.as_str(), "a"))
        .map(|(person, competence)| format!("{person},{competence},test,2024-04-01,0,0.000001\n"))
        .collect();
    tables.json(&text).unwrap();
    let csv = format!("person,competence,kind,date,level,standard_error\n{}", others.concat());
    tables.csv("assessments", csv.as_bytes());
    let after = tables.check(None).unwrap();
    let found = diagnosis(&after);
    let mended = first.replan(&after, &found, &[&learned]).unwrap();
    assert_eq!(mended.check(), []);
    let change = first.compare(&mended);
    assert!(change.persons.iter().all(|row| row.person == learned) && change.persons.len() == 1);
    // A plan for all is at least as good, and within the bound that was carried over.
    let whole = plan(&after, &options(r#""with_route": {"least": 100}"#));
    assert!(mended.value() <= whole.value() && whole.value() <= mended.bound());
    // Nobody changed: nothing changes.
    let same = first.replan(&before, &diagnosis(&before), &["t1", "t2"]).unwrap();
    assert_eq!((same.value(), same.status(), same.check()), (first.value(), PlanStatus::Proved, Vec::new()));
    // What needs a plan for all is refused.
    let clash = region(CLASH);
    let begun = plan(&clash, &options(""));
    assert_eq!(begun.replan(&clash, &diagnosis(&clash), &["t1"]).unwrap_err().code, "route.replan");
    assert_eq!(first.replan(&clash, &diagnosis(&clash), &["t1"]).unwrap_err().code, "route.replan");
    assert_eq!(begun.replan(&clash, &diagnosis(&clash), &["t2"]).unwrap().check(), []);
    assert_eq!(first.replan(&after, &found, &["t9"]).unwrap_err().code, "route.person");
    let other = region_of(&WORLD.replace("\"seats\": 2", "\"seats\": 3").replace("@MORE", ""));
    assert_eq!(first.replan(&other, &diagnosis(&other), &["t1"]).unwrap_err().code, "route.replan");
}

#[test]
fn a_plan_is_drawn_and_told_by_territory() {
    let region = region("");
    let plan = plan(&region, &options(""));
    let rows = plan.territories();
    // Three persons lack 2 and 1 each; two of three close `a`, two `b`.
    let told: Vec<_> = rows.iter().map(|row| (row.persons, row.deficits, row.closed, row.before, row.after)).collect();
    assert_eq!((rows[0].territory.as_deref(), told), (Some("north"), vec![(3, 6, 4, 9.0, 3.0)]));
    assert!(plan.history().last().is_some_and(|step| step.value == Some(5.928) && step.bound == Some(5.928)));
    for language in [Language::Russian, Language::English] {
        for (chart, rows) in [
            (plan.convergence_chart(language), plan.history().len()),
            (plan.seats_chart(language), 3),
            (plan.territories_chart(language), 2),
        ] {
            let chart: Value = serde_json::from_str(&chart).unwrap();
            assert!(chart["data"]["values"].as_array().unwrap().len() >= rows.min(2));
            assert!(!chart.to_string().contains("\"@"), "every place of the form is filled");
        }
    }
    assert_eq!(sessions(&plan).len(), 4);
}

#[cfg(feature = "arrow")]
#[test]
fn planning_is_a_map_and_a_reduce() {
    let region = region("");
    let kernel = region.route_kernel(&diagnosis(&region), &options("")).unwrap();
    // Two sessions of A, one of B; the mentor's has no number of seats.
    assert_eq!((kernel.persons(), kernel.resources()), (3, 3));
    let mut search = kernel.search();
    assert_eq!((search.prices(), search.bound()), (vec![0, 0, 0], None));
    for round in 0..200 {
        let prices = search.prices();
        // Tables go out and come in, as between machines, and slices are added up in any order.
        let sent = prices_from_arrow(&[prices_to_arrow(&prices).unwrap()], 3).unwrap();
        let slices = [kernel.respond(&sent, 2..9), kernel.respond(&sent, 0..2)];
        let demand: Vec<_> = slices.iter().map(|answer| answer.demand_arrow().unwrap()).collect();
        let demand = demand_from_arrow(&demand).unwrap();
        let whole = kernel.respond(&prices, 0..3);
        let sum = |resource: i64| demand.iter().filter(|row| row.resource == resource).map(|row| row.used).sum::<i64>();
        assert!(whole.demand.iter().all(|row| sum(row.resource) == row.used), "{round}");
        if round == 0 {
            // Free of charge everybody takes A and B: 3 · (2 + 1 − 0.036).
            assert_eq!(sum(BOUND), 8_892_000 * 1024);
            assert_eq!(whole.choices.len(), 6);
        }
        search.learn(&demand).unwrap();
    }
    // The bound comes down to what the best plan is worth.
    let best = plan(&region, &options(""));
    let bound = search.bound().unwrap();
    assert!(bound >= best.value() && bound < best.value() * 1.02, "{bound}");
    assert_eq!(search.learn(&[DemandRow { resource: 3, used: 1 }]).unwrap_err().code, "route.demand");
}

#[test]
fn what_is_mandatory_may_come_before_all_else() {
    // A is worth a thousand levels, more than a mentor for the young teacher; there is time for one of them.
    let text = WORLD.replace("\"weight\": 2", "\"weight\": 1000").replace("@MORE", "");
    let region = region_of(&text);
    let rules = r#""mentor": {}, "hours": {"most": 24}"#;
    let alone = |rules: &str| plan(&region, &with(rules, |options| options.persons = Some(vec!["t1".to_owned()])));
    assert_eq!(sessions(&alone(rules)), ["A-may"]);
    let layered = alone(&format!(r#"{rules}, "layers": true"#));
    // The mentor takes 10 hours of 24, and B takes 12.
    assert_eq!(
        (sessions(&layered), layered.status()),
        (vec!["B-may".to_owned(), "M-1".to_owned()], PlanStatus::Proved)
    );
    // Where both go together, nothing is raised.
    let both = alone(r#""mentor": {}, "layers": true"#);
    assert_eq!((sessions(&both).len(), both.options().worths.mandatory), (3, 20.0));
}
