//! A region small enough to check by hand.
//!
//! ```text
//! край ── m1 ── s1 (until September 2024), s2, ммс-1 (acts as the municipal service)
//!      ├─ m2 ── s3, s1 (from September 2024)
//!      └─ ммц-1, serves m1; serves m2 from 2024
//! s4 stands alone
//! ```

use chrono::NaiveDate;
use nms_core::network::{HierarchyKind, NetworkChangeKind, RegionRows};
use nms_core::{Network, NormPack};

fn day(text: &str) -> Option<NaiveDate> {
    Some(text.parse().unwrap())
}

fn rows() -> RegionRows {
    serde_json::from_str(
        r#"{
        "organisations": [
          {"id": "край", "kind": "region", "level": "regional"},
          {"id": "m1", "kind": "municipality", "level": "municipal"},
          {"id": "m2", "kind": "municipality", "level": "municipal"},
          {"id": "ммц-1", "kind": "centre", "level": "inter-municipal"},
          {"id": "ммс-1", "kind": "centre", "level": "municipal"},
          {"id": "s1", "kind": "school", "level": "institutional"},
          {"id": "s2", "kind": "school", "level": "institutional"},
          {"id": "s3", "kind": "school", "level": "institutional"},
          {"id": "s4", "kind": "school", "level": "institutional"}
        ],
        "relations": [
          {"from": "m1", "to": "край", "kind": "part_of"},
          {"from": "m2", "to": "край", "kind": "part_of"},
          {"from": "ммц-1", "to": "край", "kind": "part_of"},
          {"from": "ммс-1", "to": "m1", "kind": "part_of"},
          {"from": "ммс-1", "to": "orb-mms", "kind": "acts_as"},
          {"from": "ммц-1", "to": "m1", "kind": "serves"},
          {"from": "ммц-1", "to": "m2", "kind": "serves", "valid_from": "2024-01-01"},
          {"from": "s1", "to": "m1", "kind": "part_of", "valid_to": "2024-09-01"},
          {"from": "s1", "to": "m2", "kind": "part_of", "valid_from": "2024-09-01"},
          {"from": "s2", "to": "m1", "kind": "part_of"},
          {"from": "s3", "to": "m2", "kind": "part_of"}
        ]}"#,
    )
    .unwrap()
}

fn network() -> Network {
    Network::with_region(&NormPack::load("orenburg-2023").unwrap(), &rows()).unwrap()
}

#[test]
fn the_tree_of_a_day() {
    let network = network();
    let tree = |on| network.hierarchy(HierarchyKind::Structure, on).unwrap();
    assert_eq!(tree(day("2024-08-31")).descendants("m1").ids(), ["ммс-1", "s1", "s2"]);
    assert_eq!(tree(day("2024-09-01")).descendants("m1").ids(), ["ммс-1", "s2"]);
    // Without a day, the ties that are still open.
    assert_eq!(tree(None).ancestors("s1"), ["m2", "край"]);
    assert_eq!(tree(None).parent("s4"), None);
    assert!(tree(None).contains("край", "s3") && !tree(None).contains("m1", "s3"));
}

#[test]
fn zones_stand_above_municipalities() {
    let network = network();
    let zones = |on| network.hierarchy(HierarchyKind::Zones, on).unwrap().descendants("ммц-1").ids().len();
    // In 2023 the zone has m1 with ммс-1, s1 and s2; from 2024 also m2 with s3.
    assert_eq!(zones(day("2023-06-01")), 4);
    assert_eq!(zones(day("2024-06-01")), 6);
}

#[test]
fn municipalities_and_schools_act_as_the_templates_of_the_order() {
    let network = network();
    // m1 has a service of its own; m2 is its own service.
    assert_eq!(network.acting_as("orb-mms", None).unwrap().ids(), ["m2", "ммс-1"]);
    assert_eq!(network.acting_as("orb-mmo", None).unwrap().ids(), ["m1", "m2"]);
    assert_eq!(network.acting_as("orb-org-methodical-service", None).unwrap().len(), 4);
    let functions = |id: &str| network.functions_of(id, None).unwrap();
    let via = |id: &str, role: &str| functions(id).iter().filter(|held| held.via == [role]).count();
    let of_mms = network.functions_of("orb-mms", None).unwrap().iter().filter(|held| held.via.is_empty()).count();
    assert!(of_mms > 0);
    assert_eq!((via("ммс-1", "orb-mms"), via("m2", "orb-mms"), via("m1", "orb-mms")), (of_mms, of_mms, 0));
    assert!(functions("s1").iter().any(|held| held.via == ["orb-educational-organisations"]));
}

#[test]
fn what_changed_between_two_days() {
    let changes = network().changes(day("2023-06-01").unwrap(), day("2025-01-01").unwrap());
    let line = |change: &nms_core::network::NetworkChange| {
        let to = |edge: &Option<nms_core::network::Edge>| edge.as_ref().map(|edge| edge.to.clone()).unwrap_or_default();
        (change.kind, to(&change.before), to(&change.after))
    };
    use NetworkChangeKind::{Added, Moved};
    let found: Vec<_> = changes.iter().map(line).collect();
    assert_eq!(found, [(Moved, "m1".into(), "m2".into()), (Added, String::new(), "m2".into())]);
}

#[test]
fn whom_no_municipal_body_reaches() {
    let network = network();
    assert_eq!(network.unreached("school", None).unwrap().ids(), ["s4"]);
    assert_eq!(network.unreached("shcool", None).unwrap_err().help, "did you mean `school`?");
    // With no tie at all nobody is reached.
    let bare = RegionRows { relations: vec![], ..rows() };
    assert_eq!(Network::from_rows(&bare).unwrap().unreached("school", None).unwrap().len(), 4);
}

#[test]
fn the_way_of_a_question() {
    let network = network();
    let way = network.escalation("s2", "s3", None).unwrap();
    let steps: Vec<_> = way.steps.iter().map(|s| (s.tie.from.as_str(), s.tie.to.as_str(), s.backwards)).collect();
    // Up to the region and down again: four steps of structure cost as much as any shorter way by other ties.
    assert_eq!(steps, [("s2", "m1", false), ("m1", "край", false), ("m2", "край", true), ("s3", "m2", true)]);
    assert_eq!(way.levels_crossed, 4);
    assert!(!network.escalation("s4", "край", None).unwrap().reached);
    assert!(network.escalation("s2", "s2", None).unwrap().reached);
    assert_eq!(network.escalation("s2", "s22", None).unwrap_err().code, "network.node.unknown");
}

#[test]
fn whose_loss_cuts_others_off() {
    let network = Network::from_rows(&RegionRows {
        relations: rows().relations.into_iter().filter(|tie| !tie.to.starts_with("orb")).collect(),
        ..rows()
    })
    .unwrap();
    let cuts: Vec<_> = network.fragility(None).cut_points.iter().map(|cut| (cut.id.clone(), cut.cut_off)).collect();
    // m1 alone ties ммс-1 and s2; m2 alone ties s1 and s3; край and ммц-1 replace each other.
    assert_eq!(cuts, [("m1".to_owned(), 2), ("m2".to_owned(), 2)]);
    assert_eq!(network.cut_off_by("m2", None).unwrap().ids(), ["s1", "s3"]);
    assert!(network.cut_off_by("s4", None).unwrap().is_empty());
}

#[test]
fn any_id_that_can_be_read_and_any_day() {
    let mut rows = rows();
    rows.organisations[8].id = "🏫-4".to_owned();
    rows.relations[7].valid_from = day("1900-01-01");
    rows.relations[8].valid_to = day("2200-01-01");
    let network = Network::from_rows(&RegionRows {
        relations: rows.relations.into_iter().filter(|tie| !tie.to.starts_with("orb")).collect(),
        organisations: rows.organisations,
    })
    .unwrap();
    let parent = |on| network.hierarchy(HierarchyKind::Structure, day(on)).unwrap().parent("s1").map(str::to_owned);
    assert_eq!(parent("1899-12-31"), None);
    assert_eq!(parent("1900-01-01"), Some("m1".to_owned()));
    assert_eq!(parent("2199-12-31"), Some("m2".to_owned()));
    assert_eq!(parent("2200-01-01"), None);
    assert_eq!(network.node("🏫-4").unwrap().label.ru, "🏫-4");
}

#[test]
fn nothing_is_a_network_too() {
    let network = Network::from_rows(&RegionRows::default()).unwrap();
    assert_eq!((network.node_count(), network.edge_count()), (0, 0));
    assert!(network.hierarchy(HierarchyKind::Zones, None).unwrap().tree().is_empty());
    assert!(network.fragility(None).cut_points.is_empty());
}
