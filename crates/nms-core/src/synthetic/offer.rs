//! Sessions: those of the past year, some under way, and those of the year to come with fewer seats than are needed.

use super::bodies::Bodies;
use super::catalogue::{self, Activity, FOR_ALL_FROM};
use super::draw::{Draw, Stream};
use super::framework::{COUNT, required};
use super::people::People;
use super::{Recipe, Truth, days};
use crate::region::{Cell, Tables};

/// A session.
pub(super) struct Session {
    pub(super) id: String,
    /// The place of the activity.
    pub(super) activity: usize,
    pub(super) start: i32,
    pub(super) end: i32,
}

/// How many days an activity lasts: six hours on a day on site, two hours on a day from afar; what goes beside the work, weeks.
fn length(activity: &Activity) -> i32 {
    let hours = i32::try_from(activity.hours()).unwrap_or_default();
    match activity.template.kind {
        "mentoring" => 60,
        "community" | "self_study" | "expert_work" | "contest" => 14,
        "webinar" => 1,
        _ if activity.is_on_site() => (hours - 1) / 6 * 7 / 5 + 1,
        _ => hours / 2,
    }
}

/// Sessions of the past year, one of each activity, then those that are under way on the day of the plan.
pub(super) fn past() -> Vec<Session> {
    let activities = catalogue::all();
    let mut sessions = Vec::new();
    for (place, activity) in activities.iter().enumerate() {
        let spread = i32::try_from(place * 37 % 60).unwrap_or_default();
        // One of three was in the autumn before the first diagnosis, the others after it.
        let first = if place % 3 == 1 { days::SEPTEMBER_2022 + 30 } else { days::APRIL_2023 + 14 };
        let start = first + spread * if place % 3 == 2 { 2 } else { 1 };
        sessions.push(Session {
            id: format!("{}-2023", activity.id),
            activity: place,
            start,
            end: start + length(activity) - 1,
        });
    }
    for (place, activity) in
        activities.iter().enumerate().filter(|(_, one)| one.template.kind == "programme" && !one.is_on_site())
    {
        let start = days::AS_OF - 11;
        sessions.push(Session {
            id: format!("{}-now", activity.id),
            activity: place,
            start,
            end: start + length(activity) - 1,
        });
    }
    sessions
}

/// For each competence, how many of those who were diagnosed are clearly below what they need.
pub(super) fn demand(people: &People, asked: &[usize], truth: &Truth) -> [usize; COUNT] {
    let mut demand = [0; COUNT];
    for place in asked {
        let Some(person) = people.list.get(*place) else { continue };
        for (competence, level) in required(person.post, person.subject) {
            if let Some(count) = demand.get_mut(competence).filter(|_| truth.at(*place, competence, true) < level - 0.3)
            {
                *count += 1;
            }
        }
    }
    demand
}

/// Fills the sessions. A deficit wants two sessions; there are seats for six of ten of them.
pub(super) fn fill(
    recipe: &Recipe,
    bodies: &Bodies,
    past: &[Session],
    (demand, young): (&[usize; COUNT], usize),
    taken: Vec<usize>,
    tables: &mut Tables,
) {
    let mut draw = Draw::new(recipe.seed, Stream::Sessions);
    let activities = catalogue::all();
    let seats = bodies.seats();
    let mut rows: Vec<(Session, usize)> = Vec::new();
    for (place, activity) in activities.iter().enumerate() {
        let template = activity.template;
        let own = activities.iter().filter(|one| one.competence == activity.competence);
        let parts: usize = own.map(|one| one.template.parts).sum();
        let wanted = demand.get(activity.competence).copied().unwrap_or_default();
        let all = match template.kind {
            // Everybody who is young must find a mentor.
            "mentoring" => young + 2,
            _ if place >= FOR_ALL_FROM => demand.iter().sum::<usize>() / 60,
            _ => wanted * 12 * template.parts / (10 * parts.max(1)),
        };
        for n in 0..template.sessions {
            let width = 330 / i32::try_from(template.sessions).unwrap_or(1);
            let from = days::JANUARY_2024 + width * i32::try_from(n).unwrap_or_default();
            let room = (width - length(activity)).max(1);
            let start = from + draw.days(0, room);
            let id = format!("{}-2024-{}", activity.id, n + 1);
            rows.push((
                Session { id, activity: place, start, end: start + length(activity) - 1 },
                (all / template.sessions).max(1),
            ));
        }
    }
    let columns = ["id", "activity", "start", "end", "seats", "territory", "cost", "weekly_hours"];
    let begun = past.iter().zip(taken).map(|(session, taken)| (session, taken + taken / 12 + 1));
    let all = begun.chain(rows.iter().map(|(session, seats)| (session, *seats)));
    let cells = all.enumerate().filter_map(|(n, (session, room))| {
        let activity = activities.get(session.activity)?;
        let territory = seats.get(n % seats.len().max(1)).filter(|_| activity.is_on_site());
        let weeks = i64::from(session.end - session.start + 7) / 7;
        let weekly = (activity.hours() * 10 / weeks.max(1)) as f64 / 10.0;
        let [id, of] = [&session.id, &activity.id].map(|text| Cell::Text(text));
        let territory = territory.map_or(Cell::Missing, |territory| Cell::Text(territory));
        let (room, cost) = (Cell::Whole(i64::try_from(room).unwrap_or_default()), Cell::Whole(activity.cost()));
        Some([id, of, Cell::Day(session.start), Cell::Day(session.end), room, territory, cost, Cell::Double(weekly)])
    });
    tables.fill("sessions", &columns, cells);
}
