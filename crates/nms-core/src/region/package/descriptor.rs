//! The files of a resource.

use super::{FileFormat, PackageFile, place};
use crate::boundary::{Error, Several, shown};
use crate::shape::{Kind, Tree};

/// Reads the paths of a resource: one, or several whose rows follow one another.
pub(super) fn files(resource: &Tree, name: &str, files: &mut Vec<PackageFile>, problems: &mut Several<Error>) {
    let paths: Vec<&Tree> = match resource.get("path") {
        Some(Tree { kind: Kind::List(paths), .. }) => paths.iter().collect(),
        Some(path) => vec![path],
        None => Vec::new(),
    };
    if paths.is_empty() {
        let help = "write the table into a file, and its path here";
        problems.push(Error::new("region.package.path", "the resource has no path", help).at(place(name)));
    }
    for path in paths {
        match file(resource, name, path.text().unwrap_or_default()) {
            Ok(file) => files.push(file),
            Err(problem) => problems.push(problem.at(format!("{}, path", place(name)))),
        }
    }
}

fn file(resource: &Tree, name: &str, path: &str) -> Result<PackageFile, Error> {
    if !stays_inside(path) {
        let help = "name a file below the folder of the package, with `/` between folders";
        return Err(Error::new("region.package.path", "the path leads out of the folder", help));
    }
    let format = match resource.get("format").and_then(Tree::text) {
        Some(word) => FileFormat::ALL.iter().copied().find(|format| format.as_str() == word),
        None => FileFormat::of(path),
    };
    let Some(format) = format else {
        let formats: Vec<_> = FileFormat::ALL.iter().map(|format| format.as_str()).collect();
        let message = format!("the format of `{}` is not known", shown(path));
        return Err(Error::new("region.package.format", message, format!("use one of {}", formats.join(", "))));
    };
    Ok(PackageFile { table: name.to_owned(), path: path.to_owned(), format })
}

/// Whether a path names a file below the folder, on every system.
fn stays_inside(path: &str) -> bool {
    let sound = |part: &str| !part.is_empty() && part != "." && part != "..";
    path.split('/').all(sound) && !path.contains(['\\', ':', '\0'])
}
