//! Parts of the JSON text of scores: what does not have its shape is a finding, and is read as nothing.

use indexmap::IndexMap;

use super::Mark;
use super::fault::no_maximum;
use crate::boundary::{Error, Limits, Several, shown, unknown};
use crate::shape::{Kind, Member, Tree};
use crate::text::nearest;

/// Reads parts and keeps what is wrong with them.
pub(super) struct Reader<'l> {
    pub(super) problems: Several<Error>,
    pub(super) limits: &'l Limits,
}

/// Ids with their places, in the order of the places.
pub(super) type Places<'t> = IndexMap<&'t str, u32, rustc_hash::FxBuildHasher>;

impl Reader<'_> {
    /// The place of an id; a new one where ids are not declared.
    pub(super) fn place<'t>(
        &mut self,
        what: &str,
        known: &mut Places<'t>,
        id: &'t str,
        open: bool,
        at: impl Fn() -> String,
    ) -> Option<u32> {
        let next = u32::try_from(known.len()).ok()?;
        let place = if open { Some(*known.entry(id).or_insert(next)) } else { known.get(id).copied() };
        if place.is_none() {
            let ids = known.keys().copied();
            self.problems.push_with(|| unknown(&format!("scores.{what}_unknown"), what, id, ids).at(at()));
        }
        place
    }

    /// Finds keys that a table does not have.
    pub(super) fn fields(&mut self, tree: &Tree, place: &str, known: &[&str]) {
        for member in tree.members().iter().filter(|member| !known.contains(&member.key.as_str())) {
            self.problems.push_with(|| {
                let help = match nearest(&member.key, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the fields are {}", known.join(", ")),
                };
                let place = if place == "scores" { "scores, ".to_owned() } else { format!("{place}.") };
                Error::new("input.field.unknown", "there is no such field", help)
                    .at(format!("{place}{}", shown(&member.key)))
            });
        }
    }

    pub(super) fn table<'t>(&mut self, tree: Option<&'t Tree>, place: &str) -> &'t [Member] {
        match tree.map(|tree| &tree.kind) {
            Some(Kind::Table(members)) => members,
            None | Some(Kind::Null) => &[],
            Some(_) => {
                self.problems.push_with(|| wrong_type("a table of keys and values", place.to_owned()));
                &[]
            }
        }
    }

    pub(super) fn list<'t>(&mut self, tree: Option<&'t Tree>, place: &str) -> &'t [Tree] {
        match tree.map(|tree| &tree.kind) {
            Some(Kind::List(list)) if list.len() > self.limits.rows => {
                let message = format!("the list has {} rows, {} are allowed", list.len(), self.limits.rows);
                let help = "split the table, or raise `Limits::rows`";
                self.problems.push(Error::new("limit.rows", message, help).at(place));
                &[]
            }
            Some(Kind::List(list)) => list,
            None => &[],
            Some(_) => {
                self.problems.push_with(|| wrong_type("a list", place.to_owned()));
                &[]
            }
        }
    }

    /// The ids of persons, numbers where there are none, or where what stands there is none, which is a finding.
    pub(super) fn persons(&mut self, tree: Option<&Tree>, otherwise: usize) -> Vec<String> {
        let tree = tree.filter(|tree| tree.kind != Kind::Null);
        let count = match tree.map(|tree| &tree.kind) {
            Some(Kind::List(list)) => list.len(),
            _ => otherwise,
        };
        match tree.map(|tree| self.ids(tree)) {
            Some(ids) if ids.len() == count => ids.into_iter().map(str::to_owned).collect(),
            _ => (1..=count).map(|number| number.to_string()).collect(),
        }
    }

    pub(super) fn ids<'t>(&mut self, tree: &'t Tree) -> Vec<&'t str> {
        let list = self.list(Some(tree), "scores, persons");
        let ids = list.iter().enumerate();
        ids.filter_map(|(at, id)| self.id(Some(id), || format!("scores, persons[{at}]"))).collect()
    }

    pub(super) fn id<'t>(&mut self, tree: Option<&'t Tree>, place: impl Fn() -> String) -> Option<&'t str> {
        let id = tree.and_then(Tree::text);
        if id.is_none() {
            self.problems.push_with(|| wrong_type("a text", place()));
        }
        id
    }

    pub(super) fn maximum(&mut self, tree: Option<&Tree>, place: impl Fn() -> String) -> Option<u16> {
        let tree = tree.filter(|tree| tree.kind != Kind::Null)?;
        let maximum = tree.integer().and_then(|number| u16::try_from(number).ok()).filter(|maximum| *maximum > 0);
        if maximum.is_none() {
            self.problems.push_with(|| no_maximum().at(place()));
        }
        maximum
    }

    pub(super) fn mark(&mut self, tree: &Tree, place: impl Fn() -> String) -> Mark {
        match &tree.kind {
            Kind::Null => Mark::Absent,
            Kind::Bool(right) => (*right).into(),
            Kind::Integer(number) => (*number).into(),
            Kind::Decimal(number) => number.to_integer().map_or(Mark::NotWhole, Mark::from),
            Kind::NoNumber => Mark::NotWhole,
            Kind::Text(_) | Kind::List(_) | Kind::Table(_) => {
                self.problems.push_with(|| wrong_type("a whole number", place()));
                Mark::Absent
            }
        }
    }
}

pub(super) fn places<'t>(ids: impl Iterator<Item = &'t str>) -> Places<'t> {
    let mut places = Places::default();
    for (place, id) in (0..).zip(ids) {
        places.entry(id).or_insert(place);
    }
    places
}

pub(super) fn wrong_type(expected: &str, place: String) -> Error {
    Error::new("input.type", format!("the value is not {expected}"), format!("write {expected}")).at(place)
}
