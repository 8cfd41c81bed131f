//! Measures the allocation on instances of the yardstick.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a tool that prints figures, of dumps that are sound"
)]

mod world;

use std::time::Instant;

use nms_solver::allocation::{NODES, Options, check, replan, solve};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let exact = args.iter().any(|arg| arg == "--exact");
    // `--gap=500`: how near to the bound is enough, in parts per million.
    let gap = args.iter().find_map(|arg| arg.strip_prefix("--gap=")).map(|parts| parts.parse().expect("a number"));
    let trace = args.iter().any(|arg| arg == "--trace");
    for path in args.iter().filter(|arg| !arg.starts_with("--")) {
        // `--grow=1300000`: so many, drawn after the dump's.
        let text = std::fs::read_to_string(path).expect("a dump");
        let grow = args.iter().find_map(|arg| arg.strip_prefix("--grow=")).map(|many| many.parse().expect("a number"));
        let begin = Instant::now();
        let problem = grow.map_or_else(|| world::read(&text), |many| world::grow(&text, many));
        let built = begin.elapsed();
        let begin = Instant::now();
        let options = Options { exact, gap: gap.unwrap_or(Options::default().gap), ..Options::default() };
        let plan = solve(&problem, options, &mut |progress| {
            if trace {
                println!("{:?} {progress:?}", begin.elapsed());
            }
            true
        });
        let (wall, persons) = (begin.elapsed(), problem.persons());
        let (value, bound, status) = (plan.value, plan.bound, plan.status);
        let begin = Instant::now();
        let again = replan(&problem, &problem, &plan, &[persons as u32 / 2], NODES);
        println!("replanned {} of {} in {:?}", again.value, again.bound, begin.elapsed());
        assert!(check(&problem, &plan.bundles) == Ok(plan.value));
        println!(
            "{persons} value {value} bound {bound} gap {:.4} % {status:?} rounds {} built {built:?} wall {wall:?}",
            plan.gap() * 100.0,
            plan.rounds
        );
    }
}
