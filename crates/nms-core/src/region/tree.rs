//! The tree a report is made over: organisations in depth-first order, so that all below a node stand in one run.

use chrono::NaiveDate;

use crate::boundary::Error;
use crate::network::HierarchyKind;
use crate::norm::entry::Scope;
use crate::region::Region;
use crate::region::store::NOWHERE;

/// The id of the node above all roots, where there are several.
const WHOLE: &str = "*";

/// A tree of organisations on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReportTree {
    /// The ids, in depth-first order.
    pub(crate) ids: Vec<String>,
    /// The place of the node above; [`NOWHERE`] for roots.
    parents: Vec<u32>,
    /// The same, with partner territories cut off from what is above them.
    own_parents: Vec<u32>,
    /// Whether a node belongs to a partner territory.
    partner: Vec<bool>,
    /// For each node, the place after the last one below it.
    ends: Vec<u32>,
    /// For each row of the table of organisations, its place.
    pub(crate) place_of_row: Vec<u32>,
}

impl ReportTree {
    pub(crate) fn new(region: &Region, kind: HierarchyKind, as_of: NaiveDate) -> Result<Self, Error> {
        let network = region.network();
        let hierarchy = network.hierarchy(kind, Some(as_of))?;
        let forest = hierarchy.forest();
        let rows = region.rows("organisations");
        let actors = network.node_count().saturating_sub(rows);
        let is_organisation = |node: u32| node as usize >= actors;
        // An actor of the pack stands in the tree if an organisation stands under it.
        let wanted = |node: &u32| {
            is_organisation(*node) || forest.descendants(*node).iter().any(|below| is_organisation(*below))
        };
        let mut order: Vec<u32> = forest.order().iter().copied().filter(wanted).collect();
        let outside = (actors..actors + rows).filter_map(|node| u32::try_from(node).ok());
        order.extend(outside.filter(|node| forest.depth(*node).is_none()));
        let roots = order.iter().filter(|node| forest.parent(**node).is_none()).count();
        let shift = u32::from(roots > 1);

        let mut place = vec![NOWHERE; network.node_count()];
        for (at, node) in (shift..).zip(&order) {
            if let Some(slot) = place.get_mut(*node as usize) {
                *slot = at;
            }
        }
        let place_of = |node: u32| place.get(node as usize).copied().unwrap_or(NOWHERE);
        let above_all = if shift == 1 { 0 } else { NOWHERE };
        let mut parents: Vec<u32> = order.iter().map(|node| forest.parent(*node).map_or(above_all, place_of)).collect();
        let mut ids: Vec<String> = order.iter().map(|node| hierarchy.id_at(*node).to_owned()).collect();
        if shift == 1 {
            parents.insert(0, NOWHERE);
            ids.insert(0, WHOLE.to_owned());
        }
        let place_of_row = place.split_off(actors.min(place.len()));
        let mut tree = Self {
            own_parents: parents.clone(),
            partner: vec![false; ids.len()],
            ends: Vec::new(),
            ids,
            parents,
            place_of_row,
        };
        tree.mark_partners(region);
        tree.find_ends();
        Ok(tree)
    }

    /// A partner territory is cut off where it begins; what is flagged once more inside of it stays a part of it.
    fn mark_partners(&mut self, region: &Region) {
        let flags = region.table("organisations").and_then(|table| table.column("partner"));
        for (row, place) in self.place_of_row.iter().enumerate() {
            if let Some(partner) = self.partner.get_mut(*place as usize) {
                *partner = flags.and_then(|flags| flags.word(row)) == Some(1);
            }
        }
        for at in 0..self.ids.len() {
            let inside = self.parents.get(at).is_some_and(|above| self.is_partner(*above));
            if let (Some(partner), Some(parent)) = (self.partner.get_mut(at), self.own_parents.get_mut(at)) {
                if inside {
                    *partner = true;
                } else if *partner {
                    *parent = NOWHERE;
                }
            }
        }
    }

    fn find_ends(&mut self) {
        let mut ends: Vec<u32> = (1..).take(self.ids.len()).collect();
        for at in (0..self.ids.len()).rev() {
            let (end, parent) = (ends.get(at).copied(), self.parents.get(at));
            if let (Some(end), Some(above)) = (end, parent.and_then(|parent| ends.get_mut(*parent as usize))) {
                *above = end.max(*above);
            }
        }
        self.ends = ends;
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The place of a node.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|one| one == id)
    }

    /// The places of a node and all below it.
    pub(crate) fn run(&self, at: usize) -> std::ops::Range<u32> {
        let end = self.ends.get(at).copied().unwrap_or_default();
        u32::try_from(at).map_or(0..0, |at| at..end)
    }

    /// The place of the node above.
    pub(crate) fn parent(&self, at: usize) -> Option<usize> {
        self.parents.get(at).filter(|parent| **parent != NOWHERE).map(|parent| *parent as usize)
    }

    /// The places right below a node.
    pub(crate) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let run = self.run(at);
        let mut next = run.start + 1;
        std::iter::from_fn(move || {
            let child = next;
            if child >= run.end {
                return None;
            }
            next = self.ends.get(child as usize).copied().unwrap_or(run.end);
            Some(child as usize)
        })
    }

    /// Whether a place belongs to a partner territory.
    pub(crate) fn is_partner(&self, place: u32) -> bool {
        self.partner.get(place as usize) == Some(&true)
    }

    /// The nodes above, as a scope sees them.
    pub(crate) fn parents(&self, scope: Scope) -> &[u32] {
        if scope == Scope::Own { &self.own_parents } else { &self.parents }
    }

    /// Whether a place counts in a scope.
    pub(crate) fn counts(&self, place: u32, scope: Scope) -> bool {
        place != NOWHERE && (scope != Scope::Partners || self.is_partner(place))
    }

    /// Whether, in a scope, what stands at `place` is part of the figure of node `at`.
    pub(crate) fn contains(&self, at: usize, place: u32, scope: Scope) -> bool {
        let parents = self.parents(scope);
        let up = |place: &u32| parents.get(*place as usize).copied().filter(|parent| *parent != NOWHERE);
        self.counts(place, scope) && std::iter::successors(Some(place), up).any(|above| above as usize == at)
    }
}
