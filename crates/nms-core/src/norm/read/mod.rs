//! From texts to a pack: syntax, shape, ids, references, intervals; every problem of every file at once.

mod identity;
mod interval;
mod place;
mod problem;
mod shape;
mod syntax;
mod walk;

pub use problem::{PackError, Problem};

use place::Places;
use problem::Problems;
use syntax::File;

use super::entry::Header;
use super::pack::NormPack;
use super::section::{Entries, Section};
use crate::boundary::Limits;

/// Reads the files of a pack, over the pack it extends if there is one.
pub(super) fn read<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
    base: Option<&NormPack>,
    limits: &Limits,
) -> Result<NormPack, PackError> {
    let files: Vec<_> = files.into_iter().collect();
    let mut problems = Problems::default();
    if files.iter().map(|(_, text)| text.len()).sum::<usize>() > limits.bytes {
        problems.push(Problem::new(
            "limit.bytes",
            format!("the files together have more than {} bytes", limits.bytes),
            "split the pack, or raise `Limits::bytes`",
        ));
        return Err(PackError::new(problems));
    }

    let mut headers: Vec<(Header, Problem)> = Vec::new();
    let mut own = Entries::default();
    let mut places = Places::default();
    for (name, text) in files {
        let file = File::parse(name, text, &mut problems);
        walk::file(&file, limits, &mut problems, &mut |section, line, value| match section {
            None => match serde_json::from_value::<Header>(value) {
                Ok(header) => headers.push((header, Problem::here(name, line))),
                Err(_) => places.unread("pack", name, line),
            },
            Some(section) => {
                let id = value.get("id").and_then(|id| id.as_str()).unwrap_or_default().to_owned();
                match own.read(section, value) {
                    Ok(()) => places.put(section, &id, name, line),
                    Err(_) => places.unread(&id, name, line),
                }
            }
        });
    }
    problems.extend(places.take_problems());
    let header = identity::one_header(headers, base, &places, &mut problems);
    if own.iter().nth(limits.rows).is_some() {
        problems.push(Problem::new(
            "limit.rows",
            format!("the pack has more than {} entries", limits.rows),
            "split the pack, or raise `Limits::rows`",
        ));
    }
    // Without a sound head and sound entries, references would only repeat what is said already.
    let Some(header) = header else { return Err(PackError::new(problems)) };

    let mut entries = base.map(|base| base.entries().clone()).unwrap_or_default();
    let omitted: std::collections::BTreeSet<_> = header.omits.iter().map(|id| id.as_str()).collect();
    entries.retain(&|id| !omitted.contains(id));
    entries.overlay(own);
    let pack = NormPack::assemble(header, entries);
    identity::check_references(&pack, &places, &mut problems);
    interval::check(&pack, &places, &mut problems);
    if problems.is_empty() { Ok(pack) } else { Err(PackError::new(problems)) }
}

/// The section that a key at the top of a file names.
fn section_of(key: &str) -> Option<Section> {
    key.parse().ok()
}
