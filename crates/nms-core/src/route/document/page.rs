//! Routes as pages to print and sign.

use std::collections::BTreeMap;

use serde::Serialize;

use super::words::{WORDS, kind};
use crate::boundary::Error;
use crate::page::{clause_text, draw, figure, words, written};
use crate::region::store::{Row, date};
use crate::route::person::Person;
use crate::route::plan::RoutePlan;
use crate::route::rows::RouteItem;
use crate::text::Language;

/// All that the template shows.
#[derive(Serialize)]
struct Page<'p> {
    language: Language,
    synthetic: bool,
    words: BTreeMap<&'static str, &'static str>,
    day: String,
    routes: Vec<Sheet<'p>>,
    clauses: Vec<String>,
}

/// The route of one person.
#[derive(Serialize)]
struct Sheet<'p> {
    person: &'p str,
    posts: Vec<String>,
    deficits: Vec<Deficit>,
    items: Vec<Item>,
    hours: String,
    pace: Option<String>,
    agreed: Agreed,
}

#[derive(Serialize)]
struct Deficit {
    competence: String,
    level: String,
    required: String,
    probability: String,
    evidence: u32,
    status: String,
}

#[derive(Serialize)]
struct Item {
    dates: Option<String>,
    title: String,
    kind: String,
    hours: String,
    aims: Vec<String>,
    grounds: Vec<String>,
    standing: String,
}

impl RoutePlan {
    /// The route of one person as a page to print on A4 and sign: profile, deficits with their evidence, items with dates and
    /// hours, clauses, places for the signatures. It needs no network; everything from tables is escaped.
    ///
    /// # Errors
    /// `route.person` with the nearest id.
    pub fn document(&self, person: &str, language: Language) -> Result<String, Error> {
        let (person, items) = self.of_person(person)?;
        Ok(self.page(vec![self.sheet(&person, &items, language)], language))
    }

    /// The routes of everybody who works at an organisation or below it, each on a page of its own; who has no route is left out.
    ///
    /// # Errors
    /// `route.node` with the nearest id.
    pub fn documents(&self, node: &str, language: Language) -> Result<String, Error> {
        let source = self.source();
        let sheets = self.routes_at(node)?.into_iter().filter_map(|(row, sessions)| {
            let person = source.read(row)?;
            let items = self.items_of(&person, sessions);
            Some(self.sheet(&person, &items, language))
        });
        Ok(self.page(sheets.collect(), language))
    }

    fn page(&self, routes: Vec<Sheet<'_>>, language: Language) -> String {
        let named = self.options.rules.iter().filter_map(|standing| standing.clause.clone());
        let targets = self.options.targets.iter().filter_map(|target| target.clause.clone());
        let clauses = named.chain(targets).collect::<std::collections::BTreeSet<_>>();
        let clauses = clauses.iter().map(|clause| clause_text(clause, language)).collect();
        let day = written(&self.options.as_of.to_string());
        let page = Page {
            language,
            synthetic: self.region.is_synthetic(),
            words: words(WORDS, language),
            day,
            routes,
            clauses,
        };
        draw("route.html", include_str!("route.html"), &page)
    }

    fn sheet<'p>(&'p self, person: &Person<'p>, items: &[RouteItem<'p>], language: Language) -> Sheet<'p> {
        let own = self.diagnosis.of_person(person.row);
        let name = |id: &str| {
            let competence = self.diagnosis.framework().competence(id);
            competence.and_then(|one| one.title.clone()).unwrap_or_else(|| id.to_owned())
        };
        let deficits = own.iter().map(|verdict| Deficit {
            competence: name(self.diagnosis.competence_id(verdict.competence)),
            level: verdict.belief.map_or_else(
                || "—".to_owned(),
                |belief| format!("{} ± {}", figure(belief.mean, 1, language), figure(belief.deviation, 1, language)),
            ),
            required: figure(verdict.required, 1, language),
            probability: verdict.probability.map_or_else(|| "—".to_owned(), |one| format!("{:.0} %", 100.0 * one)),
            evidence: verdict.pieces,
            status: verdict.status.label().get(language).to_owned(),
        });
        let hours: f64 = items.iter().map(|item| item.hours).sum();
        let first = items.iter().filter_map(|item| item.start.as_deref()).min();
        let last = items.iter().filter_map(|item| item.end.as_deref()).max();
        let weeks = first.zip(last).and_then(|(first, last)| {
            let (first, last): (chrono::NaiveDate, chrono::NaiveDate) = (first.parse().ok()?, last.parse().ok()?);
            let days = last - first;
            i32::try_from(days.num_days() / 7 + 1).ok().map(f64::from)
        });
        let item = |item: &RouteItem<'_>| Item {
            dates: item.start.as_ref().zip(item.end.as_ref()).map(|(start, end)| dates(start, end)),
            title: super::title(self, item.activity).to_owned(),
            kind: kind(item.kind, language).to_owned(),
            hours: figure(item.hours, 1, language),
            aims: item.competences.iter().map(|id| name(id)).collect(),
            grounds: item.clauses.iter().map(|clause| clause_text(clause, language)).collect(),
            standing: item.standing.label().get(language).to_owned(),
        };
        Sheet {
            person: person.id,
            posts: posts(person),
            deficits: deficits.collect(),
            items: items.iter().map(item).collect(),
            hours: figure(hours, 1, language),
            pace: weeks.map(|weeks| figure(hours / weeks, 1, language)),
            agreed: self.agreed(person, items),
        }
    }
}

/// The days on which both agreed to a route.
#[derive(Default, Serialize)]
struct Agreed {
    person: Option<String>,
    methodist: Option<String>,
}

impl RoutePlan {
    /// Who has agreed to these very items, by the table of routes as it was known.
    fn agreed(&self, person: &Person<'_>, items: &[RouteItem<'_>]) -> Agreed {
        let (region, known) = (&self.region, self.view().moment.known);
        let all = region.rows_of("routes", "person", person.row as usize).filter(|row| row.known_on(known));
        let same = |row: &Row<'_>| {
            let sessions = region.rows_of("route_items", "route", row.first_version());
            let mut sessions: Vec<&str> =
                sessions.filter_map(|item| region.row("sessions", item.reference("session")?)?.text("id")).collect();
            let mut own: Vec<&str> = items.iter().map(|item| item.session).collect();
            sessions.sort_unstable();
            sessions.dedup();
            own.sort_unstable();
            sessions == own
        };
        let day = |day: i32| written(&date(day).to_string());
        let last = all.filter(same).last();
        last.map_or_else(Agreed::default, |row| Agreed {
            person: row.day("agreed_by_person").map(day),
            methodist: row.day("agreed_by_methodist").map(day),
        })
    }
}

fn posts(person: &Person<'_>) -> Vec<String> {
    let post = |position: &crate::region::Position<'_>| {
        let subject = position.subject.map(|subject| format!(" ({subject})"));
        Some(format!("{}{}", position.post?, subject.unwrap_or_default()))
    };
    let mut posts: Vec<String> = person.positions.iter().filter_map(post).collect();
    posts.sort_unstable();
    posts.dedup();
    posts
}

fn dates(start: &str, end: &str) -> String {
    if start == end { written(start) } else { format!("{} – {}", written(start), written(end)) }
}
