//! One text of a pack: the entries it holds, each checked against its shape.

use super::problem::{Problem, Problems};
use crate::boundary::{Limits, shown};
use crate::norm::section::Section;
use crate::shape::{Kind, Schema, Tree, check};
use crate::text::nearest;

/// The shape of a file of a pack.
static SCHEMA: Schema = Schema::new(include_str!("../../../schemas/pack.shape.json"));

/// A text that has been parsed.
pub(super) struct Source<'t> {
    /// What it is called in messages.
    pub(super) name: &'t str,
    pub(super) tree: Tree,
    /// The byte each line begins at; none where the text is JSON, whose values do not know their places.
    pub(super) lines: Vec<usize>,
    /// Whether all of it could be parsed.
    pub(super) whole: bool,
}

impl<'t> Source<'t> {
    /// What a JSON text held.
    pub(super) fn json(name: &'t str, tree: Tree) -> Self {
        Self { name, tree, lines: Vec::new(), whole: true }
    }

    fn line(&self, byte: usize) -> Option<usize> {
        Some(self.lines.partition_point(|start| *start <= byte)).filter(|line| *line > 0)
    }

    /// The place of a byte, as a problem that says nothing yet.
    pub(super) fn here(&self, byte: usize) -> Problem {
        Problem::here(self.name, self.line(byte))
    }
}

/// What stands at one entry; the head has no section.
pub(super) struct Found<'t> {
    pub(super) section: Option<Section>,
    pub(super) line: Option<usize>,
    /// The id, if one can be read.
    pub(super) id: String,
    pub(super) value: &'t Tree,
    /// Whether nothing was wrong with it; what was wrong reads as nothing.
    pub(super) sound: bool,
}

/// Checks a text, and hands each entry to `take`.
///
/// A text with broken syntax is not checked further, for most of what it would say follows from the broken line.
pub(super) fn read(source: &Source<'_>, limits: &Limits, problems: &mut Problems, take: &mut dyn FnMut(Found<'_>)) {
    let root = SCHEMA.root();
    for member in source.tree.members() {
        let key = member.key.as_str();
        let here = source.here(member.at);
        let Some(shape) = root.property(key) else {
            let help = match nearest(key, root.names()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "the sections are listed in `schemas/pack.schema.json`".to_owned(),
            };
            problems.push(here.says("pack.section.unknown", format!("there is no section `{}`", shown(key)), help));
            continue;
        };
        let section = key.parse::<Section>().ok();
        let shape = SCHEMA.resolve(shape);
        let (shape, entries) = match (section, &member.value.kind) {
            (None, Kind::Table(_)) => (shape, vec![&member.value]),
            (Some(_), Kind::List(items)) => (SCHEMA.items(shape).unwrap_or(shape), items.iter().collect()),
            _ => {
                let (form, in_json) = match section {
                    Some(_) => (format!("[[{key}]]"), "a list of objects"),
                    None => (format!("[{key}]"), "an object"),
                };
                problems.push(here.says(
                    "pack.section.form",
                    format!("`{key}` is not {form}"),
                    format!("write `{form}`, in JSON {in_json}"),
                ));
                continue;
            }
        };
        for value in entries {
            let before = problems.total();
            let id = value.get("id").and_then(Tree::text).unwrap_or("?").to_owned();
            if source.whole {
                check(&SCHEMA, shape, value, limits, &mut |fault| {
                    let here = source.here(fault.at).entry(&id);
                    let here = if fault.field.is_empty() { here } else { here.field(&fault.field) };
                    problems.push(here.says(format!("pack.{}", fault.code), fault.message, fault.help));
                });
            }
            let sound = source.whole && problems.total() == before;
            take(Found { section, line: source.line(value.at), id, value, sound });
        }
    }
}
