//! The report as a page of HTML.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::RegionReport;
use super::outlook::{Lack, Outlook};
use super::picture::convergence;
use super::words::WORDS;
use crate::boundary::Error;
use crate::diagnosis::DeficitStatus;
use crate::kpi::KpiFigure;
use crate::page::{clause_text, draw, figure, words, written};
use crate::route::SharedKind;
use crate::text::Language;

/// Rows of dear seats, at most.
const SEATS: usize = 12;

/// All that the template shows.
#[derive(Serialize)]
struct Page {
    language: Language,
    words: BTreeMap<&'static str, &'static str>,
    top: String,
    day: String,
    later: String,
    synthetic: bool,
    cards: Vec<(&'static str, String)>,
    findings: Vec<(String, &'static str, usize, String)>,
    competences: Vec<Competence>,
    plan: Vec<(&'static str, String)>,
    converge: Option<String>,
    seats: Vec<(String, String, String, String)>,
    territories: Vec<Territory>,
    indicators: Vec<Indicator>,
    files: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Competence {
    title: String,
    persons: u32,
    deficits: u32,
    /// Expected share and the ends of its interval, in percent.
    bar: Option<(String, String, String)>,
}

#[derive(Serialize)]
struct Territory {
    name: String,
    persons: usize,
    with_route: usize,
    before: String,
    after: String,
    /// Parts of the longest bar, in percent.
    bars: (String, String),
    closed: String,
}

#[derive(Serialize)]
struct Indicator {
    label: String,
    unit: String,
    clause: String,
    target: Option<String>,
    before: Figure,
    after: Option<Figure>,
    lacks: Option<String>,
    missing: Option<i64>,
    seats: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Figure {
    value: String,
    status: &'static str,
}

impl RegionReport<'_> {
    /// The page: self-contained, escaped, for a screen and for paper.
    ///
    /// # Errors
    /// `kpi.node` and `diagnosis.node` if the parts are of different regions.
    pub fn to_html(&self, language: Language) -> Result<String, Error> {
        let (top, words) = (self.top(), words(WORDS, language));
        let whole = words.get("whole").copied().unwrap_or_default();
        let name = self.plan.region().organisation_title(&top).unwrap_or(if top == "*" { whole } else { &top });
        let page = Page {
            language,
            top: name.to_owned(),
            day: written(&self.before.as_of().to_string()),
            later: written(&self.after.as_of().to_string()),
            synthetic: self.plan.region().is_synthetic(),
            cards: self.cards(language),
            findings: self.findings(),
            competences: self.competences(&top, language)?,
            plan: self.plan_figures(language),
            converge: convergence(self.plan.history()),
            seats: self.dear_seats(language),
            territories: self.territories(words.get("nobody").copied().unwrap_or_default(), language),
            indicators: self.outlook()?.iter().map(|row| shown(row, language)).collect(),
            files: self.files.iter().map(|(name, path)| ((*name).to_owned(), (*path).to_owned())).collect(),
            words,
        };
        Ok(draw("report.html", include_str!("report.html"), &page))
    }

    fn cards(&self, language: Language) -> Vec<(&'static str, String)> {
        let lacking = || self.plan.diagnosis().deficits().filter(|row| row.status == DeficitStatus::Deficit);
        let persons: BTreeSet<&str> = lacking().map(|row| row.person).collect();
        let summary = self.plan.summary();
        vec![
            ("people", self.plan.region().rows("persons").to_string()),
            ("organisations", self.plan.region().rows("organisations").to_string()),
            ("with_deficits", persons.len().to_string()),
            ("deficits", lacking().count().to_string()),
            ("with_route", summary.with_route.to_string()),
            (
                "gap",
                summary.gap.map_or_else(|| "—".to_owned(), |gap| format!("{} %", figure(100.0 * gap, 3, language))),
            ),
        ]
    }

    /// Findings by their codes, errors first.
    fn findings(&self) -> Vec<(String, &'static str, usize, String)> {
        let findings = self.plan.region().findings();
        let mut rows: Vec<_> = Vec::new();
        for (code, count) in &findings.counts {
            let Some(first) = findings.list.iter().find(|finding| finding.code == *code) else { continue };
            let place = [Some(first.table.as_str()), first.key.as_deref(), first.column.as_deref()];
            let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
            rows.push((code.clone(), first.severity.as_str(), *count, format!("{place}: {}", first.message)));
        }
        rows.sort_by(|a, b| a.1.cmp(b.1).then(b.2.cmp(&a.2)).then(a.0.cmp(&b.0)));
        rows
    }

    fn competences(&self, top: &str, language: Language) -> Result<Vec<Competence>, Error> {
        let title = |id: &str| {
            let known = self.plan.diagnosis().framework().competence(id).and_then(|one| one.title.clone());
            known.unwrap_or_else(|| id.to_owned())
        };
        let percent = |share: f64| figure(100.0 * share, 1, language);
        let rows = self.plan.diagnosis().group(top)?.into_iter().map(|row| Competence {
            title: title(row.competence),
            persons: row.persons,
            deficits: row.deficits,
            bar: row
                .share
                .map(|share| (percent(share), percent(row.low.unwrap_or(share)), percent(row.high.unwrap_or(share)))),
        });
        Ok(rows.collect())
    }

    fn plan_figures(&self, language: Language) -> Vec<(&'static str, String)> {
        let summary = self.plan.summary();
        vec![
            ("plan_status", summary.status.label().get(language).to_owned()),
            ("value", figure(summary.value, 1, language)),
            ("bound", figure(summary.bound, 1, language)),
            ("items", summary.items.to_string()),
            ("rounds", summary.rounds.to_string()),
        ]
    }

    fn dear_seats(&self, language: Language) -> Vec<(String, String, String, String)> {
        let dear = self.plan.prices().into_iter().filter(|row| row.kind == SharedKind::Seats && row.price > 0.0);
        let row = |session: &str, used: f64, wanted: f64, price: f64| {
            let offer = self.plan.catalogue.offer_of(session);
            let activity = offer.map(|offer| offer.activity);
            let title = activity.map_or(session, |one| one.title.as_deref().unwrap_or(&one.id));
            (session.to_owned(), title.to_owned(), format!("{used} / {wanted}"), figure(price, 3, language))
        };
        dear.filter_map(|one| Some(row(one.session?, one.used, one.wanted, one.price))).take(SEATS).collect()
    }

    fn territories(&self, nobody: &str, language: Language) -> Vec<Territory> {
        let name = |id: String| self.plan.region().organisation_title(&id).map_or(id.clone(), str::to_owned);
        let rows = self.plan.territories();
        let most = rows.iter().map(|row| row.before).fold(f64::MIN_POSITIVE, f64::max);
        let width = |lacks: f64| format!("{:.1}", 100.0 * lacks / most);
        let shown = rows.into_iter().map(|row| Territory {
            bars: (width(row.before), width(row.after)),
            name: row.territory.map_or_else(|| nobody.to_owned(), name),
            persons: row.persons,
            with_route: row.with_route,
            before: figure(row.before, 0, language),
            after: figure(row.after, 0, language),
            closed: format!("{} / {}", row.closed, row.deficits),
        });
        shown.collect()
    }
}

fn shown(row: &Outlook, language: Language) -> Indicator {
    let of = |figure: &KpiFigure| Figure { value: row.shown(figure, language), status: figure.status.as_str() };
    let target = row.indicator.target.as_ref().and_then(|target| target.value?.to_string().parse().ok());
    Indicator {
        label: row.indicator.label.get(language).to_owned(),
        unit: if row.is_milestone() { String::new() } else { row.indicator.unit.get(language).to_owned() },
        clause: clause_text(&row.indicator.clause, language),
        target: target.map(|target| figure(target, 2, language)),
        before: of(&row.before),
        after: row.after.as_ref().map(of),
        lacks: row.lacks.map(|lack| lack.label().get(language).to_owned()),
        missing: row.missing().filter(|_| row.lacks == Some(Lack::More)),
        seats: row.seats.iter().map(|seat| (seat.session.clone(), figure(seat.price, 2, language))).collect(),
    }
}
