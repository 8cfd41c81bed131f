//! What is found when answers are compared with the calendar.

use chrono::NaiveDate;
use serde::Serialize;

use super::rule::CalendarRule;
use crate::norm::Severity;
use crate::norm::entry::Rule;
use crate::text::Label;

/// A departure from the calendar of diagnosis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarFinding {
    /// Stable code for programs: `calendar.outside_window`; all stand in `docs/framework.md`.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// The instrument; nothing where it is about a rule or a bank of items.
    pub instrument: Option<String>,
    /// The wave.
    pub wave: Option<String>,
    /// How many answers it is about.
    pub responses: usize,
    /// The first of their days, or the day on which the bank was done.
    pub first: Option<NaiveDate>,
    /// The last of their days, or the day on which the bank was done.
    pub last: Option<NaiveDate>,
    /// The rules of the pack that it departs from.
    pub rules: Vec<String>,
    /// Their clauses.
    pub clause: String,
    /// What was found.
    pub message: Label,
}

impl CalendarFinding {
    /// A finding about some rules.
    pub(super) fn new(code: &str, severity: Severity, rules: &[&CalendarRule], message: Label) -> Self {
        let mut clauses: Vec<&str> = rules.iter().map(|rule| rule.clause.as_str()).collect();
        clauses.dedup();
        Self {
            code: code.to_owned(),
            severity,
            instrument: None,
            wave: None,
            responses: 0,
            first: None,
            last: None,
            rules: rules.iter().map(|rule| rule.rule.clone()).collect(),
            clause: clauses.join("; "),
            message,
        }
    }

    /// The same with what it is about.
    #[must_use]
    pub(super) fn about(mut self, instrument: Option<&str>, wave: &str, responses: usize) -> Self {
        self.instrument = instrument.map(str::to_owned);
        self.wave = Some(wave.to_owned());
        self.responses = responses;
        self
    }

    /// The same with its days.
    #[must_use]
    pub(super) fn on(mut self, (first, last): (NaiveDate, NaiveDate)) -> Self {
        (self.first, self.last) = (Some(first), Some(last));
        self
    }

    /// A rule whose parameters cannot be read.
    pub(super) fn of_rule(rule: &Rule) -> Self {
        let ru = "параметры правила не прочитаны: нужны `calendar` (`wave` или `bank`) и `month` или `months` от 1 до 12; \
            `year` – целое число, `wave` и `measure` – текст";
        let en = "the parameters of the rule cannot be read: it needs `calendar` (`wave` or `bank`) and `month` or `months` \
            from 1 to 12; `year` is a whole number, `wave` and `measure` are texts";
        let mut found = Self::new("calendar.rule_unread", Severity::Error, &[], Label::new(ru, en));
        found.rules = vec![rule.id.to_string()];
        found.clause = rule.clause.clone();
        found
    }
}
