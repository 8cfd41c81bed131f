//! What there is to learn: the sessions of the region's activities.

use std::collections::BTreeMap;

use super::person::Person;
use crate::boundary::{Error, few};
use crate::diagnosis::Framework;
use crate::region::Region;
use crate::region::store::MILLION;

/// Levels and hours are counted in thousandths, so that plans are made of whole numbers; this much of what tables keep.
pub(crate) const THOUSANDTH: i64 = MILLION / 1000;

/// An activity (мероприятие).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Identifier.
    pub id: String,
    /// Its row in the table.
    pub(crate) row: usize,
    /// `programme`, `internship`, `mentoring` and others.
    pub kind: String,
    /// Whether it is formal education.
    pub formal: bool,
    /// The register of programmes it stands in.
    pub register: Option<String>,
    /// `on_site`, `online` and others.
    pub mode: Option<String>,
    /// Who gives it.
    pub provider: Option<String>,
    /// Name to show.
    pub title: Option<String>,
    /// Its length in thousandths of an hour.
    pub(crate) hours: i64,
    /// What it develops, by the place of the competence.
    pub(crate) develops: BTreeMap<u32, Develops>,
    /// Activities that must come before, by their places.
    pub(crate) requires: Vec<u32>,
    /// Levels that must be there before, in thousandths, by the place of the competence.
    pub(crate) levels: BTreeMap<u32, i64>,
    /// Rows of its audience.
    pub(crate) audience: Vec<usize>,
}

impl Activity {
    /// Whether it is a diagnosis, which by itself makes no route.
    pub(crate) fn is_diagnosis(&self) -> bool {
        self.kind == "diagnosis"
    }
}

/// How far an activity develops a competence, in thousandths of a level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Develops {
    /// By how much; as far as `to` where the table says no gain.
    pub(crate) gain: Option<i64>,
    /// The level it leads to at most.
    pub(crate) to: Option<i64>,
}

/// A session of an activity (поток).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Identifier.
    pub id: String,
    /// The place of its activity.
    pub(crate) activity: usize,
    /// The first and the last day; without dates it is taken whenever there is time.
    pub(crate) days: Option<(i32, i32)>,
    /// Places; as many as wanted where the table names no number.
    pub seats: Option<i64>,
    /// Where it takes place.
    pub territory: Option<String>,
    /// What a place costs, in millionths of a rouble.
    pub(crate) cost: i64,
    /// Load in a week, in thousandths of an hour.
    pub(crate) weekly: i64,
}

/// The activities and sessions of a region, each in the order of its id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// The activities.
    pub activities: Vec<Activity>,
    /// Their sessions.
    pub sessions: Vec<Session>,
}

/// A session together with its activity, as rules see it.
#[derive(Clone, Copy, Debug)]
pub struct Offer<'c> {
    /// Its place among the sessions.
    pub(crate) at: usize,
    /// The session.
    pub session: &'c Session,
    /// Its activity.
    pub activity: &'c Activity,
}

impl Catalogue {
    /// Reads the tables `activities`, `develops`, `audiences`, `activity_requires` and `sessions`.
    ///
    /// An activity that develops a whole develops its parts, unless it says something of its own of a part.
    ///
    /// # Errors
    /// `route.circle` with the activities that require each other.
    pub(crate) fn read(region: &Region, framework: &Framework) -> Result<Self, Error> {
        let mut activities: Vec<Activity> = region.each_row("activities").filter_map(activity).collect();
        activities.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut places = vec![None; region.rows("activities")];
        for (place, activity) in activities.iter().enumerate() {
            if let Some(slot) = places.get_mut(activity.row) {
                *slot = Some(place);
            }
        }
        let competences: Vec<Option<&str>> = region.each_row("competences").map(|row| row.text("id")).collect();
        let by_id: BTreeMap<String, usize> =
            activities.iter().enumerate().map(|(place, activity)| (activity.id.clone(), place)).collect();
        for activity in &mut activities {
            let row = activity.row;
            activity.audience = region.rows_of("audiences", "activity", row).map(|row| row.at).collect();
            let mut parts = BTreeMap::new();
            for row in region.rows_of("develops", "activity", row) {
                let level = |name: &str| row.number(name).map(|number| number / THOUSANDTH);
                let Some(id) = row.reference("competence").and_then(|at| *competences.get(at)?) else { continue };
                let Some(place) = framework.place(id) else { continue };
                let develops = Develops { gain: level("gain"), to: level("to_level") };
                activity.develops.insert(place, develops);
                if let Some(from) = level("from_level") {
                    activity.levels.insert(place, from);
                }
                let below = framework.descendants(id).unwrap_or_default();
                parts.extend(below.into_iter().filter_map(|part| Some((framework.place(part)?, develops))));
            }
            for (place, develops) in parts {
                activity.develops.entry(place).or_insert(develops);
            }
            for row in region.rows_of("activity_requires", "activity", row) {
                let Some(id) = row.text("requires") else { continue };
                match (by_id.get(id), framework.place(id)) {
                    (Some(before), _) => activity.requires.extend(u32::try_from(*before)),
                    (None, Some(competence)) => {
                        let level = row.number("level").map_or(0, |level| level / THOUSANDTH);
                        let known = activity.levels.entry(competence).or_insert(level);
                        *known = level.max(*known);
                    }
                    (None, None) => {}
                }
            }
        }
        let mut sessions: Vec<Session> = region
            .each_row("sessions")
            .filter_map(|row| {
                let first = row.day("start").or_else(|| row.day("end"));
                let last = row.day("end").or_else(|| row.day("start"));
                Some(Session {
                    id: row.text("id")?.to_owned(),
                    activity: (*places.get(row.reference("activity")?)?)?,
                    days: first.zip(last),
                    seats: row.number("seats").map(|seats| seats / MILLION),
                    territory: row.text("territory").map(str::to_owned),
                    cost: row.number("cost").unwrap_or(0),
                    weekly: row.number("weekly_hours").map_or(0, |hours| hours / THOUSANDTH),
                })
            })
            .collect();
        sessions.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        no_circle(&activities)?;
        Ok(Self { activities, sessions })
    }

    /// A session by its place.
    pub(crate) fn offer(&self, at: usize) -> Option<Offer<'_>> {
        let session = self.sessions.get(at)?;
        Some(Offer { at, session, activity: self.activities.get(session.activity)? })
    }

    /// A session by its id.
    pub(crate) fn offer_of(&self, id: &str) -> Option<Offer<'_>> {
        self.find(id).and_then(|at| self.offer(at))
    }

    /// Every session with its activity.
    pub fn offers(&self) -> impl Iterator<Item = Offer<'_>> {
        (0..self.sessions.len()).filter_map(|at| self.offer(at))
    }

    /// The place of a session.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.sessions.binary_search_by(|session| session.id.as_str().cmp(id)).ok()
    }
}

/// Refuses activities that require each other, or themselves.
fn no_circle(activities: &[Activity]) -> Result<(), Error> {
    // Whatever requires nothing that is left goes; what stays stands on a circle, or behind one.
    let mut left: Vec<usize> = (0..activities.len()).collect();
    loop {
        let here: std::collections::BTreeSet<usize> = left.iter().copied().collect();
        let before = left.len();
        left.retain(|at| {
            let requires = activities.get(*at).map_or(&[][..], |activity| activity.requires.as_slice());
            requires.iter().any(|one| here.contains(&(*one as usize)))
        });
        if left.is_empty() {
            return Ok(());
        }
        if left.len() == before {
            let ids = left.iter().filter_map(|at| activities.get(*at)).map(|activity| activity.id.as_str());
            let message = format!("activities require each other: {}", few(ids, 5, " and "));
            let help = "take away one of the rows of `activity_requires` that lead back";
            return Err(Error::new("route.circle", message, help));
        }
    }
}

fn activity(row: crate::region::store::Row<'_>) -> Option<Activity> {
    let owned = |name: &str| row.text(name).map(str::to_owned);
    // `federal`, `regional`, `none`, in the order of the schema.
    let register = match row.word("register") {
        Some(0) => Some("federal".to_owned()),
        Some(1) => Some("regional".to_owned()),
        _ => None,
    };
    Some(Activity {
        id: owned("id")?,
        row: row.at,
        kind: owned("kind").unwrap_or_default(),
        formal: row.word("formal") == Some(1),
        register,
        mode: owned("mode"),
        provider: owned("provider"),
        title: owned("title"),
        hours: row.number("hours").map_or(0, |hours| hours / THOUSANDTH),
        develops: BTreeMap::new(),
        requires: Vec::new(),
        levels: BTreeMap::new(),
        audience: Vec::new(),
    })
}

impl Offer<'_> {
    /// Its length in hours.
    #[expect(clippy::cast_precision_loss, reason = "hours are small")]
    pub fn hours(&self) -> f64 {
        self.activity.hours as f64 / 1e3
    }

    /// The first and the last day.
    pub fn days(&self) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
        self.session.days.map(|(first, last)| (crate::region::store::date(first), crate::region::store::date(last)))
    }

    /// Whether one must go elsewhere for it: it takes place somewhere where the person does not work, in a mode that is not
    /// free of travel.
    pub(crate) fn is_away(&self, person: &Person<'_>, free: &[impl AsRef<str>]) -> bool {
        let is_free = |mode: &str| free.iter().any(|one| one.as_ref() == mode);
        let there = self.session.territory.as_deref().filter(|_| !self.activity.mode.as_deref().is_some_and(is_free));
        there.is_some_and(|there| person.territories().all(|territory| territory != there))
    }

    /// Whether it stands in the federal register.
    pub fn is_federal(&self) -> bool {
        self.activity.register.as_deref() == Some("federal")
    }

    /// Whether its last day is before the first day of another.
    pub(crate) fn ends_before(&self, other: Offer<'_>) -> bool {
        self.session.days.zip(other.session.days).is_some_and(|((_, last), (first, _))| last < first)
    }

    /// By how many thousandths it lifts a person in a competence, as far as the level that it leads to; nothing where it does not.
    pub(crate) fn gain(&self, person: &Person<'_>, competence: u32) -> Option<i64> {
        let develops = self.activity.develops.get(&competence)?;
        let room = develops.to.zip(person.levels.get(&competence)).map(|(to, level)| to - level);
        let gain = match (develops.gain, room) {
            (Some(gain), Some(room)) => gain.min(room),
            (gain, room) => gain.or(room)?,
        };
        (gain > 0).then_some(gain)
    }
}
