//! What users of the library get, tested through its public face; one binary, one module a subject.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first fault")]

#[cfg(feature = "arrow")]
mod arrow;
mod bad_answers;
mod bad_case;
mod bad_definitions;
mod bad_packs;
mod bad_regions;
mod bad_routes;
mod bad_rows;
mod best_routes;
mod case;
mod classes;
mod classical;
mod contradictions;
mod definitions;
mod diagnosis;
mod explain;
mod facts;
mod fuzz;
mod gain;
mod golden;
mod indicators;
mod invariance;
mod item_fit;
mod journal;
mod kit;
mod link;
mod live;
mod organisations;
mod package;
mod packs;
mod published;
mod reference;
mod region;
#[cfg(all(feature = "html", feature = "synthetic"))]
mod report;
mod route_plans;
mod route_rules;
mod routes;
mod schemas;
mod scores;
mod simulated;
mod sparse;
#[cfg(feature = "synthetic")]
mod synthetic;
mod system;
mod trees;
mod vectors;
mod watch;
