//! Small worlds against a calendar: the start in March, the interim in November, the bank in February of 2023 and 2024.

use super::{CalendarCheck, check};
use crate::norm::NormPack;
use crate::region::Tables;
use crate::text::Language;
use crate::{Error, Limits};

fn pack(rules: &str) -> NormPack {
    let label = r#"{"ru": "п", "en": "p"}"#;
    let head = format!(r#"{{"id": "plan", "label": {label}, "version": "1.0.0", "jurisdiction": {label}}}"#);
    let rules: Vec<String> = rules
        .split(';')
        .enumerate()
        .map(|(n, parameters)| {
            let clause = format!("row {n}");
            format!(
                r#"{{"id": "rule-{n}", "label": {label}, "applies_to": ["diagnostics"], "strength": "stated",
                    "clause": "{clause}", "parameters": {{{parameters}}}}}"#
            )
        })
        .collect();
    let text = format!(r#"{{"pack": {head}, "rules": [{}]}}"#, rules.join(","));
    NormPack::from_json(&text, &Limits::default()).unwrap()
}

const CALENDAR: &str = r#""calendar": "wave", "wave": "start", "month": 3, "years": [2023, 2024];
    "calendar": "wave", "wave": "interim", "months": [11], "years": [2023, 2024];
    "calendar": "bank", "wave": "start", "month": 2, "years": [2023, 2024], "measure": "bank""#;

/// A check on the last day of 2024 of answers given as `person wave day`, the instrument being that of the person.
fn found(pack: &NormPack, answers: &[(&str, &str, Option<&str>)], measures: &str) -> CalendarCheck {
    let row = |(at, (instrument, wave, day)): (usize, &(&str, &str, Option<&str>))| {
        let day = day.map_or_else(String::new, |day| format!(r#", "date": "{day}""#));
        let person = format!(r#""person": "p{at}", "instrument": "{instrument}", "item": "1""#);
        format!(r#"{{{person}, "wave": "{wave}", "score": 1{day}}}"#)
    };
    let people: Vec<String> = (0..answers.len()).map(|at| format!(r#"{{"id": "p{at}"}}"#)).collect();
    let responses: Vec<String> = answers.iter().enumerate().map(row).collect();
    let text = format!(
        r#"{{"organisations": [{{"id": "r", "kind": "region", "level": "regional"}}], "persons": [{}],
            "items": [{{"instrument": "t", "item": "1", "max_score": 1}}, {{"instrument": "u", "item": "1", "max_score": 1}}],
            "responses": [{}], "measures": [{measures}]}}"#,
        people.join(","),
        responses.join(","),
    );
    let mut tables = Tables::default();
    tables.json(&text).unwrap();
    let region = tables.check(None).unwrap();
    let day = "2024-12-31".parse().unwrap();
    check(&region.as_of(day, day), pack, None).unwrap()
}

/// One line for each finding.
fn lines(found: &CalendarCheck, language: Language) -> String {
    let line = |one: &super::CalendarFinding| {
        let about = [one.instrument.as_deref(), one.wave.as_deref()].into_iter().flatten().collect::<Vec<_>>();
        let (rules, clause) = (one.rules.join(" "), &one.clause);
        format!("{} {} [{rules}; {clause}] {}\n", one.code, about.join(" "), one.message.get(language))
    };
    found.findings.iter().map(line).collect()
}

#[test]
fn answers_outside_their_months_are_named() {
    let answers = [
        ("t", "start", Some("2023-03-01")),
        ("t", "start", Some("2024-03-31")),
        ("t", "start", Some("2023-04-02")),
        ("t", "start", Some("2024-02-29")),
        ("t", "interim", Some("2023-11-30")),
        ("u", "interim", Some("2024-12-01")),
        ("u", "interim", None),
        ("u", "final", Some("2024-06-01")),
    ];
    let found = found(&pack(CALENDAR), &answers, "");
    insta::assert_snapshot!(lines(&found, Language::English), @r"
    calendar.outside_window t start [rule-0; row 0] answers outside the months of wave «start»: 2, 2023-04-02 – 2024-02-29; the pack names 2023-03, 2024-03
    calendar.wave_unknown u final [rule-0 rule-1; row 0; row 1] the calendar has no such wave; there are: interim, start
    calendar.no_date u interim [; ] answers without a date: 1
    calendar.outside_window u interim [rule-1; row 1] answers outside the months of wave «interim»: 1, 2024-12-01; the pack names 2023-11, 2024-11
    ");
    insta::assert_snapshot!(lines(&found, Language::Russian), @r"
    calendar.outside_window t start [rule-0; row 0] ответов вне срока этапа «start»: 2, 2023-04-02 – 2024-02-29; по документу 2023-03, 2024-03
    calendar.wave_unknown u final [rule-0 rule-1; row 0; row 1] такого этапа в календаре нет; есть: interim, start
    calendar.no_date u interim [; ] ответов без даты: 1
    calendar.outside_window u interim [rule-1; row 1] ответов вне срока этапа «interim»: 1, 2024-12-01; по документу 2023-11, 2024-11
    ");
    let outside = found.findings.iter().find(|one| one.code == "calendar.outside_window").unwrap();
    assert_eq!(
        (outside.responses, outside.first, outside.last),
        (2, "2023-04-02".parse().ok(), "2024-02-29".parse().ok())
    );
}

#[test]
fn the_bank_must_be_ready_before_the_first_answers() {
    let measure = |occurrence: &str, status: &str, day: &str| {
        format!(
            r#"{{"plan": "plan", "measure": "bank", "occurrence": "{occurrence}", "status": "{status}", "done_on": "{day}"}}"#
        )
    };
    let answers =
        [("t", "start", Some("2023-03-01")), ("t", "start", Some("2023-03-20")), ("t", "start", Some("2024-03-01"))];
    let pack = pack(CALENDAR);
    // Nothing is known about the bank: nothing is said.
    assert_eq!(found(&pack, &answers, "").findings, []);
    // Ready in February of both years.
    let both = format!("{}, {}", measure("2023", "done", "2023-02-28"), measure("2024", "done", "2024-02-10"));
    assert_eq!(found(&pack, &answers, &both).findings, []);
    // Late in 2023, after the first answer but not the second; in 2024 not at all.
    let late = format!("{}, {}", measure("2023", "late", "2023-03-10"), measure("2024", "cancelled", "2024-02-10"));
    insta::assert_snapshot!(lines(&found(&pack, &answers, &late), Language::English), @r"
    calendar.bank_late start [rule-2; row 2] the bank of items was done on 2023-03-10; the pack names 2023-02, 2024-02
    calendar.bank_not_ready start [rule-2; row 2] answers of wave «start» before the bank of items was done: 1, 2023-03-01; it was done on 2023-03-10
    calendar.bank_not_ready start [rule-2; row 2] answers of wave «start» before the bank of items was done: 1, 2024-03-01; it was not done in 2024
    ");
}

#[test]
fn without_a_calendar_there_is_nothing_to_say() {
    let answers = [("t", "start", Some("2023-07-01")), ("t", "start", None)];
    assert_eq!(found(&pack(r#""month": 3, "stage": "start""#), &answers, ""), CalendarCheck::default());
    // A rule without a wave is about all of them, one without years about every year.
    let summer = found(&pack(r#""calendar": "wave", "months": [6, 7]"#), &answers[..1], "");
    assert_eq!((summer.rules.len(), summer.findings.len()), (1, 0));
    let spring = found(&pack(r#""calendar": "wave", "month": 3"#), &answers[..1], "");
    insta::assert_snapshot!(lines(&spring, Language::Russian), @"calendar.outside_window t start [rule-0; row 0] ответов вне срока этапа «start»: 1, 2023-07-01; по документу каждый год, месяцы: 3");
}

#[test]
fn a_rule_that_cannot_be_read_is_named() {
    let bad = [
        r#""calendar": "waves", "month": 3"#,
        r#""calendar": "wave""#,
        r#""calendar": "wave", "month": 13"#,
        r#""calendar": "wave", "month": "March""#,
        r#""calendar": "wave", "month": 3, "years": ["2023"]"#,
        r#""calendar": "bank", "month": 3, "measure": 5"#,
    ];
    for rule in bad {
        let found = found(&pack(rule), &[("t", "start", Some("2023-07-01"))], "");
        assert_eq!((found.rules.len(), found.findings.len()), (0, 1), "{rule}");
        assert_eq!(found.findings[0].code, "calendar.rule_unread");
    }
}

#[test]
fn an_unknown_instrument_is_an_error() {
    let mut tables = Tables::default();
    tables
        .json(
            r#"{"organisations": [{"id": "r", "kind": "region", "level": "regional"}],
        "items": [{"instrument": "test", "item": "1", "max_score": 1}]}"#,
        )
        .unwrap();
    let region = tables.check(None).unwrap();
    let day = "2024-12-31".parse().unwrap();
    let view = region.as_of(day, day);
    let error: Error = check(&view, &pack(CALENDAR), Some("tset")).unwrap_err();
    assert_eq!((error.code.as_str(), error.help.as_str()), ("calendar.instrument", "did you mean `test`?"));
    assert_eq!(check(&view, &pack(CALENDAR), Some("test")).unwrap().findings, []);
}
