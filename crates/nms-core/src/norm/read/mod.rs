//! From texts to a pack: syntax, shape, ids, references, intervals; every problem of every file at once.

mod file;
mod identity;
mod interval;
#[cfg(feature = "toml")]
mod nesting;
mod place;
mod problem;
#[cfg(feature = "toml")]
mod syntax;

pub use problem::{PackError, Problem};

use file::Source;
use identity::Head;
use place::Places;
use problem::Problems;

use super::entry::Header;
use super::pack::NormPack;
use super::section::Entries;
use crate::boundary::{Error, Limits, Several, tree};
use crate::shape::FromTree;
use nms_solver::order::gather_set;

/// Something wrong with an entry, found by a stage to the right that knows more.
pub(crate) struct Faulty {
    pub(crate) entry: String,
    pub(crate) field: String,
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// A further check of the whole pack, whose faults get the places of their entries.
type Also<'a> = &'a dyn Fn(&NormPack) -> Several<Faulty>;

/// Reads the files of a pack, over the pack it extends if there is one.
#[cfg(feature = "toml")]
pub(super) fn from_files<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
    base: Option<&NormPack>,
    limits: &Limits,
    also: Also<'_>,
) -> Result<NormPack, PackError> {
    let files: Vec<_> = files.into_iter().collect();
    let mut reading = Reading::default();
    if files.iter().map(|(_, text)| text.len()).sum::<usize>() > limits.bytes {
        reading.problems.push(Problem::new(
            "limit.bytes",
            format!("the files together have more than {} bytes", limits.bytes),
            "split the pack, or raise `Limits::bytes`",
        ));
        return Err(PackError::new(reading.problems));
    }
    for (name, text) in files {
        if let Some(source) = syntax::parse(name, text, limits, &mut reading.problems) {
            reading.take(&source, limits);
        }
    }
    let header = reading.header();
    identity::check_base(&header, base, &reading.places, &mut reading.problems);
    reading.finish(header, base, limits, also)
}

/// Reads a pack from the JSON text that one gave; what it extends is in it already.
pub(super) fn from_json(text: &str, limits: &Limits) -> Result<NormPack, Error> {
    let mut reading = Reading::default();
    reading.take(&Source::json("pack", tree(text, "pack", limits)?), limits);
    let header = reading.header();
    Ok(reading.finish(header, None, limits, &|_| Several::default())?)
}

/// A pack while it is read.
#[derive(Default)]
struct Reading {
    heads: Vec<Head>,
    own: Entries,
    places: Places,
    problems: Problems,
}

impl Reading {
    /// Takes what one text holds.
    fn take(&mut self, source: &Source<'_>, limits: &Limits) {
        let Self { heads, own, places, problems } = self;
        file::read(source, limits, problems, &mut |found| {
            let file::Found { section, line, id, value, sound } = found;
            match section {
                Some(section) => {
                    own.read(section, value);
                    places.put(&id, source.name, line, sound);
                }
                None => {
                    let here = Problem::here(source.name, line);
                    heads.push(Head { head: Header::from_tree(value), here, sound });
                }
            }
        });
    }

    /// The head, when every text has been taken.
    fn header(&mut self) -> Header {
        self.problems.extend(self.places.take_problems());
        identity::one_header(std::mem::take(&mut self.heads), &mut self.places, &mut self.problems)
    }

    /// The whole pack, or everything that is wrong in it.
    fn finish(
        self,
        header: Header,
        base: Option<&NormPack>,
        limits: &Limits,
        also: Also<'_>,
    ) -> Result<NormPack, PackError> {
        let Self { own, places, mut problems, .. } = self;
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
        for Faulty { entry, field, code, message, help } in also(&pack) {
            if places.is_sound(&entry) {
                problems.push(places.of(&entry).field(&field).says(code, message, help));
            }
        }
        if problems.is_empty() { Ok(pack) } else { Err(PackError::new(problems)) }
    }
}
