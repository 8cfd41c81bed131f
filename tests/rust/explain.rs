//! A figure can be opened, and somebody can be told why he counts.

use nms_core::Language;
use nms_core::NormPack;
use nms_core::kpi::{ChangeCause, Combination, KpiOptions, KpiReport};
use nms_core::region::Tables;

use crate::indicators;
use crate::region::TREE;

/// Two schools in two municipalities; `p2` works in both.
///
/// Counted on 1 June 2024: p1 (federal programme by diagnosis). Not: p2 (own choice), p3 (only enrolled).
fn report(day: &str, known: Option<&str>) -> KpiReport {
    let pack = NormPack::load("orenburg-2023").unwrap();
    let mut tables = Tables::default();
    tables
        .json(
            r#"{
      "organisations": {"id": ["r", "m1", "m2", "s1", "s2"], "kind": ["region", "municipality", "municipality", "school", "school"],
        "level": ["regional", "municipal", "municipal", "institutional", "institutional"]},
      "relations": {"from": ["m1", "m2", "s1", "s2"], "to": ["r", "r", "m1", "m2"], "kind": ["part_of", "part_of", "part_of", "part_of"]},
      "persons": {"id": ["p1", "p2", "p3"]},
      "positions": {"person": ["p1", "p2", "p2", "p3"], "organisation": ["s1", "s1", "s2", "s2"],
        "post": ["teacher", "teacher", "teacher", "teacher"], "staff_category": ["pedagogical", "pedagogical", "pedagogical", "pedagogical"],
        "valid_from": [null, null, null, "2023-09-01"]},
      "activities": [{"id": "a", "kind": "programme", "register": "federal"}],
      "sessions": [{"id": "t", "activity": "a"}],
      "participations": [
        {"person": "p1", "session": "t", "status": "completed", "basis": "diagnosis", "to": "2024-03-01", "recorded": "2024-04-01"},
        {"person": "p2", "session": "t", "status": "completed", "basis": "own_choice", "to": "2024-03-01"},
        {"person": "p3", "session": "t", "status": "enrolled", "basis": "diagnosis", "from": "2024-03-01"}]
    }"#,
        )
        .unwrap();
    let region = tables.check(Some(&pack)).unwrap();
    let known = known.map(|day| day.parse().unwrap());
    region.kpis(&pack, &KpiOptions { known, ..KpiOptions::on(day.parse().unwrap()) }).unwrap()
}

const SHARE: &str = "kpi-001-d2-federal-register-share";

#[test]
fn a_figure_is_opened_down_to_the_rows() {
    let report = report("2024-06-01", None);
    let derivation = report.explain(SHARE, "r").unwrap();
    // 1 of 3 teachers; the municipalities have 1/2 and 0/2, and p2 is in both.
    insta::assert_snapshot!(derivation.to_text(Language::English));
    insta::assert_snapshot!(derivation.to_text(Language::Russian));
    insta::assert_snapshot!(derivation.to_html(Language::Russian));
}

#[test]
fn somebody_is_told_why() {
    let report = report("2024-06-01", None);
    insta::assert_snapshot!(report.why(SHARE, "p1").unwrap().to_text(Language::English));
    insta::assert_snapshot!(report.why(SHARE, "p2").unwrap().to_text(Language::Russian));
    insta::assert_snapshot!(report.why(SHARE, "p7").unwrap_err().to_string());
}

#[test]
fn a_change_is_taken_apart() {
    // On 1 March 2023 p3 had no position: 0 of 2. On 15 March 2024 p1's completion was not yet known: 0 of 3.
    // On 1 June it was: 1 of 3.
    let (first, second, third) =
        (report("2023-03-01", None), report("2024-03-15", None), report("2024-03-15", Some("2024-06-01")));
    let change = |before: &KpiReport, after: &KpiReport| {
        before.compare(after, "r").unwrap().into_iter().find(|change| change.indicator == SHARE).unwrap()
    };
    let late = change(&second, &third);
    assert_eq!(late.change.unwrap().to_string(), "33.333333");
    let part = |change: &nms_core::kpi::KpiChange, cause| {
        change.parts.iter().find(|part| part.cause == cause).unwrap().value.to_string()
    };
    assert_eq!(part(&late, ChangeCause::LateData), "33.333333");
    assert_eq!(part(&late, ChangeCause::Rate), "0");
    let both = change(&first, &third);
    // The same day is asked about with later knowledge, so the completion is the rate's.
    assert_eq!((part(&both, ChangeCause::LateData), part(&both, ChangeCause::Rate)), ("0".into(), "33.333333".into()));
    let sum = both.parts.iter().map(|part| part.value.to_string().parse::<f64>().unwrap()).sum::<f64>();
    assert!((sum - 33.333333).abs() < 1e-9);
}

#[test]
fn a_wrong_aggregation_is_refused() {
    let report = report("2024-06-01", None);
    insta::assert_snapshot!(report.combine(SHARE, &["m1", "m2"], Combination::Mean).unwrap_err().to_string());
    insta::assert_snapshot!(report.combine(SHARE, &["m1", "m2"], Combination::Sum).unwrap_err().to_string());
    // p2 would count twice.
    insta::assert_snapshot!(report.combine(SHARE, &["m1", "m2"], Combination::Total).unwrap_err().to_string());
    insta::assert_snapshot!(report.combine(SHARE, &["m1", "s1"], Combination::Total).unwrap_err().to_string());
    assert_eq!(report.combine(SHARE, &["m1"], Combination::Total).unwrap().value.unwrap().to_string(), "50");
    assert_eq!(report.combine(SHARE, &["m1", "m2"], Combination::Maximum).unwrap().value.unwrap().to_string(), "50");
}

/// The mean of a figure over schools: 10 marks in 2023, 30 in 2024 under another name, and once no value at all.
fn marks(name: &str, day: &str) -> KpiReport {
    let row = |name: &str, year: u16, value: &str| {
        format!(r#"{{"organisation": "s1", "indicator": "{name}", "period": "{year}", "date": "{year}-05-01"{value}}}"#)
    };
    let rows =
        [row("old", 2023, r#", "value": 10"#), row("new", 2024, r#", "value": 30"#), row("new", 2020, "")].join(",");
    let tables = format!("{{{TREE}, \"school_indicators\": [{rows}]}}");
    let definition = format!(
        "definition.kind = \"mean\"\ndefinition.counts = \"school_indicators\"\ndefinition.value = \"value\"\n\
         definition.population = 'indicator == \"{name}\"'"
    );
    indicators::report(&[("marks", &definition)], &tables, day)
}

#[test]
fn steps_without_a_value_are_taken_together() {
    // The new definition has no value in 2023, neither with what is known now nor in the tree of now: from 10 to 30 there
    // is one part, and it says what it cannot be told from.
    let changes = marks("old", "2023-06-01").compare(&marks("new", "2024-06-01"), "r").unwrap();
    insta::assert_snapshot!(nms_core::boundary::json(&changes));
}

#[test]
fn a_row_without_its_number_does_not_count() {
    let why = marks("new", "2024-06-01").why("marks", "s1 / new / 2020").unwrap();
    assert!(!why.counted && !why.in_population);
    insta::assert_snapshot!(why.to_text(Language::English));
    assert!(marks("new", "2024-06-01").why("marks", "s1 / new / 2024").unwrap().counted);
}

#[test]
fn the_version_of_the_day_is_the_one_that_is_told_of() {
    // First 10, from 1 September 2024 known to have been 20: on 1 June the first version counts, later the second does.
    let row = |value: u8, recorded: &str| {
        format!(
            r#"{{"organisation": "s1", "indicator": "i", "period": "2023", "date": "2023-05-01", "value": {value}, "recorded": "{recorded}"}}"#
        )
    };
    let rows = [row(10, "2023-06-01"), row(20, "2024-09-01")].join(",");
    let tables = format!("{{{TREE}, \"school_indicators\": [{rows}]}}");
    let definition =
        "definition.kind = \"count\"\ndefinition.counts = \"school_indicators\"\ndefinition.population = 'value < 15'";
    let counted = |day: &str| {
        indicators::report(&[("low", definition)], &tables, day).why("low", "s1 / i / 2023").unwrap().counted
    };
    assert_eq!((counted("2024-06-01"), counted("2024-10-01")), (true, false));
}
