//! Which skills each item needs.

use indexmap::{IndexMap, IndexSet};

use crate::boundary::{Error, Limits, Several, json, shown, tree};
use crate::diagnosis::scores::{ScoredItem, item_place};
use crate::id::{ID_HELP, check_id};
use crate::shape::{Kind, Tree};
use nms_solver::order::gather_set;

type Hash = rustc_hash::FxBuildHasher;

/// Which skills each item needs (Q-матрица). It may hold more items than are asked at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QMatrix {
    skills: IndexSet<String, Hash>,
    items: IndexMap<String, Vec<usize>, Hash>,
}

impl QMatrix {
    /// A Q-matrix from items with the skills that each needs. Skills stand in the order in which they first occur.
    ///
    /// # Errors
    /// All at once: `classes.id_unsound` and `classes.item_twice`.
    pub fn new<'a, S: IntoIterator<Item = &'a str>>(
        items: impl IntoIterator<Item = (&'a str, S)>,
    ) -> Result<Self, Error> {
        let mut made = Self::default();
        let mut problems = Several::default();
        for (item, skills) in items {
            made.add(item, skills.into_iter(), &mut problems);
        }
        made.finish(problems)
    }

    /// Reads a Q-matrix from its JSON text: `items`, a table with a list of skills for each item. `skills`, a list, may say
    /// which there are and in which order.
    ///
    /// # Errors
    /// `input.json`, `limit.bytes`, and all at once: `input.field.unknown`, `input.field.missing`, `input.type`, and what
    /// [`QMatrix::new`] finds.
    ///
    /// ```
    /// use nms_core::{Limits, diagnosis::QMatrix};
    /// let q = QMatrix::from_json(r#"{"items": {"i1": ["s1", "s2"], "i2": ["s2"]}}"#, &Limits::default())?;
    /// assert_eq!(q, QMatrix::new([("i1", vec!["s1", "s2"]), ("i2", vec!["s2"])])?);
    /// assert_eq!(q.skills().collect::<Vec<_>>(), ["s1", "s2"]);
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, limits: &Limits) -> Result<Self, Error> {
        let tree = tree(text, "q_matrix", limits)?;
        let (mut made, mut problems) = (Self::default(), Several::default());
        for member in tree.members().iter().filter(|member| !["items", "skills"].contains(&member.key.as_str())) {
            problems.push_with(|| {
                let place = format!("q_matrix, {}", shown(&member.key));
                Error::new("input.field.unknown", "there is no such field", "the fields are items, skills").at(place)
            });
        }
        if let Some(skills) = tree.get("skills").filter(|skills| skills.kind != Kind::Null) {
            for skill in texts(skills, "q_matrix, skills", &mut problems) {
                made.skill(skill, &mut problems);
            }
        }
        match tree.get("items").map(|items| &items.kind) {
            Some(Kind::Table(members)) => {
                for member in members {
                    let place = format!("q_matrix, items.{}", shown(&member.key));
                    let skills = texts(&member.value, &place, &mut problems);
                    made.add(&member.key, skills.into_iter(), &mut problems);
                }
            }
            Some(_) => problems.push(wrong_type("a table of items", "q_matrix, items".into())),
            None => {
                let help = "write a table `items` with a list of skills for each item";
                problems.push(Error::new("input.field.missing", "there are no items", help).at("q_matrix"));
            }
        }
        made.finish(problems)
    }

    /// A Q-matrix from its skills, and items with the places of the skills that each needs.
    #[cfg(feature = "arrow")]
    pub(in crate::diagnosis) fn of_places<'a>(
        skills: &[&str],
        items: impl Iterator<Item = (&'a str, Vec<usize>)>,
        mut problems: Several<Error>,
    ) -> Result<Self, Error> {
        let mut made = Self::default();
        for skill in skills {
            made.skill(skill, &mut problems);
        }
        for (item, places) in items {
            made.add(item, places.into_iter().filter_map(|place| skills.get(place).copied()), &mut problems);
        }
        made.finish(problems)
    }

    /// The matrix as JSON text, which [`QMatrix::from_json`] reads again.
    pub fn to_json(&self) -> String {
        let names = |skills: &Vec<usize>| skills.iter().filter_map(|at| self.skills.get_index(*at)).cloned().collect();
        let items: Vec<(&String, Vec<String>)> =
            self.items.iter().map(|(item, skills)| (item, names(skills))).collect();
        let items: serde_json::Map<String, serde_json::Value> =
            items.into_iter().map(|(item, skills)| (item.clone(), skills.into())).collect();
        json(&serde_json::json!({"skills": self.skills().collect::<Vec<_>>(), "items": items}))
    }

    /// The skills, in order.
    pub fn skills(&self) -> impl Iterator<Item = &str> {
        self.skills.iter().map(String::as_str)
    }

    fn add<'a>(&mut self, item: &str, skills: impl Iterator<Item = &'a str>, problems: &mut Several<Error>) {
        sound(item, || item_place(item), problems);
        let skills = gather_set(skills.map(|skill| self.skill(skill, problems)));
        if self.items.insert(item.to_owned(), skills.into_iter().collect()).is_some() {
            problems.push_with(|| {
                let help = "write each item once, with all its skills";
                Error::new("classes.item_twice", "the item is in the Q-matrix twice", help).at(item_place(item))
            });
        }
    }

    fn skill(&mut self, skill: &str, problems: &mut Several<Error>) -> usize {
        if let Some(place) = self.skills.get_index_of(skill) {
            return place;
        }
        sound(skill, || skill_place(skill), problems);
        self.skills.insert_full(skill.to_owned()).0
    }

    fn finish(self, problems: Several<Error>) -> Result<Self, Error> {
        if problems.is_empty() { Ok(self) } else { Err(problems.into_error("classes.q_matrix", "the Q-matrix")) }
    }

    /// What the items of some scores need.
    pub(super) fn needs(&self, items: &[ScoredItem]) -> Needs {
        // Beyond 32 skills nothing is fitted; bits that are not there are counted all the same.
        let bit =
            |skill: &usize| u32::try_from(*skill).ok().and_then(|skill| 1_u32.checked_shl(skill)).unwrap_or(1 << 31);
        let rows: Vec<&[usize]> =
            items.iter().map(|item| self.items.get(&item.id).map_or(&[][..], Vec::as_slice)).collect();
        let mut used = vec![false; self.skills.len()];
        for skill in rows.iter().copied().flatten() {
            if let Some(used) = used.get_mut(*skill) {
                *used = true;
            }
        }
        let masks = rows.iter().map(|row| row.iter().map(bit).fold(0, |all, bit| all | bit)).collect();
        Needs { skills: self.skills.iter().cloned().collect(), masks, used }
    }
}

/// What the items of some scores need: a bit a skill.
pub(super) struct Needs {
    pub(super) skills: Vec<String>,
    pub(super) masks: Vec<u32>,
    used: Vec<bool>,
}

impl Needs {
    /// The skills of an item.
    pub(super) fn of(&self, item: usize) -> Vec<String> {
        let mask = self.masks.get(item).copied().unwrap_or(0);
        let needed = self.skills.iter().enumerate().filter(|(skill, _)| mask >> skill & 1 == 1);
        needed.map(|(_, skill)| skill.clone()).collect()
    }

    /// Skills that no item needs.
    pub(super) fn unused(&self) -> impl Iterator<Item = &str> {
        self.skills.iter().zip(&self.used).filter(|(_, used)| !**used).map(|(skill, _)| skill.as_str())
    }

    /// How many classes the items tell apart: two classes answer alike if the items that each can do need the same skills.
    pub(super) fn distinguishable(&self) -> usize {
        let masks = gather_set(self.masks.iter().copied());
        let shown = |class: u32| masks.iter().filter(|mask| **mask & !class == 0).fold(0, |all, mask| all | mask);
        gather_set((0..1_u32 << self.skills.len()).map(shown)).len()
    }
}

/// Where a skill stands.
pub(in crate::diagnosis) fn skill_place(skill: &str) -> String {
    format!("skill `{}`", shown(skill))
}

fn sound(id: &str, place: impl Fn() -> String, problems: &mut Several<Error>) {
    if let Err(fault) = check_id(id) {
        problems.push_with(|| Error::new("classes.id_unsound", fault.to_string(), ID_HELP).at(place()));
    }
}

fn texts<'t>(value: &'t Tree, place: &str, problems: &mut Several<Error>) -> Vec<&'t str> {
    let Kind::List(list) = &value.kind else {
        problems.push_with(|| wrong_type("a list of skills", place.to_owned()));
        return Vec::new();
    };
    let mut texts = Vec::with_capacity(list.len());
    for (at, value) in list.iter().enumerate() {
        match value.text() {
            Some(text) => texts.push(text),
            None => problems.push_with(|| wrong_type("a skill", format!("{place}[{at}]"))),
        }
    }
    texts
}

fn wrong_type(expected: &str, place: String) -> Error {
    Error::new("input.type", format!("the value is not {expected}"), format!("write {expected}")).at(place)
}
