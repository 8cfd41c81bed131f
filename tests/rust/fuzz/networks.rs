//! Networks of rows: trees that hold together.

use nms_core::network::{HierarchyKind, RegionRows};
use nms_core::{Limits, Network};

/// Organisations and ties as JSON.
pub(crate) fn rows(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let rows = match RegionRows::from_json(text, &Limits::default()) {
        Ok(rows) => rows,
        Err(error) => return super::fair(&error),
    };
    let written = nms_core::boundary::json(&rows);
    assert_eq!(RegionRows::from_json(&written, &Limits::default()).unwrap(), rows);
    let network = match Network::from_rows(&rows) {
        Ok(network) => network,
        Err(error) => {
            assert!(!error.problems().is_empty());
            return error.problems().iter().for_each(super::fair);
        }
    };
    assert_eq!((network.node_count(), network.edge_count()), (rows.organisations.len(), rows.relations.len()));
    let as_of = rows.relations.iter().find_map(|tie| tie.valid_from);
    for kind in HierarchyKind::ALL {
        let tree = match network.hierarchy(*kind, as_of) {
            Ok(tree) => tree,
            Err(error) => {
                super::fair(&error);
                continue;
            }
        };
        for node in network.nodes().take(20) {
            for above in tree.ancestors(&node.id) {
                assert!(tree.contains(above, &node.id) && tree.descendants(above).contains(&node.id));
            }
            match tree.parent(&node.id) {
                Some(parent) => assert!(tree.children(parent).contains(&node.id)),
                None => assert!(tree.roots().contains(&node.id) || tree.ancestors(&node.id).is_empty()),
            }
        }
        for span in tree.spans() {
            nms_core::boundary::json(&span);
        }
    }
    nms_core::boundary::json(&network.fragility(as_of));
    nms_core::boundary::json(&network.responsibilities());
    for node in network.nodes().take(5) {
        assert!(!network.cut_off_by(&node.id, as_of).unwrap().contains(&node.id));
        network.edges_of(&node.id, as_of).unwrap();
    }
}
