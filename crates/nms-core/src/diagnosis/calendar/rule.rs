//! Rules of a pack that name the months of diagnosis.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use serde_json::Value;

use super::{CalendarCheck, CalendarFinding};
use crate::norm::NormPack;
use crate::norm::entry::{Parameters, Rule};
use crate::text::{Label, vocabulary};

vocabulary! {
    /// What a rule of the calendar is about.
    CalendarKind {
        Wave = "wave", "этап диагностики", "a wave of diagnosis";
        Bank = "bank", "банк заданий", "the bank of items";
    }
}

/// A rule of the calendar (срок диагностики).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarRule {
    /// The rule of the pack.
    pub rule: String,
    /// Where it stands.
    pub clause: String,
    /// What it is about.
    pub kind: CalendarKind,
    /// The waves it is about; every wave where there are none.
    pub waves: Vec<String>,
    /// The months, from 1 to 12.
    pub months: Vec<u32>,
    /// The years; every year where there are none.
    pub years: Vec<i32>,
    /// Of a bank of items, the row of the roadmap that makes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
}

/// Reads the rules of the calendar; names those that cannot be read.
pub(super) fn read(pack: &NormPack, found: &mut CalendarCheck) {
    for rule in pack.rules().iter().filter(|rule| rule.parameters.contains_key("calendar")) {
        match one(rule) {
            Some(read) => found.rules.push(read),
            None => found.findings.push(CalendarFinding::of_rule(rule)),
        }
    }
}

fn one(rule: &Rule) -> Option<CalendarRule> {
    let all = &rule.parameters;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let month =
        |value: &Value| value.as_u64().and_then(|month| u32::try_from(month).ok()).filter(|month| is_month(*month));
    let year = |value: &Value| value.as_i64().and_then(|year| i32::try_from(year).ok());
    let read = CalendarRule {
        rule: rule.id.to_string(),
        clause: rule.clause.clone(),
        kind: all.get("calendar")?.as_str()?.parse().ok()?,
        waves: each(all, ["wave", "waves"], text)?,
        months: each(all, ["month", "months"], month)?,
        years: each(all, ["year", "years"], year)?,
        measure: match all.get("measure") {
            Some(measure) => Some(text(measure)?),
            None => None,
        },
    };
    (!read.months.is_empty()).then_some(read)
}

fn is_month(month: u32) -> bool {
    (1..=12).contains(&month)
}

/// The values under two names, each one value or a list; none where neither is there, nothing where one cannot be read.
fn each<T>(parameters: &Parameters, names: [&str; 2], read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    let values = names.iter().filter_map(|name| parameters.get(*name));
    let one_by_one = values.flat_map(|value| match value {
        Value::Array(values) => values.iter().collect(),
        one => vec![one],
    });
    one_by_one.map(read).collect()
}

impl CalendarRule {
    /// Whether the rule is about a wave.
    pub fn is_about(&self, wave: &str) -> bool {
        self.waves.is_empty() || self.waves.iter().any(|one| one == wave)
    }

    /// Whether the rule names the month and the year of a day.
    pub fn names(&self, day: NaiveDate) -> bool {
        self.months.contains(&day.month()) && self.has_year(day.year())
    }

    /// Whether the rule is about a year.
    pub(super) fn has_year(&self, year: i32) -> bool {
        self.years.is_empty() || self.years.contains(&year)
    }

    /// The months for people: `2023-03, 2024-03`.
    pub(super) fn window(&self) -> Label {
        let months = |year: &i32| self.months.iter().map(move |month| format!("{year}-{month:02}")).collect::<Vec<_>>();
        if self.years.is_empty() {
            let months = self.months.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            return Label::new(format!("каждый год, месяцы: {months}"), format!("every year, months: {months}"));
        }
        Label::same(self.years.iter().flat_map(months).collect::<Vec<_>>().join(", "))
    }
}
