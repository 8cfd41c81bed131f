//! Diagnoses and plans of routes of a small region: what is found lies within its bounds, and every plan is looked at.

use std::sync::LazyLock;

use nms_core::diagnosis::Diagnosis;
use nms_core::region::{Region, Tables};
use nms_core::{Language, Limits};
use serde_json::{Value, json};

const TABLES: &str = include_str!("../../vectors/tables/routes.json");

fn region(more: &Value) -> Option<Region> {
    let mut all: Value = serde_json::from_str(TABLES).unwrap();
    for (table, rows) in more.as_object().into_iter().flatten() {
        all[table] = rows.clone();
    }
    let mut tables = Tables::default();
    tables.json(&all.to_string()).ok()?;
    tables.check(None).ok()
}

fn diagnose(region: &Region, options: &str) -> Option<Diagnosis> {
    let options = match region.diagnosis_options(options, None, &Limits::default()) {
        Ok(options) => options,
        Err(error) => {
            super::fair(&error);
            return None;
        }
    };
    region.diagnose(None, &options, &mut |_| true).map_err(|error| super::fair(&error)).ok()
}

static WORLD: LazyLock<(Region, Diagnosis)> = LazyLock::new(|| {
    let region = region(&Value::Null).unwrap();
    let diagnosis = diagnose(&region, r#"{"as_of": "2024-12-01", "reliabilities": {"self": 0.4}}"#).unwrap();
    (region, diagnosis)
});

/// An object of `options`, and of `tables` that stand in the place of those of the region.
pub(crate) fn diagnosis(data: &[u8]) {
    let Ok(asked) = serde_json::from_slice::<Value>(data) else { return };
    let options = &asked["options"];
    let Some(region) = region(&asked["tables"]) else { return };
    let Some(found) = diagnose(&region, &options.to_string()) else { return };
    for row in found.deficits() {
        let bounded = row.probability.is_none_or(|probability| (0.0..=1.0).contains(&probability));
        assert!(bounded, "{:?}", row.probability);
    }
    for row in found.levels() {
        assert!(row.level.is_finite() && row.standard_error >= 0.0 && row.standard_error.is_finite());
    }
    found.findings().iter().for_each(super::fair);
    let text = found.to_json().unwrap();
    assert_eq!(diagnose(&region, &options.to_string()).unwrap().to_json().unwrap(), text);
    serde_json::from_str::<Value>(&text).unwrap();
}

/// Options of a plan: what comes of them breaks no rule, is worth no more than its bound, and is the same each time.
pub(crate) fn routes(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (region, diagnosis) = &*WORLD;
    let mut options = match region.route_options(text, None, &Limits::default()) {
        Ok(options) => options,
        Err(error) => return super::fair(&error),
    };
    options.rounds = options.rounds.min(30);
    let plan = match region.plan_routes(diagnosis, &options, &mut |_| true) {
        Ok(plan) => plan,
        Err(error) => return super::fair(&error),
    };
    assert_eq!(nms_core::boundary::json(&plan.check()), "[]", "{text}");
    assert!(plan.value() <= plan.bound() + 1e-6 * plan.bound().abs().max(1.0), "{} {}", plan.value(), plan.bound());
    nms_core::boundary::json(&plan.unmet().unwrap());
    let persons: Vec<_> = plan.items().map(|item| item.person.to_owned()).take(2).collect();
    for person in &persons {
        plan.route(person).unwrap();
        plan.document(person, Language::Russian).unwrap();
    }
    let again = region.plan_routes(diagnosis, &options, &mut |_| true).unwrap();
    assert_eq!(again.to_json(), plan.to_json());
}

/// The text of a saved plan: it is refused, or is a plan that can be asked everything and is kept as the same text.
pub(crate) fn saved(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (region, diagnosis) = &*WORLD;
    let options = r#"{"as_of": "2024-12-01", "doubtful": true, "persons": ["p00", "p02", "p16"], "rules": {"budgets": {"ИПК": 30000}}}"#;
    let options = region.route_options(options, None, &Limits::default()).unwrap();
    let plan = match region.open_plan(diagnosis, &options, text, &Limits::default()) {
        Ok(plan) => plan,
        Err(error) => return super::fair(&error),
    };
    let kept = plan.save();
    let again = region.open_plan(diagnosis, &options, &kept, &Limits::default()).unwrap();
    assert_eq!((again.save(), again.to_json()), (kept, plan.to_json()));
    nms_core::boundary::json(&(plan.check(), plan.prices(), plan.history(), plan.territories()));
    let _ = (plan.unmet().map_err(|error| super::fair(&error)), plan.compare(&again));
    for person in ["p00", "p02", "p16", "p01"] {
        let _ = (plan.route(person), plan.document(person, Language::Russian), plan.explain(person, "tutor"));
        let _ = plan.replan(region, diagnosis, &[person]);
    }
    let _ = (plan.drafts(), plan.outcome(), plan.seats_chart(Language::Russian));
}

/// A title of an activity: a calendar gives it back, and a page shows it and no more.
pub(crate) fn texts(data: &[u8]) {
    let Ok(title) = std::str::from_utf8(data) else { return };
    let mut activities = serde_json::from_str::<Value>(TABLES).unwrap()["activities"].clone();
    for activity in activities.as_array_mut().unwrap() {
        activity["title"] = json!(title);
    }
    let Some(region) = region(&json!({ "activities": activities })) else { return };
    let (_, diagnosis) = &*WORLD;
    let options = r#"{"as_of": "2024-12-01", "doubtful": true, "rounds": 5}"#;
    let options = region.route_options(options, None, &Limits::default()).unwrap();
    let plan = region.plan_routes(diagnosis, &options, &mut |_| true).unwrap();
    let Some(person) = plan.items().map(|item| item.person.to_owned()).next() else { return };
    let calendar = plan.calendar(&person, Language::English).unwrap();
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{calendar:?}");
    let unfolded = calendar.replace("\r\n ", "");
    let stands = |line: &str| {
        ["BEGIN:", "END:", "UID:", "DT", "SUMMARY:", "VERSION:", "PRODID:", "CALSCALE:"]
            .iter()
            .any(|start| line.starts_with(start))
    };
    assert!(unfolded.split_terminator("\r\n").all(stands), "{calendar:?}");
    // What is neither shown nor counted as white space is dropped; white space around a text is not kept by tables.
    let plain =
        |text: &str| text.chars().filter(|letter| !letter.is_control() && !letter.is_whitespace()).collect::<String>();
    let said = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).map(unescaped);
    if let Some(said) = said {
        assert!(title.trim().is_empty() || plain(&said).ends_with(&plain(title)), "{said:?} {title:?}");
    }
    let page = plan.document(&person, Language::Russian).unwrap();
    assert_eq!(page.matches('<').count(), *USUAL, "{title:?}");
}

/// How many tags a page has whose titles have none.
static USUAL: LazyLock<usize> = LazyLock::new(|| {
    let (region, diagnosis) = &*WORLD;
    let options = r#"{"as_of": "2024-12-01", "doubtful": true, "rounds": 5}"#;
    let options = region.route_options(options, None, &Limits::default()).unwrap();
    let plan = region.plan_routes(diagnosis, &options, &mut |_| true).unwrap();
    let person = plan.items().map(|item| item.person.to_owned()).next().unwrap();
    plan.document(&person, Language::Russian).unwrap().matches('<').count()
});

/// A value of iCalendar as the text it stands for (RFC 5545 §3.3.11).
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.extend(letters.next().map(|next| if matches!(next, 'n' | 'N') { '\n' } else { next })),
            other => text.push(other),
        }
    }
    text
}
