//! The routes of last year, built on the diagnosis of March.

use super::draw::{Draw, Stream};
use super::history::{History, Part};
use super::offer::Session;
use super::people::{People, Person};
use super::{Recipe, days};
use crate::region::{Cell, Tables};

pub(super) fn fill(
    recipe: &Recipe,
    people: &People,
    asked: &[usize],
    past: &[Session],
    history: &History,
    tables: &mut Tables,
) {
    let mut draw = Draw::new(recipe.seed, Stream::Routes);
    let ids: Vec<String> = people.list.iter().map(|person| person.id.replace('p', "r")).collect();
    let (mut routes, mut items) = (Vec::new(), Vec::new());
    let mut rest = history.parts.as_slice();
    for place in asked {
        rest = rest.get(rest.partition_point(|part| part.person < *place)..).unwrap_or_default();
        let own = rest.get(..rest.partition_point(|part| part.person == *place)).unwrap_or_default();
        let (Some(person), Some(id)) = (people.list.get(*place), ids.get(*place)) else { continue };
        if person.career > days::MARCH_2023 || !draw.of_thousand(600) {
            continue;
        }
        let chosen: Vec<&Part> = own.iter().filter(|part| part.basis == "diagnosis").collect();
        let end = chosen.iter().filter_map(|part| past.get(part.session)).map(|session| session.end).max();
        let running = chosen.iter().any(|part| part.status == "enrolled");
        let status = match end {
            None => ["draft", "agreed"].get(draw.below(2)).copied().unwrap_or("draft"),
            Some(end) if running || end + 5 >= days::AS_OF || draw.of_thousand(100) => "active",
            Some(_) => "completed",
        };
        let created = if end.is_none() { days::AS_OF - 15 } else { days::APRIL_2023 + draw.days(0, 10) };
        let methodist = people.methodist_of(*place).map_or(Cell::Missing, |person| Cell::Text(&person.id));
        let completed = end.filter(|_| status == "completed").map(|end| end + 5);
        routes.push(route(person, id, status, (created, completed), methodist));
        items.extend(chosen.iter().filter_map(|part| {
            let session = past.get(part.session)?;
            Some([
                Cell::Text(id),
                Cell::Text(&session.id),
                Cell::Text(part.status),
                Cell::Flag(part.status == "enrolled"),
            ])
        }));
    }
    let columns = [
        "id",
        "person",
        "status",
        "basis",
        "methodist",
        "created",
        "agreed_by_person",
        "agreed_by_methodist",
        "completed",
    ];
    tables.fill("routes", &columns, routes);
    tables.fill("route_items", &["route", "session", "status", "pinned"], items);
}

fn route<'p>(
    person: &'p Person,
    id: &'p str,
    status: &'static str,
    (created, completed): (i32, Option<i32>),
    methodist: Cell<'p>,
) -> [Cell<'p>; 9] {
    let agreed = |after: i32| if status == "draft" { Cell::Missing } else { Cell::Day(created + after) };
    let completed = completed.map_or(Cell::Missing, Cell::Day);
    let [id, person, status, basis] = [id, person.id.as_str(), status, "diagnosis"].map(Cell::Text);
    [id, person, status, basis, methodist, Cell::Day(created), agreed(2), agreed(5), completed]
}
