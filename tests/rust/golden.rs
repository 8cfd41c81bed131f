//! Numbers that the documents print, computed from small made tables; the working stands beside each.

use nms_core::NormPack;
use nms_core::kpi::{KpiFigure, KpiOptions, KpiReport, Reason, Status};
use nms_core::region::Tables;
use serde_json::{Value, json};

/// The report of a pack over made tables on a day.
fn report(pack: &str, tables: &Value, day: &str) -> KpiReport {
    let pack = NormPack::load(pack).unwrap();
    let mut read = Tables::default();
    read.json(&tables.to_string()).unwrap();
    read.check(Some(&pack)).unwrap().kpis(&pack, &KpiOptions::on(day.parse().unwrap())).unwrap()
}

/// A figure as a fraction: `1/2`.
fn fraction(figure: &KpiFigure) -> String {
    match (figure.numerator, figure.denominator) {
        (Some(numerator), Some(denominator)) => format!("{numerator}/{denominator}"),
        _ => "nothing".to_owned(),
    }
}

fn value(figure: &KpiFigure) -> String {
    figure.value.map_or_else(|| "nothing".to_owned(), |value| value.to_string())
}

fn organisation(id: &str, kind: &str) -> Value {
    let level = match kind {
        "region" => "regional",
        "municipality" => "municipal",
        _ => "institutional",
    };
    json!({"id": id, "kind": kind, "level": level})
}

fn part_of(id: &str, above: &str) -> Value {
    json!({"from": id, "to": above, "kind": "part_of"})
}

/// A region with as many schools right below it: `s0`, `s1` and so on.
fn schools(count: usize) -> (Vec<Value>, Vec<Value>) {
    let ids = || (0..count).map(|at| format!("s{at}"));
    let organisations = std::iter::once(organisation("r", "region")).chain(ids().map(|id| organisation(&id, "school")));
    (organisations.collect(), ids().map(|id| part_of(&id, "r")).collect())
}

/// A school, or another organisation, is on a list.
fn listed(organisation: &str, list: &str) -> Value {
    json!({"organisation": organisation, "indicator": list, "period": "2018", "value": 1, "date": "2018-12-31"})
}

/// A figure from outside, as two counts.
fn counts(organisation: &str, indicator: &str, numerator: u32, denominator: u32) -> Value {
    json!({"organisation": organisation, "indicator": indicator, "period": "2018",
        "numerator": numerator, "denominator": denominator, "date": "2018-12-31"})
}

#[test]
fn the_infrastructure_of_orenburg_is_843_objects() {
    // Slide: 388 + 221 + 4 + 1 + 5 + 1 + 1 + 69 + 1 + 152 = 843. Two municipalities have all of them between them:
    // the first 100 Growth Points, all other Growth Points and everything else the second.
    let parts = [
        ("tochka-rosta", 388),
        ("cos-classes", 221),
        ("it-cubes", 4),
        ("gifted-centre", 1),
        ("kvantorium", 5),
        ("mbt-ovz", 1),
        ("model-centre", 1),
        ("spo-workshops", 69),
        ("pd-centre", 1),
        ("gyms", 152),
    ];
    let row = |organisation: &str, part: &str, value: u32, year: u32| {
        json!({"organisation": organisation, "indicator": format!("kpi-000-res-{part}"), "period": year.to_string(),
            "value": value, "date": format!("{year}-12-31")})
    };
    let mut rows: Vec<Value> = parts.iter().skip(1).map(|(part, value)| row("m2", part, *value, 2024)).collect();
    rows.push(row("m1", "tochka-rosta", 100, 2024));
    rows.push(row("m2", "tochka-rosta", 288, 2024));
    // Of the year before: a later figure stands in its place.
    rows.push(row("m2", "gyms", 140, 2023));
    let tables = json!({
        "organisations": [organisation("r", "region"), organisation("m1", "municipality"), organisation("m2", "municipality")],
        "relations": [part_of("m1", "r"), part_of("m2", "r")],
        "school_indicators": rows,
    });
    let report = report("orenburg-2025", &tables, "2025-03-01");
    let at = |node: &str| value(&report.figure("kpi-000-res-infrastructure-objects", node).unwrap());
    assert_eq!((at("r"), at("m1"), at("m2")), ("843".into(), "100".into(), "743".into()));
    for (part, expected) in parts {
        let figure = report.figure(&format!("kpi-000-res-{part}"), "r").unwrap();
        assert_eq!(value(&figure), expected.to_string(), "{part}");
    }
}

#[test]
fn of_489_schools_of_primorye_176_have_low_results() {
    // 176 / 489 = 0.35991820… = 36 %.
    let (organisations, relations) = schools(489);
    let mut lists: Vec<Value> = (0..176).map(|at| listed(&format!("s{at}"), "low_results")).collect();
    // One that has left the list: its last row says 0.
    lists.push(listed("s200", "low_results"));
    lists.push(
        json!({"organisation": "s200", "indicator": "low_results", "period": "2021", "value": 0, "date": "2021-12-31"}),
    );
    let tables = json!({"organisations": organisations, "relations": relations, "school_indicators": lists});
    let figure = report("primorye-2022", &tables, "2022-06-01").figure("kpi-003-snor-share", "r").unwrap();
    assert_eq!((fraction(&figure), value(&figure)), ("176/489".into(), "35.99182".into()));
}

/// 75 schools of the Smolensk project, and one that is none: 38 with low results, 30 in adverse conditions, 7 with both.
fn project(rows: impl IntoIterator<Item = Value>) -> KpiReport {
    let (organisations, relations) = schools(76);
    let low = (0..38).chain(68..75).map(|at| listed(&format!("s{at}"), "low_results"));
    let adverse = (38..75).map(|at| listed(&format!("s{at}"), "adverse_conditions"));
    let figures: Vec<Value> = low.chain(adverse).chain(rows).collect();
    let tables = json!({
        "organisations": organisations,
        "relations": relations,
        "school_indicators": figures,
        "persons": (0..12).map(|at| json!({"id": format!("p{at}")})).collect::<Vec<_>>(),
        // Twelve psychologists in as many schools.
        "positions": (0..12).map(|at| json!({"person": format!("p{at}"), "organisation": format!("s{at}"),
            "post": "psychologist", "staff_category": "pedagogical"})).collect::<Vec<_>>(),
    });
    report("smolensk-2018", &tables, "2019-01-15")
}

#[test]
fn the_project_of_smolensk_has_75_schools() {
    // 38 + 30 + 7 = 75; the seven stand on both lists and count once.
    let report = project([]);
    assert_eq!(value(&report.figure("kpi-004-schools-total", "r").unwrap()), "75");
    // 12 schools with a psychologist, of 75.
    assert_eq!(fraction(&report.figure("kpi-004-psychologist", "r").unwrap()), "12/75");
}

#[test]
fn values_are_spread_over_schools_as_in_the_table_of_smolensk() {
    // Finished the year with 4 and 5: mean 0.379, from 0.07 to 0.74. A made set: one school has 74 of 100, one 70 of 1000,
    // 21 have 379 and 52 have 378 of 1000. Mean: (0.74 + 0.07 + 21 · 0.379 + 52 · 0.378) / 75 = 28.425 / 75 = 0.379.
    let grades = |at: usize| match at {
        0 => (74, 100),
        1 => (70, 1000),
        2..23 => (379, 1000),
        _ => (378, 1000),
    };
    // Without a certificate: mean 0.045, at most 0.66, 18 schools other than nought. A made set over 200 leavers each:
    // 132 + 16 · 32 + 31 = 675, and 675 / 200 / 75 = 0.045.
    let leavers = |at: usize| match at {
        0 => 132,
        1..17 => 32,
        17 => 31,
        _ => 0,
    };
    let rows = (0..75).flat_map(|at| {
        let school = format!("s{at}");
        let (above, below) = grades(at);
        [
            counts(&school, "kpi-004-grades-4-5", above, below),
            counts(&school, "kpi-004-no-certificate", leavers(at), 200),
        ]
    });
    let report = project(rows);
    let spread = |indicator: &str| {
        let spread = report.spread(indicator, "r", "school").unwrap();
        let shown = [spread.mean, spread.maximum, spread.minimum].map(|value| value.unwrap().to_string());
        (spread.organisations, shown)
    };
    assert_eq!(spread("kpi-004-grades-4-5"), (75, ["0.379", "0.74", "0.07"].map(str::to_owned)));
    assert_eq!(spread("kpi-004-no-certificate"), (75, ["0.045", "0.66", "0"].map(str::to_owned)));
    // The share of all pupils together is another number, as schools are not of one size:
    // (74 + 70 + 21 · 379 + 52 · 378) / (100 + 74 · 1000) = 27759 / 74100 = 0.374615…
    let together = report.figure("kpi-004-grades-4-5", "r").unwrap();
    assert_eq!((fraction(&together), value(&together)), ("27759/74100".into(), "0.374615".into()));
}

#[test]
fn a_spread_leaves_out_who_has_no_value() {
    // Three schools of the 76 have a figure: 1/3, 2/3 and 1. Mean 2/3 = 0.666667; who has none does not stand for nought.
    let indicator = "kpi-004-registered";
    let report = project([counts("s0", indicator, 1, 3), counts("s1", indicator, 2, 3), counts("s2", indicator, 9, 9)]);
    let spread = report.spread(indicator, "r", "school").unwrap();
    assert_eq!((spread.organisations, spread.mean.unwrap().to_string()), (3, "0.666667".into()));
    // A school alone, and one without a value.
    assert_eq!(report.spread(indicator, "s0", "school").unwrap().maximum.unwrap().to_string(), "0.333333");
    let nothing = report.spread(indicator, "s9", "school").unwrap();
    assert_eq!((nothing.organisations, nothing.mean, nothing.minimum), (0, None, None));
    assert_eq!(report.spread(indicator, "r", "kindergarten").unwrap().organisations, 0);
}

#[test]
fn less_than_thirty_percent_is_not_thirty() {
    // 749 / 2500 = 29.96 %, which people round to 30; 750 / 2500 = 30 %.
    for (completed, shown, status, missing) in
        [(749, "29.96", Status::Short, Some(1)), (750, "30", Status::Reached, None)]
    {
        let people: Vec<String> = (0..2500).map(|at| format!("p{at}")).collect();
        let tables = json!({
            "organisations": [organisation("s", "school")],
            "persons": {"id": people},
            "positions": {"person": people, "organisation": vec!["s"; 2500], "post": vec!["teacher"; 2500],
                "staff_category": vec!["pedagogical"; 2500]},
            "activities": [{"id": "a", "kind": "programme", "register": "federal"}],
            "sessions": [{"id": "x", "activity": "a"}],
            "participations": people[..completed].iter().map(|person| json!({"person": person, "session": "x",
                "status": "completed", "basis": "diagnosis", "to": "2024-03-01"})).collect::<Vec<_>>(),
        });
        let report = report("orenburg-2023", &tables, "2024-06-01");
        let figure = report.figure("kpi-001-d2-federal-register-share", "s").unwrap();
        assert_eq!((value(&figure).as_str(), figure.status, figure.shortfall), (shown, status, missing));
    }
}

/// Two municipalities and the partner territory, a school in each; `p1` works in both municipalities, `p3` in the first and
/// in the partner territory.
fn territories() -> KpiReport {
    let mut perevalsk = organisation("mp", "municipality");
    perevalsk["partner"] = json!(true);
    let tables = json!({
        "organisations": [organisation("r", "region"), organisation("m1", "municipality"), organisation("m2", "municipality"),
            perevalsk, organisation("s1", "school"), organisation("s2", "school"), organisation("sp", "school")],
        "relations": [part_of("m1", "r"), part_of("m2", "r"), part_of("mp", "r"),
            part_of("s1", "m1"), part_of("s2", "m2"), part_of("sp", "mp")],
        "persons": {"id": ["p1", "p2", "p3", "p4"]},
        "positions": {"person": ["p1", "p1", "p2", "p3", "p3", "p4"], "organisation": ["s1", "s2", "s2", "s1", "sp", "sp"],
            "post": vec!["teacher"; 6], "staff_category": vec!["pedagogical"; 6]},
        "activities": [{"id": "a", "kind": "conference"}],
        "sessions": [{"id": "x", "activity": "a"}],
        "participations": {"person": ["p1", "p4"], "session": ["x", "x"], "status": ["completed", "completed"],
            "to": ["2024-02-01", "2024-02-01"]},
    });
    report("orenburg-2023", &tables, "2024-06-01")
}

#[test]
fn a_teacher_in_two_municipalities_counts_once_in_the_region() {
    let report = territories();
    let at = |node: &str| fraction(&report.figure("kpi-001-d2-event-participation", node).unwrap());
    // m1: p1 of {p1, p3}; m2: p1 of {p1, p2}; the region: p1 of {p1, p2, p3}, and not 2 of 4.
    assert_eq!((at("m1"), at("m2"), at("r")), ("1/2".into(), "1/2".into(), "1/3".into()));
}

#[test]
fn a_partner_territory_stands_apart() {
    let report = territories();
    let at = |indicator: &str, node: &str| fraction(&report.figure(indicator, node).unwrap());
    // The territory has its own figure, p4 of {p3, p4}; the region's is that of the municipalities.
    assert_eq!(at("kpi-001-d2-event-participation", "mp"), "1/2");
    assert_eq!(at("kpi-001-d2-event-participation", "r"), "1/3");
    // The indicator of the partner territory asks for it alone, also in the region's row.
    assert_eq!(at("kpi-001-d2-perevalsk-participation", "r"), "1/2");
    assert_eq!(at("kpi-001-d2-perevalsk-participation", "m1"), "nothing");
}

#[test]
fn missing_is_not_nought() {
    let row = |indicator: &str, value: Value| json!({"organisation": "s0", "indicator": indicator, "period": "2024", "value": value, "date": "2024-12-31"});
    let (organisations, relations) = schools(2);
    let tables = json!({"organisations": organisations, "relations": relations, "school_indicators": [
        row("kpi-000-res-gyms", json!(0)), row("kpi-000-res-it-cubes", Value::Null),
        json!({"organisation": "s0", "indicator": "kpi-000-ege-physics", "period": "2024", "numerator": 0, "denominator": 0, "date": "2024-12-31"}),
        counts("s0", "kpi-000-ege-biology", 0, 8)]});
    let report = report("orenburg-2025", &tables, "2025-01-15");
    let at = |indicator: &str, node: &str| {
        let figure = report.figure(indicator, node).unwrap();
        (value(&figure), figure.reason)
    };
    let nothing = |reason| ("nothing".to_owned(), Some(reason));
    // A nought that was entered is a nought; an empty cell and no row at all are no data.
    assert_eq!(at("kpi-000-res-gyms", "r"), ("0".into(), None));
    assert_eq!(at("kpi-000-res-gyms", "s1"), nothing(Reason::NoData));
    assert_eq!(at("kpi-000-res-it-cubes", "r"), nothing(Reason::NoData));
    assert_eq!(at("kpi-000-res-kvantorium", "r"), nothing(Reason::NoData));
    // Nobody of eight is 0 %; nobody of nobody is undefined.
    assert_eq!(at("kpi-000-ege-biology", "r"), ("0".into(), None));
    assert_eq!(at("kpi-000-ege-physics", "r").0, "nothing");
}
