//! The competence framework: what there is, what stands on what, what posts require.

use super::people::{Post, SUBJECTS};
use crate::region::{Cell, Tables};

/// A competence: id, area, subject, name, the competence it needs.
pub(super) struct Competence {
    pub(super) id: &'static str,
    pub(super) area: &'static str,
    pub(super) subject: Option<&'static str>,
    pub(super) title: &'static str,
    needs: Option<&'static str>,
}

const fn of(
    id: &'static str,
    area: &'static str,
    subject: Option<&'static str>,
    title: &'static str,
    needs: Option<&'static str>,
) -> Competence {
    Competence { id, area, subject, title, needs }
}

/// How many competences there are.
pub(super) const COUNT: usize = 12;

/// All competences; the first four belong to the first four subjects.
pub(super) const ALL: [Competence; COUNT] = [
    of("mathematics", "subject", Some("mathematics"), "Математика", None),
    of("russian", "subject", Some("russian"), "Русский язык", None),
    of("science", "subject", Some("science"), "Естественные науки", None),
    of("primary", "subject", Some("primary"), "Начальное обучение", None),
    of("lesson", "methodical", None, "Построение урока", None),
    of("assessment", "methodical", None, "Оценивание", Some("lesson")),
    of("motivation", "psychological_pedagogical", None, "Мотивация и дисциплина", None),
    of("inclusion", "psychological_pedagogical", None, "Инклюзия", Some("motivation")),
    of("digital", "digital", None, "Цифровые средства", None),
    of("team", "managerial", None, "Работа с коллективом", None),
    of("quality", "managerial", None, "Управление качеством", Some("assessment")),
    of("planning", "managerial", None, "Планирование развития", Some("team")),
];

/// What posts require: the place of the competence, the level, the weight.
const TEACHER: [(usize, f64, f64); 5] = [(4, 0.0, 1.5), (5, -0.2, 1.0), (6, -0.3, 1.0), (7, -0.4, 0.8), (8, -0.2, 1.0)];
const LEADER: [(usize, f64, f64); 6] =
    [(9, 0.0, 1.5), (10, -0.1, 1.5), (11, -0.2, 1.0), (5, 0.0, 1.0), (8, -0.2, 1.0), (6, -0.3, 0.5)];
const OWN_SUBJECT: (f64, f64) = (-0.1, 2.0);

/// What a position requires, and its holder is asked about: the competence's place, the level.
pub(super) fn required(post: Post, subject: Option<usize>) -> impl Iterator<Item = (usize, f64)> {
    let rows: &[(usize, f64, f64)] = match post {
        Post::Teacher => &TEACHER,
        Post::Head | Post::Deputy => &LEADER,
        Post::Methodist => &[],
    };
    let own = subject.filter(|place| *place < 4).map(|place| (place, OWN_SUBJECT.0));
    rows.iter().map(|(place, level, _)| (*place, *level)).chain(own)
}

pub(super) fn fill(tables: &mut Tables) {
    let rows = ALL.iter().map(|one| {
        let subject = one.subject.map_or(Cell::Missing, Cell::Text);
        [Cell::Text(one.id), Cell::Text(one.area), subject, Cell::Text(one.title)]
    });
    tables.fill("competences", &["id", "area", "subject", "title"], rows);
    let needs = ALL.iter().filter_map(|one| Some([Cell::Text(one.id), Cell::Text(one.needs?)]));
    tables.fill("prerequisites", &["competence", "requires"], needs);
    let columns = ["post", "subject", "competence", "level", "weight"];
    let row = |post: Post, subject: Option<&'static str>, place: usize, level, weight| {
        let competence = ALL.get(place).map_or(Cell::Missing, |one| Cell::Text(one.id));
        let subject = subject.map_or(Cell::Missing, Cell::Text);
        [Cell::Text(post.name()), subject, competence, Cell::Double(level), Cell::Double(weight)]
    };
    for (post, rows) in [(Post::Teacher, TEACHER.as_slice()), (Post::Head, &LEADER), (Post::Deputy, &LEADER)] {
        tables.fill(
            "requirements",
            &columns,
            rows.iter().map(|(place, level, weight)| row(post, None, *place, *level, *weight)),
        );
    }
    let (level, weight) = OWN_SUBJECT;
    let own = SUBJECTS.iter().take(4).enumerate();
    tables.fill(
        "requirements",
        &columns,
        own.map(|(place, (name, _))| row(Post::Teacher, Some(name), place, level, weight)),
    );
}
