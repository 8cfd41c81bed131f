//! The tools of this repository, run as `cargo xtask <command>`.
#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the tools talk to a terminal")]

mod commands;
mod digest;
mod generate;
mod process;
mod project;
mod setup;
mod stamp;
mod steps;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

use project::Project;

/// What is printed without a command, or with one that is not known.
const USAGE: &str = "\
Usage: cargo xtask <command>

Commands:
  test           install what is missing, then check, build and test everything
  wasm           build the package for JavaScript into crates/nms-wasm/dist
  py             build the Python package and install it into .venv
  bench          run the benchmarks, then their peers in Python
  worlds [N]     compare every stage of N made worlds, 1000 unless told, in Rust, Python, Node and the browser
  oracle [N]     compare the indicators of N random regions, 10000 unless told, with the slow oracle
  gen            write every generated file anew
  gen --check    write nothing; fail and name the generated files that are out of date
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the command named on the command line.
fn dispatch() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test"] => commands::test::run(&Project::open()?),
        ["wasm"] => commands::wasm::run(&Project::open()?),
        ["py"] => commands::py::run(&Project::open()?),
        ["bench"] => commands::bench::run(&Project::open()?),
        ["worlds"] => commands::worlds::run(&Project::open()?, 1000),
        ["worlds", many] if many.parse::<usize>().is_ok() => commands::worlds::run(&Project::open()?, many.parse()?),
        ["oracle"] => commands::oracle::run(&Project::open()?, "10000"),
        ["oracle", worlds] if worlds.parse::<u32>().is_ok() => commands::oracle::run(&Project::open()?, worlds),
        ["gen"] => generate::write(&Project::open()?),
        ["gen", "--check"] => generate::check(&Project::open()?),
        [] | ["help" | "-h" | "--help"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => bail!("unknown command `{}`\n\n{USAGE}", words.join(" ")),
    }
}
