//! People and their positions: sizes of schools, second jobs, the young, those who left or moved, facts known late.

use super::bodies::Bodies;
use super::draw::{Draw, Stream};
use super::{Margins, Recipe, days};
use crate::region::{Cell, Tables};

/// What a person is by the main position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Post {
    Head,
    Deputy,
    Teacher,
    Methodist,
}

impl Post {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Deputy => "deputy_head",
            Self::Teacher => "teacher",
            Self::Methodist => "methodist",
        }
    }

    pub(super) const fn is_managerial(self) -> bool {
        matches!(self, Self::Head | Self::Deputy)
    }
}

/// The subjects taught, with how many of a hundred teach them; the first four have a competence of their own.
pub(super) const SUBJECTS: [(&str, usize); 9] = [
    ("mathematics", 13),
    ("russian", 15),
    ("science", 13),
    ("primary", 24),
    ("history", 8),
    ("english", 10),
    ("physical_education", 8),
    ("informatics", 5),
    ("arts", 4),
];

/// A person.
pub(super) struct Person {
    pub(super) id: String,
    pub(super) post: Post,
    /// The place of the subject; nothing where none is taught.
    pub(super) subject: Option<usize>,
    /// The place of the school; of a methodist, that of the centre.
    pub(super) place: usize,
    pub(super) born: i32,
    pub(super) career: i32,
    /// Left the region in June 2023.
    pub(super) left: bool,
    /// Part of the time at another school too.
    second: Option<usize>,
    /// The school before September 2022.
    earlier: Option<usize>,
}

impl Person {
    /// Whether in the first three years of teaching, and below 35, on the day of the plan.
    pub(super) fn is_young(&self) -> bool {
        days::AS_OF - self.career < 1095 && days::AS_OF - self.born < 12_783
    }
}

/// Everybody, by school; methodists last.
pub(super) struct People {
    pub(super) list: Vec<Person>,
    seed: u64,
}

impl People {
    pub(super) fn draw(recipe: &Recipe, margins: &Margins, bodies: &Bodies) -> Self {
        let mut draw = Draw::new(recipe.seed, Stream::People);
        // One methodist for some 210 people: the order allows no more than 250 (01-21/889, 5, direction 3).
        let methodists = if bodies.centres.is_empty() { 0 } else { margins.people.div_ceil(210) };
        let taught = margins.people - methodists;
        let spare = taught.saturating_sub(bodies.schools.len());
        let weights: usize = bodies.schools.iter().map(|school| school.weight).sum();
        let mut list = Vec::with_capacity(margins.people);
        let (mut before, mut heavy) = (0, 0);
        for (place, school) in bodies.schools.iter().enumerate() {
            heavy += school.weight;
            let until = (spare * heavy / weights.max(1) + place + 1).min(taught);
            let size = until - before;
            for seat in 0..size {
                let post = match seat {
                    0 if size >= 4 => Post::Head,
                    seat if seat % 16 == 8 => Post::Deputy,
                    _ => Post::Teacher,
                };
                list.push(person(&mut draw, list.len(), post, place, bodies));
            }
            before = until;
        }
        for n in 0..methodists {
            list.push(person(&mut draw, list.len(), Post::Methodist, n % bodies.centres.len().max(1), bodies));
        }
        Self { list, seed: recipe.seed }
    }

    /// Those who teach or lead, and did not leave.
    pub(super) fn at_schools(&self) -> impl Iterator<Item = (usize, &Person)> {
        self.list.iter().enumerate().filter(|(_, person)| person.post != Post::Methodist && !person.left)
    }

    /// The methodists.
    pub(super) fn methodists(&self) -> &[Person] {
        let first = self.list.partition_point(|person| person.post != Post::Methodist);
        self.list.get(first..).unwrap_or_default()
    }

    /// The methodist of a person at a school, by the place: neighbours share one.
    pub(super) fn methodist_of(&self, place: usize) -> Option<&Person> {
        let methodists = self.methodists();
        let taught = self.list.len() - methodists.len();
        methodists.get(place * methodists.len() / taught.max(1))
    }

    /// How many are young and teach.
    pub(super) fn young(&self) -> usize {
        self.at_schools().filter(|(_, person)| person.post == Post::Teacher && person.is_young()).count()
    }

    pub(super) fn fill(&self, bodies: &Bodies, tables: &mut Tables) {
        let mut draw = Draw::new(self.seed.wrapping_add(1), Stream::People);
        let persons = self.list.iter().map(|person| {
            let known =
                |draw: &mut Draw, missing, day| if draw.of_thousand(missing) { Cell::Missing } else { Cell::Day(day) };
            let (born, career) = (known(&mut draw, 20, person.born), known(&mut draw, 30, person.career));
            let years = (days::AS_OF - person.career) / 365;
            let category = match draw.below(100) {
                chance if years > 8 && chance < 38 => Cell::Text("highest"),
                chance if years > 3 && chance < 72 => Cell::Text("first"),
                _ => Cell::Missing,
            };
            [Cell::Text(&person.id), born, career, category]
        });
        tables.fill("persons", &["id", "birth_date", "career_start", "category"], persons);
        let rows = self.list.iter().flat_map(|person| positions(person, bodies, &mut draw));
        tables.fill("positions", &COLUMNS, rows);
    }
}

fn person(draw: &mut Draw, number: usize, post: Post, place: usize, bodies: &Bodies) -> Person {
    // An eighth are in their first three years; nobody leads or advises others so early.
    let years = match post {
        Post::Teacher if draw.of_thousand(125) => draw.days(0, 1060),
        Post::Teacher => draw.days(1100, 14_600),
        _ => draw.days(2900, 14_600),
    };
    let career = (days::SEPTEMBER_2023 - years).min(days::SEPTEMBER_2023);
    let late = if draw.of_thousand(150) { draw.days(365, 5500) } else { draw.days(0, 900) };
    let schools = bodies.schools.len();
    let old = |place: &usize| bodies.schools.get(*place).is_some_and(|school| school.opened.is_none());
    let mut other = |share: u32| {
        let other = draw.below(schools);
        Some(other).filter(|other| post != Post::Methodist && *other != place && old(other) && draw.of_thousand(share))
    };
    let (second, earlier) = (other(30), other(20).filter(|_| career < days::SEPTEMBER_2021));
    Person {
        id: format!("p{:07}", number + 1),
        post,
        subject: (post == Post::Teacher).then(|| draw.weighted(&SUBJECTS.map(|(_, weight)| weight))),
        place,
        born: career - 8100 - late,
        career,
        left: post == Post::Teacher && number > 0 && draw.of_thousand(12),
        second: second.filter(|other| Some(*other) != earlier),
        earlier,
    }
}

/// The columns of positions that are filled.
const COLUMNS: [&str; 10] = [
    "person",
    "organisation",
    "post",
    "staff_category",
    "subject",
    "rate",
    "employment",
    "valid_from",
    "valid_to",
    "recorded",
];

/// The rows of a person, with what went before.
fn positions<'p>(person: &'p Person, bodies: &'p Bodies, draw: &mut Draw) -> Vec<[Cell<'p>; 10]> {
    let category = if person.post.is_managerial() { "managerial" } else { "pedagogical" };
    let subject =
        person.subject.and_then(|place| SUBJECTS.get(place)).map_or(Cell::Missing, |(name, _)| Cell::Text(name));
    let row = |organisation: &'p str, rate, employment, from: i32, to: Option<i32>, recorded: Option<i32>| {
        let [to, recorded] = [to, recorded].map(|day| day.map_or(Cell::Missing, Cell::Day));
        let [id, place, post] = [&person.id, organisation, person.post.name()].map(Cell::Text);
        let [category, employment] = [category, employment].map(Cell::Text);
        [id, place, post, category, subject, Cell::Double(rate), employment, Cell::Day(from), to, recorded]
    };
    let start = person.career.max(days::SEPTEMBER_2021 - draw.days(0, 4000));
    if person.post == Post::Methodist {
        let centre = bodies.centres.get(person.place);
        return centre.map(|centre| row(centre, 1.0, "main", start, None, None)).into_iter().collect();
    }
    let Some(school) = bodies.schools.get(person.place) else { return Vec::new() };
    let start = start.max(school.opened.unwrap_or(start));
    let end = person.left.then_some(days::JUNE_2023.max(start + 1));
    let rate = [1.0, 1.0, 1.0, 1.25, 0.75].get(draw.below(5)).copied().unwrap_or(1.0);
    let earlier = person.earlier.and_then(|place| bodies.schools.get(place)).map(|school| &school.id);
    let merged = school.before.as_ref().filter(|_| start < days::SEPTEMBER_2021);
    let late = draw.of_thousand(40).then(|| start + draw.days(20, 120));
    let mut rows = match earlier.or(merged).filter(|_| start < days::SEPTEMBER_2022) {
        Some(before) => vec![
            row(before, rate, "main", start, Some(days::SEPTEMBER_2022), None),
            row(&school.id, rate, "main", days::SEPTEMBER_2022, end, None),
        ],
        None => vec![row(&school.id, rate, "main", start, end, late)],
    };
    let second = person.second.and_then(|place| bodies.schools.get(place));
    rows.extend(second.map(|second| row(&second.id, 0.5, "external", start.max(days::SEPTEMBER_2022), end, None)));
    rows
}
