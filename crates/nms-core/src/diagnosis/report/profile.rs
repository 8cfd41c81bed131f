//! The profile of a person.

use serde::Serialize;

use super::rows::{DeficitRow, LevelRow};
use crate::boundary::Error;
use crate::diagnosis::Settling;
use crate::diagnosis::deficit::evidence::Evidence;
use crate::diagnosis::deficit::verdict::Verdict;
use crate::diagnosis::diagnose::Diagnosis;
use nms_solver::order::sorted;

/// What is known of a person (профиль работника).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonProfile<'d> {
    /// The person.
    pub person: &'d str,
    /// Its levels on every scale in every wave.
    pub levels: Vec<LevelRow<'d>>,
    /// What its positions require: deficits in their order, then the rest by competence.
    pub competences: Vec<ProfileRow<'d>>,
}

/// A required competence with all that is known of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfileRow<'d> {
    /// What can be said.
    pub deficit: DeficitRow<'d>,
    /// From what.
    pub evidence: Vec<Evidence>,
    /// The deficits it stands on.
    pub stands_on: Vec<&'d str>,
    /// What would settle it.
    pub settling: Option<Settling>,
}

impl Diagnosis {
    /// The profile of a person.
    ///
    /// # Errors
    /// `diagnosis.person` with the nearest id.
    pub fn person(&self, id: &str) -> Result<PersonProfile<'_>, Error> {
        let row = self.person_row(id)?;
        let court = self.court();
        let own = self.of_person(row);
        let rank = |verdict: &Verdict| (verdict.order == 0, verdict.order);
        let verdicts = sorted(own.iter().collect(), |a, b| rank(a).cmp(&rank(b)));
        let competence = |verdict: &Verdict| ProfileRow {
            deficit: self.deficit(verdict),
            evidence: court.evidence(verdict),
            stands_on: court
                .stands_on(own, verdict.competence)
                .into_iter()
                .map(|place| self.competence_id(place))
                .collect(),
            settling: self.settling(&court, verdict),
        };
        let levels = self.each_wave().filter_map(|(scale, name, wave)| self.level(scale, name, wave, wave.place(row)?));
        Ok(PersonProfile {
            person: self.person_id(row),
            levels: levels.collect(),
            competences: verdicts.into_iter().map(competence).collect(),
        })
    }

    /// The row of a person.
    pub(crate) fn person_row(&self, id: &str) -> Result<u32, Error> {
        self.region.known_row("persons", "person", id, "diagnosis.person")
    }
}
