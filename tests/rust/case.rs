//! A competence framework from a CASE package: what becomes rows, and what is named apart.

use nms_core::diagnosis::Framework;
use nms_core::diagnosis::framework::case::{CaseImport, CaseOptions, LeftOutReason, read};
use nms_core::norm::entry::CompetenceArea;
use nms_core::region::Tables;
use nms_core::{Limits, NormPack};
use proptest::prelude::*;
use serde_json::{Value, json};

fn item(identifier: &str) -> Value {
    json!({"identifier": identifier, "fullStatement": identifier.to_uppercase()})
}

/// An association named after its two ends.
fn tie(origin: &str, sort: &str, destination: &str) -> Value {
    json!({
        "identifier": format!("{origin} {sort} {destination}"), "associationType": sort,
        "originNodeURI": {"identifier": origin, "title": "t", "uri": "https://example.org/o"},
        "destinationNodeURI": {"identifier": destination, "title": "t", "uri": "https://example.org/d"},
    })
}

fn package(items: Vec<Value>, ties: Vec<Value>) -> Value {
    json!({"CFDocument": {"identifier": "d"}, "CFItems": items, "CFAssociations": ties})
}

fn import(package: &Value) -> CaseImport {
    read(&package.to_string(), &CaseOptions::default(), &Limits::default()).unwrap()
}

/// The associations that are left out, with the reason.
fn left_out(import: &CaseImport) -> Vec<(&str, LeftOutReason)> {
    let ties = import.left_out.list.iter().filter(|one| one.part == "CFAssociations");
    ties.map(|one| (one.id.as_deref().unwrap(), one.reason)).collect()
}

fn prerequisites(import: &CaseImport) -> Vec<(&str, &str)> {
    import.tables.prerequisites.iter().map(|row| (row.competence.as_str(), row.requires.as_str())).collect()
}

fn parents(import: &CaseImport) -> Vec<Option<&str>> {
    import.tables.competences.iter().map(|row| row.parent.as_deref()).collect()
}

/// The framework of a region that has these tables and nothing else.
fn framework(import: &CaseImport) -> Framework {
    let mut tables = Tables::default();
    tables.json(r#"{"organisations": [{"id": "r", "kind": "region", "level": "regional"}]}"#).unwrap();
    tables.json(&import.tables_json()).unwrap();
    Framework::of(&tables.check(None::<&NormPack>).unwrap()).unwrap()
}

#[test]
fn associations_become_parts_and_prerequisites_or_are_named() {
    let found = import(&package(
        ["a", "b", "c", "e"].map(item).to_vec(),
        vec![
            tie("a", "isChildOf", "d"),
            tie("b", "isChildOf", "d"),
            tie("b", "isChildOf", "a"),
            tie("c", "isChildOf", "a"),
            tie("c", "isChildOf", "b"),
            tie("b", "precedes", "c"),
            tie("b", "exactMatchOf", "c"),
            tie("b", "precedes", "x"),
            tie("e", "precedes", "d"),
            tie("e", "replacedBy", "https://example.org/other"),
        ],
    ));
    assert_eq!(parents(&found), [None, Some("a"), Some("a"), None]);
    assert_eq!(prerequisites(&found), [("c", "b")]);
    assert_eq!(
        left_out(&found),
        [
            ("c isChildOf b", LeftOutReason::SecondParent),
            ("b exactMatchOf c", LeftOutReason::NoPlace),
            ("b precedes x", LeftOutReason::Outside),
            ("e precedes d", LeftOutReason::NoItem),
            ("e replacedBy https://example.org/other", LeftOutReason::NoPlace),
            // The document is no parent of an item that has one.
            ("b isChildOf d", LeftOutReason::SecondParent),
        ]
    );
    assert_eq!(framework(&found).order().collect::<Vec<_>>(), ["a", "b", "c", "e"]);
}

#[test]
fn circles_are_left_out_whole_and_the_rest_stays() {
    let found = import(&package(
        ["a", "b", "c", "e", "f"].map(item).to_vec(),
        vec![
            tie("a", "isChildOf", "b"),
            tie("b", "isChildOf", "a"),
            tie("c", "isChildOf", "a"),
            tie("f", "isChildOf", "f"),
            tie("a", "precedes", "b"),
            tie("b", "precedes", "e"),
            tie("e", "precedes", "b"),
            // A part that comes before its own whole.
            tie("c", "precedes", "a"),
        ],
    ));
    assert_eq!(parents(&found), [None, None, Some("a"), None, None]);
    assert_eq!(prerequisites(&found), [("b", "a")]);
    let circles: Vec<_> =
        ["a isChildOf b", "b isChildOf a", "f isChildOf f", "b precedes e", "e precedes b", "c precedes a"]
            .map(|id| (id, LeftOutReason::Circle))
            .to_vec();
    assert_eq!(left_out(&found), circles);
    framework(&found);
}

#[test]
fn the_code_is_the_id_where_it_means_one_item() {
    let coded = |identifier: &str, code: &str| json!({"identifier": identifier, "fullStatement": "s", "humanCodingScheme": code});
    let items = [("i1", "М.1 "), ("i2", "М.2"), ("i3", "М.2"), ("i4", "i1"), ("i5", "a\u{200B}b"), ("i6", "")];
    let found = import(&package(items.map(|(id, code)| coded(id, code)).to_vec(), vec![]));
    let ids: Vec<_> = found.tables.competences.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["М.1", "i2", "i3", "i4", "i5", "i6"]);
    assert_eq!(found.identifiers.iter().collect::<Vec<_>>(), [(&"М.1".to_owned(), &"i1".to_owned())]);
    let counts = found.left_out.counts.iter().map(|one| (one.reason, one.count)).collect::<Vec<_>>();
    let (repeated, unfit) = (LeftOutReason::CodeRepeated, LeftOutReason::CodeUnfit);
    assert_eq!(counts, [(repeated, 3), (unfit, 1), (LeftOutReason::DefaultArea, 6)]);
}

#[test]
fn the_nearest_word_about_an_area_wins() {
    let typed =
        |identifier: &str, sort: &str| json!({"identifier": identifier, "fullStatement": "s", "CFItemType": sort});
    let mut package = package(
        vec![typed("a", "Domain"), typed("b", "Skill"), typed("c", "Knowledge"), typed("e", "Knowledge")],
        vec![tie("b", "isChildOf", "a"), tie("c", "isChildOf", "a"), tie("c", "precedes", "b")],
    );
    package["CFDocument"]["subject"] = json!(["Математика"]);
    let areas = |options: &str| {
        let options = CaseOptions::from_json(options, &Limits::default()).unwrap();
        let found = read(&package.to_string(), &options, &Limits::default()).unwrap();
        let rows = found.tables.competences.iter();
        let areas = rows.map(|row| (row.area.as_str(), row.subject.is_some())).collect::<Vec<_>>();
        let named = found.left_out.counts.iter().filter(|one| one.field != "CFItemType");
        (areas, named.map(|one| (one.reason, one.field.clone(), one.count)).collect::<Vec<_>>())
    };
    let (found, named) = areas(r#"{"areas": {"a": "methodical", "Skill": "digital", "Skil": "digital"}}"#);
    assert_eq!(found, [("methodical", false), ("digital", false), ("methodical", false), ("subject", true)]);
    let (default, unused) = (LeftOutReason::DefaultArea, LeftOutReason::UnusedArea);
    assert_eq!(named, [(default, "area".to_owned(), 1), (unused, "Skil".to_owned(), 1)]);
    let (found, named) = areas(r#"{"areas": {"Математика": "methodical"}, "default_area": "managerial"}"#);
    assert!(found.iter().all(|area| *area == (CompetenceArea::Methodical.as_str(), false)));
    // No row has a place for the subject of the document.
    assert_eq!(named, [(LeftOutReason::NoPlace, "subject".to_owned(), 1)]);
}

#[test]
fn fields_without_a_place_are_counted_and_the_first_of_each_listed() {
    let rich = |n: usize| {
        json!({
            "identifier": format!("i{n}"), "fullStatement": "s", "language": "ru", "educationLevel": ["05", "06"],
            "notes": "", "conceptKeywords": [], "statusStartDate": if n == 0 { json!("2024-01-01") } else { Value::Null },
        })
    };
    let mut package = package((0..150).map(rich).collect(), vec![]);
    package["CFDocument"]["creator"] = "c".into();
    package["CFDefinitions"] = json!({"CFItemTypes": [{"identifier": "t1"}, {"identifier": "t2"}], "CFLicenses": []});
    package["CFRubrics"] = json!([{"identifier": "r"}]);
    let found = import(&package).left_out;
    let counts: Vec<_> = found.counts.iter().map(|one| (one.part.as_str(), one.field.as_str(), one.count)).collect();
    assert_eq!(
        counts,
        [
            ("CFDefinitions", "CFItemTypes", 2),
            ("CFDocument", "creator", 1),
            ("CFItems", "educationLevel", 150),
            ("CFItems", "language", 150),
            ("CFItems", "statusStartDate", 1),
            ("CFPackage", "CFRubrics", 1),
            ("CFItems", "area", 150),
        ]
    );
    assert_eq!(found.total, counts.iter().map(|(_, _, count)| count).sum::<usize>());
    assert_eq!(found.list.len(), 2 + 1 + 100 + 100 + 1 + 1 + 100);
}

#[test]
fn a_long_chain_is_no_recursion() {
    let n = 20_000;
    let name = |at: usize| format!("i{at:06}");
    let ties = (1..n).map(|at| tie(&name(at), "isChildOf", &name(at - 1)));
    let items = (0..n).map(|at| item(&name(at))).collect();
    let found = import(&package(items, ties.collect()));
    assert_eq!(found.tables.competences.iter().filter(|row| row.parent.is_some()).count(), n - 1);
}

proptest! {
    /// Whatever the associations, the rows make a region and a framework, and every association is somewhere.
    #[test]
    fn nothing_is_lost_and_the_rows_are_sound(
        ties in prop::collection::vec((0..6_usize, 0..3_usize, 0..7_usize), 0..14),
    ) {
        let names = ["a", "b", "c", "e", "f", "g", "d"];
        let sorts = ["isChildOf", "precedes", "isPeerOf"];
        let ties: Vec<Value> = ties.iter().enumerate().map(|(n, (origin, sort, destination))| {
            let mut tie = tie(names[*origin], sorts[*sort], names[*destination]);
            tie["identifier"] = format!("t{n}").into();
            tie
        }).collect();
        let count = ties.len();
        let top = ties.iter().filter(|tie| {
            tie["associationType"] == "isChildOf" && tie["destinationNodeURI"]["identifier"] == "d"
        }).count();
        let found = import(&package(names[..6].iter().map(|name| item(name)).collect(), ties));
        let framework = framework(&found);
        prop_assert_eq!(framework.competences().len(), 6);
        let out = left_out(&found).len();
        let taken = parents(&found).iter().flatten().count() + found.tables.prerequisites.len();
        // What stands at the top is said by having no parent.
        prop_assert!(taken + out <= count && count <= taken + out + top);
    }
}
