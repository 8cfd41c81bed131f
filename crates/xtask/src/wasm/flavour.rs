//! The builds of the package: the default one, the one with everything but diagnosis, the one for indicators with pictures,
//! the one for diagnosis, the one for routes, and the one for an instrument without a region.

use super::size;

/// One build.
pub(crate) struct Flavour {
    /// Its folder in the finished package.
    pub(crate) name: &'static str,
    /// The features of the crate `nms-wasm` that it is made with.
    pub(crate) features: &'static str,
    /// The most bytes it may take.
    pub(crate) limit: usize,
}

/// All builds.
pub(crate) const FLAVOURS: [Flavour; 6] = [
    Flavour { name: "lean", features: "network", limit: size::LEAN },
    Flavour { name: "full", features: "full", limit: size::FULL },
    Flavour { name: "indicators", features: "indicators", limit: size::INDICATORS },
    Flavour { name: "diagnosis", features: "diagnosis", limit: size::DIAGNOSIS },
    Flavour { name: "routes", features: "routes", limit: size::ROUTES },
    Flavour { name: "instrument", features: "instrument", limit: size::INSTRUMENT },
];
