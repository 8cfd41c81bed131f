//! Who took part in what last year, and what it gave them.

use super::catalogue::{self, EACH, FOR_ALL_FROM};
use super::draw::{Draw, Stream};
use super::framework::required;
use super::offer::Session;
use super::people::People;
use super::{Recipe, Truth, days};
use crate::region::{Cell, Tables};

/// A participation.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// The place of the person.
    pub(super) person: usize,
    /// The place of the session among those of the past.
    pub(super) session: usize,
    pub(super) status: &'static str,
    pub(super) basis: &'static str,
    late: bool,
}

/// All participations, by person.
pub(super) struct History {
    pub(super) parts: Vec<Part>,
    sessions: usize,
}

impl History {
    /// Draws what everybody took, and lifts those who completed something between the two waves.
    pub(super) fn draw(recipe: &Recipe, people: &People, past: &[Session], truth: &mut Truth) -> Self {
        let mut draw = Draw::new(recipe.seed, Stream::History);
        let activities = catalogue::all();
        let mut parts: Vec<Part> = Vec::new();
        for (place, person) in people.at_schools() {
            let first = parts.len();
            let own: Vec<usize> = required(person.post, person.subject).map(|(competence, _)| competence).collect();
            for _ in 0..[0, 1, 1, 2, 2, 3].get(draw.below(6)).copied().unwrap_or(1) {
                let chosen = match draw.below(10) {
                    // Conference and contest; then what is under way; else something for a competence of one's own.
                    0 | 1 => FOR_ALL_FROM + 1,
                    9 => activities.len() + own.get(draw.below(own.len().max(1))).copied().unwrap_or_default(),
                    _ => own.get(draw.below(own.len().max(1))).map_or(0, |one| one * EACH) + draw.below(EACH),
                };
                let Some(session) = past.get(chosen) else { continue };
                let running = session.end >= days::AS_OF;
                let again = parts.iter().skip(first).any(|part| {
                    part.session == chosen
                        || past.get(part.session).is_some_and(|other| running && other.end >= session.start)
                        || part.status == "enrolled"
                });
                if again || person.career > session.start {
                    continue;
                }
                let status = match draw.below(100) {
                    _ if running => "enrolled",
                    0..86 => "completed",
                    _ => "dropped",
                };
                let basis = match draw.below(100) {
                    0..72 if session.start > days::APRIL_2023 => "diagnosis",
                    0..90 => "own_choice",
                    _ => "order",
                };
                parts.push(Part { person: place, session: chosen, status, basis, late: draw.of_thousand(100) });
                let between = session.start > days::MARCH_2023 && session.end < days::NOVEMBER_2023;
                if let Some(activity) = activities.get(session.activity).filter(|_| between && status == "completed") {
                    #[expect(clippy::cast_possible_truncation, reason = "rounded, the same everywhere")]
                    truth.lift(place, activity.competence, (activity.template.gain * (0.5 + 0.8 * draw.unit())) as f32);
                }
            }
        }
        Self { parts, sessions: past.len() }
    }

    /// How many took each session.
    pub(super) fn taken(&self) -> Vec<usize> {
        let mut taken = vec![0; self.sessions];
        for part in &self.parts {
            if let Some(count) = taken.get_mut(part.session) {
                *count += 1;
            }
        }
        taken
    }

    pub(super) fn fill(&self, people: &People, past: &[Session], tables: &mut Tables) {
        let columns = ["person", "session", "status", "basis", "from", "to", "recorded"];
        let rows = self.parts.iter().filter_map(|part| {
            let (person, session) = (people.list.get(part.person)?, past.get(part.session)?);
            let [id, session_id, status, basis] = [&person.id, &session.id, part.status, part.basis].map(Cell::Text);
            let (to, known) = match part.status {
                "enrolled" => (Cell::Missing, session.start - 10),
                "dropped" => (Cell::Day(session.start), session.start + 5),
                _ => (Cell::Day(session.end), session.end + 3),
            };
            let known = Cell::Day(known + if part.late && part.status != "enrolled" { 45 } else { 0 });
            Some([id, session_id, status, basis, Cell::Day(session.start), to, known])
        });
        tables.fill("participations", &columns, rows);
    }
}
