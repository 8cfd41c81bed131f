//! From texts to a pack: syntax, shape, ids, references, intervals; every problem of every file at once.

mod file;
mod identity;
mod interval;
mod nesting;
mod place;
mod problem;

pub use problem::{PackError, Problem};

use identity::Head;
use place::Places;
use problem::Problems;

use super::entry::Header;
use super::pack::NormPack;
use super::section::Entries;
use crate::boundary::Limits;
use crate::shape::FromTree;
use crate::solver::order::gather_set;

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

    let mut headers: Vec<Head> = Vec::new();
    let mut own = Entries::default();
    let mut places = Places::default();
    for (name, text) in files {
        file::read(name, text, limits, &mut problems, &mut |found| {
            let file::Found { section, line, id, value, sound } = found;
            match section {
                Some(section) => {
                    own.read(section, value);
                    places.put(&id, name, line, sound);
                }
                None => headers.push(Head { head: Header::from_tree(value), here: Problem::here(name, line), sound }),
            }
        });
    }
    problems.extend(places.take_problems());
    let header = identity::one_header(headers, base, &mut places, &mut problems);
    if own.iter().nth(limits.rows).is_some() {
        problems.push(Problem::new(
            "limit.rows",
            format!("the pack has more than {} entries", limits.rows),
            "split the pack, or raise `Limits::rows`",
        ));
    }

    let mut entries = base.map(|base| base.entries().clone()).unwrap_or_default();
    // What the base says holds unless it is omitted here or said anew.
    let omitted = gather_set(header.omits.iter().map(AsRef::as_ref));
    entries.retain(&|id| !omitted.contains(id) && !places.knows(id));
    entries.append(own);
    let pack = NormPack::assemble(header, entries);
    identity::check_references(&pack, &places, &mut problems);
    interval::check(&pack, &places, &mut problems);
    if problems.is_empty() { Ok(pack) } else { Err(PackError::new(problems)) }
}
