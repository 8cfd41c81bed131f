//! A descriptor as text: Data Package 2 with a Table Schema for every table.

use serde::Serialize;

use super::{FileFormat, Package, PackageFile};
use crate::region::schema::{ColumnSchema, Kind, RECORDED, TableSchema, Time};

#[derive(Serialize)]
struct Descriptor<'p> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: &'static str,
    /// Made and not measured; what Data Package has no word for.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    synthetic: bool,
    resources: Vec<Resource<'p>>,
}

#[derive(Serialize)]
struct Resource<'p> {
    name: &'p str,
    path: Vec<&'p str>,
    title: &'p str,
    description: &'p str,
    /// Left out where the files are of several, which their names tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<FileFormat>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mediatype: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    schema: TableShape<'p>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableShape<'p> {
    fields: Vec<Field<'p>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    primary_key: Vec<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unique_keys: Vec<Vec<&'p str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey<'p>>,
    missing_values: [&'static str; 1],
    /// What Table Schema has no word for.
    #[serde(skip_serializing_if = "Option::is_none")]
    nms: Option<Beyond<'p>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Beyond<'p> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    key: Vec<&'p str>,
    /// To standard tables that the package has no files of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey<'p>>,
}

#[derive(Serialize)]
struct ForeignKey<'p> {
    fields: [&'p str; 1],
    reference: Reference<'p>,
}

#[derive(Serialize)]
struct Reference<'p> {
    resource: &'p str,
    fields: [&'p str; 1],
}

#[derive(Serialize)]
struct Field<'p> {
    name: &'p str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'p str,
    description: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'p str>,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints<'p>,
}

#[derive(Serialize)]
struct Constraints<'p> {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<i64>,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    words: Option<&'p [String]>,
}

impl Constraints<'_> {
    fn is_empty(&self) -> bool {
        !self.required && self.minimum.is_none() && self.maximum.is_none() && self.words.is_none()
    }
}

/// The descriptor as indented JSON.
pub(super) fn text(package: &Package) -> String {
    let mut resources: Vec<Resource<'_>> = Vec::new();
    for file in &package.files {
        match resources.iter_mut().find(|resource| resource.name == file.table) {
            Some(resource) => {
                resource.path.push(&file.path);
                if resource.format != Some(file.format) {
                    (resource.format, resource.mediatype, resource.encoding) = (None, None, None);
                }
            }
            None => resources.extend(resource(package, file)),
        }
    }
    let profile = "https://datapackage.org/profiles/2.0/datapackage.json";
    let descriptor = Descriptor { profile, name: "region", synthetic: package.synthetic, resources };
    // A tree of plain values with text keys, which JSON can always hold.
    serde_json::to_string_pretty(&descriptor).unwrap_or_default() + "\n"
}

fn resource<'p>(package: &'p Package, file: &'p PackageFile) -> Option<Resource<'p>> {
    let table = package.schema.table(&file.table)?;
    let is_text = file.format == FileFormat::Csv;
    Some(Resource {
        name: &table.name,
        path: vec![&file.path],
        title: &table.label.ru,
        description: &table.about,
        format: Some(file.format),
        mediatype: Some(if is_text { "text/csv" } else { "application/vnd.apache.parquet" }),
        encoding: is_text.then_some("utf-8"),
        schema: shape(package, table),
    })
}

fn shape<'p>(package: &'p Package, table: &'p TableSchema) -> TableShape<'p> {
    let key: Vec<&str> =
        table.key.iter().filter_map(|at| table.columns.get(*at)).map(|one| one.name.as_str()).collect();
    // Later versions of a fact, and facts that hold at other times, repeat its key.
    let mut further: Vec<&str> = Vec::new();
    if let Time::State { from, .. } = &table.time {
        further.push(from);
    }
    further.extend(table.place(RECORDED).map(|_| RECORDED));
    let required = table.key.iter().all(|at| table.columns.get(*at).is_some_and(|column| column.required));
    let is_primary = further.is_empty() && required;
    let unique = [key.as_slice(), further.as_slice()].concat();
    let keys = table.columns.iter().filter_map(|column| foreign_key(package, column));
    let (foreign_keys, beyond): (Vec<_>, Vec<_>) =
        keys.partition(|key| package.files.iter().any(|file| file.table == key.reference.resource));
    let beyond = Beyond { key: if is_primary { Vec::new() } else { key.clone() }, foreign_keys: beyond };
    TableShape {
        fields: table.columns.iter().map(field).collect(),
        unique_keys: if is_primary || key.is_empty() { Vec::new() } else { vec![unique] },
        primary_key: if is_primary { key } else { Vec::new() },
        foreign_keys,
        missing_values: [""],
        nms: (!beyond.key.is_empty() || !beyond.foreign_keys.is_empty()).then_some(beyond),
    }
}

/// What a column refers to.
fn foreign_key<'p>(package: &'p Package, column: &'p ColumnSchema) -> Option<ForeignKey<'p>> {
    let Kind::Reference { table } = &column.kind else { return None };
    let target = package.schema.table(table)?;
    let id = target.id_column().and_then(|at| target.columns.get(at))?;
    Some(ForeignKey { fields: [&column.name], reference: Reference { resource: table, fields: [&id.name] } })
}

fn field(column: &ColumnSchema) -> Field<'_> {
    let kind = match &column.kind {
        Kind::Id | Kind::Reference { .. } | Kind::Text | Kind::Word { .. } => "string",
        Kind::Day => "date",
        Kind::Whole => "integer",
        Kind::Number => "number",
        Kind::Flag => "boolean",
    };
    let words = if let Kind::Word { words } = &column.kind { Some(words.as_slice()) } else { None };
    Field {
        name: &column.name,
        kind,
        title: &column.label.ru,
        description: &column.about,
        unit: column.unit.as_deref(),
        constraints: Constraints { required: column.required, minimum: column.minimum, maximum: column.maximum, words },
    }
}
