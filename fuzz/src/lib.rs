//! Runs the bodies of the targets, which stand among the tests of the core, on inputs of the fuzzer.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a fuzzer stops at the first fault")]

#[path = "../../tests/rust/fuzz/mod.rs"]
mod bodies;
pub mod mutate;

/// Runs a target on an input.
///
/// # Panics
/// Where something does not hold that must.
pub fn run(target: &str, data: &[u8]) {
    let found = bodies::TARGETS.iter().find(|(name, _)| *name == target);
    let (_, body) = found.unwrap_or_else(|| panic!("there is no target `{target}`"));
    body(data);
}
