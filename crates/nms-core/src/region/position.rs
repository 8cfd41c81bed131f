//! The positions that a person holds, with where they are.

use super::RegionView;
use super::table::Table;

/// A position that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position<'r> {
    /// The row of the organisation.
    pub(crate) organisation: usize,
    pub(crate) post: Option<&'r str>,
    pub(crate) subject: Option<&'r str>,
    /// Nought for pedagogical, one for managerial.
    pub(crate) staff_category: Option<u8>,
    pub(crate) territory: Option<&'r str>,
}

impl<'r> RegionView<'r> {
    /// The positions a person holds on the day, as they were known then.
    pub(crate) fn positions_of(&self, person: u32) -> Vec<Position<'r>> {
        let (Some(table), Some(organisations)) = (self.region.table("positions"), self.region.table("organisations"))
        else {
            return Vec::new();
        };
        let chains = table.schema.place("person").and_then(|place| table.chains(place));
        let rows = chains.into_iter().flat_map(|chains| chains.of(person as usize));
        let position = |row: usize| {
            let text = |name: &str| table.column(name).and_then(|column| column.text(row));
            let organisation = table.column("organisation").and_then(|column| column.reference(row))?;
            Some(Position {
                organisation,
                post: text("post"),
                subject: text("subject"),
                staff_category: table.column("staff_category").and_then(|column| column.word(row)),
                territory: organisations.column("territory").and_then(|column| column.text(organisation)),
            })
        };
        rows.filter(|row| table.sees(*row, self.moment, i32::MIN)).filter_map(position).collect()
    }
}

/// Whether an activity is open to somebody who holds these positions: any of the rows of its audience matches one of them, or
/// it has none.
pub(crate) fn is_open(audiences: Option<&Table>, rows: &[usize], held: &[Position<'_>]) -> bool {
    let Some(table) = audiences.filter(|_| !rows.is_empty()) else { return true };
    rows.iter().any(|row| {
        let text = |name: &str| table.column(name).and_then(|column| column.text(*row));
        let category = table.column("staff_category").and_then(|column| column.word(*row));
        let agrees = |wanted: Option<&str>, has: Option<&str>| wanted.is_none() || wanted == has;
        held.iter().any(|position| {
            agrees(text("post"), position.post)
                && agrees(text("subject"), position.subject)
                && agrees(text("territory"), position.territory)
                && (category.is_none() || category == position.staff_category)
        })
    })
}
