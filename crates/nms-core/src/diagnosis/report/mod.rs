//! What a diagnosis answers: rows of tables, profiles of people and organisations, requests, the whole as one value.

mod chart;
mod findings;
mod fit;
mod gains;
mod group;
mod instrument;
mod profile;
mod request;
mod rows;
mod whole;

pub use fit::PersonFitRow;
pub use gains::{GainRow, GroupGainRow, ScaleGains};
pub use group::{GroupRow, TypicalBy, TypicalRow};
pub use profile::{PersonProfile, ProfileRow};
pub use request::ProgrammeRequest;
pub use rows::{DeficitRow, ItemRow, LevelRow, ScaleRow};
pub use whole::WholeDiagnosis;
