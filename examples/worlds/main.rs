//! Made worlds, and what every stage says of them: `cargo xtask worlds` compares it with the other surfaces.
//!
//! ```text
//! cargo run --example worlds -- make 50 FOLDER    writes fifty worlds into a folder, one JSON file each
//! cargo run --example worlds -- run FOLDER        prints the SHA-256 of every stage of each
//! ```

#![expect(clippy::print_stdout, reason = "what it prints is its result")]

mod make;
mod stages;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use stages::{World, stages};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", many, folder] => make_into(many.parse()?, Path::new(folder)),
        ["run", folder] => run(Path::new(folder)),
        _ => Err("use `make NUMBER FOLDER` or `run FOLDER`".into()),
    }
}

/// Writes so many worlds; what stood in the folder before is taken away.
fn make_into(many: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for number in 0..many {
        let (name, world) = make::world(number)?;
        fs::write(folder.join(format!("{name}.json")), serde_json::to_vec(&world)?)?;
    }
    Ok(())
}

/// A line for each stage of each world: its name, the stage, the SHA-256 of its text.
fn run(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<PathBuf>>>()?;
    files.sort();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let world: World = serde_json::from_slice(&fs::read(&file)?)?;
        for (stage, text) in stages(&world) {
            let hash: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
            println!("{name} {stage} {hash}");
        }
    }
    Ok(())
}
