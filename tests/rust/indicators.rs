//! The indicators of the packs over small regions, with the figures worked out by hand.

use nms_core::NormPack;
use nms_core::kpi::{KpiOptions, KpiReport, Status};
use nms_core::region::Tables;

use crate::region::TREE;

#[test]
fn every_definition_of_the_packs_can_be_computed() {
    for id in NormPack::available() {
        let pack = NormPack::load(id).unwrap();
        let mut tables = Tables::default();
        tables.json(&format!("{{{TREE}}}")).unwrap();
        let region = tables.check(Some(&pack)).unwrap();
        let report = region.kpis(&pack, &KpiOptions::on("2024-06-01".parse().unwrap())).unwrap();
        assert_eq!(report.figures().count(), report.indicators().len() * 3, "{id}");
    }
}

/// A pack of indicators of one's own, each given as the lines of its definition.
fn own(definitions: &[(&str, &str)]) -> NormPack {
    let label = r#"{ ru = "И", en = "I" }"#;
    let kpi = |(id, definition): &(&str, &str)| {
        format!(
            "[[kpis]]\nid = \"{id}\"\nlabel = {label}\nkind = \"count\"\npopulation = {label}\nunit = {label}\n\
             clause = \"1\"\n{definition}\n"
        )
    };
    let head = format!("[pack]\nid = \"own\"\nversion = \"1\"\nlabel = {label}\njurisdiction = {label}\n");
    let kpis: String = definitions.iter().map(kpi).collect();
    NormPack::from_files([("pack.toml", head.as_str()), ("kpis.toml", kpis.as_str())]).unwrap()
}

/// A report of indicators of one's own.
pub(crate) fn report(definitions: &[(&str, &str)], tables: &str, day: &str) -> KpiReport {
    let mut read = Tables::default();
    read.json(tables).unwrap();
    read.check(None).unwrap().kpis(&own(definitions), &KpiOptions::on(day.parse().unwrap())).unwrap()
}

fn numerator(report: &KpiReport, indicator: &str, node: &str) -> String {
    let numerator = report.figure(indicator, node).unwrap().numerator;
    numerator.map_or_else(|| "nothing".to_owned(), |number| number.to_string())
}

const PEOPLE: &str = "definition.kind = \"count\"\ndefinition.counts = \"persons\"";

/// A partner territory `b` between two municipalities of the region's own; each flag is put where it is wanted.
fn with_partner(school_flag: &str) -> String {
    format!(
        r#"{{"organisations": [
        {{"id": "r", "kind": "region", "level": "regional"}},
        {{"id": "a", "kind": "municipality", "level": "municipal"}},
        {{"id": "b", "kind": "municipality", "level": "municipal", "partner": true}},
        {{"id": "c", "kind": "municipality", "level": "municipal"}},
        {{"id": "sb", "kind": "school", "level": "institutional"{school_flag}}}],
      "relations": {{"from": ["a", "b", "c", "sb"], "to": ["r", "r", "r", "b"], "kind": ["part_of", "part_of", "part_of", "part_of"]}},
      "persons": {{"id": ["p", "q"]}},
      "positions": {{"person": ["p", "p", "p", "q"], "organisation": ["a", "sb", "c", "sb"],
        "post": ["teacher", "teacher", "teacher", "teacher"],
        "staff_category": ["pedagogical", "pedagogical", "pedagogical", "pedagogical"]}}}}"#
    )
}

#[test]
fn who_works_here_and_in_a_partner_territory_counts_once() {
    // p stands at a, sb and c; the territory of sb lies between the other two. The region has p alone, once; b has p and q.
    let report = report(&[("people", PEOPLE)], &with_partner(""), "2024-06-01");
    assert_eq!((numerator(&report, "people", "r"), numerator(&report, "people", "b")), ("1".into(), "2".into()));
}

#[test]
fn a_partner_flag_may_be_repeated_below() {
    // The school of a partner territory is flagged as well: it stays a part of the territory.
    let report = report(&[("people", PEOPLE)], &with_partner(r#", "partner": true"#), "2024-06-01");
    assert_eq!((numerator(&report, "people", "r"), numerator(&report, "people", "b")), ("1".into(), "2".into()));
}

#[test]
fn a_reference_means_the_version_that_is_known() {
    let tables = r#"{"organisations": [{"id": "s", "kind": "school", "level": "institutional"}],
      "persons": [{"id": "p"}],
      "positions": [{"person": "p", "organisation": "s", "post": "teacher", "staff_category": "pedagogical"}],
      "activities": [{"id": "a", "kind": "programme"}],
      "sessions": [{"id": "x", "activity": "a"}],
      "routes": [
        {"id": "w", "person": "p", "status": "draft", "created": "2024-01-10"},
        {"id": "w", "person": "p", "status": "active", "created": "2024-01-10", "recorded": "2024-03-01"},
        {"id": "v", "person": "p", "status": "active", "created": "2024-01-10", "withdrawn": "2024-03-01"}],
      "route_items": [{"route": "w", "session": "x"}, {"route": "v", "session": "x"}]}"#;
    let items = "definition.kind = \"count\"\ndefinition.counts = \"route_items\"\n\
        definition.population = 'route.status == \"active\"'";
    let routes = "definition.kind = \"count\"\ndefinition.counts = \"routes\"\n\
        definition.population = 'route_items.size() > 0 && status == \"active\"'";
    let on = |day: &str| {
        let report = report(&[("items", items), ("routes", routes)], tables, day);
        (numerator(&report, "items", "s"), numerator(&report, "routes", "s"))
    };
    // In February w is still a draft and v is active; in April w is active and v was a mistake.
    assert_eq!(on("2024-02-01"), ("1".into(), "1".into()));
    assert_eq!(on("2024-04-01"), ("1".into(), "1".into()));
    let report = report(&[("routes", routes)], tables, "2024-04-01");
    assert!(report.why("routes", "w").unwrap().counted && !report.why("routes", "v").unwrap().counted);
}

#[test]
fn a_mean_of_scores_is_no_share() {
    // 45 points over 1 result: a ratio of sums above one, and nothing wrong with it.
    let pack = NormPack::load("smolensk-2018").unwrap();
    let mut tables = Tables::default();
    let row = r#"{"organisation": "s1", "indicator": "kpi-004-id-exam-results", "period": "2018", "numerator": 90, "denominator": 2, "date": "2018-12-31"}"#;
    tables.json(&format!("{{{TREE}, \"school_indicators\": [{row}]}}")).unwrap();
    let report =
        tables.check(Some(&pack)).unwrap().kpis(&pack, &KpiOptions::on("2019-01-15".parse().unwrap())).unwrap();
    assert_eq!(report.figure("kpi-004-id-exam-results", "r").unwrap().value.unwrap().to_string(), "45");
}

#[test]
fn a_sum_below_nought_is_compared_the_right_way() {
    // -1 / -4 = 0.25, which does not reach 0.5.
    let definition = "target = { value = 0.5, comparator = \">=\" }\ndefinition.kind = \"ratio\"\n\
        definition.counts = \"school_indicators\"\ndefinition.value = \"numerator - 2\"\ndefinition.over = \"denominator - 5\"";
    let row = r#"{"organisation": "s1", "indicator": "i", "period": "2018", "numerator": 1, "denominator": 1, "date": "2018-12-31"}"#;
    let tables = format!("{{{TREE}, \"school_indicators\": [{row}]}}");
    let figure = report(&[("surplus", definition)], &tables, "2019-01-15").figure("surplus", "r").unwrap();
    assert_eq!((figure.value.unwrap().to_string(), figure.status), ("0.25".into(), Status::Short));
}

#[test]
fn the_mean_load_is_that_of_the_same_loads_as_the_largest() {
    // k supports p twice, as methodist and as mentor, and q elsewhere: a load of 2 different people. At a, where only p is,
    // there are two rows and one carrier: the largest and the mean are 2; with l, who supports p alone, the mean is 3 / 2.
    let tables = |more: &str| {
        format!(
            r#"{{"organisations": [{{"id": "r", "kind": "region", "level": "regional"}},
            {{"id": "a", "kind": "school", "level": "institutional"}}, {{"id": "b", "kind": "school", "level": "institutional"}}],
          "relations": {{"from": ["a", "b"], "to": ["r", "r"], "kind": ["part_of", "part_of"]}},
          "persons": {{"id": ["k", "l", "p", "q"]}},
          "positions": {{"person": ["p", "q"], "organisation": ["a", "b"], "post": ["teacher", "teacher"],
            "staff_category": ["pedagogical", "pedagogical"]}},
          "supports": [{{"person": "p", "supporter": "k", "role": "methodist"}}, {{"person": "p", "supporter": "k", "role": "mentor"}},
            {{"person": "q", "supporter": "k", "role": "methodist"}}{more}]}}"#
        )
    };
    let definition = "definition.kind = \"load\"\ndefinition.counts = \"supports\"\ndefinition.of = \"supporter\"";
    let at = |more: &str| {
        let figure = report(&[("load", definition)], &tables(more), "2024-06-01").figure("load", "a").unwrap();
        let load = figure.load.unwrap();
        (figure.value.unwrap().to_string(), load.carriers, load.mean.unwrap().to_string())
    };
    assert_eq!(at(""), ("2".into(), 1, "2".into()));
    assert_eq!(at(r#", {"person": "p", "supporter": "l", "role": "tutor"}"#), ("2".into(), 2, "1.5".into()));
}

/// Loads of 2 and 1 under a norm of 1; a stage asks for less on the way.
#[test]
fn a_load_names_who_carries_too_much_and_stages_hold_until_their_day() {
    let load = r#"
definition.kind = "load"
definition.counts = "supports"
definition.of = "supporter"
target = { value = 1, comparator = "<=", year = 2025, stages = [{ due = "2023-12-31", value = 2 }] }
"#;
    let pack = own(&[("load", load)]);
    let mut tables = Tables::default();
    tables
        .json(&format!(
            r#"{{{TREE}, "persons": {{"id": ["p1", "p2", "p3", "heavy", "light"]}},
            "positions": {{"person": ["p1", "p2", "p3"], "organisation": ["s1", "s1", "s1"], "post": ["t", "t", "t"],
                "staff_category": ["pedagogical", "pedagogical", "pedagogical"]}},
            "supports": {{"person": ["p1", "p2", "p3"], "supporter": ["heavy", "heavy", "light"],
                "role": ["methodist", "methodist", "methodist"]}}}}"#
        ))
        .unwrap();
    let region = tables.check(Some(&pack)).unwrap();
    let status = |day: &str| {
        let report = region.kpis(&pack, &KpiOptions::on(day.parse().unwrap())).unwrap();
        (report.figure("load", "r").unwrap().status, report.explain("load", "r").unwrap().overloaded)
    };
    use nms_core::kpi::Status;
    assert_eq!(status("2023-12-31"), (Status::Reached, vec![]));
    let (late, overloaded) = status("2024-01-01");
    assert_eq!((late, overloaded.len(), overloaded[0].id.as_str(), overloaded[0].load), (Status::Short, 1, "heavy", 2));
}

/// Sums that have more digits than can be shown are no figure; a live report says so too.
#[test]
fn a_sum_that_is_too_large_is_no_figure() {
    let money = r#"
definition.kind = "sum"
definition.counts = "school_indicators"
definition.value = "value"
target = { value = 5, comparator = "<=", year = 2025 }
"#;
    let pack = own(&[("money", money)]);
    let mut tables = Tables::default();
    let row = |organisation: &str| {
        format!(
            r#"{{"organisation": "{organisation}", "indicator": "x", "period": "2023", "value": 600000000, "date": "2023-12-31"}}"#
        )
    };
    tables.json(&format!(r#"{{{TREE}, "school_indicators": [{}]}}"#, row("s1"))).unwrap();
    let region = tables.check(Some(&pack)).unwrap();
    let options = KpiOptions::on("2024-06-01".parse().unwrap());
    let event = format!(r#"[{{"kind": "put", "table": "school_indicators", "row": {}}}]"#, row("m1"));
    let event = nms_core::region::Event::from_json(&event, &nms_core::Limits::default()).unwrap();
    let mut live = nms_core::kpi::LiveReport::new(region.kpis(&pack, &options).unwrap());
    live.apply(&event).unwrap();
    let anew = region.apply(&event).unwrap().kpis(&pack, &options).unwrap();
    let figure = anew.figure("money", "r").unwrap();
    assert_eq!(
        (figure.status, figure.reason),
        (nms_core::kpi::Status::Undefined, Some(nms_core::kpi::Reason::TooLarge))
    );
    assert_eq!(live.report().figure("money", "r").unwrap(), figure);
}

#[test]
fn a_product_too_large_is_no_figure_in_a_live_report_either() {
    // 1 · 1 is there; (10⁹ − 1)² has more digits than a figure may have, so the mean is undefined, live as anew.
    let definition = "definition.kind = \"mean\"\ndefinition.counts = \"school_indicators\"\ndefinition.value = \"value\"\n\
        definition.over = \"denominator\"";
    let row = |period: u16, number: u32| {
        format!(
            r#"{{"organisation": "s1", "indicator": "i", "period": "{period}", "date": "{period}-05-01", "value": {number}, "numerator": 0, "denominator": {number}}}"#
        )
    };
    let with = |rows: &str| {
        report(&[("mean", definition)], &format!("{{{TREE}, \"school_indicators\": [{rows}]}}"), "2024-06-01")
    };
    let (small, large) = (row(2023, 1), row(2024, 999_999_999));
    let mut live = nms_core::kpi::LiveReport::new(with(&small));
    let event = format!(r#"[{{"kind": "put", "table": "school_indicators", "row": {large}}}]"#);
    live.apply(&nms_core::region::Event::from_json(&event, &nms_core::Limits::default()).unwrap()).unwrap();
    let anew = with(&format!("{small}, {large}"));
    assert_eq!(anew.figure("mean", "r").unwrap().reason, Some(nms_core::kpi::Reason::TooLarge));
    assert!(live.report().figures().eq(anew.figures()));
}
