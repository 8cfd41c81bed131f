//! The browser package `nms-wasm`: the core with the manners of JavaScript.
//!
//! It holds no rule, no default and no formula: a method reads its arguments, calls the core and hands over the answer
//! or the error. Answers are the JSON text of the core, the same bytes on every surface, parsed by the engine of
//! JavaScript; their TypeScript types are generated from the core's JSON Schema (`ts/answers.d.ts`).
#![cfg_attr(
    not(any(feature = "network", feature = "region", feature = "instrument")),
    expect(dead_code, reason = "they serve what features add")
)]

mod argument;
#[cfg(feature = "instrument")]
mod calibration;
#[cfg(feature = "diagnosis")]
mod case;
#[cfg(feature = "instrument")]
mod classes;
#[cfg(feature = "kpi")]
mod definitions;
#[cfg(feature = "diagnosis")]
mod diagnosis;
#[cfg(feature = "diff")]
mod diff;
#[cfg(feature = "network")]
mod entries;
#[cfg(feature = "export")]
mod export;
mod fault;
#[cfg(feature = "toml")]
mod files;
#[cfg(feature = "network")]
mod hierarchy;
#[cfg(feature = "indicators")]
mod indicators;
#[cfg(feature = "region")]
mod journal;
#[cfg(feature = "routes")]
mod kernel;
#[cfg(feature = "network")]
mod network;
#[cfg(any(feature = "network", feature = "region"))]
mod pack;
#[cfg(feature = "region")]
mod region;
#[cfg(feature = "kpi")]
mod report;
#[cfg(feature = "routes")]
mod routes;
#[cfg(feature = "instrument")]
mod scores;
#[cfg(any(feature = "diff", feature = "kpi", feature = "diagnosis", feature = "instrument"))]
mod tongue;
mod types;
#[cfg(any(feature = "diagnosis", feature = "instrument"))]
mod watch;
#[cfg(feature = "instrument")]
mod waves;

#[cfg(feature = "instrument")]
pub use calibration::Calibration;
#[cfg(feature = "diagnosis")]
pub use case::competences_from_case;
#[cfg(feature = "instrument")]
pub use classes::SkillClasses;
#[cfg(feature = "diagnosis")]
pub use diagnosis::Diagnosis;
#[cfg(feature = "network")]
pub use entries::lint_together;
#[cfg(feature = "network")]
pub use hierarchy::Hierarchy;
#[cfg(feature = "region")]
pub use journal::Journal;
#[cfg(feature = "routes")]
pub use kernel::{PriceSearch, RouteKernel};
#[cfg(feature = "network")]
pub use network::Network;
#[cfg(any(feature = "network", feature = "region"))]
pub use pack::NormPack;
#[cfg(feature = "region")]
pub use region::{Region, RegionView};
#[cfg(feature = "kpi")]
pub use report::{KpiReport, LiveReport};
#[cfg(feature = "routes")]
pub use routes::RoutePlan;
#[cfg(feature = "instrument")]
pub use scores::Scores;
#[cfg(feature = "instrument")]
pub use waves::Gains;

use wasm_bindgen::prelude::wasm_bindgen;

/// Runs once, when the module is loaded.
#[wasm_bindgen(start)]
fn start() {
    fault::watch_for_panics();
}
