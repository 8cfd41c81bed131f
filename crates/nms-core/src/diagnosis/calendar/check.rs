//! Days of answers against months of rules.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::rule::{CalendarKind, CalendarRule};
use super::{CalendarCheck, CalendarFinding};
use crate::boundary::{Error, Pace, unknown};
use crate::norm::{NormPack, Severity};
use crate::region::RegionView;
use crate::region::store::{Column, date, days as number};
use crate::text::Label;
use nms_solver::order::gather_set;

/// The answers of one instrument in one wave.
#[derive(Default)]
pub(super) struct Group {
    /// How many there are of each day.
    days: BTreeMap<i32, usize>,
    /// How many have no day.
    undated: usize,
}

/// The answers by instrument and wave.
pub(super) type Groups = BTreeMap<(String, String), Group>;

/// Gathers the answers that were known at the moment of a view and given until its day.
pub(super) fn groups(view: &RegionView<'_>, instrument: Option<&str>, pace: &mut Pace<'_>) -> Result<Groups, Error> {
    let region = view.region;
    if let Some(instrument) = instrument {
        let column = |name: &str| region.table(name).and_then(|table| table.column("instrument"));
        if !["items", "responses"]
            .iter()
            .any(|name| column(name).is_some_and(|column| column.find(instrument).is_some()))
        {
            let of = |name| (0..region.rows(name)).filter_map(move |row| column(name)?.text(row));
            let known = gather_set(of("items").chain(of("responses")));
            return Err(unknown("calendar.instrument", "instrument", instrument, known.iter().copied()));
        }
    }
    let Some(table) = region.table("responses") else { return Ok(Groups::new()) };
    let (Some(instruments), Some(waves), Some(days)) =
        (table.column("instrument"), table.column("wave"), table.column("date"))
    else {
        return Ok(Groups::new());
    };
    // By the places of the texts first: there are many answers and few instruments.
    let mut groups: BTreeMap<(i64, i64), (usize, Group)> = BTreeMap::new();
    let wanted = instrument.map(|wanted| instruments.find(wanted).map_or(-1, i64::from));
    let wanted = |row: usize| wanted.is_none_or(|wanted| instruments.code(row) == wanted);
    for row in pace.walk(0..table.rows).filter(|row| table.known_on(*row, view.moment.known) && wanted(*row)) {
        let day = days.day(row);
        if day.is_some_and(|day| day > view.moment.valid) {
            continue;
        }
        let (_, group) =
            groups.entry((instruments.code(row), waves.code(row))).or_insert_with(|| (row, Group::default()));
        match day {
            Some(day) => *group.days.entry(day).or_default() += 1,
            None => group.undated += 1,
        }
    }
    pace.end()?;
    let named = |(row, group): (usize, Group)| {
        let text = |column: &Column| column.text(row).unwrap_or_default().to_owned();
        ((text(instruments), text(waves)), group)
    };
    Ok(groups.into_values().map(named).collect())
}

/// Each instrument and wave against the rules of its wave.
pub(super) fn waves(groups: &Groups, found: &mut CalendarCheck) {
    let all: Vec<&CalendarRule> = found.rules.iter().filter(|rule| rule.kind == CalendarKind::Wave).collect();
    let mut findings = Vec::new();
    for ((instrument, wave), group) in groups {
        let about = |finding: CalendarFinding, responses: usize| finding.about(Some(instrument), wave, responses);
        if group.undated > 0 {
            let count = group.undated;
            let message = Label::new(format!("ответов без даты: {count}"), format!("answers without a date: {count}"));
            findings.push(about(CalendarFinding::new("calendar.no_date", Severity::Warning, &[], message), count));
        }
        let rules: Vec<&CalendarRule> = all.iter().copied().filter(|rule| rule.is_about(wave)).collect();
        if rules.is_empty() && !all.is_empty() {
            let known = gather_set(all.iter().flat_map(|rule| &rule.waves).map(String::as_str));
            let known = known.into_iter().collect::<Vec<_>>().join(", ");
            let message = Label::new(
                format!("такого этапа в календаре нет; есть: {known}"),
                format!("the calendar has no such wave; there are: {known}"),
            );
            let finding = CalendarFinding::new("calendar.wave_unknown", Severity::Warning, &all, message);
            let finding = about(finding, group.days.values().sum::<usize>() + group.undated);
            let ends = ends(group.days.keys().copied());
            findings.push(if let Some(ends) = ends { finding.on(ends) } else { finding });
            continue;
        }
        let outside = || group.days.iter().filter(|(day, _)| !rules.iter().any(|rule| rule.names(date(**day))));
        if let Some(ends) = ends(outside().map(|(day, _)| *day))
            && !rules.is_empty()
        {
            let count: usize = outside().map(|(_, count)| count).sum();
            let (days, window) = (span(ends), windows(&rules));
            let message = Label::new(
                format!("ответов вне срока этапа «{wave}»: {count}, {days}; по документу {}", window.ru),
                format!("answers outside the months of wave «{wave}»: {count}, {days}; the pack names {}", window.en),
            );
            let finding = CalendarFinding::new("calendar.outside_window", Severity::Warning, &rules, message);
            findings.push(about(finding, count).on(ends));
        }
    }
    found.findings.extend(findings);
}

/// Each bank of items whose measure the region reports on, against the months of its rule and the first answers.
pub(super) fn banks(view: &RegionView<'_>, pack: &NormPack, groups: &Groups, found: &mut CalendarCheck) {
    let mut findings = Vec::new();
    for rule in found.rules.iter().filter(|rule| rule.kind == CalendarKind::Bank) {
        let Some(done) = rule.measure.as_deref().and_then(|measure| done(view, pack.id(), measure)) else { continue };
        for day in done.iter().copied().filter(|day| is_late(rule, *day)) {
            let window = rule.window();
            let message = Label::new(
                format!("банк заданий готов {day}; по документу {}", window.ru),
                format!("the bank of items was done on {day}; the pack names {}", window.en),
            );
            let mut finding =
                CalendarFinding::new("calendar.bank_late", Severity::Warning, &[rule], message).on((day, day));
            finding.wave = if let [only] = rule.waves.as_slice() { Some(only.clone()) } else { None };
            findings.push(finding);
        }
        for ((wave, year), days) in first_answers(groups, rule) {
            let ready = done.iter().filter(|day| day.year() == year).min();
            let early = days.range(..ready.copied().map_or(i32::MAX, number));
            let count: usize = early.clone().map(|(_, count)| count).sum();
            let Some(ends) = ends(early.map(|(day, _)| *day)) else { continue };
            let days = span(ends);
            let (ru, en) = match ready {
                Some(ready) => (format!("он готов {ready}"), format!("it was done on {ready}")),
                None => (format!("в {year} году он не готов"), format!("it was not done in {year}")),
            };
            let message = Label::new(
                format!("ответов этапа «{wave}» до готовности банка заданий: {count}, {days}; {ru}"),
                format!("answers of wave «{wave}» before the bank of items was done: {count}, {days}; {en}"),
            );
            let finding = CalendarFinding::new("calendar.bank_not_ready", Severity::Warning, &[rule], message);
            findings.push(finding.about(None, wave, count).on(ends));
        }
    }
    found.findings.extend(findings);
}

/// The days on which a measure of a plan was done; nothing where the region does not report on it.
fn done(view: &RegionView<'_>, plan: &str, measure: &str) -> Option<BTreeSet<NaiveDate>> {
    let table = view.region.table("measures")?;
    let is = |name: &str, row: usize, text: &str| table.column(name).and_then(|column| column.text(row)) == Some(text);
    let known = |row: &usize| table.known_on(*row, view.moment.known);
    let rows = (0..table.rows).filter(|row| is("plan", *row, plan) && is("measure", *row, measure)).filter(known);
    let rows: Vec<usize> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let cancelled = table.schema.word("status", "cancelled");
    let happened = |row: &usize| table.column("status").and_then(|column| column.word(*row)) != cancelled;
    let day = |row: usize| table.column("done_on").and_then(|column| column.day(row));
    let days = rows.into_iter().filter(happened).filter_map(day).filter(|day| *day <= view.moment.valid);
    Some(days.map(date).collect())
}

/// Whether a day lies after the months of its year.
fn is_late(rule: &CalendarRule, day: NaiveDate) -> bool {
    rule.has_year(day.year()) && rule.months.iter().all(|month| *month < day.month())
}

/// The days of the answers in the waves of a bank, by wave and year.
fn first_answers<'g>(groups: &'g Groups, rule: &CalendarRule) -> BTreeMap<(&'g str, i32), BTreeMap<i32, usize>> {
    let mut answers: BTreeMap<(&str, i32), BTreeMap<i32, usize>> = BTreeMap::new();
    for ((_, wave), group) in groups.iter().filter(|((_, wave), _)| rule.is_about(wave)) {
        for (day, count) in &group.days {
            let year = date(*day).year();
            if rule.has_year(year) {
                *answers.entry((wave, year)).or_default().entry(*day).or_default() += count;
            }
        }
    }
    answers
}

/// The first and the last of some days in order.
fn ends(mut days: impl Iterator<Item = i32>) -> Option<(NaiveDate, NaiveDate)> {
    let first = days.next()?;
    Some((date(first), date(days.last().unwrap_or(first))))
}

/// Days for people.
fn span((first, last): (NaiveDate, NaiveDate)) -> String {
    if first == last { first.to_string() } else { format!("{first} – {last}") }
}

/// The months of several rules for people.
fn windows(rules: &[&CalendarRule]) -> Label {
    let windows: Vec<Label> = rules.iter().map(|rule| rule.window()).collect();
    let join = |of: fn(&Label) -> &String| windows.iter().map(of).cloned().collect::<Vec<_>>().join(", ");
    Label::new(join(|label| &label.ru), join(|label| &label.en))
}
