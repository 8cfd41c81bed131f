//! The catalogue: for each competence a handful of activities of unlike kinds, and some for everybody.

use super::framework::{ALL, COUNT};
use super::people::SUBJECTS;
use crate::region::{Cell, Tables};

/// A kind of activity, as it is offered for each competence.
pub(super) struct Template {
    name: &'static str,
    pub(super) kind: &'static str,
    register: &'static str,
    form: &'static str,
    mode: &'static str,
    hours: i64,
    /// By how much it lifts.
    pub(super) gain: f64,
    /// The levels it starts from and leads to, where it says so.
    range: Option<(f64, f64)>,
    /// Roubles for a place and hour.
    rouble: i64,
    /// Sessions in the year to come.
    pub(super) sessions: usize,
    /// Of the seats for a competence, how many parts.
    pub(super) parts: usize,
    title: &'static str,
}

const ON: &str = "on_site";
const AWAY: &str = "online";

#[rustfmt::skip]
const OF_COMPETENCE: [Template; 7] = [
    Template { name: "course", kind: "programme", register: "federal", form: "network", mode: ON, hours: 72, gain: 0.9, range: Some((-2.5, 1.2)), rouble: 140, sessions: 1, parts: 2, title: "большая программа" },
    Template { name: "distant", kind: "programme", register: "federal", form: "network", mode: AWAY, hours: 36, gain: 0.6, range: None, rouble: 90, sessions: 2, parts: 6, title: "программа дистанционно" },
    Template { name: "short", kind: "programme", register: "regional", form: "network", mode: ON, hours: 36, gain: 0.6, range: None, rouble: 110, sessions: 2, parts: 4, title: "короткая программа" },
    Template { name: "practice", kind: "internship", register: "none", form: "horizontal", mode: ON, hours: 18, gain: 0.45, range: Some((-1.5, 1.5)), rouble: 120, sessions: 1, parts: 1, title: "стажировка" },
    Template { name: "workshop", kind: "workshop", register: "none", form: "cascade", mode: ON, hours: 8, gain: 0.25, range: None, rouble: 60, sessions: 2, parts: 3, title: "мастерская" },
    Template { name: "webinar", kind: "webinar", register: "none", form: "network", mode: AWAY, hours: 4, gain: 0.12, range: None, rouble: 0, sessions: 1, parts: 5, title: "вебинар" },
    Template { name: "community", kind: "community", register: "none", form: "horizontal", mode: AWAY, hours: 16, gain: 0.3, range: None, rouble: 0, sessions: 1, parts: 3, title: "сообщество" },
];
#[rustfmt::skip]
const FOR_ALL: [Template; 5] = [
    Template { name: "mentoring", kind: "mentoring", register: "none", form: "individual", mode: ON, hours: 20, gain: 0.3, range: None, rouble: 0, sessions: 2, parts: 0, title: "Наставничество" },
    Template { name: "conference", kind: "conference", register: "none", form: "network", mode: ON, hours: 6, gain: 0.05, range: None, rouble: 150, sessions: 2, parts: 0, title: "Конференция" },
    Template { name: "contest", kind: "contest", register: "none", form: "individual", mode: ON, hours: 24, gain: 0.15, range: None, rouble: 0, sessions: 1, parts: 0, title: "Конкурс" },
    Template { name: "expert", kind: "expert_work", register: "none", form: "individual", mode: ON, hours: 30, gain: 0.15, range: None, rouble: 0, sessions: 1, parts: 0, title: "Экспертная работа" },
    Template { name: "study", kind: "self_study", register: "none", form: "individual", mode: AWAY, hours: 12, gain: 0.1, range: None, rouble: 0, sessions: 1, parts: 0, title: "Самообразование" },
];

/// The activities for a competence.
pub(super) const EACH: usize = OF_COMPETENCE.len();

/// An activity.
pub(super) struct Activity {
    pub(super) id: String,
    /// The competence it is for; of those for all, the one it lifts.
    pub(super) competence: usize,
    pub(super) template: &'static Template,
    for_all: bool,
}

impl Activity {
    pub(super) fn is_on_site(&self) -> bool {
        self.template.mode == ON
    }

    pub(super) fn hours(&self) -> i64 {
        self.template.hours
    }

    /// What one place costs.
    pub(super) fn cost(&self) -> i64 {
        self.template.rouble * self.template.hours
    }

    /// Who may take it, any of these: post, subject, staff category; nobody is named where everybody may.
    fn audience(&self) -> Vec<[Option<&'static str>; 3]> {
        let competence = ALL.get(self.competence).filter(|_| !self.for_all);
        match competence {
            Some(one) if one.subject.is_some() => vec![[Some("teacher"), one.subject, None]],
            Some(one) if one.area == "managerial" => vec![[None, None, Some("managerial")]],
            // Workshops, webinars and communities are for a third of the subjects each, and not for leaders.
            Some(_) if matches!(self.template.kind, "workshop" | "webinar" | "community") => {
                let third = (self.competence + self.template.sessions) % 3;
                let subjects = SUBJECTS.iter().enumerate().filter(|(place, _)| place % 3 == third);
                subjects.map(|(_, (subject, _))| [Some("teacher"), Some(*subject), None]).collect()
            }
            None if matches!(self.template.kind, "mentoring" | "contest") => vec![[Some("teacher"), None, None]],
            _ => Vec::new(),
        }
    }

    fn title(&self) -> String {
        let competence = ALL.get(self.competence).filter(|_| !self.for_all);
        competence
            .map_or_else(|| self.template.title.to_owned(), |one| format!("{}: {}", one.title, self.template.title))
    }
}

/// All activities: seven for each competence in order, then those for all.
pub(super) fn all() -> Vec<Activity> {
    let own = ALL.iter().enumerate().flat_map(|(place, competence)| {
        OF_COMPETENCE.iter().map(move |template| Activity {
            id: format!("{}-{}", competence.id, template.name),
            competence: place,
            template,
            for_all: false,
        })
    });
    let others = FOR_ALL.iter().zip([4, 8, 4, 5, 8]).map(|(template, competence)| Activity {
        id: template.name.to_owned(),
        competence,
        template,
        for_all: true,
    });
    own.chain(others).collect()
}

/// The first activity of those for all.
pub(super) const FOR_ALL_FROM: usize = COUNT * EACH;

pub(super) fn fill(tables: &mut Tables) {
    let activities = all();
    let titles: Vec<String> = activities.iter().map(Activity::title).collect();
    let text = |text: Option<&'static str>| text.map_or(Cell::Missing, Cell::Text);
    let competence = |place: usize| text(ALL.get(place).map(|one| one.id));
    let rows = activities.iter().zip(&titles).map(|(one, title)| {
        let Template { kind, register, form, mode, hours, .. } = one.template;
        let [register, form, mode] = [register, form, mode].map(|text| Cell::Text(text));
        let provider =
            Cell::Text(if *kind == "programme" { "Институт" } else { "Методические центры" });
        let formal = Cell::Flag(*kind == "programme");
        [
            Cell::Text(&one.id),
            Cell::Text(kind),
            formal,
            register,
            form,
            mode,
            provider,
            Cell::Whole(*hours),
            Cell::Text(title),
        ]
    });
    let columns = ["id", "kind", "formal", "register", "form", "mode", "provider", "hours", "title"];
    tables.fill("activities", &columns, rows);

    let own = activities.iter().map(|one| {
        let (from, to) = one
            .template
            .range
            .map_or((Cell::Missing, Cell::Missing), |(from, to)| (Cell::Double(from), Cell::Double(to)));
        [Cell::Text(&one.id), competence(one.competence), Cell::Double(one.template.gain), from, to]
    });
    // A large programme helps a little with the digital means too.
    let beside = activities
        .iter()
        .filter(|one| one.template.name == "course" && one.competence != 8)
        .map(|one| [Cell::Text(&one.id), competence(8), Cell::Double(0.15), Cell::Missing, Cell::Missing]);
    tables.fill("develops", &["activity", "competence", "gain", "from_level", "to_level"], own.chain(beside));

    let audiences = activities.iter().flat_map(|one| one.audience().into_iter().map(move |who| (one, who)));
    let audiences = audiences
        .map(|(one, [post, subject, category])| [Cell::Text(&one.id), text(post), text(subject), text(category)]);
    tables.fill("audiences", &["activity", "post", "subject", "staff_category"], audiences);

    let digital = activities.iter().filter(|one| one.template.name == "practice" && one.competence < 4);
    let levels = digital.map(|one| [Cell::Text(&one.id), Cell::Text("digital"), Cell::Double(-2.0)]);
    // Who takes over the development of a school has learned to lead its people first.
    let before = [Cell::Text("planning-practice"), Cell::Text("team-short"), Cell::Missing];
    tables.fill("activity_requires", &["activity", "requires", "level"], levels.chain([before]));
}
