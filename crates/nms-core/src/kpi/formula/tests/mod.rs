//! Tests of formulas.

mod depth;
mod meaning;
mod messages;
#[cfg(feature = "packs")]
mod packs;
mod random;
mod rules;

use super::{Condition, condition, text};
use crate::boundary::{Error, Limits};
use crate::region::Schema;

fn read(formula: &str, table: &str) -> Result<Condition, Error> {
    condition(formula, table, &Schema::standard(), "kpi-1", &Limits::default())
}

/// A formula in its canonical text; reading it again must change nothing.
fn canonical(formula: &str, table: &str) -> String {
    let found = read(formula, table).unwrap_or_else(|error| panic!("{formula}: {error}"));
    let written = text::condition(&found, table, &Schema::standard());
    let again = read(&written, table).unwrap_or_else(|error| panic!("{formula} became {written}: {error}"));
    assert_eq!(again, found, "{formula} became {written}");
    written
}
