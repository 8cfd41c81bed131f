//! A folder as a data package: which file holds which table, in the words of Frictionless Table Schema.
//!
//! Nothing is opened here: the caller reads the files that are named and gives their bytes to [`Tables`](super::Tables).

mod describe;
mod descriptor;
mod own;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use super::{Region, Schema};
use crate::boundary::{Error, Limits, Several, shown, tree};
use crate::shape::{Kind, Tree};
use crate::text::vocabulary;

/// The name of the file that describes a folder.
pub const DESCRIPTOR: &str = "datapackage.json";

vocabulary! {
    /// How a file holds a table.
    FileFormat {
        Csv = "csv", "текст с разделителями", "text with delimiters";
        Parquet = "parquet", "файл Parquet", "Parquet file";
    }
}

impl FileFormat {
    /// The format that the name of a file tells.
    fn of(path: &str) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        Self::ALL.iter().copied().find(|format| format.as_str().eq_ignore_ascii_case(ending))
    }
}

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PackageFile {
    /// The table it holds, or a part of it.
    pub table: String,
    /// Where it lies, from the folder of the package; never outside of it.
    pub path: String,
    /// How it holds the table.
    pub format: FileFormat,
}

/// The files of a folder, and the tables they hold: the standard ones and those of the region's own.
///
/// ```
/// use nms_core::Limits;
/// use nms_core::region::{Package, Tables};
/// let descriptor = r#"{"resources": [
///   {"name": "persons", "path": "people.csv"},
///   {"name": "clubs", "path": "clubs.csv", "schema": {
///     "fields": [{"name": "id", "type": "string"}, {"name": "leader", "type": "string"}, {"name": "members", "type": "integer"}],
///     "primaryKey": "id",
///     "foreignKeys": [{"fields": "leader", "reference": {"resource": "persons", "fields": "id"}}]}}]}"#;
/// let package = Package::read(descriptor, &Limits::default())?;
/// assert_eq!(package.files()[0].path, "people.csv");
/// let mut tables = Tables::new(package.schema().clone(), Limits::default());
/// tables.csv("persons", b"id\np1\n");
/// tables.csv("clubs", b"id,leader,members\nc1,p1,12\n");
/// assert_eq!(tables.check(None)?.csv("clubs")?, "id,leader,members\nc1,p1,12\n");
/// # Ok::<(), nms_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    schema: Arc<Schema>,
    files: Vec<PackageFile>,
    synthetic: bool,
}

impl Package {
    /// Reads a descriptor, `datapackage.json`.
    ///
    /// A resource with the name of a standard table is that table; another one becomes a table of the region's own,
    /// whose columns are taken from its Table Schema.
    ///
    /// # Errors
    /// `input.json`, `limit.bytes`, and everything wrong with the resources at once as `region.package.*`.
    pub fn read(text: &str, limits: &Limits) -> Result<Self, Error> {
        let descriptor = tree(text, DESCRIPTOR, limits)?;
        let Some(Kind::List(resources)) = descriptor.get("resources").map(|resources| &resources.kind) else {
            let help = "list the tables as resources, each with a name and a path";
            return Err(Error::new("region.package.resources", "the package lists no resources", help).at(DESCRIPTOR));
        };
        let mut problems = Several::default();
        let (mut files, mut names) = (Vec::new(), BTreeSet::new());
        for (at, resource) in resources.iter().enumerate() {
            match name_of(resource, at) {
                Ok(name) => {
                    descriptor::files(resource, &name, &mut files, &mut problems);
                    if !names.insert(name.clone()) {
                        let help = "give each table a name of its own; several files of one table are a list of paths";
                        let error = Error::new("region.package.twice", "two resources have one name", help);
                        problems.push(error.at(place(&name)));
                    }
                }
                Err(problem) => problems.push(problem),
            }
        }
        let own = own::tables(resources, &mut problems);
        if !problems.is_empty() {
            return Err(problems.into_error("region.package.invalid", "the package"));
        }
        let synthetic = matches!(descriptor.get("synthetic").map(|mark| &mark.kind), Some(Kind::Bool(true)));
        Ok(Self { schema: Schema::standard().with(own), files, synthetic })
    }

    /// The package of a folder without a descriptor: the files with the names of standard tables.
    ///
    /// ```
    /// use nms_core::region::Package;
    /// let package = Package::of_files(["notes.txt", "persons.csv", "sessions.parquet"]);
    /// assert_eq!(package.files().len(), 2);
    /// ```
    pub fn of_files<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let schema = Schema::standard();
        let file = |path: &str| {
            let (table, _) = path.rsplit_once('.')?;
            schema.table(table)?;
            Some(PackageFile { table: table.to_owned(), path: path.to_owned(), format: FileFormat::of(path)? })
        };
        let mut files: Vec<_> = names.into_iter().filter_map(file).collect();
        files.sort_by_key(|file| (schema.place(&file.table), file.path.clone()));
        Self { schema, files, synthetic: false }
    }

    /// The tables that the files may hold.
    pub fn schema(&self) -> &Arc<Schema> {
        &self.schema
    }

    /// The files, in the order of the descriptor.
    pub fn files(&self) -> &[PackageFile] {
        &self.files
    }

    /// Whether its tables are made and not measured: the property `synthetic` of the descriptor.
    ///
    /// The caller passes it on with [`Tables::mark_synthetic`](super::Tables::mark_synthetic).
    pub fn is_synthetic(&self) -> bool {
        self.synthetic
    }

    /// The descriptor, `datapackage.json`.
    pub fn to_json(&self) -> String {
        describe::text(self)
    }
}

impl Region {
    /// The package in which this region is written: a file for each table that has rows or is the region's own.
    pub fn package(&self, format: FileFormat) -> Package {
        let standard = Schema::standard();
        let own: Vec<_> = self.schema().tables().filter(|table| standard.table(&table.name).is_none()).collect();
        // What a table of the region's own refers to is there too, so that every reader of packages sees the reference.
        let targets: Vec<&str> =
            own.iter().flat_map(|table| (0..table.columns.len()).filter_map(|place| table.target(place))).collect();
        let wanted =
            |name: &str| self.rows(name) > 0 || own.iter().any(|one| one.name == name) || targets.contains(&name);
        let tables = self.schema().tables().filter(|table| wanted(&table.name));
        let file = |name: &str| PackageFile { table: name.to_owned(), path: format!("{name}.{format}"), format };
        let files = tables.map(|table| file(&table.name)).collect();
        Package { schema: Arc::clone(self.schema()), files, synthetic: self.is_synthetic() }
    }
}

/// The name of a resource.
fn name_of(resource: &Tree, at: usize) -> Result<String, Error> {
    let place = format!("{DESCRIPTOR}, resource {}", at + 1);
    let Some(name) = resource.get("name").and_then(Tree::text) else {
        let help = "give it the name of its table";
        return Err(Error::new("region.package.name", "the resource has no name", help).at(place));
    };
    own::sound(name).map_err(|problem| problem.at(place))?;
    Ok(name.to_owned())
}

/// The place of a resource as it is shown.
fn place(name: &str) -> String {
    format!("{DESCRIPTOR}, {}", shown(name))
}
