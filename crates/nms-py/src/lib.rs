//! The native half of the Python package `nms`.
//!
//! It holds no rule, no default and no formula: a method converts its arguments, releases the interpreter's lock,
//! calls the core and maps the error. Answers leave as the JSON text of the core, the same bytes on every surface.

mod apart;
mod calibration;
mod call;
mod classes;
mod deficits;
mod derivation;
mod diagnosis;
mod error;
mod events;
mod framework;
mod hierarchy;
mod interop;
mod kernel;
mod long;
mod network;
mod pack;
mod region;
mod report;
mod routes;
mod synthetic;
mod watch;
mod waves;

use pyo3::pymodule;

/// Native half of `nms`: use the package, not this module.
#[pymodule]
mod _core {
    #[pymodule_export]
    use super::calibration::{Calibration, Levels, Residuals};
    #[pymodule_export]
    use super::classes::{Probabilities, QMatrix, SkillClasses};
    #[pymodule_export]
    use super::deficits::Diagnosis;
    #[pymodule_export]
    use super::derivation::{Derivation, Why};
    #[pymodule_export]
    use super::diagnosis::{Classical, Scores};
    #[pymodule_export]
    use super::events::{Journal, Live};
    #[pymodule_export]
    use super::framework::competences_from_case;
    #[pymodule_export]
    use super::hierarchy::Hierarchy;
    #[pymodule_export]
    use super::interop::Batch;
    #[pymodule_export]
    use super::kernel::{PriceSearch, RouteKernel};
    #[pymodule_export]
    use super::network::Network;
    #[pymodule_export]
    use super::pack::{Pack, lint_together, packs};
    #[pymodule_export]
    use super::region::{Region, package_files};
    #[pymodule_export]
    use super::report::Report;
    #[pymodule_export]
    use super::routes::RoutePlan;
    #[pymodule_export]
    use super::synthetic::synthetic;
    #[pymodule_export]
    use super::waves::{Gains, Link};

    #[pymodule_export]
    const DESCRIPTOR: &str = nms_core::region::DESCRIPTOR;
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
