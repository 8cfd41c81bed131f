//! Days that contradict each other.

use super::Check;
use crate::region::column::Column;
use crate::region::finding::Severity;
use crate::region::table::{FOR_GOOD, Table};

/// Pairs of columns of which the first must not be later than the second; true where both may be the same day.
const ORDERED: &[(&str, &str, &str, bool)] = &[
    ("organisations", "opened", "closed", false),
    ("persons", "birth_date", "career_start", false),
    ("sessions", "start", "end", true),
    ("participations", "from", "to", true),
    ("routes", "created", "completed", true),
];

/// Looks for intervals that end before they start, and positions outside the life of their organisation.
pub(in crate::region) fn check(check: &mut Check<'_>) {
    for table in check.tables.iter().map(AsRef::as_ref) {
        if let Some((from, to)) = table.interval() {
            ordered(check, table, (from, to), false, "valid_to");
        }
        let dated = (table.column("recorded"), table.column("withdrawn"));
        if let (Some(from), Some(to)) = dated {
            ordered(check, table, (from, to), true, "withdrawn");
        }
    }
    for (name, from, to, same) in ORDERED {
        let Some(table) = check.table(name) else { continue };
        if let (Some(first), Some(second)) = (table.column(from), table.column(to)) {
            ordered(check, table, (first, second), *same, to);
        }
    }
    lives(check);
}

fn ordered(check: &mut Check<'_>, table: &Table, (from, to): (&Column, &Column), same: bool, column: &str) {
    for row in check.rows(table) {
        let (Some(first), Some(second)) = (from.day(row), to.day(row)) else { continue };
        if second < first || !same && second == first {
            let wording = ("interval.order", "the interval ends before it starts", "mend one of the two days");
            check.row(Severity::Error, wording, (table, row), Some(column));
        }
    }
}

/// A position is held within the life of its organisation.
pub(in crate::region) fn lives(check: &mut Check<'_>) {
    let (Some(positions), Some(organisations)) = (check.table("positions"), check.table("organisations")) else {
        return;
    };
    let Some((from, to)) = positions.interval() else { return };
    let (Some(place), Some(opened), Some(closed)) =
        (positions.column("organisation"), organisations.column("opened"), organisations.column("closed"))
    else {
        return;
    };
    for row in check.rows(positions) {
        // What was corrected or withdrawn since is no longer said to be so.
        if positions.known_until(row) != FOR_GOOD {
            continue;
        }
        let Some(organisation) = place.reference(row) else { continue };
        let early = opened.day(organisation).is_some_and(|opened| from.day(row).is_some_and(|from| from < opened));
        let late = closed.day(organisation).is_some_and(|closed| {
            to.day(row).is_none_or(|to| to > closed) || from.day(row).is_some_and(|from| from >= closed)
        });
        if early || late {
            let column = if early { "valid_from" } else { "valid_to" };
            let wording = (
                "position.life",
                "the position is held while the organisation does not exist",
                "end or move the position",
            );
            check.row(Severity::Error, wording, (positions, row), Some(column));
        }
    }
}
