//! Measures the allocation on instances of the yardstick.
#![allow(clippy::print_stdout, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod world;

use std::time::Instant;

use nms_solver::allocation::{Options, solve};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let exact = args.iter().any(|arg| arg == "--exact");
    let trace = args.iter().any(|arg| arg == "--trace");
    for path in args.iter().filter(|arg| !arg.starts_with("--")) {
        let problem = world::read(&std::fs::read_to_string(path).expect("a dump"));
        let begin = Instant::now();
        let options = Options { exact, ..Options::default() };
        let plan = solve(&problem, options, &mut |progress| {
            if trace {
                println!("{:?} {progress:?}", begin.elapsed());
            }
            true
        });
        let (wall, persons) = (begin.elapsed(), problem.persons());
        let (value, bound, status) = (plan.value, plan.bound, plan.status);
        println!("{persons} value {value} bound {bound} gap {:.4} % {status:?} rounds {} wall {wall:?}", plan.gap() * 100.0, plan.rounds);
    }
}
