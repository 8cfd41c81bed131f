//! A whole diagnosis as one value.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fit::PersonFitRow;
use super::gains::GainRow;
use super::group::{GroupRow, TypicalBy, TypicalRow};
use super::request::ProgrammeRequest;
use super::rows::{DeficitRow, ItemRow, LevelRow, ScaleRow};
use crate::boundary::Error;
use crate::diagnosis::calendar::CalendarFinding;
use crate::diagnosis::diagnose::Diagnosis;

/// All that a diagnosis answers, for files and for comparing.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WholeDiagnosis<'d> {
    /// The instrument.
    pub instrument: &'d str,
    /// What a reader should know first.
    pub findings: Vec<Error>,
    /// Where answers depart from the calendar of the pack.
    pub calendar: &'d [CalendarFinding],
    /// The scales in every wave.
    pub scales: Vec<ScaleRow<'d>>,
    /// The items of every scale in every wave.
    pub items: Vec<ItemRow<'d>>,
    /// Levels of everybody.
    pub levels: Vec<LevelRow<'d>>,
    /// How well the answers of everybody fit.
    pub person_fits: Vec<PersonFitRow<'d>>,
    /// Gains of everybody.
    pub gains: Vec<GainRow<'d>>,
    /// What is known of every required competence.
    pub deficits: Vec<DeficitRow<'d>>,
    /// What is known of all together at each root of the tree.
    pub groups: BTreeMap<String, Vec<GroupRow<'d>>>,
    /// Typical deficits by subject and territory.
    pub typical: Vec<TypicalRow<'d>>,
    /// Requests for programmes.
    pub requests: Vec<ProgrammeRequest<'d>>,
}

impl Diagnosis {
    /// The whole diagnosis as its canonical JSON text.
    ///
    /// # Errors
    /// What stands in the way of the tree or of the calendar.
    pub fn to_json(&self) -> Result<String, Error> {
        let mut groups = BTreeMap::new();
        for root in self.roots()? {
            let rows = self.group(&root)?;
            groups.insert(root, rows);
        }
        Ok(crate::boundary::json(&WholeDiagnosis {
            instrument: &self.instrument,
            findings: self.findings(),
            calendar: &self.calendar.findings,
            scales: self.scales().collect(),
            items: self.items(&mut |_| true)?,
            levels: self.levels().collect(),
            person_fits: self.person_fits(&mut |_| true)?,
            gains: self.gain_rows().collect(),
            deficits: self.deficits().collect(),
            groups,
            typical: self.typical(TypicalBy::SubjectAndTerritory),
            requests: self.requests(),
        }))
    }
}
