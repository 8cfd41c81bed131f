//! Scores from JSON: a list of responses, or a column for each item.

use indexmap::IndexMap;

use super::build::{Draft, no_maximum};
use super::{DeclaredItem, Mark, Scores};
use crate::boundary::{Error, Limits, Several, shown, tree, unknown};
use crate::shape::{Kind, Tree};
use crate::text::nearest;

impl Scores {
    /// Reads scores from their JSON text, in one of two forms.
    ///
    /// - `responses`: a list of `{"person", "item", "score"}`. `items`, a list of `{"item", "max_score"}`, and `persons`,
    ///   a list of ids, may say which there are; where they do not, both stand in the order in which they first occur.
    /// - `columns`: a list of scores for each item, `null` where there is none. `persons` gives the ids (`1`, `2`, … where
    ///   it does not), `max_scores` the maxima by item.
    ///
    /// A score is a whole number, or `true` and `false` for 1 and 0.
    ///
    /// # Errors
    /// `input.json`, `limit.bytes`, and all at once: `input.field.unknown`, `input.field.missing`, `input.type`,
    /// `limit.rows`, and what [`Scores::new`] and [`Scores::from_columns`] find.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::Scores};
    /// let text = r#"{"responses": [{"person": "p1", "item": "i1", "score": 1}, {"person": "p2", "item": "i1", "score": 0}]}"#;
    /// let scores = Scores::from_json(text, &Limits::default())?;
    /// assert_eq!(scores, Scores::from_json(r#"{"columns": {"i1": [1, 0]}, "persons": ["p1", "p2"]}"#, &Limits::default())?);
    /// let error = Scores::from_json(r#"{"columns": {"i1": [1, -1]}}"#, &Limits::default()).unwrap_err();
    /// assert_eq!(error.code, "scores.negative");
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        let tree = tree(text, "scores", limits)?;
        let reader = Reader { problems: Several::default(), limits };
        let form = ["columns", "responses"].into_iter().find(|form| tree.get(form).is_some());
        match form {
            Some("columns") => reader.wide(&tree),
            Some(_) => reader.long(&tree),
            None => {
                let help = "write a table with `responses` or with `columns`";
                Err(Error::new("input.field.missing", "there are no scores", help).at("scores"))
            }
        }
    }
}

struct Reader<'l> {
    problems: Several<Error>,
    limits: &'l Limits,
}

/// Ids with their places, in the order of the places.
type Places<'t> = IndexMap<&'t str, u32, rustc_hash::FxBuildHasher>;

impl Reader<'_> {
    fn wide(mut self, tree: &Tree) -> Result<Scores, Error> {
        self.fields(tree, "scores", &["columns", "persons", "max_scores"]);
        let (mut items, mut columns) = (Vec::new(), Vec::new());
        for member in self.table(tree.get("columns"), "scores, columns") {
            let place = || format!("scores, columns.{}", shown(&member.key));
            let list = self.list(Some(&member.value), &place());
            let mut marks = Vec::with_capacity(list.len());
            for (at, value) in list.iter().enumerate() {
                marks.push(self.mark(value, || format!("{}[{at}]", place())));
            }
            items.push(DeclaredItem::new(&member.key));
            columns.push(marks);
        }
        for member in self.table(tree.get("max_scores"), "scores, max_scores") {
            let place = || format!("scores, max_scores.{}", shown(&member.key));
            let maximum = self.maximum(Some(&member.value), place);
            match items.iter_mut().find(|item| item.id == member.key) {
                Some(item) => item.maximum = maximum,
                None => {
                    let known = items.iter().map(|item| item.id.as_str());
                    self.problems.push_with(|| unknown("scores.item_unknown", "item", &member.key, known).at(place()));
                }
            }
        }
        let persons = match tree.get("persons") {
            Some(persons) if persons.kind != Kind::Null => self.ids(persons).into_iter().map(str::to_owned).collect(),
            _ => (1..=columns.first().map_or(0, Vec::len)).map(|number| number.to_string()).collect(),
        };
        Scores::from_marks(Draft::new(items, persons, self.problems), &columns)
    }

    fn long(mut self, tree: &Tree) -> Result<Scores, Error> {
        self.fields(tree, "scores", &["responses", "items", "persons"]);
        let given = |key: &str| tree.get(key).filter(|value| value.kind != Kind::Null);
        let mut declared = Vec::new();
        for (at, value) in self.list(given("items"), "scores, items").iter().enumerate() {
            let place = format!("scores, items[{at}]");
            self.fields(value, &place, &["item", "max_score"]);
            let id = self.id(value.get("item"), || format!("{place}.item"));
            let maximum = self.maximum(value.get("max_score"), || format!("{place}.max_score"));
            declared.extend(id.map(|id| DeclaredItem { id: id.to_owned(), maximum }));
        }
        let persons = given("persons").map(|persons| self.ids(persons)).unwrap_or_default();
        let mut items = places(declared.iter().map(|item| item.id.as_str()));
        let mut people = places(persons.iter().copied());
        let (open_items, open_people) = (given("items").is_none(), given("persons").is_none());
        let mut responses = Vec::new();
        for (at, value) in self.list(given("responses"), "scores, responses").iter().enumerate() {
            let place = |key: &str| format!("scores, responses[{at}]{key}");
            if !matches!(value.kind, Kind::Table(_)) {
                self.problems.push_with(|| wrong_type("a table", place("")));
                continue;
            }
            self.fields(value, &place(""), &["person", "item", "score"]);
            let person = self.id(value.get("person"), || place(".person"));
            let person = person.and_then(|id| self.place("person", &mut people, id, open_people, || place(".person")));
            let item = self.id(value.get("item"), || place(".item"));
            let item = item.and_then(|id| self.place("item", &mut items, id, open_items, || place(".item")));
            let mark = self.mark(value.get("score").unwrap_or(&Tree::NOTHING), || place(".score"));
            responses.extend(person.zip(item).map(|(person, item)| (person, item, mark)));
        }
        if open_items {
            declared = items.keys().copied().map(DeclaredItem::new).collect();
        }
        let owned = |id: &&str| (*id).to_owned();
        let persons =
            if open_people { people.keys().map(owned).collect() } else { persons.iter().map(owned).collect() };
        Scores::from_draft(Draft::new(declared, persons, self.problems), responses)
    }

    /// The place of an id; a new one where ids are not declared.
    fn place<'t>(
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
    fn fields(&mut self, tree: &Tree, place: &str, known: &[&str]) {
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

    fn table<'t>(&mut self, tree: Option<&'t Tree>, place: &str) -> &'t [crate::shape::Member] {
        match tree.map(|tree| &tree.kind) {
            Some(Kind::Table(members)) => members,
            None | Some(Kind::Null) => &[],
            Some(_) => {
                self.problems.push_with(|| wrong_type("a table of keys and values", place.to_owned()));
                &[]
            }
        }
    }

    fn list<'t>(&mut self, tree: Option<&'t Tree>, place: &str) -> &'t [Tree] {
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

    fn ids<'t>(&mut self, tree: &'t Tree) -> Vec<&'t str> {
        let list = self.list(Some(tree), "scores, persons");
        let ids = list.iter().enumerate();
        ids.filter_map(|(at, id)| self.id(Some(id), || format!("scores, persons[{at}]"))).collect()
    }

    fn id<'t>(&mut self, tree: Option<&'t Tree>, place: impl Fn() -> String) -> Option<&'t str> {
        let id = tree.and_then(Tree::text);
        if id.is_none() {
            self.problems.push_with(|| wrong_type("a text", place()));
        }
        id
    }

    fn maximum(&mut self, tree: Option<&Tree>, place: impl Fn() -> String) -> Option<u16> {
        let tree = tree.filter(|tree| tree.kind != Kind::Null)?;
        let maximum = tree.integer().and_then(|number| u16::try_from(number).ok()).filter(|maximum| *maximum > 0);
        if maximum.is_none() {
            self.problems.push_with(|| no_maximum().at(place()));
        }
        maximum
    }

    fn mark(&mut self, tree: &Tree, place: impl Fn() -> String) -> Mark {
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

fn places<'t>(ids: impl Iterator<Item = &'t str>) -> Places<'t> {
    let mut places = Places::default();
    for (place, id) in (0..).zip(ids) {
        places.entry(id).or_insert(place);
    }
    places
}

fn wrong_type(expected: &str, place: String) -> Error {
    Error::new("input.type", format!("the value is not {expected}"), format!("write {expected}")).at(place)
}
