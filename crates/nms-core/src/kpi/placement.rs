//! Where the rows of a table stand in the tree.

use std::collections::HashMap;
use std::sync::Arc;

use fixedbitset::FixedBitSet;
use nms_solver::bits::visit;
use rustc_hash::FxBuildHasher;

use super::evaluate::{Columns, Row};
use super::formula::Condition;
use super::measure::Measure;
use super::tally::Tallies;
use crate::region::Region;
use crate::region::ReportTree;
use crate::region::store::{Column, NOWHERE};

/// The places of each row of a table.
#[derive(Clone, Debug)]
pub(crate) enum Placement {
    /// One place a row, or none.
    One(Arc<[u32]>),
    /// Any number of different places a row, in order.
    Many(Arc<Many>),
    /// The places of the row that a column of references leads to.
    Through(Arc<[u32]>, Arc<Many>),
}

/// Lists of places, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Many {
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Many {
    /// How many lists there are.
    pub(crate) fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The places of a row, in order.
    pub(crate) fn of(&self, row: usize) -> &[u32] {
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(from), Some(to)) => self.places.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Lists from pairs of a row and a place; places that repeat are kept once.
    pub(crate) fn new(rows: usize, pairs: &[(u32, u32)]) -> Self {
        Self::lists(rows, pairs.iter().copied()).tidy()
    }

    /// Lists from pairs of a row and a member, in the order in which they come.
    fn lists(rows: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; rows + 1];
        let pairs = pairs.filter(|(row, _)| (*row as usize) < rows);
        for (row, _) in pairs.clone() {
            if let Some(count) = starts.get_mut(row as usize + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut places = vec![NOWHERE; total as usize];
        for (row, place) in pairs {
            if let Some(at) = next.get_mut(row as usize) {
                if let Some(slot) = places.get_mut(*at as usize) {
                    *slot = place;
                }
                *at += 1;
            }
        }
        Self { starts, places }
    }

    /// Puts each list in order, without repetitions.
    fn tidy(mut self) -> Self {
        let mut tidy = Vec::with_capacity(self.places.len());
        let mut starts = Vec::with_capacity(self.starts.len());
        for row in 0..self.starts.len().saturating_sub(1) {
            starts.push(u32::try_from(tidy.len()).unwrap_or(NOWHERE));
            let (from, to) =
                (self.starts.get(row).copied().unwrap_or(0), self.starts.get(row + 1).copied().unwrap_or(0));
            let Some(list) = self.places.get_mut(from as usize..to as usize) else { continue };
            list.sort_unstable();
            for (at, place) in list.iter().enumerate() {
                if at == 0 || list.get(at - 1) != Some(place) {
                    tidy.push(*place);
                }
            }
        }
        starts.push(u32::try_from(tidy.len()).unwrap_or(NOWHERE));
        Self { starts, places: tidy }
    }
}

/// The different pairs of a row that is referred to and a place where rows that refer to it stand.
///
/// Counting different people among many facts looks at each fact once to mark its pair, and then at pairs only.
#[derive(Clone, Debug)]
pub(crate) struct Pairs {
    /// For each row, its pair; [`NOWHERE`] where it has none.
    of_row: Vec<u32>,
    /// For each pair, the row that is referred to; in order.
    referred: Vec<u32>,
    /// For each pair, its place; in order for the same row.
    places: Vec<u32>,
}

impl Pairs {
    /// The pairs of a column of references over rows with at most one place each.
    fn new(refers: &[u32], targets: usize, places: &[u32]) -> Self {
        let mut pairs = Self { of_row: vec![NOWHERE; refers.len()], referred: Vec::new(), places: Vec::new() };
        let mut here: Vec<(u32, u32)> = Vec::new();
        let mut add = |referred: u32, rows: &mut dyn Iterator<Item = u32>| {
            let place = |row: u32| places.get(row as usize).copied().unwrap_or(NOWHERE);
            here.clear();
            here.extend(rows.map(|row| (place(row), row)).filter(|(place, _)| *place != NOWHERE));
            if here.iter().zip(here.iter().skip(1)).any(|(a, b)| a.0 > b.0) {
                here.sort_unstable();
            }
            let mut last = NOWHERE;
            for (place, row) in &here {
                if *place != last {
                    last = *place;
                    pairs.places.push(last);
                    pairs.referred.push(referred);
                }
                if let Some(pair) = pairs.of_row.get_mut(*row as usize) {
                    *pair = u32::try_from(pairs.places.len() - 1).unwrap_or(NOWHERE);
                }
            }
        };
        if refers.is_sorted() {
            // As lists are kept: the rows of each stand together already.
            let mut from = 0;
            for run in refers.chunk_by(|a, b| a == b) {
                let to = from + u32::try_from(run.len()).unwrap_or(NOWHERE);
                if let Some(referred) = run.first().filter(|referred| (**referred as usize) < targets) {
                    add(*referred, &mut (from..to));
                }
                from = to;
            }
            return pairs;
        }
        let rows = Many::lists(targets, refers.iter().zip(0..).map(|(to, row)| (*to, row)));
        for referred in 0..u32::try_from(targets).unwrap_or(NOWHERE) {
            add(referred, &mut rows.of(referred as usize).iter().copied());
        }
        pairs
    }

    /// The pairs of some rows, as rows that are referred to and their places.
    pub(crate) fn of<'p>(&'p self, rows: &'p FixedBitSet) -> impl Iterator<Item = (u32, u32)> + 'p {
        let mut marked = FixedBitSet::with_capacity(self.places.len());
        visit(rows, &self.of_row, |pair| {
            if pair != NOWHERE {
                marked.insert(pair as usize);
            }
        });
        marked.into_ones().filter_map(|pair| Some((*self.referred.get(pair)?, *self.places.get(pair)?)))
    }
}

impl Placement {
    /// The places of a row.
    pub(crate) fn of(&self, row: usize) -> &[u32] {
        match self {
            Self::One(places) => places.get(row).filter(|place| **place != NOWHERE).map_or(&[], std::slice::from_ref),
            Self::Many(many) => many.of(row),
            Self::Through(rows, many) => rows.get(row).map_or(&[], |row| many.of(*row as usize)),
        }
    }
}

/// The column by which the rows of a table stand where people do; nothing where they stand by themselves.
pub(crate) fn person_column(region: &Region, table: usize) -> Option<usize> {
    let here = region.schema().at(table)?;
    let refers = |target: &str| (0..here.columns.len()).find(|place| here.target(*place) == Some(target));
    refers("persons").filter(|_| refers("organisations").is_none() && here.name != "persons")
}

/// The places of one row, as [`Placements::of`] would give them.
pub(crate) fn places_of_row(asks: Row<'_>, tree: &ReportTree, measure: &Measure, row: usize) -> Vec<u32> {
    let region = asks.region;
    let schema = region.schema();
    let Some(table) = region.at(measure.table) else { return Vec::new() };
    let place_of = |organisation: usize| tree.place_of_row.get(organisation).copied();
    let person = match person_column(region, measure.table) {
        Some(column) => table.columns.get(column).and_then(|column| column.reference(row)),
        None if table.schema.name == "persons" => Some(row),
        None if table.schema.name == "organisations" => return place_of(row).into_iter().collect(),
        None => {
            let organisation =
                (0..table.columns.len()).find(|place| table.schema.target(*place) == Some("organisations"));
            return match organisation.and_then(|place| table.columns.get(place)) {
                Some(column) => column.reference(row).and_then(place_of).into_iter().collect(),
                None => vec![0],
            };
        }
    };
    let Some(positions) = schema.place("positions") else { return Vec::new() };
    let organisation = region.at(positions).and_then(|table| table.column("organisation"));
    let held = person.into_iter().flat_map(|person| asks.matching(positions, 0, &measure.positions, person));
    let mut places: Vec<u32> = held.filter_map(|row| place_of(organisation?.reference(row)?)).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// The placements of a report, each made once.
#[derive(Clone)]
pub(crate) struct Placements<'t> {
    tree: &'t ReportTree,
    people: HashMap<Condition, Arc<Many>, FxBuildHasher>,
    others: HashMap<usize, Placement, FxBuildHasher>,
    /// The people that the rows of a table refer to.
    rows: HashMap<usize, Arc<[u32]>, FxBuildHasher>,
    pairs: HashMap<(usize, usize), Arc<Pairs>, FxBuildHasher>,
    pub(crate) tallies: Tallies,
}

impl<'t> Placements<'t> {
    pub(crate) fn new(tree: &'t ReportTree) -> Self {
        Self {
            tree,
            people: HashMap::default(),
            others: HashMap::default(),
            rows: HashMap::default(),
            pairs: HashMap::default(),
            tallies: Tallies::default(),
        }
    }

    /// Where the rows of a table stand.
    ///
    /// Organisations stand at their own node; rows that refer to an organisation stand there; people stand wherever they
    /// hold a position that satisfies `positions`; rows that refer to a person stand where the person does; all others
    /// stand at the roots.
    pub(crate) fn of(&mut self, columns: &mut Columns<'_>, table: usize, positions: &Condition) -> Placement {
        let region = columns.region;
        let schema = region.schema();
        let Some(here) = region.at(table) else { return Placement::One(Arc::default()) };
        let name = here.schema.name.as_str();
        if name == "persons" {
            return Placement::Many(self.people(columns, positions));
        }
        let refers = |target: &str| {
            let found = (0..here.columns.len()).find(|place| here.schema.target(*place) == Some(target));
            found.and_then(|place| here.columns.get(place)).map(Column::rows)
        };
        if let Some(column) = person_column(region, table) {
            let rows = || here.columns.get(column).map_or(&[][..], Column::rows).into();
            let rows = Arc::clone(self.rows.entry(table).or_insert_with(rows));
            return Placement::Through(rows, self.people(columns, positions));
        }
        if let Some(placement) = self.others.get(&table) {
            return placement.clone();
        }
        let place_of = |row: u32| self.tree.place_of_row.get(row as usize).copied().unwrap_or(NOWHERE);
        let placement = if Some(table) == schema.place("organisations") {
            Placement::One(self.tree.place_of_row.as_slice().into())
        } else if let Some(rows) = refers("organisations") {
            Placement::One(rows.iter().map(|row| place_of(*row)).collect())
        } else {
            Placement::One(vec![0; here.rows].into())
        };
        self.others.insert(table, placement.clone());
        placement
    }

    /// The pairs of a column of references of a table whose rows have at most one place each; nothing for other tables.
    pub(crate) fn pairs(
        &mut self,
        columns: &Columns<'_>,
        placement: &Placement,
        table: usize,
        of: usize,
    ) -> Option<Arc<Pairs>> {
        let Placement::One(places) = placement else { return None };
        if let Some(pairs) = self.pairs.get(&(table, of)) {
            return Some(Arc::clone(pairs));
        }
        let refers = columns.table(table)?.columns.get(of)?.rows();
        let targets = columns.table(columns.target(table, of)?)?.rows;
        let pairs = Arc::new(Pairs::new(refers, targets, places));
        self.pairs.insert((table, of), Arc::clone(&pairs));
        Some(pairs)
    }

    fn people(&mut self, columns: &mut Columns<'_>, positions: &Condition) -> Arc<Many> {
        if let Some(many) = self.people.get(positions) {
            return Arc::clone(many);
        }
        let region = columns.region;
        let pairs = match (region.schema().place("positions"), region.table("positions")) {
            (Some(place), Some(table)) => {
                let mut rows = (*columns.rows(place, positions, i32::MIN)).clone();
                rows.intersect_with(&columns.visible(place, i32::MIN));
                let (person, organisation) = (table.column("person"), table.column("organisation"));
                let pair = |row: usize| {
                    let place = *self.tree.place_of_row.get(organisation?.reference(row)?)?;
                    Some((u32::try_from(person?.reference(row)?).ok()?, place))
                };
                rows.ones().filter_map(pair).collect()
            }
            _ => Vec::new(),
        };
        let many = Arc::new(Many::new(region.rows("persons"), &pairs));
        self.people.insert(positions.clone(), Arc::clone(&many));
        many
    }
}
