//! Options from outside: a table of fields, of which each may be left out; everything wrong is found at once.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::figure::figure;
use crate::boundary::{Error, Limits, Several, shown, tree, word};
use crate::decimal::Decimal;
use crate::shape::{FromTree, Kind, Tree};
use crate::text::{UnknownWord, nearest};

/// The fields of a table, asked for one by one; those nobody asked for are unknown.
pub(crate) struct Fields<'t> {
    tree: &'t Tree,
    place: String,
    asked: Vec<&'static str>,
    problems: Several<Error>,
}

impl<'t> Fields<'t> {
    /// Reads a JSON text by asking for fields.
    pub(crate) fn read<T>(text: &str, limits: &Limits, ask: impl FnOnce(&mut Fields<'_>) -> T) -> Result<T, Error> {
        let tree = tree(text, "options", limits)?;
        let mut fields =
            Fields { tree: &tree, place: "options".into(), asked: Vec::new(), problems: Several::default() };
        if !matches!(tree.kind, Kind::Table(_)) {
            return Err(wrong("a table of options").at("options"));
        }
        let read = ask(&mut fields);
        let problems = fields.finish();
        if problems.is_empty() { Ok(read) } else { Err(problems.into_error("input.options", "the table of options")) }
    }

    /// The value of a field, unless it is left out.
    fn get(&mut self, name: &'static str) -> Option<&'t Tree> {
        self.asked.push(name);
        self.tree.get(name).filter(|value| value.kind != Kind::Null)
    }

    fn report(&mut self, name: &str, expected: &str) {
        let place = format!("{}, {name}", self.place);
        self.problems.push_with(|| wrong(expected).at(place));
    }

    /// A number between two bounds.
    pub(crate) fn number(&mut self, name: &'static str, from: f64, to: f64, into: &mut f64) {
        let Some(value) = self.get(name) else { return };
        match number(value).filter(|number| (from..=to).contains(number)) {
            Some(number) => *into = number,
            None => {
                // Bounds are short numbers; printing doubles of any length is not linked for them.
                let bound = |bound: f64| figure(bound).map_or_else(|| "no bound".to_owned(), |bound| bound.to_string());
                if (0.0..1e-6).contains(&from) && from > 0.0 {
                    self.report(name, &format!("a number above 0, at most {}", bound(to)));
                } else {
                    self.report(name, &format!("a number from {} to {}", bound(from), bound(to)));
                }
            }
        }
    }

    /// A number to all its digits.
    pub(crate) fn decimal(&mut self, name: &'static str, into: &mut Decimal) {
        match self.get(name) {
            None => {}
            Some(value) if matches!(value.kind, Kind::Integer(_) | Kind::Decimal(_)) => {
                *into = Decimal::from_tree(value)
            }
            Some(_) => self.report(name, "a number"),
        }
    }

    /// A whole number from nought on.
    pub(crate) fn count(&mut self, name: &'static str, into: &mut u32) {
        let Some(value) = self.get(name) else { return };
        match value.integer().and_then(|number| u32::try_from(number).ok()) {
            Some(number) => *into = number,
            None => self.report(name, "a whole number from 0 on"),
        }
    }

    /// A whole number between two bounds.
    pub(crate) fn whole(&mut self, name: &'static str, range: RangeInclusive<usize>, into: &mut usize) {
        let Some(value) = self.get(name) else { return };
        match value.integer().and_then(|number| usize::try_from(number).ok()).filter(|number| range.contains(number)) {
            Some(number) => *into = number,
            None => self.report(name, &format!("a whole number from {} to {}", range.start(), range.end())),
        }
    }

    /// A table of numbers between two bounds, under names of the caller's own.
    pub(crate) fn numbers(&mut self, name: &'static str, from: f64, to: f64) -> Vec<(&'t str, f64)> {
        let Some(value) = self.get(name) else { return Vec::new() };
        if !matches!(value.kind, Kind::Table(_)) {
            self.report(name, "a table of numbers");
            return Vec::new();
        }
        let read = value.members().iter().map(|member| {
            let number = number(&member.value).filter(|number| (from..=to).contains(number));
            number.map(|number| (member.key.as_str(), number))
        });
        let read: Vec<Option<(&str, f64)>> = read.collect();
        if read.iter().any(Option::is_none) {
            self.report(name, "a table of numbers, none of them below nought or too large");
        }
        read.into_iter().flatten().collect()
    }

    /// Yes or no.
    pub(crate) fn flag(&mut self, name: &'static str, into: &mut bool) {
        match self.get(name).map(|value| &value.kind) {
            None => {}
            Some(Kind::Bool(flag)) => *into = *flag,
            Some(_) => self.report(name, "true or false"),
        }
    }

    /// A word of a vocabulary.
    pub(crate) fn word<W: FromStr<Err = UnknownWord> + Display + Copy>(
        &mut self,
        name: &'static str,
        all: &[W],
        into: &mut W,
    ) {
        let Some(value) = self.get(name) else { return };
        match value.text().map(|text| word(text, all)) {
            Some(Ok(word)) => *into = word,
            Some(Err(error)) => {
                let place = format!("{}, {name}", self.place);
                self.problems.push_with(|| error.at(place));
            }
            None => self.report(name, "a word"),
        }
    }

    /// A text.
    pub(crate) fn text(&mut self, name: &'static str) -> Option<&'t str> {
        let value = self.get(name)?;
        let text = value.text();
        if text.is_none() {
            self.report(name, "a text");
        }
        text
    }

    /// A list of texts.
    pub(crate) fn texts(&mut self, name: &'static str) -> Option<Vec<&'t str>> {
        let texts = match &self.get(name)?.kind {
            Kind::List(list) => list.iter().map(Tree::text).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        if texts.is_none() {
            self.report(name, "a list of texts");
        }
        texts
    }

    /// A day.
    pub(crate) fn day(&mut self, name: &'static str) -> Option<chrono::NaiveDate> {
        let day = self.text(name).map(crate::boundary::day)?;
        if day.is_none() {
            self.report(name, "a day such as \"2024-03-15\"");
        }
        day
    }

    /// A day that must be there.
    pub(crate) fn needed_day(&mut self, name: &'static str) -> Option<chrono::NaiveDate> {
        self.needs(name, "a day such as \"2024-03-15\"");
        self.day(name)
    }

    /// Reports a field that must be there and is left out.
    pub(crate) fn needs(&mut self, name: &'static str, expected: &str) {
        if self.tree.get(name).is_none_or(|value| value.kind == Kind::Null) {
            self.report(name, expected);
        }
    }

    /// A list of whole numbers between two bounds.
    pub(crate) fn wholes(&mut self, name: &'static str, range: RangeInclusive<u32>) -> Option<Vec<u32>> {
        let one = |value: &Tree| {
            let number = value.integer().and_then(|number| u32::try_from(number).ok());
            number.filter(|number| range.contains(number))
        };
        let numbers = match &self.get(name)?.kind {
            Kind::List(list) => list.iter().map(one).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        if numbers.is_none() {
            self.report(name, &format!("a list of whole numbers from {} to {}", range.start(), range.end()));
        }
        numbers
    }

    /// Whether a field is `false` where a table may stand: what it would say is not wanted.
    pub(crate) fn off(&mut self, name: &'static str) -> bool {
        self.get(name).is_some_and(|value| value.kind == Kind::Bool(false))
    }

    /// A table of fields of its own.
    pub(crate) fn table(&mut self, name: &'static str, ask: impl FnOnce(&mut Fields<'t>)) {
        let Some(value) = self.get(name) else { return };
        if !matches!(value.kind, Kind::Table(_)) {
            return self.report(name, "a table");
        }
        self.inner(value, format!("{}.{name}", self.place), ask);
    }

    /// A table of fields of its own, or a list of such.
    pub(crate) fn tables(&mut self, name: &'static str, mut ask: impl FnMut(&mut Fields<'t>)) {
        let Some(value) = self.get(name) else { return };
        let list = match &value.kind {
            Kind::List(list) => list.as_slice(),
            _ => std::slice::from_ref(value),
        };
        if list.iter().any(|one| !matches!(one.kind, Kind::Table(_))) {
            return self.report(name, "a table, or a list of tables");
        }
        list.iter().for_each(|one| self.inner(one, format!("{}.{name}", self.place), &mut ask));
    }

    fn inner(&mut self, tree: &'t Tree, place: String, ask: impl FnOnce(&mut Fields<'t>)) {
        let mut inner = Fields { tree, place, asked: Vec::new(), problems: Several::default() };
        ask(&mut inner);
        self.problems.extend(inner.finish());
    }

    fn finish(mut self) -> Several<Error> {
        for member in self.tree.members() {
            let key = member.key.as_str();
            if !self.asked.contains(&key) {
                let help = match nearest(key, self.asked.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("there are {}", self.asked.join(", ")),
                };
                let place = format!("{}, {}", self.place, shown(key));
                self.problems.push_with(|| Error::new("input.options", "there is no such option", help).at(place));
            }
        }
        self.problems
    }
}

/// The number of a value.
pub(crate) fn number(value: &Tree) -> Option<f64> {
    match &value.kind {
        Kind::Integer(number) => Some(*number as f64),
        // Fifteen digits are within the digits of a double, so this is the nearest one on every surface.
        Kind::Decimal(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

fn wrong(expected: &str) -> Error {
    Error::new("input.options", format!("the value is not {expected}"), format!("write {expected}"))
}
