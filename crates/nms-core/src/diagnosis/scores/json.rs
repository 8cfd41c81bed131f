//! Scores from JSON: a list of responses, or a column for each item.

use super::build::Draft;
use super::reader::{Reader, places, wrong_type};
use super::{DeclaredItem, Mark, Scores};
use crate::boundary::{Error, Limits, Pace, Several, shown, tree, unknown};
use crate::shape::{Kind, Tree};

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
            columns.push(matches!(member.value.kind, Kind::List(_)).then_some(marks));
        }
        let known = places(tree.get("columns").map_or(&[][..], Tree::members).iter().map(|member| member.key.as_str()));
        for member in self.table(tree.get("max_scores"), "scores, max_scores") {
            let place = || format!("scores, max_scores.{}", shown(&member.key));
            let maximum = self.maximum(Some(&member.value), place);
            match known.get(member.key.as_str()).and_then(|at| items.get_mut(*at as usize)) {
                Some(item) => item.maximum = maximum,
                None => {
                    let known = known.keys().copied();
                    self.problems.push_with(|| unknown("scores.item_unknown", "item", &member.key, known).at(place()));
                }
            }
        }
        let persons = self.persons(tree.get("persons"), columns.iter().flatten().next().map_or(0, Vec::len));
        // What is no list has been found; it is not too short as well.
        let nothing = || vec![Mark::Absent; persons.len()];
        let columns: Vec<_> = columns.into_iter().map(|marks| marks.unwrap_or_else(nothing)).collect();
        let mut free = |_| true;
        let pace = &mut Pace::new(&mut free);
        Scores::from_marks(Draft::new(items, persons, self.problems, pace), &columns, pace)
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
        let mut free = |_| true;
        let pace = &mut Pace::new(&mut free);
        Scores::from_draft(Draft::new(declared, persons, self.problems, pace), responses, pace)
    }
}
