//! Each fault of a definition has a fixture, and its message a snapshot with file, line, entry, field and column.

use nms_core::kpi::{KpiOptions, check, read_pack};
use nms_core::region::{Schema, Tables};
use nms_core::{Error, Limits, NormPack};

#[test]
fn every_fault_has_its_message() {
    insta::glob!("../fixtures/definitions", "*.toml", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let (schema, limits) = (Schema::standard(), Limits::default());
        let error = read_pack([(&*name, text.as_str())], None, &schema, &limits).unwrap_err();
        insta::assert_snapshot!(Error::from(error.clone()).to_string());
        // Where the reader alone finds nothing wrong, the pack can be checked later, and no report is made with it.
        if let Ok(pack) = NormPack::from_files([(&*name, text.as_str())]) {
            let found: Vec<_> = check(&pack, &schema, &limits).into_iter().map(|error| error.code).collect();
            let said: Vec<_> = error.problems().iter().map(|problem| problem.code.clone()).collect();
            assert_eq!(found, said);
            let region = Tables::default().check(None).unwrap();
            region.kpis(&pack, &KpiOptions::on("2024-06-01".parse().unwrap())).unwrap_err();
        }
    });
}

#[test]
fn the_packs_have_no_fault() {
    for id in NormPack::available() {
        let found = check(&NormPack::load(id).unwrap(), &Schema::standard(), &Limits::default());
        assert!(found.is_empty(), "{id}: {found:?}");
    }
}
