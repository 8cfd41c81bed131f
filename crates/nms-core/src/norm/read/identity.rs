//! One head, unique ids, references that lead somewhere.

use super::place::Places;
use super::problem::{Problem, Problems};
use crate::boundary::{nearest_of_few, shown};
use crate::id::check_id;
use crate::norm::entry::Header;
use crate::norm::pack::NormPack;
use crate::shape::{FromTree, Tree};

/// A head as it was found.
pub(super) struct Head {
    pub(super) head: Header,
    pub(super) here: Problem,
    /// Whether its values have been found sound.
    pub(super) sound: bool,
}

/// The one head of the pack.
pub(super) fn one_header(headers: Vec<Head>, places: &mut Places, problems: &mut Problems) -> Header {
    let mut headers = headers.into_iter();
    let Some(Head { head: header, here, sound }) = headers.next() else {
        // Where a file is broken, the head may be in what could not be parsed.
        if !problems.list().iter().any(|problem| problem.code == "pack.syntax") {
            let help = "add `[pack]` with `id`, `label`, `version` and `jurisdiction`";
            problems.push(Problem::new("pack.head.missing", "the pack has no head", help));
        }
        return Header::from_tree(&Tree::NOTHING);
    };
    places.put_head(here.clone(), sound);
    let first = here.path().unwrap_or_default();
    for second in headers {
        let message = format!("the head stands at {first} already");
        problems.push(second.here.says("pack.head.twice", message, "keep one `[pack]`"));
    }
    if sound && let Err(fault) = check_id(&header.id) {
        problems.push(here.field("id").says("pack.id.unsound", fault.to_string(), "use letters, digits and `-`"));
    }
    header
}

/// The head must extend the very pack that is given, and omit only what is in it.
#[cfg(feature = "toml")]
pub(super) fn check_base(header: &Header, base: Option<&NormPack>, places: &Places, problems: &mut Problems) {
    if !places.is_head_sound() {
        return;
    }
    let here = places.head();
    match (&header.extends, base) {
        (Some(wanted), None) => problems.push(here.clone().field("extends").says(
            "pack.base.missing",
            format!("the pack extends `{}`, which was not given", shown(wanted)),
            "read it with `NormPack::extending` and that pack",
        )),
        (wanted, Some(base)) if wanted.as_deref() != Some(base.id()) => {
            problems.push(here.clone().field("extends").says(
                "pack.base.other",
                format!("the pack was read over `{}`, which it does not extend", base.id()),
                format!("write `extends = \"{}\"`, or read it without a base", base.id()),
            ))
        }
        _ => {}
    }
    for omitted in &header.omits {
        let in_base = base.is_some_and(|base| base.entry(omitted.as_str()).is_some());
        if !in_base || places.knows(omitted.as_str()) {
            problems.push(here.clone().field("omits").says(
                "pack.omits.unknown",
                format!("`{}` is not an entry of the extended pack that could be omitted", shown(omitted.as_str())),
                "remove it from `omits`",
            ));
        }
    }
}

/// Every reference must lead to an entry of the right section.
pub(super) fn check_references(pack: &NormPack, places: &Places, problems: &mut Problems) {
    for (_, _, entry) in pack.entries().iter() {
        entry.references(&mut |field, section, id| {
            let here = || places.of(entry.id()).field(field);
            // A reference that is faulty in itself has been reported.
            if id.is_empty() && !places.is_sound(entry.id()) {
                return;
            }
            match (pack.entry(id), section) {
                (Some((found, _)), Some(wanted)) if found != wanted => problems.push(here().says(
                    "pack.reference.section",
                    format!("`{}` is one of the {found}, not of the {wanted}", shown(id)),
                    format!("name one of the {wanted}"),
                )),
                (Some(_), _) => {}
                // An entry with faults of its own is there all the same.
                (None, _) if places.knows(id) => {}
                (None, _) => problems.push_with(|| {
                    let same = |found| section.is_none_or(|wanted| wanted == found);
                    let known = pack.entries().iter().filter(|(found, ..)| same(*found)).map(|(.., entry)| entry.id());
                    let help = match nearest_of_few(id, known) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "add the entry, or remove the reference".to_owned(),
                    };
                    here().says("pack.reference.dangling", format!("there is no `{}`", shown(id)), help)
                }),
            }
        });
    }
    let acts = pack.header().amends.iter().chain(&pack.header().repeals);
    for act in acts.filter(|act| !pack.acts().iter().any(|known| known.id == **act)) {
        problems.push(places.head().field("amends, repeals").says(
            "pack.reference.dangling",
            format!("there is no act `{}`", shown(act.as_str())),
            "add it to `[[acts]]`",
        ));
    }
}
