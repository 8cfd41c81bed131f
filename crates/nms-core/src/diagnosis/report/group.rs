//! What is known of many: teams, schools, municipalities, the region; subjects and territories.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::boundary::{Error, unknown};
use crate::diagnosis::deficit::DeficitStatus;
use crate::diagnosis::deficit::verdict::Verdict;
use crate::diagnosis::diagnose::Diagnosis;
use crate::diagnosis::percent::Z;
use crate::diagnosis::rounded::{rounded, rounded_some};
use crate::region::{Position, ReportTree};
use nms_solver::order::{gather_set, sorted};

/// A required competence among several persons.
///
/// Everybody counts once, whatever the number of positions. The share is expected (the mean of the probabilities), so that
/// a doubtful case counts for what it is; its interval of 95 % is that of the sum of so many unequal chances, and of the error
/// of putting waves on one scale, which all share.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupRow<'d> {
    /// The competence.
    pub competence: &'d str,
    /// Persons whose positions require it.
    pub persons: u32,
    /// Of them with a deficit.
    pub deficits: u32,
    /// Of them without.
    pub no_deficits: u32,
    /// Of them of whom too little is known.
    pub not_enough_evidence: u32,
    /// The expected share of a deficit among those of whom anything is known.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub share: Option<f64>,
    /// The lower end of its interval.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub low: Option<f64>,
    /// The upper end.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub high: Option<f64>,
    /// The mean level.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub level: Option<f64>,
    /// Its standard error.
    #[serde(serialize_with = "rounded_some")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub standard_error: Option<f64>,
}

/// A competence that a subject or a territory often lacks (типичный дефицит).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TypicalRow<'d> {
    /// The subject taught, if it was asked for.
    pub subject: Option<&'d str>,
    /// The territory of the organisation, if it was asked for.
    pub territory: Option<&'d str>,
    /// Of all whose probability of a deficit counts here, the share of the expected deficits that this competence is.
    #[serde(serialize_with = "rounded")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub part: f64,
    /// What is known.
    #[serde(flatten)]
    pub group: GroupRow<'d>,
}

crate::text::vocabulary! {
    /// By what typical deficits are told apart.
    TypicalBy {
        Subject = "subject", "предмет", "subject";
        Territory = "territory", "территория", "territory";
        SubjectAndTerritory = "subject_and_territory", "предмет и территория", "subject and territory";
    }
}

/// Sums over persons.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    persons: u32,
    deficits: u32,
    no_deficits: u32,
    known: u32,
    probability: f64,
    doubt: f64,
    level: f64,
    /// Of the errors of levels, what is each person's own.
    variance: f64,
    /// What all share, of levels and of probabilities.
    shared: f64,
    shared_probability: f64,
}

impl Sums {
    pub(crate) fn add(&mut self, verdict: &Verdict) {
        self.persons += 1;
        self.deficits += u32::from(verdict.status == DeficitStatus::Deficit);
        self.no_deficits += u32::from(verdict.status == DeficitStatus::NoDeficit);
        if let Some((probability, belief)) = verdict.probability.zip(verdict.belief) {
            self.known += 1;
            self.probability += probability;
            self.doubt += probability * (1.0 - probability);
            self.level += belief.mean;
            self.variance += belief.deviation * belief.deviation - verdict.shared * verdict.shared;
            self.shared += verdict.shared;
            // By how much the probability falls as the level rises by what all share.
            let z = (verdict.required - belief.mean) / belief.deviation;
            let density = libm::exp(-0.5 * z * z) / (2.0 * std::f64::consts::PI).sqrt();
            self.shared_probability += verdict.shared * density / belief.deviation;
        }
    }

    /// The error of a mean, from the sum of the variances that are each person's own and of the errors that all share.
    fn error(&self, own: f64, shared: f64) -> Option<f64> {
        (self.known > 0).then(|| (own + shared * shared).sqrt() / f64::from(self.known))
    }

    fn row<'d>(&self, diagnosis: &'d Diagnosis, competence: u32) -> GroupRow<'d> {
        let known = f64::from(self.known);
        let mean = |sum: f64| Some(sum / known).filter(|_| self.known > 0);
        let share = mean(self.probability);
        let half = self.error(self.doubt, self.shared_probability).map(|error| Z * error);
        GroupRow {
            competence: diagnosis.competence_id(competence),
            persons: self.persons,
            deficits: self.deficits,
            no_deficits: self.no_deficits,
            not_enough_evidence: self.persons - self.deficits - self.no_deficits,
            share,
            low: share.zip(half).map(|(share, half)| (share - half).max(0.0)),
            high: share.zip(half).map(|(share, half)| (share + half).min(1.0)),
            level: mean(self.level),
            standard_error: self.error(self.variance, self.shared),
        }
    }
}

/// Sums by competence as rows.
fn rows(diagnosis: &Diagnosis, sums: BTreeMap<u32, Sums>) -> Vec<GroupRow<'_>> {
    sums.into_iter().map(|(competence, sums)| sums.row(diagnosis, competence)).collect()
}

impl Diagnosis {
    /// The profile of an organisation and all below it: a school, a municipality, the region.
    ///
    /// # Errors
    /// `diagnosis.node` with the nearest id; what stands in the way of the tree.
    pub fn group(&self, node: &str) -> Result<Vec<GroupRow<'_>>, Error> {
        let members = self.members(node, "diagnosis.node")?;
        let mut sums: BTreeMap<u32, Sums> = BTreeMap::new();
        for verdict in self.verdicts.iter().filter(|verdict| members.contains(&verdict.person)) {
            sums.entry(verdict.competence).or_default().add(verdict);
        }
        Ok(rows(self, sums))
    }

    /// The nodes with nothing above them.
    pub(crate) fn roots(&self) -> Result<Vec<String>, Error> {
        let tree = self.tree()?;
        let root = |at: &usize| tree.parent(*at).is_none();
        Ok((0..tree.ids.len()).filter(root).filter_map(|at| tree.ids.get(at).cloned()).collect())
    }

    /// The rows of the persons who work at an organisation or below it.
    ///
    /// # Errors
    /// One with the code that is given, and the nearest id, where there is no such node.
    pub(crate) fn members(&self, node: &str, code: &str) -> Result<BTreeSet<u32>, Error> {
        let tree = self.tree()?;
        let run = tree.run(place(&tree, node, code)?);
        let persons = (0..self.region.rows("persons")).filter_map(|row| u32::try_from(row).ok());
        Ok(persons.filter(|person| self.places(&tree, *person).into_iter().any(|place| run.contains(&place))).collect())
    }

    /// The profiles of all nodes right below a node: a heat map of schools or municipalities.
    ///
    /// # Errors
    /// As [`Diagnosis::group`].
    pub fn groups_below(&self, node: &str) -> Result<Vec<(String, Vec<GroupRow<'_>>)>, Error> {
        let tree = self.tree()?;
        let at = place(&tree, node, "diagnosis.node")?;
        let children: Vec<usize> = tree.children(at).collect();
        let mut sums: Vec<BTreeMap<u32, Sums>> = vec![BTreeMap::new(); children.len()];
        self.each_person(|person, own| {
            let places = self.places(&tree, person);
            for (child, sums) in children.iter().zip(&mut sums) {
                if places.iter().any(|place| tree.run(*child).contains(place)) {
                    own.iter().for_each(|verdict| sums.entry(verdict.competence).or_default().add(verdict));
                }
            }
        });
        let id = |child: usize| tree.ids.get(child).cloned().unwrap_or_default();
        Ok(children.into_iter().zip(sums).map(|(child, sums)| (id(child), rows(self, sums))).collect())
    }

    /// The profile of a team: persons named one by one; who is named twice counts once.
    ///
    /// # Errors
    /// `diagnosis.person` with the nearest id.
    pub fn team(&self, persons: &[&str]) -> Result<Vec<GroupRow<'_>>, Error> {
        let rows_of = gather_set(persons.iter().map(|id| self.person_row(id)).collect::<Result<Vec<_>, _>>()?);
        let mut sums: BTreeMap<u32, Sums> = BTreeMap::new();
        for verdict in rows_of.into_iter().flat_map(|row| self.of_person(row)) {
            sums.entry(verdict.competence).or_default().add(verdict);
        }
        Ok(rows(self, sums))
    }

    /// Typical deficits by subject, territory, or both: for each the competences, the most frequent deficit first.
    ///
    /// Who teaches two subjects counts in each. Those of whom no subject or no territory is known stand under none.
    pub fn typical(&self, by: TypicalBy) -> Vec<TypicalRow<'_>> {
        type Key<'r> = (Option<&'r str>, Option<&'r str>);
        let mut sums: BTreeMap<Key<'_>, BTreeMap<u32, Sums>> = BTreeMap::new();
        self.each_person(|person, own| {
            let keys = self.held(person).into_iter().map(|position| {
                let subject = position.subject.filter(|_| by != TypicalBy::Territory);
                (subject, position.territory.filter(|_| by != TypicalBy::Subject))
            });
            for key in gather_set(keys) {
                let sums = sums.entry(key).or_default();
                own.iter().for_each(|verdict| sums.entry(verdict.competence).or_default().add(verdict));
            }
        });
        let mut typical = Vec::new();
        for ((subject, territory), sums) in sums {
            let all: f64 = sums.values().map(|sums| sums.probability).sum();
            let row = |(competence, sums): (u32, Sums)| TypicalRow {
                subject,
                territory,
                part: if all > 0.0 { sums.probability / all } else { 0.0 },
                group: sums.row(self, competence),
            };
            typical.extend(sorted(sums.into_iter().map(row).collect(), |a, b| {
                let share = |row: &TypicalRow<'_>| row.group.share.unwrap_or(-1.0);
                share(b).total_cmp(&share(a)).then_with(|| a.group.competence.cmp(b.group.competence))
            }));
        }
        typical
    }

    /// Calls `take` with the verdicts of everybody.
    pub(crate) fn each_person(&self, mut take: impl FnMut(u32, &[Verdict])) {
        for own in self.verdicts.chunk_by(|a, b| a.person == b.person) {
            if let Some(first) = own.first() {
                take(first.person, own);
            }
        }
    }

    /// The tree of organisations on the day.
    fn tree(&self) -> Result<ReportTree, Error> {
        ReportTree::new(&self.region, self.options.hierarchy, self.options.as_of)
    }

    /// Where a person stands in the tree.
    fn places(&self, tree: &ReportTree, person: u32) -> Vec<u32> {
        let place = |position: Position<'_>| tree.place_of_row.get(position.organisation).copied();
        self.held(person).into_iter().filter_map(place).collect()
    }

    /// The positions a person holds on the day.
    pub(crate) fn held(&self, person: u32) -> Vec<Position<'_>> {
        self.view().positions_of(person)
    }
}

/// The place of a node of the tree.
fn place(tree: &ReportTree, node: &str, code: &str) -> Result<usize, Error> {
    tree.place(node).ok_or_else(|| unknown(code, "node", node, tree.ids.iter().map(String::as_str)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::deficit::evidence::Belief;

    #[test]
    fn what_all_share_does_not_average_out() {
        // A hundred persons at the required level with an error of 0.5, of which 0.3 is everybody's: each one's own is 0.4,
        // so that the mean has the error √(0.4² / 100 + 0.3²) = 0.302655.
        let verdict = Verdict {
            person: 0,
            competence: 0,
            required: 0.0,
            weight: 1.0,
            belief: Some(Belief { mean: 0.0, deviation: 0.5 }),
            shared: 0.3,
            probability: Some(0.5),
            severity: 0.4,
            status: DeficitStatus::NotEnoughEvidence,
            reason: None,
            age: None,
            pieces: 1,
            order: 0,
        };
        let mut sums = Sums::default();
        (0..100).for_each(|_| sums.add(&verdict));
        assert!((sums.error(sums.variance, sums.shared).unwrap() - 0.302_655).abs() < 1e-6);
        // A probability moves by φ(0) / 0.5 = 0.797885 a level: √(0.25 / 100 + (0.3 · 0.797885)²) = 0.244532.
        assert!((sums.error(sums.doubt, sums.shared_probability).unwrap() - 0.244_532).abs() < 1e-6);
    }
}
