#![cfg_attr(feature = "packs", doc = include_str!("../../../README.md"))]
#![cfg_attr(not(feature = "packs"), doc = "The engine of a region's system of methodical support of teachers.")]
//!
//! # Map of the crate
//!
//! | module | question |
//! |---|---|
//! | [`norm`] | what does the order say? packs, linter, comparison |
//! | [`network`] | who acts, who answers for what with whom? |
//! | [`diagnosis`] | who lacks what, and how sure is it? |
//! | [`route`] | who learns what and when, and how good is the whole? |
//! | [`boundary`] | what crosses the border to another language? errors, limits, JSON |
//!
//! # Features
//!
//! All but the last two are on by default; the browser leaves out what it can do without.
//!
//! - `toml`: packs from their TOML texts, [`NormPack::from_files`]; without it they are read from JSON.
//! - `packs`: the five packs, embedded; [`NormPack::load`].
//! - `diff`: what differs between two packs, [`NormPack::diff`].
//! - `export`: networks in the formats of other tools, [`Network::export`].
//! - `html`: [`Network::to_html`], a network drawn as one self-contained page.
//! - `synthetic`: made regions that look like real ones, [`synthetic::region`].
//! - `exact`: numbers pass through JSON as text, which takes less code and reads what no double holds; Python and the browser have it.
//! - `schema`: the JSON Schemas of the pack format and of all answers.
#![forbid(unsafe_code)]

pub mod boundary;
mod decimal;
pub mod diagnosis;
mod id;
pub mod kpi;
pub mod network;
pub mod norm;
#[cfg(feature = "html")]
mod page;
pub mod region;
#[cfg(feature = "html")]
pub mod report;
pub mod route;
mod shape;
#[cfg(feature = "synthetic")]
pub mod synthetic;
mod text;

pub use boundary::{Error, Limits};
pub use decimal::{Decimal, DecimalError};
pub use id::{IdFault, MAX_ID_CHARS, check_id};
pub use network::{Network, NetworkError};
pub use norm::{NormPack, PackError};
pub use text::{Label, Language, UnknownWord};
