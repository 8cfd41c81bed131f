//! Measures the allocation on instances of the yardstick.
#![allow(clippy::print_stdout, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod world;

use std::time::Instant;

use nms_solver::allocation::{NODES, Ascent, demand};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let problem = world::read(&std::fs::read_to_string(&args[0]).expect("a dump"));
    nms_solver::allocation::trial(&problem, args[1].parse().unwrap(), args[2].parse().unwrap());
}
