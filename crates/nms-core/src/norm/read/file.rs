//! One file of a pack: its syntax, and the entries it holds.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::nesting::too_deep;
use super::problem::{Problem, Problems};
use crate::boundary::{Limits, shown};
use crate::norm::section::Section;
use crate::shape::{Kind, Schema, Tree, check};
use crate::text::nearest;

/// The shape of a file of a pack.
static SCHEMA: Schema = Schema::new(include_str!("../../../schemas/pack.shape.json"));

/// What stands at one entry; the head has no section.
pub(super) struct Found<'t> {
    pub(super) section: Option<Section>,
    pub(super) line: usize,
    /// The id, if one can be read.
    pub(super) id: String,
    pub(super) value: &'t Tree,
    /// Whether nothing was wrong with it; what was wrong reads as nothing.
    pub(super) sound: bool,
}

/// Parses and checks a file, and hands each entry to `take`.
///
/// A file with broken syntax is not checked further, for most of what it would say follows from the broken line;
/// its entries are still handed over, so that references to them are not called dangling.
pub(super) fn read(name: &str, text: &str, limits: &Limits, problems: &mut Problems, take: &mut dyn FnMut(Found<'_>)) {
    let line_starts: Vec<_> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let line = |byte: usize| line_starts.partition_point(|start| *start <= byte);
    // A little more than values may have, for the sections around them.
    if let Some(byte) = too_deep(text, limits.depth.saturating_add(4)) {
        let message = format!("values are nested deeper than {}", limits.depth);
        let help = "flatten them, or raise `Limits::depth`";
        problems.push(Problem::here(name, line(byte)).says("pack.depth", message, help));
        return;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let whole = errors.is_empty();
    for error in errors {
        let at = error.span().map_or(1, |span| line(span.start));
        let message: String = error.message().lines().next().unwrap_or("broken TOML").chars().take(200).collect();
        problems.push(Problem::here(name, at).says("pack.syntax", message, "mend the TOML of this line"));
    }
    let at = table.span();
    let file = Tree::from_toml(&Spanned::new(at, DeValue::Table(table.into_inner())));

    let root = SCHEMA.root();
    for member in file.members() {
        let key = member.key.as_str();
        let here = Problem::here(name, line(member.at));
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
                let form = if section.is_some() { format!("[[{key}]]") } else { format!("[{key}]") };
                problems.push(here.says(
                    "pack.section.form",
                    format!("`{key}` is not {form}"),
                    format!("write `{form}`"),
                ));
                continue;
            }
        };
        for value in entries {
            let before = problems.total();
            let id = value.get("id").and_then(Tree::text).unwrap_or("?").to_owned();
            if whole {
                check(&SCHEMA, shape, value, limits, &mut |fault| {
                    let here = Problem::here(name, line(fault.at)).entry(&id);
                    let here = if fault.field.is_empty() { here } else { here.field(&fault.field) };
                    problems.push(here.says(format!("pack.{}", fault.code), fault.message, fault.help));
                });
            }
            let sound = whole && problems.total() == before;
            take(Found { section, line: line(value.at), id, value, sound });
        }
    }
}
