//! Reading, linting and joining the five packs.
#![expect(clippy::unwrap_used, reason = "a benchmark stops at the first fault")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use nms_core::{Network, NormPack};

fn packs(bench: &mut Criterion) {
    bench.bench_function("packs/all five: read, lint, network", |timer| {
        timer.iter(|| {
            for id in NormPack::available() {
                let pack = NormPack::load(id).unwrap();
                black_box((pack.lint(), Network::from_pack(&pack).unwrap()));
            }
        });
    });
    bench.bench_function("packs/orenburg-2023: read", |timer| {
        timer.iter(|| black_box(NormPack::load("orenburg-2023").unwrap()));
    });
    let pack = NormPack::load("orenburg-2023").unwrap();
    bench.bench_function("packs/orenburg-2023: lint", |timer| timer.iter(|| black_box(pack.lint())));
}

criterion_group!(benches, packs);
criterion_main!(benches);
