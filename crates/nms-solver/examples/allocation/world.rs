//! Instances of the yardstick: read from the script's dumps, or made by a generator of the same kind for large numbers.

use nms_solver::allocation::{
    Builder, Candidate, Give, Offer, Person, Problem, Requirement, Resource, Step, Term, Use,
};
use serde_json::Value;

/// A session of an activity.
struct Session {
    activity: usize,
    hours: i64,
    start: i32,
    end: i32,
    blocking: bool,
    gain: Vec<u32>,
}

/// One who learns: needs (competence, how much, worth a unit), sessions, and for some of them what must stand before.
struct Teacher {
    needs: Vec<(usize, u32, i64)>,
    eligible: Vec<u32>,
    before: Vec<(u32, Vec<u32>)>,
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_default()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn builder(sessions: &[Session], seats: &[i64], hours: i64, most: i64) -> Builder {
    let resources: Vec<_> = seats.iter().map(|seats| Resource { capacity: *seats, penalty: None }).collect();
    let offer = |(at, session): (usize, &Session)| Offer {
        uses: vec![Use { resource: at as u32, amount: 1 }],
        local: vec![session.hours, 1],
        from: session.start,
        to: session.end + 1,
        ..Offer::default()
    };
    let offers: Vec<_> = sessions.iter().enumerate().map(offer).collect();
    let mut pairs = Vec::new();
    for (a, one) in sessions.iter().enumerate() {
        for (b, two) in sessions.iter().enumerate().take(a) {
            let overlap = one.blocking && two.blocking && one.start <= two.end && two.start <= one.end;
            if one.activity == two.activity || overlap {
                pairs.push((a as u32, b as u32));
            }
        }
    }
    assert!(hours > 0 && most > 0);
    Builder::new(&resources, (2, 0), &offers, &pairs).expect("a sound instance")
}

fn person(teacher: &Teacher, sessions: &[Session], limits: [i64; 2]) -> Person {
    let gives = |session: u32| {
        let gain = &sessions[session as usize].gain;
        let given = teacher.needs.iter().enumerate().filter(|(_, (competence, ..))| gain[*competence] > 0);
        given.map(|(need, (competence, ..))| Give { need: need as u16, amount: gain[*competence] }).collect()
    };
    let candidate = |offer: &u32| Candidate { offer: *offer, gives: gives(*offer), ..Candidate::default() };
    let place =
        |offer: &u32| teacher.eligible.iter().position(|other| other == offer).expect("an eligible session") as u32;
    let requirement = |(offer, before): &(u32, Vec<u32>)| Requirement {
        candidate: place(offer),
        at_least: 1,
        terms: before.iter().map(|offer| Term { candidate: place(offer), amount: 1 }).collect(),
    };
    Person {
        candidates: teacher.eligible.iter().map(candidate).collect(),
        needs: teacher.needs.iter().map(|(_, width, worth)| vec![Step { width: *width, worth: *worth }]).collect(),
        limits: limits.map(Some).to_vec(),
        requirements: teacher.before.iter().map(requirement).collect(),
        ..Person::default()
    }
}

/// The sessions of a dump.
fn sessions(root: &Value) -> Vec<Session> {
    let session = |offer: &Value| Session {
        activity: number(&offer["act"]) as usize,
        hours: number(&offer["hours"]),
        start: number(&offer["start"]) as i32,
        end: number(&offer["end"]) as i32,
        blocking: offer["blocking"].as_bool().unwrap_or_default(),
        gain: list(&offer["gain"]).map(|gain| number(gain) as u32).collect(),
    };
    list(&root["offers"]).map(session).collect()
}

/// The sessions a teacher may choose, and what must come before some of them.
fn choices(teacher: &Value) -> (Vec<u32>, Vec<(u32, Vec<u32>)>) {
    let numbers = |values: &Value| list(values).map(|session| number(session) as u32).collect::<Vec<_>>();
    let before = teacher["pre"].as_object().into_iter().flatten();
    let before = before.map(|(session, before)| (session.parse().expect("a number"), numbers(before)));
    (numbers(&teacher["elig"]), before.collect())
}

/// Reads a dump of the script.
pub(crate) fn read(text: &str) -> Problem {
    let root: Value = serde_json::from_str(text).expect("JSON");
    let sessions = sessions(&root);
    let seats: Vec<_> = list(&root["cap"]).map(number).collect();
    let limits = [number(&root["hours"]), number(&root["max_act"])];
    let mut builder = builder(&sessions, &seats, limits[0], limits[1]);
    for teacher in list(&root["teachers"]) {
        let needs = teacher["need"].as_object().into_iter().flatten();
        let needs = needs.map(|(competence, need)| {
            let at = competence.parse().expect("a number");
            (at, number(need) as u32, number(&teacher["w"][competence]))
        });
        let (eligible, before) = choices(teacher);
        let teacher = Teacher { needs: needs.collect(), eligible, before };
        builder.person(&person(&teacher, &sessions, limits)).expect("a sound person");
    }
    builder.build().expect("a sound instance")
}

/// A world of many: teachers drawn from a dump's, each with needs of its own; seats grow with them.
pub(crate) fn grow(text: &str, many: usize) -> Problem {
    let root: Value = serde_json::from_str(text).expect("JSON");
    let sessions = sessions(&root);
    let teachers: Vec<_> = list(&root["teachers"]).map(choices).collect();
    let seats: Vec<_> = list(&root["cap"]).map(|seats| number(seats) * many as i64 / teachers.len() as i64).collect();
    let limits = [number(&root["hours"]), number(&root["max_act"])];
    let mut builder = builder(&sessions, &seats, limits[0], limits[1]);
    let mut state = 7_u64;
    let mut roll = |low: u64, high: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        low + (state >> 11) % (high - low + 1)
    };
    for _ in 0..many {
        let (eligible, before) = &teachers[roll(0, teachers.len() as u64 - 1) as usize];
        let mut needs: Vec<(usize, u32, i64)> = Vec::new();
        let wanted = roll(3, 6) as usize;
        while needs.len() < wanted {
            let competence = roll(0, 11) as usize;
            if needs.iter().all(|(other, ..)| *other != competence) {
                needs.push((competence, roll(1, 8) as u32, roll(1, 5) as i64));
            }
        }
        let teacher = Teacher { needs, eligible: eligible.clone(), before: before.clone() };
        builder.person(&person(&teacher, &sessions, limits)).expect("a sound person");
    }
    builder.build().expect("a sound instance")
}
