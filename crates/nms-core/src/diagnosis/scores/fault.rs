//! What may be wrong with scores, in words.

use rustc_hash::FxHashSet;

use super::{DeclaredItem, Mark, ScoredItem};
use crate::boundary::{Error, Several, shown};
use crate::id::{ID_HELP, check_id};

/// Where a score stands.
pub(super) fn place(items: &[DeclaredItem], persons: &[String], person: usize, item: usize) -> String {
    let item = items.get(item).map_or("", |item| item.id.as_str());
    let person = persons.get(person).map_or("", String::as_str);
    format!("{}, person `{}`", item_place(item), shown(person))
}

pub(in crate::diagnosis) fn item_place(id: &str) -> String {
    format!("item `{}`", shown(id))
}

/// Ids that deceive, and ids that are there already.
pub(super) fn ids<'a>(what: &str, all: impl Iterator<Item = &'a str>, problems: &mut Several<Error>) {
    let mut seen = FxHashSet::default();
    for (at, id) in all.enumerate() {
        let place = || format!("{what} {}", at + 1);
        if let Err(fault) = check_id(id) {
            problems.push_with(|| Error::new("scores.id_unsound", fault.to_string(), ID_HELP).at(place()));
        }
        if !seen.insert(id) {
            problems.push_with(|| {
                let message = format!("the {what} `{}` is there already", shown(id));
                let help = format!("give it another id, or put the scores of one {what} together");
                Error::new(&format!("scores.{what}_duplicate"), message, help).at(place())
            });
        }
    }
}

pub(super) fn no_maximum() -> Error {
    let help = "write the most points the item gives, from 1 to 65535, or leave it out";
    Error::new("scores.maximum", "the maximum is not a number of points", help)
}

pub(super) fn unsound(mark: Mark, maximum: Option<u16>) -> Error {
    let (code, message) = match (mark, maximum) {
        (Mark::Negative, _) => ("scores.negative", "the score is below nought".to_owned()),
        (Mark::NotWhole, _) => ("scores.not_whole", "the score is not a whole number".to_owned()),
        (_, Some(maximum)) => {
            ("scores.above_maximum", format!("the score is above the maximum of the item, {maximum}"))
        }
        (_, None) => ("scores.too_large", format!("the score is above {}", u16::MAX)),
    };
    let help = match mark {
        Mark::Negative => "leave out a response that was not given",
        Mark::NotWhole => "count in smaller points, so that every score is whole",
        _ if maximum.is_some() => "mend the score, or the maximum",
        _ => "count in larger points",
    };
    Error::new(code, message, help)
}

/// The finding of an item of several points under a model that knows right and wrong alone.
pub(in crate::diagnosis) fn several_points(item: &ScoredItem, code: &str, help: &str) -> Error {
    let message = format!("the item gives up to {} points, the model knows right and wrong alone", item.maximum);
    Error::new(code, message, help).at(item_place(&item.id))
}

pub(super) fn twice() -> Error {
    let help = "keep the one that counts; scores of another wave are a table of their own";
    Error::new("scores.twice", "the response is there twice with different scores", help)
}

pub(super) fn out_of_range(what: &str, count: usize) -> Error {
    let message = format!("the response is of {} {what} that is not there", if what == "item" { "an" } else { "a" });
    Error::new(&format!("scores.{what}_unknown"), message, format!("there are {count}, counted from nought"))
}
