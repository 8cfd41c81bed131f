//! Who supports whom: methodists everybody, mentors the young, tutors a few.

use super::draw::{Draw, Stream};
use super::people::{People, Person, Post};
use super::{Margins, Recipe, days};
use crate::region::{Cell, Tables};

pub(super) fn fill(recipe: &Recipe, margins: &Margins, people: &People, tables: &mut Tables) {
    let mut draw = Draw::new(recipe.seed, Stream::Supports);
    let columns = ["person", "supporter", "role", "valid_from", "recorded"];
    let row = |person: &'_ Person, supporter, role, recorded: Option<i32>| {
        let start = Cell::Day(person.career.max(days::SEPTEMBER_2022));
        let recorded = recorded.map_or(Cell::Missing, Cell::Day);
        (person.id.clone(), supporter, role, start, recorded)
    };
    let mut rows = Vec::new();
    for (place, person) in people.at_schools() {
        let Some(methodist) =
            people.methodist_of(place).filter(|_| person.post == Post::Teacher && draw.of_thousand(960))
        else {
            continue;
        };
        let late = draw.of_thousand(50).then(|| person.career.max(days::SEPTEMBER_2022) + draw.days(20, 90));
        rows.push(row(person, methodist.id.as_str(), "methodist", late));
        if draw.of_thousand(30) {
            rows.push(row(person, methodist.id.as_str(), "tutor", None));
        }
    }
    for (person, mentor) in mentored(&mut draw, margins, people) {
        rows.push(row(person, mentor.id.as_str(), "mentor", None));
    }
    let cells = rows.iter().map(|(person, supporter, role, start, recorded)| {
        [Cell::Text(person), Cell::Text(supporter), Cell::Text(role), *start, *recorded]
    });
    tables.fill("supports", &columns, cells);
}

/// Who has a mentor: most of the young, then those with few years, until there are as many mentors as the model has.
fn mentored<'p>(draw: &mut Draw, margins: &Margins, people: &'p People) -> Vec<(&'p Person, &'p Person)> {
    let here: Vec<&Person> = people.at_schools().map(|(_, person)| person).collect();
    let (mut pairs, mut mentors) = (Vec::new(), 0);
    for pass in [true, false] {
        for school in here.chunk_by(|a, b| a.place == b.place) {
            let able = |person: &&&Person| days::AS_OF - person.career > 3650 && person.post == Post::Teacher;
            let able: Vec<&Person> = school.iter().filter(able).copied().collect();
            // The young take the first of those who are able, the others those from the end.
            let young = school.iter().filter(|person| person.is_young() && person.post == Post::Teacher).count();
            let wanted = |person: &&&Person| match pass {
                true => person.is_young(),
                false => (1095..3650).contains(&(days::AS_OF - person.career)),
            };
            let learners = school.iter().filter(|person| person.post == Post::Teacher).filter(wanted);
            let learners: Vec<&&Person> = learners.filter(|_| !pass || draw.of_thousand(850)).collect();
            // How many of the school are mentors already: who comes later shares them.
            let mut own = 0;
            for (place, person) in learners.into_iter().enumerate() {
                let fresh = if pass { place } else { place + young };
                let mentor = match able.get(fresh).filter(|_| mentors < margins.mentors) {
                    Some(mentor) => {
                        (mentors, own) = (mentors + 1, own + 1);
                        mentor
                    }
                    None => match able.get(place % own.max(1)).filter(|_| pass && own > 0) {
                        Some(mentor) => mentor,
                        None => continue,
                    },
                };
                pairs.push((*person, *mentor));
            }
        }
    }
    pairs
}
