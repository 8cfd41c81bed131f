//! Indicators: definitions, their exact values at every node of a hierarchy, and where each value comes from.

pub(crate) mod formula;
