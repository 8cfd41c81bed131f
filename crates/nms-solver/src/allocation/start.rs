//! Where the prices begin, and in which order persons are drawn.

use super::demand::sweep;
use super::problem::{Problem, UNIT};

/// All persons in an order drawn by a seed; the first so many are a sample. SplitMix64, Steele et al. (2014).
pub(crate) fn draw(persons: usize, seed: u64) -> Vec<u32> {
    let mut order: Vec<u32> = (0..persons as u32).collect();
    let mut state = seed;
    for at in (1..persons).rev() {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        order.swap(at, ((bits ^ (bits >> 31)) % (at as u64 + 1)) as usize);
    }
    order
}

/// First prices: what a few persons would get out of a unit of each resource if everything were free, taken in part.
///
/// High prices leave little to choose, so that first searches are short; they come down faster than they would go up.
pub(crate) fn prices(problem: &Problem, few: &[u32], nodes: usize) -> Vec<i64> {
    let resources = problem.resources().len();
    let free = sweep(problem, few, &vec![0; resources], nodes, |_| None);
    let mut sums = vec![(0.0, 0.0); resources];
    for (place, person) in few.iter().enumerate() {
        let bundle = free.bundle(place);
        let worth = problem.worth(*person as usize, bundle).max(0) as f64 / bundle.len().max(1) as f64;
        problem.each_use(*person as usize, bundle, |used| {
            if used.amount > 0 {
                let sum = &mut sums[used.resource as usize];
                *sum = (sum.0 + worth, sum.1 + used.amount as f64);
            }
        });
    }
    let price = |(worth, used): &(f64, f64)| if *used > 0.0 { (0.7 * worth / used * UNIT as f64) as i64 } else { 0 };
    problem.legal(&sums.iter().map(price).collect::<Vec<_>>())
}
