//! Routes of small worlds, worked out by hand.
#![expect(clippy::float_cmp, reason = "worths are whole millionths, shown as they are")]

use nms_core::diagnosis::{Diagnosis, DiagnosisOptions};
use nms_core::region::{Region, Tables};
use nms_core::route::life::{Approver, ItemStage, RiskKind, RouteStage};
use nms_core::route::{ItemStanding, PlanStatus, RouteOptions, RoutePlan, WhyNot};
use nms_core::{Language, Limits};

/// Three teachers, known for sure to be one level below what is required in `a` (weight 2) and in `b` (weight 1). `A` lifts `a`
/// by a level and has one seat in May and one in June; `B` lifts `b`, has two seats, and lies within the days of `A` in May.
pub(crate) const WORLD: &str = r#"{
  "organisations": [{"id": "s1", "kind": "school", "level": "institutional", "territory": "north"}],
  "persons": [{"id": "t1", "birth_date": "1999-01-01", "career_start": "2023-09-01"}, {"id": "t2"}, {"id": "t3"}],
  "positions": [{"person": "t1", "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"},
                {"person": "t2", "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"},
                {"person": "t3", "organisation": "s1", "post": "teacher", "staff_category": "pedagogical"}],
  "competences": [{"id": "a", "area": "subject", "title": "Алгебра"}, {"id": "b", "area": "digital"}],
  "requirements": [{"post": "teacher", "competence": "a", "level": 1, "weight": 2},
                   {"post": "teacher", "competence": "b", "level": 1, "weight": 1}],
  "assessments": [@ASSESSMENTS],
  "activities": [{"id": "A", "kind": "programme", "formal": true, "register": "federal", "hours": 24, "title": "Алгебра <в> школе"},
                 {"id": "B", "kind": "webinar", "hours": 12}, {"id": "M", "kind": "mentoring", "hours": 10}],
  "develops": [{"activity": "A", "competence": "a", "gain": 1}, {"activity": "B", "competence": "b", "gain": 1}],
  "sessions": [{"id": "A-may", "activity": "A", "start": "2024-05-01", "end": "2024-05-10", "seats": 1},
               {"id": "A-june", "activity": "A", "start": "2024-06-01", "end": "2024-06-10", "seats": 1},
               {"id": "B-may", "activity": "B", "start": "2024-05-05", "end": "2024-05-06", "seats": 2},
               {"id": "M-1", "activity": "M", "start": "2024-05-01", "end": "2024-12-01"}]
  @MORE}"#;

/// Two sessions on the same days, both begun.
pub(crate) const CLASH: &str = r#", "participations": [
        {"person": "t1", "session": "A-may", "status": "enrolled", "from": "2024-03-20", "recorded": "2024-03-01"},
        {"person": "t1", "session": "B-may", "status": "enrolled", "from": "2024-03-20", "recorded": "2024-03-01"}],
      "routes": [{"id": "r1", "person": "t1", "status": "active", "created": "2024-03-01"}],
      "route_items": [{"route": "r1", "session": "A-may", "status": "enrolled", "pinned": true},
                      {"route": "r1", "session": "B-may", "status": "enrolled", "pinned": true}]"#;

pub(crate) fn region(more: &str) -> Region {
    region_of(&WORLD.replace("@MORE", more))
}

/// The region of a text in which the assessments are left out.
pub(crate) fn region_of(text: &str) -> Region {
    let rows: Vec<String> = ["t1", "t2", "t3"]
        .iter()
        .flat_map(|person| ["a", "b"].map(|competence| {
            format!(r#"{{"person": "{person}", "competence": "{competence}", "kind": "test", "date": "2024-04-01", "level": 0, "standard_error": 0.000001}}"#)
        }))
        .collect();
    let mut tables = Tables::default();
    tables.json(&text.replace("@ASSESSMENTS", &rows.join(","))).unwrap();
    tables.check(None).unwrap()
}

pub(crate) fn diagnosis(region: &Region) -> Diagnosis {
    region.diagnose(None, &DiagnosisOptions::on("2024-04-01".parse().unwrap()), &mut |_| true).unwrap()
}

pub(crate) fn options(rules: &str) -> RouteOptions {
    let text = format!(r#"{{"as_of": "2024-04-01", "rules": {{{rules}}}}}"#);
    RouteOptions::from_json(&text, None, &Limits::default()).unwrap()
}

pub(crate) fn with(rules: &str, change: impl FnOnce(&mut RouteOptions)) -> RouteOptions {
    let mut options = options(rules);
    change(&mut options);
    options
}

/// A plan, which was looked at by what did not make it.
pub(crate) fn plan(region: &Region, options: &RouteOptions) -> RoutePlan {
    let plan = region.plan_routes(&diagnosis(region), options, &mut |_| true).unwrap();
    assert_eq!(plan.check(), []);
    plan
}

pub(crate) fn sessions(plan: &RoutePlan) -> Vec<String> {
    let mut all: Vec<String> = plan.items().map(|item| item.session.to_owned()).collect();
    all.sort();
    all
}

#[test]
fn seats_go_where_they_close_most() {
    let region = region("");
    let plan = plan(&region, &options(""));
    // Both seats of A close two levels each, both of B one each: 6, less 72 hours at a thousandth. Whoever has B cannot have
    // A in May as well.
    assert_eq!(sessions(&plan), ["A-june", "A-may", "B-may", "B-may"]);
    assert_eq!((plan.value(), plan.bound(), plan.status()), (5.928, 5.928, PlanStatus::Proved));
    let item = plan.items().find(|item| item.session == "A-june").unwrap();
    assert_eq!((item.competences.as_slice(), item.worth, item.standing), (["a"].as_slice(), 2.0, ItemStanding::New));
    // A third seat of A would let somebody close two levels more.
    let price = plan.prices().into_iter().find(|row| row.session == Some("A-june")).unwrap();
    assert!(price.price <= 2.0 && price.price >= 0.9 && (price.used, price.wanted) == (1.0, 1.0), "{price:?}");
}

#[test]
fn rules_bind_and_can_be_taken_away() {
    let region = region("");
    // With 24 hours nobody has both: 2 + 2 + 1, less 60 hours.
    assert_eq!(plan(&region, &options(r#""hours": {"most": 24}"#)).value(), 4.94);
    // Without the rule on overlap one may have A in May and B: the same seats are full either way.
    assert_eq!(plan(&region, &options(r#""overlap": false"#)).value(), 5.928);
    assert_eq!(sessions(&plan(&region, &options(r#""closed_months": {"months": [5]}"#))), ["A-june"]);
    assert_eq!(plan(&region, &options(r#""most_items": {"most": 0}"#)).value(), 0.0);
    // A young teacher gets a mentor, though that closes nothing.
    let mentored = plan(&region, &options(r#""mentor": {}"#));
    assert!(mentored.route("t1").unwrap().iter().any(|item| item.session == "M-1"));
    assert_eq!(sessions(&mentored).iter().filter(|session| *session == "M-1").count(), 1);
}

#[test]
fn a_target_is_worth_more_than_the_best_routes() {
    let more = r#", "audiences": [{"activity": "B", "post": "head"}]"#;
    let region = region(more);
    // B is open to nobody here, so of three persons two can have a route: two thirds, and 100 % is out of reach by one.
    let plan = plan(&region, &options(r#""with_route": {"least": 100}"#));
    let row = plan.prices().into_iter().find(|row| row.session.is_none()).unwrap();
    assert_eq!((row.wanted, row.used, row.missing), (3.0, 2.0, 1));
    // 66.7 % of three is more than two persons; 66.6 % is not.
    for (least, missing) in [("66.7", 1), ("66.6", 0)] {
        let options = options(&format!(r#""with_route": {{"least": {least}}}"#));
        let plan = self::plan(&region, &options);
        assert_eq!(plan.prices().iter().find(|row| row.session.is_none()).unwrap().missing, missing, "{least}");
    }
}

#[test]
fn what_must_come_before_comes_before() {
    let more = r#", "activity_requires": [{"activity": "A", "requires": "B"}]"#;
    let plan = plan(&region(more), &options(""));
    // A in May begins before B ends; A in June needs B.
    assert_eq!(sessions(&plan), ["A-june", "B-may", "B-may"]);
    let route =
        plan.items().filter(|item| item.person == plan.items().find(|one| one.session == "A-june").unwrap().person);
    assert_eq!(route.map(|item| item.session.to_owned()).collect::<Vec<_>>(), ["B-may", "A-june"]);
    let circle = r#", "activity_requires": [{"activity": "A", "requires": "B"}, {"activity": "B", "requires": "A"}]"#;
    let mut tables = Tables::default();
    tables
        .json(
            &WORLD
                .replace(
                    "@ASSESSMENTS",
                    r#"{"person": "t1", "competence": "a", "kind": "test", "date": "2024-04-01", "level": 0}"#,
                )
                .replace("@MORE", circle),
        )
        .unwrap();
    let region = tables.check(None).unwrap();
    let diagnosis = region.diagnose(None, &DiagnosisOptions::on("2024-04-01".parse().unwrap()), &mut |_| true);
    let error = region.plan_routes(&diagnosis.unwrap(), &options(""), &mut |_| true).unwrap_err();
    assert_eq!(
        error.to_string(),
        "activities require each other: `A`, `B` [route.circle]; take away one of the rows of `activity_requires` that lead back"
    );
}

#[test]
fn what_has_begun_stays_and_what_was_promised_is_preferred() {
    let more = r#", "participations": [
        {"person": "t3", "session": "A-june", "status": "planned", "from": "2024-06-01", "recorded": "2024-03-01"},
        {"person": "t2", "session": "B-may", "status": "enrolled", "from": "2024-03-20", "recorded": "2024-03-01"}],
      "routes": [{"id": "r2", "person": "t2", "status": "active", "created": "2024-03-01"}],
      "route_items": [{"route": "r2", "session": "B-may", "status": "enrolled", "pinned": true}]"#;
    let plan = plan(&region(more), &options(""));
    let of = |person: &str| -> Vec<_> {
        plan.route(person).unwrap().iter().map(|item| (item.session.to_owned(), item.standing)).collect()
    };
    assert!(of("t3").contains(&("A-june".to_owned(), ItemStanding::Promised)));
    assert_eq!(of("t2")[0], ("B-may".to_owned(), ItemStanding::Begun));
}

#[test]
fn a_plan_becomes_drafts_that_both_agree_to() {
    let region = region("");
    let day = |text: &str| text.parse().unwrap();
    let plan = plan(&region, &options(""));
    let region = region.apply(&plan.drafts()).unwrap();
    let route = format!("{}/2024-04-01", plan.items().next().unwrap().person);
    assert_eq!(region.advance_route(&route, RouteStage::Active, day("2024-04-02")).unwrap_err().code, "route.stage");
    let region = region.apply(&[region.agree_to_route(&route, Approver::Person, day("2024-04-02")).unwrap()]).unwrap();
    assert_eq!(region.advance_route(&route, RouteStage::Active, day("2024-04-03")).unwrap_err().code, "route.stage");
    let region =
        region.apply(&[region.agree_to_route(&route, Approver::Methodist, day("2024-04-03")).unwrap()]).unwrap();
    let region = region.apply(&[region.advance_route(&route, RouteStage::Active, day("2024-04-04")).unwrap()]).unwrap();
    // Enrolment is due before the session starts.
    let session = plan.items().next().unwrap().session.to_owned();
    let risks = region.route_risks(day("2024-04-25"), 60);
    assert_eq!((risks[0].kind, risks[0].session), (RiskKind::Enrol, session.as_str()));
    // Once, however many versions of the route there are.
    assert_eq!(risks.iter().filter(|risk| (risk.route, risk.session) == (route.as_str(), session.as_str())).count(), 1);
    assert_eq!(
        region.advance_route(&route, RouteStage::Completed, day("2024-07-01")).unwrap_err().code,
        "route.open_items"
    );
    let over = region.advance_route_item(&route, &session, ItemStage::Completed, day("2024-04-26")).unwrap_err();
    assert_eq!(over.code, "route.item_stage");
    let events = region.advance_route_item(&route, &session, ItemStage::Enrolled, day("2024-04-26")).unwrap();
    let region = region.apply(&events).unwrap();
    assert_eq!(region.rows("participations"), 1);
}

#[test]
fn a_route_is_a_page_to_sign_and_dates_for_a_calendar() {
    let plan = plan(&region(""), &options(""));
    let person = plan.items().find(|item| item.session == "A-june").unwrap().person.to_owned();
    let page = plan.document(&person, Language::Russian).unwrap();
    assert!(page.contains("Алгебра &lt;в&gt; школе") && page.contains("01.06.2024 – 10.06.2024"), "{page}");
    assert!(plan.documents("s1", Language::English).unwrap().matches("<article>").count() == 3);
    let calendar = plan.calendar(&person, Language::Russian).unwrap();
    assert!(calendar.contains("DTSTART;VALUE=DATE:20240601\r\nDTEND;VALUE=DATE:20240611\r\n"), "{calendar}");
    assert_eq!(plan.document("t9", Language::Russian).unwrap_err().code, "route.person");
}

#[test]
fn a_plan_carried_out_is_completed_with_its_last_session() {
    let before = region("");
    let plan = plan(&before, &options(""));
    let after = before.apply(&plan.outcome()).unwrap();
    // t1 and t2 have A, one in May and one in June, all but the first a webinar: three routes, four items.
    let items = plan.items().count();
    assert_eq!((after.rows("routes"), after.rows("route_items"), after.rows("participations")), (3, items, items));
    let own: Vec<String> = plan.route("t1").unwrap().iter().filter_map(|item| item.end.clone()).collect();
    let tables: serde_json::Value = serde_json::from_str(&after.to_json()).unwrap();
    let text = tables["routes"].to_string();
    assert!(text.contains(own.iter().max().unwrap()) && text.contains("completed"), "{text}");
}

#[test]
fn a_page_tells_who_agreed_to_these_items() {
    let route = |session: &str| {
        format!(
            r#", "routes": [{{"id": "r1", "person": "t1", "status": "agreed", "created": "2024-03-01", "agreed_by_person": "2024-03-04"}}],
               "route_items": [{{"route": "r1", "session": "{session}"}}]"#
        )
    };
    let page = |session: &str, rules: &str| {
        let plan = plan(&region(&route(session)), &options(rules));
        plan.document("t1", Language::Russian).unwrap()
    };
    let one = r#""most_items": {"most": 1}"#;
    let page_of_both = page("A-may", one);
    assert!(
        page_of_both.contains("Работник: 04.03.2024</div><div>Региональный методист: подпись, дата"),
        "{page_of_both}"
    );
    // What was agreed to is another route.
    assert!(page("M-1", one).contains("Работник: подпись, дата"));
}

#[test]
fn rows_in_any_order_give_the_same_bytes() {
    let region = region("");
    let mut tables = Tables::default();
    let mut all: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&region.to_json()).unwrap();
    for rows in all.values_mut() {
        rows.as_array_mut().unwrap().reverse();
    }
    tables.json(&serde_json::Value::Object(all).to_string()).unwrap();
    let turned = tables.check(None).unwrap();
    assert_eq!(plan(&region, &options("")).to_json(), plan(&turned, &options("")).to_json());
}

#[test]
fn a_plan_says_why_and_why_not() {
    let region = region(r#", "audiences": [{"activity": "B", "post": "head"}]"#);
    let plan = plan(&region, &options(r#""hours": {"most": 30}"#));
    let without: Vec<&str> = ["t1", "t2", "t3"].into_iter().filter(|id| plan.route(id).unwrap().is_empty()).collect();
    let with = plan.items().next().unwrap().person.to_owned();
    let told = |person: &str, session: &str| plan.explain(person, session).unwrap();
    // Both seats of A go to two of three, for whom they are worth the same: the seat is worth more to others, or as much.
    assert_eq!(told(without[0], "A-june").why, WhyNot::Price);
    assert!(told(without[0], "A-june").price > 0.9 && told(without[0], "A-june").closes == 2.0);
    assert_eq!((told(&with, "B-may").why, told(&with, "B-may").rule), (WhyNot::Rule, Some("audience")));
    assert_eq!(told(&with, "M-1").why, WhyNot::NoDeficit);
    let mine = plan.route(&with).unwrap()[0].session.to_owned();
    assert_eq!((told(&with, &mine).why, told(&with, &mine).competences.as_slice()), (WhyNot::Chosen, ["a"].as_slice()));
    assert_eq!(plan.explain(&with, "A-july").unwrap_err().help, "did you mean `A-june`?");
    // Open are b of all three, and a of one.
    let unmet = plan.unmet().unwrap();
    let open: Vec<_> =
        unmet.iter().filter(|row| row.competence == "b").map(|row| (row.open, row.why, row.rule)).collect();
    assert_eq!(open, [(1.0, Some(WhyNot::Rule), Some("audience")); 3]);
    let a: Vec<_> =
        unmet.iter().filter(|row| row.competence == "a").map(|row| (row.person, row.open, row.why)).collect();
    assert_eq!(a, [(without[0], 2.0, Some(WhyNot::Price))]);
}

#[test]
fn what_cannot_be_is_said() {
    // Two sessions on the same days, both begun: nothing can mend that, and the others are planned for all the same.
    let region = region(CLASH);
    let plan = region.plan_routes(&diagnosis(&region), &options(""), &mut |_| true).unwrap();
    assert_eq!((plan.status(), plan.infeasible().collect::<Vec<_>>()), (PlanStatus::Infeasible, vec!["t1"]));
    assert!(plan.items().any(|item| item.person != "t1"));
    // Nobody to plan for, nothing to plan with.
    let nobody = with("", |options| options.persons = Some(Vec::new()));
    let empty = self::plan(&region, &nobody);
    assert_eq!((empty.persons(), empty.value(), empty.status()), (0, 0.0, PlanStatus::Proved));
    let late =
        with("", |options| (options.from, options.to) = ("2030-01-01".parse().unwrap(), "2030-12-31".parse().unwrap()));
    assert!(region.plan_routes(&diagnosis(&region), &late, &mut |_| true).is_ok());
    let upside_down = with("", |options| options.from = "2030-01-01".parse().unwrap());
    assert_eq!(region.plan_routes(&diagnosis(&region), &upside_down, &mut |_| true).unwrap_err().code, "route.options");
    let stranger = with("", |options| options.persons = Some(vec!["t4".to_owned()]));
    assert_eq!(region.plan_routes(&diagnosis(&region), &stranger, &mut |_| true).unwrap_err().code, "route.person");
}

#[test]
fn what_was_agreed_to_is_kept_and_what_is_over_is_not() {
    let day = |text: &str| text.parse().unwrap();
    let asked = |on: &str| {
        with("", |options| {
            options.as_of = day(on);
            (options.from, options.to) = (day(on), day("2024-12-31"));
            options.persons = Some(vec!["t1".to_owned()]);
        })
    };
    let first = region("");
    let plan = first.plan_routes(&diagnosis(&first), &asked("2024-04-01"), &mut |_| true).unwrap();
    let region = first.apply(&plan.drafts()).unwrap();
    let standing = |region: &Region, on: &str| {
        let plan = region.plan_routes(&diagnosis(region), &asked(on), &mut |_| true).unwrap();
        assert_eq!(plan.check(), []);
        plan.items().map(|item| (item.session.to_owned(), item.standing)).collect::<Vec<_>>()
    };
    // A draft binds nobody. Both agree on one day, on which it begins, too.
    assert!(standing(&region, "2024-04-02").iter().all(|(_, one)| *one == ItemStanding::New));
    let id = "t1/2024-04-01";
    let mut region = region;
    for by in [Approver::Person, Approver::Methodist] {
        region = region.apply(&[region.agree_to_route(id, by, day("2024-04-02")).unwrap()]).unwrap();
    }
    region = region.apply(&[region.advance_route(id, RouteStage::Active, day("2024-04-02")).unwrap()]).unwrap();
    let kept = standing(&region, "2024-04-10");
    assert!(kept.len() == 2 && kept.iter().all(|(_, one)| *one == ItemStanding::Promised), "{kept:?}");
    // Begun, it stays; dropped the same day, it does not, and its seat is free.
    let session = kept[0].0.clone();
    region = region
        .apply(&region.advance_route_item(id, &session, ItemStage::Enrolled, day("2024-05-05")).unwrap())
        .unwrap();
    let begun = |region: &Region| {
        standing(region, "2024-05-07").into_iter().any(|one| one == (session.clone(), ItemStanding::Begun))
    };
    assert!(begun(&region));
    region =
        region.apply(&region.advance_route_item(id, &session, ItemStage::Dropped, day("2024-05-05")).unwrap()).unwrap();
    assert!(!begun(&region));
}

#[test]
fn who_cannot_be_planned_for_keeps_what_has_begun_and_its_seat() {
    let region = region(CLASH);
    let plan = plan(&region, &options(""));
    assert_eq!(plan.status(), PlanStatus::Infeasible);
    assert_eq!(plan.route("t1").unwrap().len(), 2);
    // The one seat of A in May is taken, and one of the two of B.
    assert_eq!(sessions(&plan), ["A-june", "A-may", "B-may", "B-may"]);
}
