//! Requests for new programmes: deficits that many share and that no activity covers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::diagnosis::deficit::DeficitStatus;
use crate::diagnosis::diagnose::Diagnosis;
use crate::region::store::Table;
use crate::region::{Position, is_open};
use nms_solver::order::sorted;

/// A request for a programme (запрос на разработку программы).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProgrammeRequest<'d> {
    /// The competence.
    pub competence: &'d str,
    /// Its subject.
    pub subject: Option<&'d str>,
    /// Persons with a deficit in it.
    pub persons: u32,
    /// Of them without any activity that develops it and is open to them.
    pub uncovered: u32,
    /// The posts of these, with how many hold each.
    pub posts: BTreeMap<&'d str, u32>,
    /// Their territories, with how many work in each.
    pub territories: BTreeMap<&'d str, u32>,
    /// Activities that develop it but are not open to these.
    pub activities: Vec<&'d str>,
}

/// An activity that develops a competence, and whom it is open to.
struct Offer<'d> {
    id: &'d str,
    /// Rows of the audience; everybody where there are none.
    audience: Vec<usize>,
}

impl Diagnosis {
    /// The competences that at least `request` persons lack without any activity for them, the most wanted first.
    ///
    /// An activity covers a competence if it develops it, or a whole that it is a part of; who may take it stands in the table
    /// of audiences, of which any row must match.
    pub fn requests(&self) -> Vec<ProgrammeRequest<'_>> {
        let offers = self.offers();
        let audiences = self.region.table("audiences");
        let mut requests: BTreeMap<u32, ProgrammeRequest<'_>> = BTreeMap::new();
        self.each_person(|person, own| {
            let deficits = own.iter().filter(|verdict| verdict.status == DeficitStatus::Deficit);
            let mut held: Option<Vec<Position<'_>>> = None;
            for verdict in deficits {
                let competence = self.framework.competences().get(verdict.competence as usize);
                let request = requests.entry(verdict.competence).or_insert_with(|| ProgrammeRequest {
                    competence: self.competence_id(verdict.competence),
                    subject: competence.and_then(|competence| competence.subject.as_deref()),
                    persons: 0,
                    uncovered: 0,
                    posts: BTreeMap::new(),
                    territories: BTreeMap::new(),
                    activities: Vec::new(),
                });
                request.persons += 1;
                let held = held.get_or_insert_with(|| self.held(person));
                let open = |offer: &Offer<'_>| is_open(audiences, &offer.audience, held);
                if offers.get(&verdict.competence).is_some_and(|offers| offers.iter().any(open)) {
                    continue;
                }
                request.uncovered += 1;
                let count = |map: &mut BTreeMap<_, u32>, all: BTreeSet<_>| {
                    all.into_iter().for_each(|one| *map.entry(one).or_insert(0) += 1)
                };
                count(&mut request.posts, held.iter().filter_map(|position| position.post).collect());
                count(&mut request.territories, held.iter().filter_map(|position| position.territory).collect());
            }
        });
        let wanted = |request: &ProgrammeRequest<'_>| request.uncovered as usize >= self.options.request;
        let mut wanted: Vec<_> = requests.into_iter().filter(|(_, request)| wanted(request)).collect();
        for (competence, request) in &mut wanted {
            request.activities = offers.get(competence).into_iter().flatten().map(|offer| offer.id).collect();
        }
        let requests = wanted.into_iter().map(|(_, request)| request).collect();
        sorted(requests, |a: &ProgrammeRequest<'_>, b| {
            b.uncovered.cmp(&a.uncovered).then_with(|| a.competence.cmp(b.competence))
        })
    }

    /// For each competence the activities that develop it.
    fn offers(&self) -> BTreeMap<u32, Vec<Offer<'_>>> {
        let mut offers: BTreeMap<u32, Vec<Offer<'_>>> = BTreeMap::new();
        let table = |name: &str| self.region.table(name);
        let (Some(develops), Some(activities), Some(competences)) =
            (table("develops"), table("activities"), table("competences"))
        else {
            return offers;
        };
        let reference =
            |table: &Table, name: &str, row: usize| table.column(name).and_then(|column| column.reference(row));
        let audiences = table("audiences");
        let chains = audiences.and_then(|table| table.chains(table.schema.place("activity")?));
        for row in 0..develops.rows {
            let Some((activity, competence)) =
                reference(develops, "activity", row).zip(reference(develops, "competence", row))
            else {
                continue;
            };
            let id = activities.column("id").and_then(|column| column.text(activity)).unwrap_or_default();
            let Some(competence) = competences.column("id").and_then(|column| column.text(competence)) else {
                continue;
            };
            let parts = self.framework.descendants(competence).unwrap_or_default();
            for part in parts.into_iter().chain([competence]) {
                if let Some(place) = self.framework.place(part) {
                    let audience = chains.into_iter().flat_map(|chains| chains.of(activity)).collect();
                    offers.entry(place).or_default().push(Offer { id, audience });
                }
            }
        }
        for offers in offers.values_mut() {
            *offers = sorted(std::mem::take(offers), |a, b| a.id.cmp(b.id));
            offers.dedup_by(|a, b| a.id == b.id);
        }
        offers
    }
}
