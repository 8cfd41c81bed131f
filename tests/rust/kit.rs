//! The conformance kit: small regions whose every stage is known, with the reasoning beside it; see `tests/kit/README.md`.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../examples/worlds/stages.rs"]
mod stages;

use stages::{World, stages};

/// How many stages the regions of the kit have together. The kit may only grow.
const STAGES: usize = 28;

fn regions() -> Vec<PathBuf> {
    let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/kit");
    let mut found: Vec<PathBuf> = fs::read_dir(kit).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}

fn world(region: &Path) -> World {
    let mut world: World = serde_json::from_slice(&fs::read(region.join("world.json")).unwrap()).unwrap();
    for entry in fs::read_dir(region.join("tables")).unwrap() {
        let file = entry.unwrap().path();
        world.files.insert(file.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&file).unwrap());
    }
    world
}

#[test]
fn every_stage_of_every_region_is_as_written() {
    let bless = std::env::var_os("NMS_BLESS").is_some();
    let mut seen = 0;
    for region in regions() {
        let expected = region.join("expected");
        let mut written: Vec<_> =
            fs::read_dir(&expected).into_iter().flatten().map(|entry| entry.unwrap().file_name()).collect();
        for (stage, text) in stages(&world(&region)) {
            let file = expected.join(format!("{stage}.json"));
            if bless {
                fs::create_dir_all(&expected).unwrap();
                fs::write(&file, &text).unwrap();
            }
            let same = fs::read_to_string(&file).is_ok_and(|known| known == text);
            assert!(same, "{} is not what the stage gives", file.display());
            written.retain(|name| name != file.file_name().unwrap());
            seen += 1;
        }
        assert_eq!(written, Vec::<std::ffi::OsString>::new(), "{}: stages that no longer come", region.display());
    }
    assert!(seen >= STAGES, "the kit has become smaller: {seen} stages");
}
