//! The region's facts: tables checked with everything wrong found at once, kept as they were known on each day.

pub mod schema;

pub use schema::{ColumnSchema, Kind, Schema, TableSchema, Time};
