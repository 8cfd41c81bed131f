//! Tables of a region's own, from the Table Schema of their resources.

use crate::boundary::{Error, Several, shown};
use crate::region::package::place;
use crate::region::schema::{ColumnSchema, Kind, Schema, TableSchema, Time};
use crate::shape::{Kind as Value, Tree};
use crate::text::Label;

/// The tables of the resources that are no standard ones.
pub(super) fn tables(resources: &[Tree], problems: &mut Several<Error>) -> Vec<TableSchema> {
    let standard = Schema::standard();
    let named = resources.iter().filter_map(|one| Some((one, one.get("name")?.text()?)));
    let own: Vec<_> = named.filter(|(_, name)| standard.table(name).is_none() && sound(name).is_ok()).collect();
    let known = |name: &str| standard.table(name).is_some() || own.iter().any(|(_, other)| *other == name);
    let mut tables: Vec<TableSchema> = Vec::new();
    for (resource, name) in &own {
        if tables.iter().all(|table| table.name != *name) {
            tables.extend(table(resource, name, &known, problems));
        }
    }
    for table in &tables {
        for (at, column) in table.columns.iter().enumerate() {
            let Some(target) = table.target(at) else { continue };
            let found = tables.iter().find(|table| table.name == target);
            let found = found.or_else(|| standard.table(target).map(AsRef::as_ref));
            if found.is_some_and(|table| table.id_column().is_none()) {
                let message = format!("the rows of table `{target}` have no id to refer to");
                let error = Error::new("region.package.reference", message, "give it a primary key of one text field");
                problems.push(error.at(format!("{}, {}", place(&table.name), column.name)));
            }
        }
    }
    tables
}

/// Checks a name: it must be fit for headers, file names and people.
pub(super) fn sound(name: &str) -> Result<(), Error> {
    let fit = crate::id::check_id(name).is_ok() && !name.contains([',', ';', '"', '/', '\\', ':']);
    let help = "use letters of one alphabet, digits and `_`";
    if fit { Ok(()) } else { Err(Error::new("region.package.name", "the name is not fit for a table or column", help)) }
}

fn table(
    resource: &Tree,
    name: &str,
    known: &dyn Fn(&str) -> bool,
    problems: &mut Several<Error>,
) -> Option<TableSchema> {
    let schema = resource.get("schema");
    let Some(Value::List(fields)) = schema.and_then(|schema| schema.get("fields")).map(|fields| &fields.kind) else {
        let message = "the table is not a standard one, and its columns are not described";
        let help = "give the resource a `schema` with `fields`, or the name of a standard table";
        problems.push(Error::new("region.package.schema", message, help).at(place(name)));
        return None;
    };
    let schema = schema.unwrap_or(&Tree::NOTHING);
    let key = words(schema.get("primaryKey").or_else(|| schema.get("nms").and_then(|own| own.get("key"))));
    let mut columns: Vec<ColumnSchema> = Vec::new();
    for field in fields {
        match column(field, schema, name, &key, known) {
            Ok(column) if columns.iter().all(|other| other.name != column.name) => columns.push(column),
            Ok(column) => {
                let error = Error::new("region.package.twice", "two fields have one name", "leave one out");
                problems.push(error.at(format!("{}, {}", place(name), column.name)));
            }
            Err(problem) => problems.push(problem),
        }
    }
    let mut places = Vec::new();
    for part in &key {
        match columns.iter().position(|column| column.name == *part) {
            Some(at) => places.push(at),
            None => {
                let message = format!("the key names no field: `{}`", shown(part));
                problems.push(Error::new("region.package.key", message, "name fields of the table").at(place(name)));
            }
        }
    }
    let text = |key: &str| resource.get(key).and_then(Tree::text).map(str::to_owned);
    let time = time(&columns);
    let label = Label::same(text("title").unwrap_or_else(|| name.to_owned()));
    let about = text("description").unwrap_or_default();
    Some(TableSchema { name: name.to_owned(), label, about, key: places, time, columns })
}

/// How rows stand in time, by the names that the standard tables have for it.
fn time(columns: &[ColumnSchema]) -> Time {
    let day = |name: &str| columns.iter().any(|column| column.name == name && column.kind == Kind::Day);
    if day("valid_from") && day("valid_to") {
        return Time::State { from: "valid_from".to_owned(), to: "valid_to".to_owned() };
    }
    if day("date") { Time::Event { on: vec!["date".to_owned()] } } else { Time::Timeless }
}

fn column(
    field: &Tree,
    schema: &Tree,
    table: &str,
    key: &[String],
    known: &dyn Fn(&str) -> bool,
) -> Result<ColumnSchema, Error> {
    let name = field.get("name").and_then(Tree::text).unwrap_or_default();
    let at = || format!("{}, {}", place(table), shown(name));
    sound(name).map_err(|problem| problem.at(at()))?;
    let constraints = field.get("constraints").unwrap_or(&Tree::NOTHING);
    let kind = kind(field, schema, table, name, key).map_err(|problem| problem.at(at()))?;
    if let Kind::Reference { table: target } = &kind
        && !known(target)
    {
        let message = format!("there is no table `{}` to refer to", shown(target));
        return Err(Error::new("region.package.reference", message, "name a standard table, or a resource").at(at()));
    }
    let text = |key: &str| field.get(key).and_then(Tree::text).map(str::to_owned);
    let bound = |key: &str| match constraints.get(key).map(|bound| &bound.kind) {
        None => Ok(None),
        Some(Value::Integer(bound)) => Ok(Some(*bound)),
        Some(_) => {
            let help = "write a whole number, or leave it out";
            Err(Error::new("region.package.bound", "the bound is not a whole number", help).at(at()))
        }
    };
    Ok(ColumnSchema {
        name: name.to_owned(),
        label: Label::same(text("title").unwrap_or_else(|| name.to_owned())),
        about: text("description").unwrap_or_default(),
        required: matches!(kind, Kind::Id)
            || matches!(constraints.get("required"), Some(Tree { kind: Value::Bool(true), .. })),
        unit: text("unit"),
        minimum: bound("minimum")?,
        maximum: bound("maximum")?,
        kind,
    })
}

/// The most words that a column may be limited to.
const MOST_WORDS: usize = 255;

fn kind(field: &Tree, schema: &Tree, table: &str, name: &str, key: &[String]) -> Result<Kind, Error> {
    Ok(match field.get("type").and_then(Tree::text).unwrap_or("string") {
        "string" | "any" => {
            let listed = words(field.get("constraints").and_then(|constraints| constraints.get("enum")));
            if let Some(target) = target(schema, name) {
                Kind::Reference { table: if target.is_empty() { table.to_owned() } else { target.to_owned() } }
            } else if key == [name] {
                Kind::Id
            } else if listed.len() > MOST_WORDS {
                let message = format!("the list has more than {MOST_WORDS} words");
                return Err(Error::new("region.package.enum", message, "leave it out, or make a table of it"));
            } else if listed.is_empty() {
                Kind::Text
            } else {
                Kind::Word { words: listed }
            }
        }
        "integer" | "year" => Kind::Whole,
        "number" => Kind::Number,
        "boolean" => Kind::Flag,
        "date" => Kind::Day,
        other => {
            let help = "use one of string, integer, number, boolean, date";
            return Err(Error::new(
                "region.package.type",
                format!("no column can be of the type `{}`", shown(other)),
                help,
            ));
        }
    })
}

/// The table that a field refers to by itself: one of the package, or as `nms` says one that it has no files of.
fn target<'t>(schema: &'t Tree, field: &str) -> Option<&'t str> {
    let lists = [Some(schema), schema.get("nms")].into_iter().flatten();
    let keys = lists.filter_map(|list| match &list.get("foreignKeys")?.kind {
        Value::List(keys) => Some(keys),
        _ => None,
    });
    let key = keys.flatten().find(|key| words(key.get("fields")) == [field])?;
    key.get("reference")?.get("resource").map_or(Some(""), Tree::text)
}

/// A word, or a list of words.
fn words(value: Option<&Tree>) -> Vec<String> {
    match value.map(|value| &value.kind) {
        Some(Value::Text(word)) => vec![word.clone()],
        Some(Value::List(list)) => list.iter().filter_map(|one| one.text().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}
