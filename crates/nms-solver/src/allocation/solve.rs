//! The whole: prices learned, bundles chosen, a plan made and improved, a bound proved.

use super::ascent::Ascent;
use super::columns::Columns;
use super::demand::{Swept, sweep};
use super::master::Master;
use super::plan::{Plan, repair};
use super::problem::{Problem, UNIT};

/// trial
pub fn trial(problem: &Problem, rounds: usize, cg: usize) {
    let t = std::time::Instant::now();
    let n = problem.persons();
    let persons: Vec<u32> = (0..n as u32).collect();
    let mut ascent = Ascent::new(problem, &vec![0; problem.resources().len()], 1.0);
    let mut columns = Columns::new(n);
    let mut last: Option<Swept> = None;
    for round in 0..rounds {
        let prices = ascent.prices();
        let swept = sweep(problem, &persons, &prices, 20000, |p| last.as_ref().map(|s| s.bundle(p as usize)));
        ascent.learn(&swept.demand);
        if round + 8 > rounds {
            for p in &persons {
                columns.add(problem, *p, swept.bundle(*p as usize));
            }
        }
        last = Some(swept);
    }
    println!("ascent {:?} bound {:.2}", t.elapsed(), ascent.best().1 / 1024.0);
    let (prices, mut best) = ascent.best();
    let mut prices = prices.to_vec();
    let swept = last.unwrap();
    let plan = repair(problem, persons.iter().copied(), &prices, 20000, |p| swept.bundle(p as usize));
    println!("repair {:?} value {}", t.elapsed(), plan.value(problem));
    let keys: Vec<u32> = persons.iter().map(|p| columns.add(problem, *p, &plan.bundles[*p as usize]).0).collect();
    let mut master = Master::new(problem, columns, keys, 1.0);
    for round in 0..cg {
        let done = master.optimise(&persons, 1_000_000);
        println!("  lp {round} {:?} {done} obj {:.3} work {} torn {} cols {}", t.elapsed(), master.objective(), master.work, master.torn().len(), master.columns.len());
        let alpha = if round + 1 == cg { 1.0 } else { 0.6 };
        let ask: Vec<i64> = prices.iter().zip(&master.dual).map(|(best, dual)| {
            (alpha * dual.max(0.0) * UNIT as f64 + (1.0 - alpha) * *best as f64 + 0.5) as i64
        }).collect();
        let ask = problem.legal(&ask);
        let swept = sweep(problem, &persons, &ask, 20000, |p| Some(master.columns.bundle(master.key(p))));
        let mut bound = swept.demand.bound as f64;
        for (p, r) in ask.iter().zip(problem.resources()) { bound += *p as f64 * r.capacity as f64; }
        let mut new = 0;
        for p in &persons { new += usize::from(master.add(problem, *p, swept.bundle(*p as usize)).1); }
        if bound < best { best = bound; prices = ask; }
        println!("  price {:?} bound {:.3} best {:.3} new {new}", t.elapsed(), bound / 1024.0, best / 1024.0);
        if new == 0 && alpha == 1.0 { break; }
    }
    master.optimise(&persons, 1_000_000);
    // dive
    let mut rounds = 0;
    loop {
        let mut torn: Vec<(f64, u32, u32)> = master.torn().into_iter().filter_map(|p| {
            let f = master.fractions(p);
            let b = f.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
            (b.1 < 1.0 - 1e-4).then_some((b.1, p, b.0))
        }).collect();
        if torn.is_empty() { break; }
        torn.sort_by(|a, b| b.0.total_cmp(&a.0));
        let many = (torn.len() / 8).max(1);
        for (_, p, c) in torn.iter().take(many) {
            let others: Vec<u32> = master.columns.of(*p).filter(|o| o != c).collect();
            for o in others { master.bar(o, true); }
        }
        master.refresh();
        master.optimise(&persons, 100_000);
        rounds += 1;
    }
    let plan = repair(problem, persons.iter().copied(), &prices, 20000, |p| {
        let f = master.fractions(p);
        master.columns.bundle(f.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0)
    });
    println!("dive {:?} rounds {rounds} work {} value {} gap {:.4}%", t.elapsed(), master.work, plan.value(problem), (best / 1024.0 / plan.value(problem) as f64 - 1.0) * 100.0);
}
