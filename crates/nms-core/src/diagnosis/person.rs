//! A person of a region by its id.

use crate::boundary::{Error, unknown};
use crate::region::Region;

/// Ids of this many persons are looked through for the nearest one; more would take longer than it helps.
const NEAR: usize = 2_001;

/// The row of a person; an error with the code that is given, and the nearest id, where there is none.
pub(super) fn person_row(region: &Region, id: &str, code: &str) -> Result<u32, Error> {
    region.row_of("persons", id).ok_or_else(|| {
        let ids = region.table("persons").and_then(|table| table.column("id"));
        let known = (0..region.rows("persons").min(NEAR)).filter_map(|row| ids?.text(row));
        unknown(code, "person", id, known.collect::<Vec<_>>().into_iter())
    })
}
