//! The syntax of a file: from TOML to the tree of its values.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file::Source;
use super::nesting::too_deep;
use super::problem::Problems;
use crate::boundary::Limits;
use crate::shape::{Kind, Member, Tree};

/// Parses a file; nothing where it is nested too deep to be parsed at all.
///
/// What can be read of a file with broken syntax is read, so that references to it are not called dangling.
pub(super) fn parse<'t>(name: &'t str, text: &str, limits: &Limits, problems: &mut Problems) -> Option<Source<'t>> {
    let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut source = Source { name, tree: Tree::NOTHING, lines, whole: true };
    // A little more than values may have, for the sections around them.
    if let Some(byte) = too_deep(text, limits.depth.saturating_add(4)) {
        let message = format!("values are nested deeper than {}", limits.depth);
        let help = "flatten them, or raise `Limits::depth`";
        problems.push(source.here(byte).says("pack.depth", message, help));
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    source.whole = errors.is_empty();
    for error in errors {
        let here = source.here(error.span().map_or(0, |span| span.start));
        let message: String = error.message().lines().next().unwrap_or("broken TOML").chars().take(200).collect();
        problems.push(here.says("pack.syntax", message, "mend the TOML of this line"));
    }
    let at = table.span();
    source.tree = tree(&Spanned::new(at, DeValue::Table(table.into_inner())));
    Some(source)
}

/// The tree of a parsed value, whose depth has been bounded before; dates become text.
fn tree(value: &Spanned<DeValue<'_>>) -> Tree {
    let kind = match value.get_ref() {
        DeValue::String(text) => Kind::Text(text.to_string()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Kind::NoNumber, Kind::Integer)
        }
        DeValue::Float(number) => number.as_str().parse().map_or(Kind::NoNumber, Kind::Decimal),
        DeValue::Boolean(truth) => Kind::Bool(*truth),
        DeValue::Datetime(date) => Kind::Text(date.to_string()),
        DeValue::Array(items) => Kind::List(items.iter().map(tree).collect()),
        DeValue::Table(table) => Kind::Table(
            table
                .iter()
                .map(|(key, value)| Member { at: key.span().start, key: key.get_ref().to_string(), value: tree(value) })
                .collect(),
        ),
    };
    Tree { at: value.span().start, kind }
}
