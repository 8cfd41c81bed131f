//! A country's network: 45 000 organisations in five levels, 200 000 ties.
//!
//! The same rows are written to `target/bench/network.json`, where `benches/peers/network.py` reads them.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark stops at the first fault")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use nms_core::Network;
use nms_core::network::{HierarchyKind, Organisation, RegionRows, Tie};
use nms_core::norm::entry::{Level, RelationKind};

/// A small generator with an explicit seed (the multiplier of Knuth's MMIX): the same rows in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

fn country() -> RegionRows {
    let mut rows = RegionRows::default();
    let mut chance = Chance(2023);
    let mut levels: Vec<Vec<String>> = Vec::new();
    let shape = [
        ("federation", Level::Federal, 1),
        ("region", Level::Regional, 85),
        ("centre", Level::InterMunicipal, 500),
        ("municipality", Level::Municipal, 2_400),
        ("school", Level::Institutional, 42_014),
    ];
    for (kind, level, count) in shape {
        let ids: Vec<_> = (0..count).map(|at| format!("{kind}-{at}")).collect();
        for id in &ids {
            rows.organisations.push(Organisation {
                id: id.clone(),
                kind: kind.to_owned(),
                title: None,
                level,
                territory: None,
                rural: None,
                lat: None,
                lon: None,
            });
            if let Some(above) = levels.last() {
                rows.relations.push(tie(id, &above[chance.below(above.len())], RelationKind::PartOf));
            }
        }
        levels.push(ids);
    }
    // Every municipality is served by a centre; schools help each other up to 200 000 ties.
    for municipality in &levels[3] {
        rows.relations.push(tie(&levels[2][chance.below(500)], municipality, RelationKind::Serves));
    }
    let kinds = [RelationKind::Mentors, RelationKind::Supports, RelationKind::InteractsWith, RelationKind::Trains];
    while rows.relations.len() < 200_000 {
        let (from, to) = (chance.below(42_014), chance.below(42_014));
        let kind = kinds[chance.below(kinds.len())];
        rows.relations.push(tie(&levels[4][from], &levels[4][to], kind));
    }
    rows
}

fn tie(from: &str, to: &str, kind: RelationKind) -> Tie {
    Tie { from: from.to_owned(), to: to.to_owned(), kind, valid_from: None, valid_to: None }
}

/// The folder of the project's build, whatever it is called.
fn target() -> std::path::PathBuf {
    let folder = std::env::var_os("CARGO_TARGET_DIR").map(Into::into);
    folder.unwrap_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target"))
}

fn network(bench: &mut Criterion) {
    let rows = country();
    let folder = target().join("bench");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("network.json"), serde_json::to_string(&rows).unwrap()).unwrap();

    let mut group = bench.benchmark_group("network");
    group.sample_size(20);
    group.bench_function("build with all hierarchies", |timer| {
        timer.iter(|| {
            let network = Network::from_rows(&rows).unwrap();
            let nodes: usize =
                HierarchyKind::ALL.iter().map(|kind| network.hierarchy(*kind, None).unwrap().roots().len()).sum();
            black_box(nodes);
        });
    });
    group.bench_function("build", |timer| timer.iter(|| black_box(Network::from_rows(&rows).unwrap())));
    let network = Network::from_rows(&rows).unwrap();
    let tree = network.hierarchy(HierarchyKind::Structure, None).unwrap();
    group.bench_function("one hierarchy", |timer| {
        timer.iter(|| black_box(network.hierarchy(HierarchyKind::Structure, None).unwrap()));
    });
    group.bench_function("descendants of 3 000 nodes", |timer| {
        let ids: Vec<_> = rows.organisations.iter().take(3_000).map(|row| row.id.as_str()).collect();
        timer.iter(|| black_box(ids.iter().map(|id| tree.descendants(id).len()).sum::<usize>()));
    });
    group.bench_function("ancestors of all nodes", |timer| {
        timer.iter(|| {
            let above = rows.organisations.iter().map(|row| tree.ancestors(&row.id).len());
            black_box(above.sum::<usize>())
        });
    });
    group.bench_function("is it under: 45 000 questions", |timer| {
        timer.iter(|| {
            let under = rows.organisations.iter().filter(|row| tree.contains("region-7", &row.id));
            black_box(under.count())
        });
    });
    group.bench_function("cut points", |timer| timer.iter(|| black_box(network.fragility(None).cut_points.len())));
    group.finish();
}

criterion_group!(benches, network);
criterion_main!(benches);
