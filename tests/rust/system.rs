//! Questions to the orders themselves, answered from the packs.

use nms_core::network::{HierarchyKind, Part};
use nms_core::{Network, NormPack};

fn network(id: &str) -> Network {
    Network::from_pack(&NormPack::load(id).unwrap()).unwrap()
}

fn parts(network: &Network, function: &str) -> Vec<(String, Part)> {
    let shares = network.responsible(function).unwrap().shares;
    shares.into_iter().map(|share| (share.actor.to_string(), share.part)).collect()
}

#[test]
fn every_pack_makes_a_network() {
    for id in NormPack::available() {
        let (pack, network) = (NormPack::load(id).unwrap(), network(id));
        assert_eq!(network.node_count(), pack.actors().len());
        assert_eq!(network.edge_count(), pack.relations().len());
        for kind in HierarchyKind::ALL {
            network.hierarchy(*kind, None).unwrap();
        }
        assert_eq!(network.responsibilities().len(), pack.functions().len());
    }
}

#[test]
fn monitoring_is_mutual_between_three_bodies_and_forming_the_active_between_two() {
    let network = network("orenburg-2023");
    // Clause 3.3.3 (14): the three bodies name each other; 3.3.6 (3) names them and nobody names it back.
    let all = |part| {
        vec![("orb-rcro".to_owned(), Part::Jointly), ("orb-cnppm".to_owned(), part), ("orb-ogpu".to_owned(), part)]
    };
    assert_eq!(parts(&network, "fn-001-3-3-3-14"), all(Part::Jointly));
    let others = parts(&network, "fn-001-3-3-6-3").into_iter().skip(1).map(|(_, part)| part).collect::<Vec<_>>();
    assert_eq!(others, [Part::OneSided; 3]);
    assert_eq!(
        parts(&network, "fn-001-3-3-3-5a"),
        [
            ("orb-rcro".to_owned(), Part::Jointly),
            ("orb-rnms".to_owned(), Part::OneSided),
            ("orb-cnppm".to_owned(), Part::Jointly)
        ]
    );
}

#[test]
fn joint_relations_and_joint_functions_say_the_same() {
    for id in NormPack::available() {
        let pack = NormPack::load(id).unwrap();
        for relation in pack.relations() {
            if let Some(function) = relation.function.as_ref().and_then(|id| pack.function(id.as_str())) {
                assert_eq!(function.actor, relation.from, "{}", relation.id);
                assert!(function.joint_with.contains(&relation.to), "{}", relation.id);
            }
        }
    }
}

#[test]
fn the_slides_name_no_holder_and_the_pack_only_guesses() {
    let network = network("orenburg-2025");
    for answer in network.responsibilities() {
        assert!(!answer.stated);
        assert!(answer.shares.iter().all(|share| share.part == Part::Inferred && share.confidence.is_some()));
    }
}

#[test]
fn three_bodies_coordinate_the_system() {
    let network = network("orenburg-2023");
    let tree = network.hierarchy(HierarchyKind::Coordination, None).unwrap();
    assert_eq!(tree.parent("orb-rs-nms"), Some("orb-cnppm"));
    let surplus: Vec<_> =
        tree.surplus().iter().filter(|edge| edge.to == "orb-rs-nms").map(|edge| edge.from.as_str()).collect();
    assert_eq!(surplus, ["orb-rnms", "orb-rcro"]);
}

#[test]
fn the_structure_of_the_main_order() {
    let network = network("orenburg-2023");
    let tree = network.hierarchy(HierarchyKind::Structure, None).unwrap();
    assert_eq!(tree.ancestors("orb-route-curators"), ["orb-support-service", "orb-cnppm", "orb-rs-nms", "fed-efs"]);
    let widest = &tree.spans()[0];
    assert_eq!((widest.id.as_str(), widest.direct), ("orb-rs-nms", tree.children("orb-rs-nms").len() as u32));
    let lines: String =
        tree.tree().iter().map(|n| format!("{}{} {}\n", "  ".repeat(n.depth as usize), n.id, n.descendants)).collect();
    insta::assert_snapshot!(lines);
}

#[test]
fn unknown_ids_name_the_nearest() {
    let network = network("orenburg-2023");
    let error = network.responsible("fn-001-3-3-2-l").unwrap_err();
    assert_eq!(error.code, "network.function.unknown");
    assert_eq!(error.help, "did you mean `fn-001-3-3-2-1`?");
    assert_eq!(network.functions_of("orb-cnpm", None).unwrap_err().help, "did you mean `orb-cnppm`?");
}
