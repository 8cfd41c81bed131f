//! The page: every pack is drawn, a large region stays small, the layout holds for any tree.

use proptest::prelude::*;
use serde_json::json;

use super::{of_rows, small};
use crate::Language;
use crate::network::export::layout::{Item, layout, tie_path, tree_path};

#[cfg(feature = "packs")]
#[test]
fn every_pack_is_drawn_in_both_languages() {
    use crate::{Network, NormPack};
    for pack in NormPack::available() {
        let network = Network::from_pack(&NormPack::load(pack).unwrap()).unwrap();
        for language in [Language::Russian, Language::English] {
            let page = network.to_html(language);
            assert!(page.ends_with("</html>"), "{pack}");
            assert_eq!(page.matches("<g class=\"card ").count(), network.node_count(), "{pack}");
            assert_eq!(page, network.to_html(language));
        }
    }
}

#[test]
fn a_page_asks_nobody() {
    let page = small().to_html(Language::Russian);
    assert!(page.contains("default-src 'none'"));
    for outside in ["src=", "href=", "@import", "http://", "https://", "fetch("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn an_ended_tie_is_not_drawn() {
    let page = small().to_html(Language::Russian);
    assert!(page.contains("поддерживает") && !page.contains("обучает"));
}

#[test]
fn an_empty_network_is_a_page_too() {
    let page = of_rows(json!({})).to_html(Language::English);
    assert!(page.ends_with("</html>") && !page.contains("class=\"card "));
}

#[test]
fn of_a_large_region_upper_levels_are_drawn() {
    let schools = (0..2_000).map(|at| json!({"id": format!("s{at}"), "kind": "school", "level": "institutional"}));
    let towns = (0..20).map(|at| json!({"id": format!("m{at}"), "kind": "municipality", "level": "municipal"}));
    let part_of = |at: usize| json!({"from": format!("s{at}"), "to": format!("m{}", at % 20), "kind": "part_of"});
    let page = of_rows(json!({
        "organisations": schools.chain(towns).collect::<Vec<_>>(),
        "relations": (0..2_000).map(part_of).collect::<Vec<_>>(),
    }))
    .to_html(Language::Russian);
    assert_eq!(page.matches("<g class=\"card ").count(), 20);
    assert_eq!(page.matches(">+100</text>").count(), 20, "each town says how many schools stand under it");
    assert!(page.contains("2\u{202F}000"));
    assert!(page.len() < 100_000);
}

#[test]
fn of_a_flat_region_the_first_are_drawn() {
    let schools = (0..500).map(|at| json!({"id": format!("s{at}"), "kind": "school", "level": "institutional"}));
    let page = of_rows(json!({"organisations": schools.collect::<Vec<_>>()})).to_html(Language::Russian);
    assert_eq!(page.matches("<g class=\"card ").count(), 400);
}

prop_compose! {
    fn drawings()(count in 1_usize..60)(
        nodes in prop::collection::vec((0_usize..6, prop::option::weighted(0.8, any::<usize>())), count),
        ties in prop::collection::vec((0..count, 0..count), 0..40),
    ) -> (Vec<Item>, Vec<(usize, usize)>) {
        // A parent stands before its child, so that there is no circle.
        let parent = |at: usize, any: usize| (at > 0).then(|| any % at.max(1));
        let items = nodes.iter().enumerate().map(|(at, (band, above))| Item {
            band: *band,
            parent: above.and_then(|above| parent(at, above)),
        });
        (items.collect(), ties)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn boxes_stand_in_their_bands_and_never_overlap((items, ties) in drawings()) {
        let drawing = layout(&items, &ties);
        for (at, here) in drawing.boxes.iter().enumerate() {
            let (_, frame) = drawing.bands.iter().find(|(band, _)| *band == items[at].band).unwrap();
            prop_assert!(here.w > 0 && frame.x <= here.x && here.x + here.w <= frame.x + frame.w, "{here:?} {frame:?}");
            prop_assert!(frame.y < here.y && here.y + here.h <= frame.y + frame.h);
            for there in drawing.boxes.iter().skip(at + 1) {
                let apart = here.x + here.w <= there.x
                    || there.x + there.w <= here.x
                    || here.y + here.h <= there.y
                    || there.y + there.h <= here.y;
                prop_assert!(apart, "{here:?} {there:?}");
            }
            if let Some(parent) = items[at].parent {
                prop_assert!(tree_path(&drawing, parent, at).starts_with('M'));
            }
        }
        for (from, to) in ties {
            prop_assert!(tie_path(drawing.boxes[from], drawing.boxes[to]).starts_with('M'));
        }
    }
}
