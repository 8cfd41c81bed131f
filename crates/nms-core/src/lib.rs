//! x
#![forbid(unsafe_code)]

pub mod boundary;
mod decimal;
mod id;
pub mod network;
pub mod norm;
mod shape;
mod solver;
mod text;

pub use boundary::{Error, Limits};
pub use decimal::{Decimal, DecimalError};
pub use id::{IdFault, MAX_ID_CHARS, check_id};
pub use network::{Network, NetworkError};
pub use norm::{NormPack, PackError};
pub use text::{Label, Language, UnknownWord};
