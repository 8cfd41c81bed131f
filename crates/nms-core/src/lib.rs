#![cfg_attr(feature = "packs", doc = include_str!("../../../README.md"))]
#![cfg_attr(not(feature = "packs"), doc = "The engine of a region's system of methodical support of teachers.")]
//!
//! # Map of the crate
//!
//! | module | question |
//! |---|---|
//! | [`norm`] | what does the order say? packs, linter, comparison |
//! | [`network`] | who acts, who answers for what with whom? |
//! | [`boundary`] | what crosses the border to another language? errors, limits, JSON |
//!
//! # Features
//!
//! - `packs` (on by default): the five packs, embedded; [`NormPack::load`].
//! - `html` (on by default): [`Network::to_html`], a network drawn as one self-contained page.
//! - `schema`: the JSON Schemas of the pack format and of all answers.
#![forbid(unsafe_code)]

pub mod boundary;
mod decimal;
mod id;
pub mod kpi;
pub mod network;
pub mod norm;
pub mod region;
mod shape;
mod solver;
mod text;

pub use boundary::{Error, Limits};
pub use decimal::{Decimal, DecimalError};
pub use id::{IdFault, MAX_ID_CHARS, check_id};
pub use network::{Network, NetworkError};
pub use norm::{NormPack, PackError};
pub use text::{Label, Language, UnknownWord};
