//! A region's folder is a data package, written and read again as it was.

use nms_core::Limits;
use nms_core::region::{FileFormat, Kind, Package, Region, Tables, Time};

#[path = "../../examples/folder.rs"]
#[allow(unreachable_pub, reason = "the example stands on its own")]
mod folder;

const DESCRIPTOR: &str = r#"{"resources": [
  {"name": "persons", "path": ["people/a.csv", "people/b.csv"]},
  {"name": "clubs", "path": "clubs.CSV", "title": "кружки", "schema": {
    "fields": [
      {"name": "id", "type": "string"},
      {"name": "leader", "type": "string"},
      {"name": "above", "type": "string"},
      {"name": "size", "type": "string", "constraints": {"enum": ["small", "large"], "required": true}},
      {"name": "members", "type": "integer", "unit": "people", "constraints": {"minimum": 1, "maximum": 40}},
      {"name": "fee", "type": "number"},
      {"name": "open", "type": "boolean"},
      {"name": "valid_from", "type": "date"},
      {"name": "valid_to", "type": "date"},
      {"name": "motto"}],
    "primaryKey": ["id"],
    "foreignKeys": [{"fields": ["leader"], "reference": {"resource": "persons", "fields": ["id"]}},
                    {"fields": "above", "reference": {"resource": "", "fields": "id"}}]}},
  {"name": "visits", "path": "visits.csv", "schema": {
    "fields": [{"name": "club", "type": "string"}, {"name": "date", "type": "date"}],
    "foreignKeys": [{"fields": ["club"], "reference": {"resource": "clubs", "fields": ["id"]}}]}}]}"#;

fn clubs() -> Region {
    let package = Package::read(DESCRIPTOR, &Limits::default()).unwrap();
    let mut tables = Tables::new(package.schema().clone(), Limits::default());
    tables.csv("persons", b"id\np1\n");
    tables.csv("persons", b"id,birth_date\np2,1990-05-01\n");
    tables.csv(
        "clubs",
        "id,leader,above,size,members,fee,open,valid_from,motto\nc1,p1,,small,12,0.50,true,2023-09-01,\nc2,,c1,large,,,,2023-09-02,\"раз, два\n\"\"три\"\"\"\n".as_bytes(),
    );
    tables.csv("visits", b"club,date\nc1,2023-10-01\nc1,2023-10-01\n");
    tables.check(None).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_resource_that_is_no_standard_table_becomes_one_of_the_regions_own() {
    let package = Package::read(DESCRIPTOR, &Limits::default()).unwrap();
    let paths: Vec<_> = package.files().iter().map(|file| (file.table.as_str(), file.path.as_str())).collect();
    assert_eq!(
        paths,
        [("persons", "people/a.csv"), ("persons", "people/b.csv"), ("clubs", "clubs.CSV"), ("visits", "visits.csv")]
    );
    let clubs = package.schema().table("clubs").unwrap();
    let kinds: Vec<_> = clubs.columns.iter().map(|column| column.kind.clone()).collect();
    let to = |table: &str| Kind::Reference { table: table.to_owned() };
    assert_eq!(kinds[..3], [Kind::Id, to("persons"), to("clubs")]);
    assert_eq!(kinds[3], Kind::Word { words: vec!["small".to_owned(), "large".to_owned()] });
    assert_eq!(kinds[4..], [Kind::Whole, Kind::Number, Kind::Flag, Kind::Day, Kind::Day, Kind::Text]);
    assert!(matches!(clubs.time, Time::State { .. }) && clubs.columns[3].required);
    assert_eq!((clubs.columns[4].minimum, clubs.columns[4].unit.as_deref()), (Some(1), Some("people")));
    assert!(matches!(package.schema().table("visits").unwrap().time, Time::Event { .. }));
}

#[test]
fn what_is_written_is_read_again_as_it_was() {
    let region = clubs();
    let folder = std::env::temp_dir().join(format!("nms-package-{}", std::process::id()));
    folder::write(&region, &folder).unwrap();
    let again = folder::read(&folder, None).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(region.package(FileFormat::Csv).to_json(), again.package(FileFormat::Csv).to_json());
    assert_eq!(region.schema().table("clubs"), again.schema().table("clubs"));
    for file in region.package(FileFormat::Csv).files() {
        assert_eq!(region.csv(&file.table).unwrap(), again.csv(&file.table).unwrap());
    }
}

#[test]
fn the_descriptor_says_what_the_schema_says() {
    let mut tables = Tables::default();
    tables
        .json(
            r#"{"persons": [{"id": "p"}], "organisations": [{"id": "o", "kind": "school", "level": "institutional"}],
        "positions": [{"person": "p", "organisation": "o", "post": "head", "staff_category": "managerial"}]}"#,
        )
        .unwrap();
    insta::assert_snapshot!(tables.check(None).unwrap().package(FileFormat::Csv).to_json());
}

#[test]
fn everything_wrong_with_a_descriptor_is_said_at_once() {
    let descriptor = r#"{"resources": [
      {"path": "a.csv"},
      {"name": "persons", "path": "../../secret.csv"},
      {"name": "sessions"},
      {"name": "routes", "path": "routes.xlsx"},
      {"name": "surveys", "path": "C:/surveys.csv"},
      {"name": "mine", "path": "mine.csv"},
      {"name": "clubs", "path": "clubs.csv", "schema": {"primaryKey": "no", "fields": [
        {"name": "a", "type": "geopoint"}, {"name": "b"}, {"name": "b"}, {"name": "c,d"},
        {"name": "e", "type": "integer", "constraints": {"minimum": 0.5}}, {"name": "f"}, {"name": "g"}],
        "foreignKeys": [{"fields": "f", "reference": {"resource": "nobody", "fields": "id"}},
                        {"fields": "g", "reference": {"resource": "relations", "fields": "from"}}]}},
      {"name": "clubs", "path": "more.csv", "schema": {"fields": []}}]}"#;
    insta::assert_snapshot!(Package::read(descriptor, &Limits::default()).unwrap_err().to_string());
    for text in ["", "[]", "{}", r#"{"resources": {}}"#] {
        assert!(Package::read(text, &Limits::default()).is_err());
    }
}

#[test]
fn a_reference_to_a_table_without_files_is_kept() {
    let people = r#"{"name": "persons", "path": ["people/a.csv", "people/b.csv"]},"#;
    let package = Package::read(&DESCRIPTOR.replace(people, ""), &Limits::default()).unwrap();
    let text = package.to_json();
    // `foreignKeys` may name resources of the package only, so that one of `nms` names the other.
    let descriptor: serde_json::Value = serde_json::from_str(&text).unwrap();
    let named = |keys: &serde_json::Value| -> Vec<_> {
        keys.as_array().unwrap().iter().map(|key| key["reference"]["resource"].clone()).collect()
    };
    let clubs = &descriptor["resources"][0]["schema"];
    assert_eq!(
        (named(&clubs["foreignKeys"]), named(&clubs["nms"]["foreignKeys"])),
        (vec!["clubs".into()], vec!["persons".into()])
    );
    assert_eq!(Package::read(&text, &Limits::default()).unwrap(), package);
}

#[test]
fn a_folder_without_a_descriptor_is_read_by_the_names_of_its_files() {
    let package = Package::of_files(["sessions.csv", "persons.parquet", "notes.csv", "persons.csv", "README"]);
    let files: Vec<_> = package.files().iter().map(|file| (file.path.as_str(), file.format)).collect();
    assert_eq!(
        files,
        [("persons.csv", FileFormat::Csv), ("persons.parquet", FileFormat::Parquet), ("sessions.csv", FileFormat::Csv)]
    );
}
