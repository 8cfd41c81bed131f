//! Which nodes a page shows: all of a small network; of a large one the actors and whole levels of organisations.

use std::collections::BTreeMap;

use crate::network::{HierarchyKind, Network, Origin};
use crate::norm::entry::Level;

/// More boxes than these would no longer be a picture.
const MOST: usize = 400;

/// The nodes of the page.
pub(super) struct Selection {
    /// Places in the network, in its order.
    pub(super) shown: Vec<usize>,
    /// For a node that is shown, how many nodes under it are not.
    pub(super) below: BTreeMap<usize, usize>,
}

impl Selection {
    pub(super) fn of(network: &Network) -> Self {
        let mut shown: Vec<usize> = choose(network);
        shown.truncate(MOST);
        shown.sort_unstable();
        let mut below = BTreeMap::new();
        if shown.len() < network.node_count() {
            count_hidden(network, &shown, &mut below);
        }
        Self { shown, below }
    }
}

/// Actors first, then levels of organisations from above while a whole level finds room.
fn choose(network: &Network) -> Vec<usize> {
    let places = |keep: &dyn Fn(Origin, Level) -> bool| -> Vec<usize> {
        network.nodes().enumerate().filter(|(_, node)| keep(node.origin, node.level)).map(|(at, _)| at).collect()
    };
    let mut chosen = places(&|origin, _| origin == Origin::Pack);
    for level in Level::ALL {
        let more = places(&|origin, of| origin == Origin::Region && of == *level);
        if chosen.len() + more.len() > MOST {
            // Without anything above them the first of the level are better than an empty page.
            if chosen.is_empty() {
                chosen = more;
            }
            break;
        }
        chosen.extend(more);
    }
    chosen
}

/// Counts every node that is not shown at the nearest one above it that is.
fn count_hidden(network: &Network, shown: &[usize], below: &mut BTreeMap<usize, usize>) {
    let Ok(tree) = network.hierarchy(HierarchyKind::Structure, None) else { return };
    let place: BTreeMap<&str, usize> =
        shown.iter().map(|at| (network.id_at(*at), *at)).filter(|(id, _)| !id.is_empty()).collect();
    // Parents stand before children, so that the way up has been walked already.
    let nodes = tree.tree();
    let mut above: BTreeMap<&str, usize> = BTreeMap::new();
    for node in &nodes {
        let nearest = node.parent.as_deref().and_then(|parent| above.get(parent).copied());
        match place.get(node.id.as_str()) {
            Some(at) => {
                above.insert(&node.id, *at);
            }
            None => {
                if let Some(at) = nearest {
                    *below.entry(at).or_default() += 1;
                    above.insert(&node.id, at);
                }
            }
        }
    }
}
