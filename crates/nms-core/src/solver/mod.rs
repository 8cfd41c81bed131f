//! Machinery that knows no domain: numbers in, numbers out.

pub(crate) mod bits;
pub(crate) mod cut;
pub(crate) mod forest;
pub(crate) mod order;
