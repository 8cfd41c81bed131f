//! A region in a folder: its tables as CSV, described by a `datapackage.json`.

use std::error::Error;
use std::fs;
use std::path::Path;

use nms_core::region::{DESCRIPTOR, FileFormat, Package, Region, Tables};
use nms_core::{Limits, NormPack};

/// Reads the CSV files that the descriptor of a folder names, or those with the names of standard tables.
pub(crate) fn read(folder: &Path, pack: Option<&NormPack>) -> Result<Region, Box<dyn Error>> {
    let descriptor = folder.join(DESCRIPTOR);
    let limits = Limits::default();
    let package = if descriptor.exists() {
        Package::read(&fs::read_to_string(descriptor)?, &limits)?
    } else {
        let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        let names = names.collect::<std::io::Result<Vec<_>>>()?;
        Package::of_files(names.iter().map(String::as_str))
    };
    let mut tables = Tables::new(package.schema().clone(), limits);
    if package.is_synthetic() {
        tables.mark_synthetic();
    }
    for file in package.files() {
        if file.format != FileFormat::Csv {
            return Err(format!("{} is not CSV; this example reads nothing else", file.path).into());
        }
        tables.csv(&file.table, &fs::read(folder.join(&file.path))?);
    }
    Ok(tables.check(pack)?)
}

/// Writes a region into a folder, which is made if it is not there.
pub(crate) fn write(region: &Region, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let package = region.package(FileFormat::Csv);
    for file in package.files() {
        fs::write(folder.join(&file.path), region.csv(&file.table)?)?;
    }
    fs::write(folder.join(DESCRIPTOR), package.to_json())?;
    Ok(())
}
